import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { Status } from '../../../shared/parts/status.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Page } from '../../parts/page.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { Section } from '../../parts/section.tsx'
import { SummaryStrip } from '../../parts/summary-strip.tsx'
import { rowLink } from '../../parts/text-link.ts'
import { useMay } from '../../shell/session.ts'
import { AreaDialog } from './area-dialog.tsx'
import { areasQuery, type FoundArea, overviewQuery } from './queries.ts'
import { useParkingWords } from './words.ts'

/** Areas, permits against spaces, and what permits bring in. */
export function AreasScreen() {
  const words = useParkingWords()
  const may = useMay()
  const query = useQuery(areasQuery)
  const [adding, setAdding] = useState(false)
  const add = may('createArea') && (
    <Button kind="main" onClick={() => setAdding(true)} className="min-h-10">
      <Plus aria-hidden className="size-4" />
      {words.addArea}
    </Button>
  )
  return (
    <Page title={words.areasTitle} lead={words.areasLead} actions={add}>
      <Figures />
      <AskedList query={query} what={words.loading}>
        {({ items }) => (items.length > 0 ? <AreaList areas={items} /> : <Empty title={words.noAreas}>{words.noAreasNext}</Empty>)}
      </AskedList>
      <Income />
      {adding && <AreaDialog onClose={() => setAdding(false)} />}
    </Page>
  )
}

function Figures() {
  const words = useParkingWords()
  const { data } = useQuery(overviewQuery)
  if (!data || data.areas.length === 0) return null
  const sum = (key: 'spaces' | 'permits' | 'waiting' | 'expiring' | 'grace' | 'lapsed'): number => data.areas.reduce((total, area) => total + area[key], 0)
  return (
    <SummaryStrip
      label={words.overview}
      figures={[
        { label: words.spaces, value: sum('spaces') },
        { label: words.permits, value: sum('permits') },
        { label: words.waiting, value: sum('waiting') },
        { label: words.expiring, value: sum('expiring'), note: `${words.grace} ${sum('grace')} · ${words.lapsed} ${sum('lapsed')}` },
      ]}
    />
  )
}

function AreaList({ areas }: { readonly areas: readonly FoundArea[] }) {
  const words = useParkingWords()
  const name = (area: FoundArea) => (
    <Link to="/parking/$area" params={{ area: area.id }} className={rowLink}>
      {area.name}
    </Link>
  )
  const state = (area: FoundArea) =>
    area.mayEarn ? <Status tone={area.permitItem ? 'good' : 'wait'}>{area.permitItem ? words.ready : words.noPrice}</Status> : <Status tone="bad">{words.noDecision}</Status>
  const columns: Column<FoundArea>[] = [
    { key: 'name', head: words.area, names: true, cell: name },
    { key: 'land', head: words.land, cell: (area) => words.lands[area.land] },
    { key: 'spaces', head: words.spaces, right: true, cell: (area) => area.counts.spaces },
    { key: 'permits', head: words.permits, right: true, cell: (area) => area.counts.permits },
    { key: 'free', head: words.free, right: true, cell: (area) => area.counts.free },
    { key: 'state', head: words.standing, cell: state },
  ]
  return (
    <DataTable
      caption={words.areasTitle}
      rows={areas}
      rowKey={(area) => area.id}
      columns={columns}
      phone={(area) => (
        <PhoneRow title={name(area)} aside={`${area.counts.permits} / ${area.counts.spaces}`}>
          {state(area)}
          <p className="text-ink-2">{words.lands[area.land]}</p>
        </PhoneRow>
      )}
    />
  )
}

function Income() {
  const words = useParkingWords()
  const { yuan } = useFormat()
  const { data } = useQuery(overviewQuery)
  const months = (data?.months ?? []).filter(({ permits }) => permits > 0).toReversed()
  if (months.length === 0) return null
  return (
    <Section title={words.income} bare>
      <DataTable
        caption={words.income}
        rows={months}
        rowKey={({ period }) => period}
        columns={[
          { key: 'month', head: words.month, names: true, cell: ({ period }) => period },
          { key: 'permits', head: words.terms, right: true, cell: ({ permits }) => permits },
          { key: 'billed', head: words.billed, right: true, cell: ({ billedFen }) => yuan(billedFen) },
        ]}
        phone={({ period, permits, billedFen }) => (
          <PhoneRow title={period} aside={yuan(billedFen)}>
            <p className="text-ink-2">
              {words.terms} {permits}
            </p>
          </PhoneRow>
        )}
      />
    </Section>
  )
}
