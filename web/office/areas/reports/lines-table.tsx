import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { LineKind } from '../../../../functions/reports/model.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { classNames } from '../../../shared/parts/class-names.ts'
import { useWords } from '../../i18n/languages.ts'
import { rowLink } from '../../parts/text-link.ts'
import { useWide } from '../../parts/use-wide.ts'
import { useMay } from '../../shell/session.ts'

export type Line = {
  readonly key: string
  readonly name: ReactNode
  readonly no?: number | null
  readonly kind: LineKind
  /** One for each head; a heading has none. */
  readonly amounts: readonly (number | null)[]
  /** What leads behind the figures. */
  readonly behind?: ReactNode
}

type Props = {
  readonly caption: string
  /** Head of the names, and of the printed numbers where the form has them. */
  readonly heads: readonly [name: string, no?: string]
  readonly columns: readonly string[]
  /** Two rows of heads: each group spans so many columns. */
  readonly groups?: readonly { readonly name: string; readonly span: number }[]
  readonly lines: readonly Line[]
}

/** A form of the accounting system: headings, rows and their sums. On phones each row with its figures below it. */
export const LinesTable = (props: Props) => (useWide() ? <WideLines {...props} /> : <PhoneLines {...props} />)

/** Rows of zero left out, and the headings below which nothing is left. */
export function withoutZeros<T extends { readonly kind: LineKind }>(lines: readonly T[], isZero: (line: T) => boolean): T[] {
  const kept = lines.filter((line) => line.kind !== 'row' || !isZero(line))
  const hasRow = (at: number): boolean => kept[at + 1] !== undefined && kept[at + 1]!.kind !== 'heading'
  return kept.filter((line, at) => (line.kind === 'heading' ? hasRow(at) : true))
}

const head = 'border-b border-line-strong px-2.5 py-2 text-[0.8125rem] font-medium whitespace-nowrap text-ink-2'

function WideLines({ caption, heads: [nameHead, noHead], columns, groups, lines }: Props) {
  const common = useWords()
  const { amount } = useFormat()
  const rows = groups ? 2 : 1
  const heads = columns.map((column, at) => (
    // Two groups have columns of the same names.
    // oxlint-disable-next-line react/no-array-index-key
    <th key={at} scope="col" className={classNames(head, 'text-right')}>
      {common.yuanHead(column)}
    </th>
  ))
  return (
    // A table wider than the window scrolls in itself, by keys too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div tabIndex={0} role="group" aria-label={caption} className="mt-3 overflow-x-auto border border-line bg-paper">
      <table className="w-full border-collapse">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" rowSpan={rows} className={classNames(head, 'text-left align-bottom')}>
              {nameHead}
            </th>
            {noHead && (
              <th scope="col" rowSpan={rows} className={classNames(head, 'text-right align-bottom')}>
                {noHead}
              </th>
            )}
            {groups
              ? groups.map(({ name, span }) => (
                  <th key={name} scope="colgroup" colSpan={span} className={classNames(head, 'border-l border-l-line text-center')}>
                    {name}
                  </th>
                ))
              : heads}
          </tr>
          {groups && <tr>{heads}</tr>}
        </thead>
        <tbody>
          {lines.map(({ key, name, no, kind, amounts, behind }) => (
            <tr key={key} className={classNames(kind === 'total' && 'font-bold', kind === 'row' && 'hover:bg-ground')}>
              <th scope="row" colSpan={kind === 'heading' ? columns.length + (noHead ? 2 : 1) : 1} className={classNames('border-b border-line px-2.5 py-2 text-left', kind === 'total' ? 'font-bold' : kind === 'heading' ? 'bg-ground font-medium text-ink-2' : 'font-normal')}>
                {name}
                {behind && <span className="ml-3 text-[0.8125rem] whitespace-nowrap">{behind}</span>}
              </th>
              {kind !== 'heading' && (
                <>
                  {noHead && <td className="border-b border-line px-2.5 py-2 text-right text-ink-2">{no ?? ''}</td>}
                  {amounts.map((value, at) => (
                    // The figures of a row have no other name than their column.
                    // oxlint-disable-next-line react/no-array-index-key
                    <td key={at} className={classNames('border-b border-line px-2.5 py-2 text-right whitespace-nowrap', value !== null && value < 0 && 'text-bad')}>
                      {value === null ? '' : amount(value)}
                    </td>
                  ))}
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function PhoneLines({ caption, columns, groups, lines }: Props) {
  const { yuan } = useFormat()
  const labels = groups ? groups.flatMap(({ name, span }, group) => columns.slice(group * span, (group + 1) * span).map((column) => `${name} ${column}`)) : columns
  return (
    <ul aria-label={caption} className="mt-3 divide-y divide-line border border-line bg-paper">
      {lines.map(({ key, name, kind, amounts, behind }) => (
        <li key={key} className={classNames('px-4', kind === 'heading' ? 'bg-ground py-2 text-ink-2' : 'py-3', kind === 'total' && 'font-bold')}>
          <p className={classNames(kind !== 'heading' && 'font-bold')}>{name}</p>
          {kind !== 'heading' && (
            <dl className="mt-1 grid grid-cols-[1fr_auto] gap-x-4">
              {labels.map((label, at) =>
                amounts[at] === null || (at > 0 && labels.length > 3 && amounts[at] === 0) ? null : (
                  <div key={label} className="contents">
                    <dt className="font-normal text-ink-2">{label}</dt>
                    <dd className={classNames('text-right', (amounts[at] ?? 0) < 0 && 'text-bad')}>{yuan(amounts[at] ?? 0)}</dd>
                  </div>
                ),
              )}
            </dl>
          )}
          {behind && <p className="mt-1 text-[0.8125rem] font-normal">{behind}</p>}
        </li>
      ))}
    </ul>
  )
}

/** The accounts of a row, each leading to its vouchers of the month, for those who may see them. */
export function AccountLinks({ accounts, period, fund }: { readonly accounts: readonly string[]; readonly period: string; readonly fund: string | undefined }) {
  const may = useMay()
  if (!may('listVouchers') || accounts.length === 0) return null
  return accounts.map((account, at) => (
    <span key={account}>
      {at > 0 && ' '}
      <Link to="/journal" search={{ period, account, ...(fund ? { fund } : {}) }} className={rowLink}>
        {account}
      </Link>
    </span>
  ))
}
