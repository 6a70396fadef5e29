import { Link } from '@tanstack/react-router'
import type { Import } from '../../../../functions/estates/import-model.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Status, type Tone } from '../../../shared/parts/status.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { rowLink } from '../../parts/text-link.ts'
import { useWords } from '../../i18n/languages.ts'
import { useImportWords } from './words.ts'

const tones = { ready: 'wait', applying: 'part', applied: 'good', failed: 'bad', lapsed: 'off' } as const satisfies Record<Import['state'], Tone>

export function ImportState({ found }: { readonly found: Pick<Import, 'state'> }) {
  const words = useImportWords()
  return <Status tone={tones[found.state]}>{words.states[found.state]}</Status>
}

export function ImportList({ imports }: { readonly imports: readonly Import[] }) {
  const words = useImportWords()
  const { columns: common } = useWords()
  const { moment, count } = useFormat()
  const title = (found: Import) => (
    <Link to="/imports/$import" params={{ import: found.id }} className={rowLink}>
      {found.file}
    </Link>
  )
  const columns: Column<Import>[] = [
    { key: 'file', head: words.file, names: true, wraps: true, cell: title },
    { key: 'community', head: common.community, cell: (found) => found.communityName },
    { key: 'state', head: words.state, cell: (found) => <ImportState found={found} /> },
    { key: 'rows', head: words.rows, right: true, cell: (found) => count(found.rows) },
    { key: 'refused', head: words.verdicts.refused, right: true, cell: (found) => count(found.counts.refused) },
    { key: 'by', head: words.by, cell: (found) => found.createdByName },
    { key: 'when', head: words.when, cell: (found) => moment(found.createdAt) },
  ]
  return (
    <DataTable
      caption={words.history}
      rows={imports}
      rowKey={(found) => found.id}
      columns={columns}
      phone={(found) => (
        <PhoneRow title={title(found)} aside={count(found.rows)}>
          <p className="text-ink-2">
            {found.communityName} · {moment(found.createdAt)}
          </p>
          <ImportState found={found} />
        </PhoneRow>
      )}
    />
  )
}
