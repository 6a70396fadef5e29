import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from 'wouter'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button, buttonClass } from '../../../shared/parts/button.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { Status } from '../../../shared/parts/status.tsx'
import { Page } from '../../shell/page.tsx'
import { useAct } from '../../use-act.ts'
import { useStaffWords } from '../words.ts'
import { Problem } from './problem.tsx'
import { afterRoster, answerSwap, type MySwap, swapsQuery, withdrawSwap } from './queries.ts'
import { useTimes } from './times.ts'
import { useRosterWords } from './words.ts'

const tones = { asked: 'wait', agreed: 'part', refused: 'off', approved: 'good', declined: 'bad', withdrawn: 'off', lapsed: 'off' } as const

/** What I asked and what I was asked; what waits for me first. */
export function SwapsPage() {
  const { swaps: words, what } = useRosterWords()
  const staff = useStaffWords()
  const query = useQuery({ ...swapsQuery, refetchOnMount: 'always' })
  return (
    <Page title={words.title} back={{ href: '/staff', text: staff.back }}>
      <Asked query={query} what={what}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={words.none}>
              <p>{words.noneText}</p>
              <Link href="/staff/shifts" className={buttonClass('plain', 'mt-3 w-full')}>
                {words.toShifts}
              </Link>
            </Empty>
          ) : (
            <ul className="mt-4 border-t border-line">
              {items.map((swap) => (
                <Swap key={swap.id} swap={swap} />
              ))}
            </ul>
          )
        }
      </Asked>
    </Page>
  )
}

function Swap({ swap }: { readonly swap: MySwap }) {
  const { swaps: words, working, both, named } = useRosterWords()
  const { dayText, shiftText } = useTimes()
  const client = useQueryClient()
  const act = useAct(async (what: 'agree' | 'refuse' | 'withdraw') => {
    try {
      await (what === 'withdraw' ? withdrawSwap(swap.id) : answerSwap(swap.id, what === 'agree'))
    } finally {
      await afterRoster(client)
    }
  })
  const { gives, takes, mine, name, kind, state, decided, note, acts } = swap
  const day = dayText(gives.date)
  // What I would give and get, whoever asked.
  const [away, mineThen] = mine ? [gives, takes] : [takes, gives]
  return (
    <li className="border-b border-line py-4 text-[1.15rem]">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h2 className="text-[1.2rem] font-bold">{words.they(name, mine, kind)}</h2>
        <Status tone={tones[state]}>{words.states[state]}</Status>
      </div>
      {away && (
        <p>
          {named(words.iGive, both(`${dayText(away.date)} ${shiftText(away)}`, away.post))}
        </p>
      )}
      {mineThen && (
        <p>
          {named(words.iTake, both(`${dayText(mineThen.date)} ${shiftText(mineThen)}`, mineThen.post))}
        </p>
      )}
      {note && <p className="text-ink-2 [overflow-wrap:anywhere]">{note}</p>}
      {decided && decided.reason && <p className="[overflow-wrap:anywhere]">{words.why(decided.by, decided.reason)}</p>}
      {state === 'lapsed' && <p className="text-ink-2">{words.lapsedText}</p>}
      <Problem error={act.error} />
      {acts.includes('answer') && (
        <div className="mt-3 flex flex-wrap gap-3">
          <Button kind="main" busy={act.busy} aria-label={words.agreeName(name, day)} onClick={() => void act.run('agree')} className="min-h-(--target-main) flex-1">
            {act.busy ? working : words.agree}
          </Button>
          <Button busy={act.busy} aria-label={words.refuseName(name, day)} onClick={() => void act.run('refuse')} className="min-h-(--target-main) flex-1">
            {words.refuse}
          </Button>
        </div>
      )}
      {acts.includes('withdraw') && (
        <Button busy={act.busy} aria-label={words.withdrawName(name, day)} onClick={() => void act.run('withdraw')} className="mt-3 w-full">
          {act.busy ? working : words.withdraw}
        </Button>
      )}
    </li>
  )
}
