import type { ReactNode } from 'react'
import { classNames } from '../../shared/parts/class-names.ts'
import { useWords } from '../i18n/languages.ts'
import { useWide } from './use-wide.ts'

export type Column<Row> = {
  readonly key: string
  readonly head: string
  readonly cell: (row: Row) => ReactNode
  /** Amounts and counts stand right. */
  readonly right?: boolean
  /** The cell that names the row. */
  readonly names?: boolean
  /** Long texts may break; everything else stays on one line. */
  readonly wraps?: boolean
  /** The head is for screen readers only: a column of acts. */
  readonly silent?: boolean
  readonly className?: string
}

export type Selection<Row> = {
  readonly chosen: ReadonlySet<string>
  readonly toggle: (key: string) => void
  readonly toggleAll: (all: boolean) => void
  /** What a row is called, for its checkbox. */
  readonly nameOf: (row: Row) => string
}

type Props<Row> = {
  readonly caption: string
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly columns: readonly Column<Row>[]
  /** The same row on a phone, see phone-row.tsx. */
  readonly phone: (row: Row) => ReactNode
  readonly selection?: Selection<Row> | undefined
  /** Cells of a closing row, one for each column; a total. */
  readonly foot?: readonly ReactNode[]
}

const headCell = 'sticky top-0 border-b border-line-strong bg-paper px-2.5 py-2.5 text-left text-[0.8125rem] font-medium whitespace-nowrap text-ink-2'
const bodyCell = 'border-b border-line px-2.5 py-2.5'

/** A list: a table on wide screens, rows on phones. */
export function DataTable<Row>(props: Props<Row>) {
  const { caption, rows, rowKey, phone } = props
  if (useWide()) return <WideTable {...props} />
  return (
    <ul aria-label={caption} className="mt-3 divide-y divide-line border border-line bg-paper">
      {rows.map((row) => (
        <li key={rowKey(row)} className="px-4 py-3">
          {phone(row)}
        </li>
      ))}
    </ul>
  )
}

function WideTable<Row>({ caption, rows, rowKey, columns, selection, foot }: Props<Row>) {
  return (
    // A table wider than the window scrolls in itself, by keys too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div tabIndex={0} role="group" aria-label={caption} className="mt-3 overflow-x-auto border border-line bg-paper">
      <table className={classNames('w-full border-collapse', !foot && '[&_tbody>tr:last-child>*]:border-b-0')}>
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {selection && <SelectAll rows={rows} rowKey={rowKey} selection={selection} />}
            {columns.map((column) => (
              <th key={column.key} scope="col" className={classNames(headCell, column.right && 'text-right')}>
                {column.silent ? <span className="sr-only">{column.head}</span> : column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className={selection?.chosen.has(rowKey(row)) ? 'bg-link-soft' : 'hover:bg-ground'}>
              {selection && <SelectOne row={row} id={rowKey(row)} selection={selection} />}
              {columns.map((column) => (
                <Cell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
        {foot && (
          <tfoot>
            <tr>
              {selection && <td />}
              {foot.map((cell, at) => (
                <td key={columns[at]?.key} className={classNames('px-2.5 py-2.5 font-bold whitespace-nowrap', columns[at]?.right && 'text-right')}>
                  {cell}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  )
}

function Cell<Row>({ column, row }: { readonly column: Column<Row>; readonly row: Row }) {
  const look = classNames(bodyCell, column.right && 'text-right', !column.wraps && 'whitespace-nowrap', column.className)
  if (!column.names) return <td className={look}>{column.cell(row)}</td>
  return (
    <th scope="row" className={classNames(look, !column.right && 'text-left', 'font-medium')}>
      {column.cell(row)}
    </th>
  )
}

type SelectAllProps<Row> = { readonly rows: readonly Row[]; readonly rowKey: (row: Row) => string; readonly selection: Selection<Row> }

function SelectAll<Row>({ rows, rowKey, selection }: SelectAllProps<Row>) {
  const words = useWords()
  const all = rows.length > 0 && rows.every((row) => selection.chosen.has(rowKey(row)))
  return (
    <th scope="col" className={classNames(headCell, 'w-10')}>
      <input type="checkbox" aria-label={words.table.selectAll} checked={all} onChange={(event) => selection.toggleAll(event.target.checked)} className="block size-4 accent-link" />
    </th>
  )
}

function SelectOne<Row>({ row, id, selection }: { readonly row: Row; readonly id: string; readonly selection: Selection<Row> }) {
  const words = useWords()
  return (
    <td className={bodyCell}>
      <input type="checkbox" aria-label={words.table.select(selection.nameOf(row))} checked={selection.chosen.has(id)} onChange={() => selection.toggle(id)} className="block size-4 accent-link" />
    </td>
  )
}
