import { useQuery } from '@tanstack/react-query'
import { CircleCheck, Clock3 } from 'lucide-react'
import { useState } from 'react'
import { useFormat } from '../../shared/i18n/language.tsx'
import { Asked } from '../../shared/parts/asked.tsx'
import { Button } from '../../shared/parts/button.tsx'
import { Empty } from '../../shared/parts/states.tsx'
import { carsPath } from '../cars/paths.ts'
import { type Permit, permitsQuery } from '../cars/queries.ts'
import { useCarsWords } from '../cars/words.ts'
import { Facts } from '../facts.tsx'
import { MissingPage } from '../shell/missing-page.tsx'
import { Page } from '../shell/page.tsx'
import { checkDraw } from './check-draw.ts'
import { type Draw, drawQuery } from './draw-queries.ts'
import { usePermitWords } from './words.ts'

type Row = Draw['rows'][number]

/** How the spaces went when this household took part: its own place first, then what anybody needs to check it. */
export function DrawPage({ unit, permit: id }: { readonly unit: string; readonly permit: string }) {
  const common = useCarsWords()
  const words = usePermitWords()
  const permits = useQuery(permitsQuery(unit))
  const permit = permits.data?.items.find((one) => one.id === id)
  if (permits.data && !permit) return <MissingPage />
  return (
    <Page title={words.draw} subtitle={permit?.areaName} back={{ href: carsPath(unit), text: common.back }}>
      <Asked query={permits} what={words.drawWhat}>
        {() => permit && <Found permit={permit} />}
      </Asked>
    </Page>
  )
}

function Found({ permit }: { readonly permit: Permit }) {
  const words = usePermitWords()
  const query = useQuery(drawQuery(permit))
  return (
    <Asked query={query} what={words.drawWhat}>
      {(draw) => (draw ? <Result draw={draw} own={draw.rows.find(({ application }) => application === permit.id)!} /> : <Empty title={words.drawNone}>{words.drawNoneText}</Empty>)}
    </Asked>
  )
}

function Result({ draw, own }: { readonly draw: Draw; readonly own: Row }) {
  const words = usePermitWords()
  const format = useFormat()
  const lottery = draw.method === 'lottery'
  return (
    <>
      <Own row={own} running={draw.state === 'giving'} />
      <Facts
        facts={[
          [words.drawWay, words.drawWays[draw.method]],
          [words.drawAt, format.moment(draw.at)],
          [words.drawCount, words.drawCounts(draw.rows.length, draw.given)],
          lottery && [words.seed, <span key="seed" className="break-all">{draw.seed}</span>],
          lottery && [words.seedSource, draw.source],
          lottery && [words.drawLot, <Lot key="lot" row={own} />],
        ]}
      />
      <h2 className="mt-6 text-[1.1rem] font-bold">{words.drawCheck}</h2>
      <p className="mt-1">{lottery ? words.drawLotteryText : words.drawOrderText}</p>
      {lottery && <Again draw={draw} />}
      <Rows draw={draw} own={own} />
    </>
  )
}

function Own({ row: { rank, outcome, spaceNumber }, running }: { readonly row: Row; readonly running: boolean }) {
  const words = usePermitWords()
  const given = outcome === 'given' || outcome === 'given-barrier-free'
  const Icon = given ? CircleCheck : Clock3
  const space = spaceNumber ?? ''
  const said = { given: words.drawGiven(rank, space), 'given-barrier-free': words.drawGivenBarrierFree(rank, space), 'none-left': words.drawLeft(rank), 'not-billed': words.drawUnbilled(rank) }
  const more = running ? words.drawRunning : { given: '', 'given-barrier-free': '', 'none-left': words.drawLeftText, 'not-billed': words.drawUnbilledText }[outcome]
  return (
    <p className="flex items-start gap-3 pt-4">
      <Icon aria-hidden className={`size-8 shrink-0 ${given ? 'text-good' : 'text-warn'}`} />
      <span className="min-w-0">
        <span className="block text-[1.1rem] font-bold">{said[outcome]}</span>
        {more && <span className="block">{more}</span>}
      </span>
    </p>
  )
}

/** The first characters decide; nobody reads 64 of them. */
const Lot = ({ row }: { readonly row: Row }) => <span className="tabular-nums">{row.draw.slice(0, 12)}…</span>

function Again({ draw }: { readonly draw: Draw }) {
  const words = usePermitWords()
  const [found, setFound] = useState<Awaited<ReturnType<typeof checkDraw>>>()
  const said = found && { same: words.drawSame(draw.rows.length), differs: words.drawDiffers, cannot: words.drawCannot }[found]
  return (
    <>
      <Button onClick={() => void checkDraw(draw).then(setFound)} className="mt-3 min-h-(--target-main) w-full">
        {words.drawAgain}
      </Button>
      <p role="status" className={`mt-2 font-bold ${found === 'same' ? 'text-good' : 'text-bad'}`}>
        {said}
      </p>
    </>
  )
}

const shownAtFirst = 10

function Rows({ draw, own }: { readonly draw: Draw; readonly own: Row }) {
  const words = usePermitWords()
  const [all, setAll] = useState(false)
  const shown = all ? draw.rows : draw.rows.filter((row) => row.rank <= shownAtFirst || row === own)
  return (
    <>
      <h2 className="mt-6 text-[1.1rem] font-bold">{words.drawAll}</h2>
      <ol className="mt-2 border-t border-line">
        {shown.map((row) => (
          <li key={row.application} className="flex flex-wrap justify-between gap-x-4 border-b border-line py-2">
            <span className={row === own ? 'font-bold' : undefined}>
              {row.rank}
              {row === own && words.drawMine} · {words.drawRow[row.outcome]} {row.spaceNumber}
            </span>
            {row.draw && (
              <span className="text-ink-2">
                <Lot row={row} />
              </span>
            )}
          </li>
        ))}
      </ol>
      {shown.length < draw.rows.length && (
        <Button onClick={() => setAll(true)} className="mt-3 min-h-(--target-main) w-full">
          {words.drawMore(draw.rows.length - shown.length)}
        </Button>
      )}
    </>
  )
}
