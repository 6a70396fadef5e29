import type { Import } from '../../../../functions/estates/import-model.ts'
import { useImportWords } from './words.ts'

/** Which column of the file was taken for what. */
export function ColumnsRead({ columns }: { readonly columns: Import['columns'] }) {
  const words = useImportWords()
  const nameOf = (field: Import['columns'][number]['field']) => (field === null ? words.columnUnused : field === 'reason' ? words.columnReason : words.fields[field])
  return (
    <details className="mt-5">
      <summary className="inline-flex min-h-9 items-center font-medium text-link underline underline-offset-4">{words.columnsTitle}</summary>
      <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-6 gap-y-1 border border-line bg-paper p-4">
        {columns.map(({ header, field }, at) => (
          // Two columns may carry the same head; only the place tells them apart.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={`${at} ${header}`} className="contents">
            <dt className="text-ink-2">{header || '—'}</dt>
            <dd>{nameOf(field)}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
