import { useQuery } from '@tanstack/react-query'
import type { AuditRow } from '../../../../functions/audit/model.ts'
import type * as z from 'zod'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { auditQuery } from './queries.ts'
import { SettingsPage } from './settings-page.tsx'
import { useRoleNames } from './use-role-names.ts'
import { useSettingsWords } from './words.ts'

type Row = z.infer<typeof AuditRow>

/** Who changed members, tokens and settings, newest first. */
export function AuditScreen() {
  const { audit: words } = useSettingsWords()
  const audit = useQuery(auditQuery(useAfter()))
  return (
    <SettingsPage tab="audit" lead={words.lead}>
      <AskedList query={audit} what={words.loading}>
        {({ items, next }) =>
          items.length > 0 ? (
            <>
              <AuditList rows={items} />
              <Pager count={items.length} next={next} />
            </>
          ) : (
            <Empty title={words.empty}>{words.emptyNext}</Empty>
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
  return ({ detail }) =>
    Object.entries(detail)
      .map(([name, value]) => `${names[name] ?? name}: ${Array.isArray(value) ? namesOf(value) : String(value ?? '—')}`)
      .join('; ')
}
