import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { api, ask, fileUrl } from '../../../shared/api/client.ts'
import { useFormat, useLanguage } from '../../../shared/i18n/language.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { Status } from '../../../shared/parts/status.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Page } from '../../parts/page.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { Section } from '../../parts/section.tsx'
import { SummaryStrip } from '../../parts/summary-strip.tsx'
import { rowLink, textLink } from '../../parts/text-link.ts'
import { useMay } from '../../shell/session.ts'
import { feeItemsQuery } from '../fee-items/queries.ts'
import { TicketBooks } from '../stays/ticket-books.tsx'
import { AreaDialog } from './area-dialog.tsx'
import { DecisionDialog } from './decision-dialog.tsx'
import { Draws } from './draws.tsx'
import { afterParking, areaQuery, type FoundArea, spacesQuery } from './queries.ts'
import { SpacesDialog } from './spaces-dialog.tsx'
import { useParkingWords } from './words.ts'

type Open = 'change' | 'decision' | 'spaces'

/** One area: its rules, its owners' decision, its spaces, and how they were given. */
export function AreaScreen() {
  const words = useParkingWords()
  const { area } = useParams({ strict: false }) as { area: string }
  const query = useQuery(areaQuery(area))
  const may = useMay()
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  const acts = may('createArea') && (
    <div className="flex flex-wrap gap-2">
      <Button onClick={() => setOpen('decision')}>{words.decision}</Button>
      <Button onClick={() => setOpen('change')}>{words.change}</Button>
      <Button kind="main" onClick={() => setOpen('spaces')}>
        {words.addSpaces}
      </Button>
    </div>
  )
  return (
    <Page
      title={query.data?.name ?? words.area}
      actions={acts}
      above={
        <Link to="/parking" className={textLink()}>
          {words.back}
        </Link>
      }
    >
      <AskedList query={query} what={words.loading}>
        {(found) => (
          <>
            <Rules area={found} />
            <Spaces area={found.id} />
            <Draws area={found} />
            <TicketBooks area={found.id} />
            {open === 'change' && <AreaDialog area={found} onClose={close} />}
            {open === 'decision' && <DecisionDialog area={found} onClose={close} />}
            {open === 'spaces' && <SpacesDialog area={found.id} onClose={close} />}
          </>
        )}
      </AskedList>
    </Page>
  )
}

/** The address behind the code at the exit, and the sign to print; residents' pages are on the same host. */
function DriversPage({ area }: { readonly area: FoundArea }) {
  const words = useParkingWords()
  const path = `/park/${area.id}`
  if (area.tariff === null || !area.mayEarn) return '—'
  return (
    <span className="flex flex-wrap gap-x-4">
      <a href={path} target="_blank" rel="noreferrer" className={textLink('-my-2 break-all')}>
        {location.host + path}
      </a>
      <a href={fileUrl(`/v1/parking/areas/${area.id}/sign/pdf`)} target="_blank" rel="noreferrer" className={textLink('-my-2')}>
        {words.printSign}
      </a>
    </span>
  )
}

/** Its name once the list of fee items is there; until then that there is one. */
function PermitItem({ id }: { readonly id: string }) {
  const words = useParkingWords()
  const { lang } = useLanguage()
  const { data } = useQuery(feeItemsQuery)
  const name = data?.items.find((item) => item.id === id)?.name[lang]
  return (
    <Link to="/fee-items/$item" params={{ item: id }} className={rowLink}>
      {name ?? words.ready}
    </Link>
  )
}

function Rules({ area }: { readonly area: FoundArea }) {
  const words = useParkingWords()
  const { date } = useFormat()
  const { counts, decision } = area
  return (
    <>
      <SummaryStrip
        label={words.overview}
        figures={[
          { label: words.spaces, value: counts.spaces },
          { label: words.permits, value: counts.permits },
          { label: words.free, value: counts.free },
          { label: words.kinds['barrier-free'], value: counts.barrierFree, note: `${words.kinds.reserved} ${counts.reserved} · ${words.states.closed} ${counts.closed}` },
        ]}
      />
      <Facts
        className="mt-4"
        facts={[
          [words.land, words.lands[area.land]],
          [words.document, decision ? words.decisionOf(decision.document, date(decision.date)) : area.mayEarn ? '—' : <Status tone="bad">{words.noDecision}</Status>],
          [words.driversPage, <DriversPage key="page" area={area} />],
          [words.allocation, words.allocations[area.allocation]],
          [words.permitItem, area.permitItem ? <PermitItem key="item" id={area.permitItem} /> : words.noPrice],
          [words.visits, String(area.visitsPerMonth)],
          [words.graceDays, String(area.graceDays)],
        ]}
      />
    </>
  )
}

function Spaces({ area }: { readonly area: string }) {
  const words = useParkingWords()
  const may = useMay()
  const client = useQueryClient()
  const query = useQuery(spacesQuery(area, useAfter()))
  const [failure, setFailure] = useState<string>()
  const turn = async (space: string, version: number, closed: boolean) => {
    setFailure(undefined)
    await ask(api.parking.areas[':area'].spaces[':space'].$patch({ param: { area, space }, json: { version, closed } })).catch((thrown: Error) => setFailure(thrown.message))
    await afterParking(client)
  }
  const tones = { free: 'wait', permit: 'good', closed: 'off' } as const
  return (
    <Section title={words.spaceList} bare>
      {failure && <p role="alert" className="text-bad">{failure}</p>}
      <AskedList query={query} what={words.loading}>
        {({ items, next }) => {
          type Row = (typeof items)[number]
          const act = (space: Row) => may('createArea') && space.state !== 'permit' && <Button onClick={() => void turn(space.id, space.version, space.state !== 'closed')} aria-label={`${space.state === 'closed' ? words.open : words.close} ${space.number}`}>{space.state === 'closed' ? words.open : words.close}</Button>
          return items.length > 0 ? (
            <>
              <DataTable
                caption={words.spaceList}
                rows={items}
                rowKey={(space) => space.id}
                columns={[
                  { key: 'number', head: words.number, names: true, cell: (space) => space.number },
                  { key: 'kind', head: words.kind, cell: (space) => words.kinds[space.kind] },
                  { key: 'state', head: words.standing, cell: (space) => <Status tone={tones[space.state]}>{words.states[space.state]}</Status> },
                  { key: 'note', head: words.note, wraps: true, cell: (space) => space.note || '—' },
                  { key: 'acts', head: words.acts, silent: true, cell: act },
                ]}
                phone={(space) => (
                  <PhoneRow title={space.number} aside={words.kinds[space.kind]} act={act(space)}>
                    <Status tone={tones[space.state]}>{words.states[space.state]}</Status>
                  </PhoneRow>
                )}
              />
              <Pager count={items.length} next={next} />
            </>
          ) : (
            <Empty title={words.noSpaces}>{words.noSpacesNext}</Empty>
          )
        }}
      </AskedList>
    </Section>
  )
}
