import { useQuery } from '@tanstack/react-query'
import type { AuditRow } from '../../../../functions/audit/model.ts'
import type * as z from 'zod'
import { fileUrl } from '../../../shared/api/client.ts'
import { useFormat, useLanguage } from '../../../shared/i18n/language.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { DatePick } from '../../parts/date-pick.tsx'
import { ExportMenu } from '../../parts/export-menu.tsx'
import { FilterBar, SearchBox } from '../../parts/filter-bar.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { choicesOf, Pick } from '../../parts/pick.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { auditFilters, auditQuery } from './queries.ts'
import { SettingsPage } from './settings-page.tsx'
import { useRoleNames } from './use-role-names.ts'
import { useSettingsWords } from './words.ts'

type Row = z.infer<typeof AuditRow>

/** Who changed what, newest first, by person, act and days; each change with what was before. */
export function AuditScreen() {
  const { audit: words } = useSettingsWords()
  const { lang } = useLanguage()
  const [filters, change] = useFilters(auditFilters)
  const audit = useQuery(auditQuery({ ...filters, ...useAfter() }))
  const chosen = Object.keys(filters).length > 0
  return (
    <SettingsPage tab="audit" lead={words.lead}>
      <FilterBar>
        <SearchBox label={words.search} value={filters.who} onChange={(who) => change({ who })} />
        <Pick label={words.act} value={filters.act} onChange={(act) => change({ act })} all={words.allActs} choices={choicesOf(words.acts).toSorted((a, b) => a.label.localeCompare(b.label, lang))} />
        <DatePick label={words.fromDay} value={filters.from} onChange={(from) => change({ from })} />
        <DatePick label={words.toDay} value={filters.to} onChange={(to) => change({ to })} />
        <ExportMenu formats={['xlsx', 'csv']} addressOf={(format) => fileUrl('/v1/audit/export', { ...filters, format })} />
      </FilterBar>
      <AskedList query={audit} what={words.loading}>
        {({ items, next }) =>
          items.length > 0 || next ? (
            <>
              <AuditList rows={items} />
              <Pager count={items.length} next={next} />
            </>
          ) : (
            <Empty title={chosen ? words.noneFits : words.empty}>{chosen ? words.noneFitsNext : words.emptyNext}</Empty>
          )
        }
      </AskedList>
    </SettingsPage>
  )
}

function AuditList({ rows }: { readonly rows: readonly Row[] }) {
  const { audit: words } = useSettingsWords()
  const { moment } = useFormat()
  const detail = useDetail()
  const whoOf = (row: Row) => (row.actor.kind === 'system' ? words.system : row.actor.name || words.system)
  const act = (row: Row) => (row.act in words.acts ? words.acts[row.act as keyof typeof words.acts] : row.act)
  const columns: Column<Row>[] = [
    { key: 'number', head: words.number, right: true, cell: (row) => row.number },
    { key: 'at', head: words.at, cell: (row) => moment(row.at) },
    { key: 'actor', head: words.actor, cell: whoOf },
    { key: 'act', head: words.act, names: true, cell: act },
    { key: 'detail', head: words.detail, wraps: true, className: 'break-words', cell: detail },
    { key: 'hash', head: words.hash, cell: (row) => <code className="text-[0.8125rem] text-ink-2">{row.hash.slice(0, 12)}</code> },
  ]
  return (
    <DataTable
      caption={words.list}
      rows={rows}
      rowKey={(row) => String(row.number)}
      columns={columns}
      phone={(row) => (
        <PhoneRow title={act(row)} aside={<span className="font-normal text-ink-2">{row.number}</span>}>
          <p className="text-ink-2">
            {whoOf(row)} · {moment(row.at)}
          </p>
          <p className="break-words">{detail(row)}</p>
        </PhoneRow>
      )}
    />
  )
}

/** Names and values as they were recorded, in words where there are words. */
function useDetail(): (row: Row) => string {
  const { audit: words } = useSettingsWords()
  const names: Readonly<Record<string, string>> = words.names
  const namesOf = useRoleNames()
  const text = (value: Row['detail'][string] | undefined) => (Array.isArray(value) ? namesOf(value) : String(value ?? '—').replace(/^([0-9a-f]{12})[0-9a-f]{52}$/, '$1…'))
  return ({ detail, before = {} }) =>
    Object.entries(detail)
      .map(([name, value]) => {
        const was = text(before[name])
        return `${names[name] ?? name}: ${name in before && was !== text(value) ? `${was} → ` : ''}${text(value)}`
      })
      .join('; ')
}
