import type { TrialBalance, TrialRow } from '../../../../functions/ledger/shapes.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { classNames } from '../../../shared/parts/class-names.ts'
import { useWide } from '../../parts/use-wide.ts'
import { useWords } from '../../i18n/languages.ts'
import { useBookWords } from './words.ts'

type Balance = Pick<TrialRow, 'openingDebitFen' | 'openingCreditFen' | 'debitFen' | 'creditFen' | 'closingDebitFen' | 'closingCreditFen'>

const parts = ['openingDebitFen', 'openingCreditFen', 'debitFen', 'creditFen', 'closingDebitFen', 'closingCreditFen'] as const

/** Three pairs of columns as accountants know them; on phones each account with its three pairs. */
export function TrialTable({ balance }: { readonly balance: TrialBalance }) {
  return useWide() ? <WideTrial balance={balance} /> : <PhoneTrial balance={balance} />
}

const head = 'border-b border-line-strong px-2.5 py-2 text-[0.8125rem] font-medium whitespace-nowrap text-ink-2'

function WideTrial({ balance }: { readonly balance: TrialBalance }) {
  const { trial: words } = useBookWords()
  const common = useWords()
  const groups = [words.opening, words.movement, words.closing]
  return (
    // A table wider than the window scrolls in itself, by keys too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div tabIndex={0} role="group" aria-label={words.table} className="mt-3 overflow-x-auto border border-line bg-paper">
      <table className="w-full border-collapse">
        <caption className="sr-only">{words.table}</caption>
        <thead>
          <tr>
            <th scope="col" rowSpan={2} className={classNames(head, 'text-left align-bottom')}>
              {words.account}
            </th>
            <th scope="col" rowSpan={2} className={classNames(head, 'text-left align-bottom')}>
              {words.fund}
            </th>
            {groups.map((group) => (
              <th key={group} scope="colgroup" colSpan={2} className={classNames(head, 'border-l border-l-line text-center')}>
                {group}
              </th>
            ))}
          </tr>
          <tr>
            {groups.map((group) =>
              [words.debit, words.credit].map((side, at) => (
                <th key={`${group} ${side}`} scope="col" className={classNames(head, 'text-right', at === 0 && 'border-l border-l-line')}>
                  {common.yuanHead(side)}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {balance.rows.map((row) => (
            <tr key={`${row.account} ${row.fund}`} className="hover:bg-ground">
              <th scope="row" className="border-b border-line px-2.5 py-2.5 text-left font-medium whitespace-nowrap">
                {row.account} {row.name}
              </th>
              <td className="border-b border-line px-2.5 py-2.5 whitespace-nowrap">{row.fundName}</td>
              <Cells of={row} />
            </tr>
          ))}
          {balance.funds.length > 1 &&
            balance.funds.map((fund) => (
              <tr key={fund.fund} className="font-medium">
                <th scope="row" colSpan={2} className="border-b border-line px-2.5 py-2.5 text-left font-medium">
                  {words.fundTotal(fund.name)}
                </th>
                <Cells of={fund} zeros />
              </tr>
            ))}
        </tbody>
        <tfoot>
          <tr className="font-bold">
            <th scope="row" colSpan={2} className="px-2.5 py-2.5 text-left">
              {common.columns.total}
            </th>
            <Cells of={balance.total} zeros />
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

/** An empty side stays empty in a row, and is 0.00 in a sum. */
function Cells({ of, zeros = false }: { readonly of: Balance; readonly zeros?: boolean }) {
  const { amount } = useFormat()
  return parts.map((part, at) => (
    <td key={part} className={classNames('border-b border-line px-2.5 py-2.5 text-right whitespace-nowrap', at % 2 === 0 && 'border-l border-l-line')}>
      {of[part] === 0 && !zeros ? '' : amount(of[part])}
    </td>
  ))
}

function PhoneTrial({ balance }: { readonly balance: TrialBalance }) {
  const { trial: words } = useBookWords()
  const common = useWords()
  const { yuan } = useFormat()
  const sides = (debit: number, credit: number) => [debit ? `${words.debit} ${yuan(debit)}` : '', credit ? `${words.credit} ${yuan(credit)}` : ''].filter(Boolean)
  const entry = (key: string, title: string, of: Balance) => (
    <li key={key} className="px-4 py-3">
      <p className="font-bold">{title}</p>
      <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-4">
        {([[words.opening, of.openingDebitFen, of.openingCreditFen], [words.movement, of.debitFen, of.creditFen], [words.closing, of.closingDebitFen, of.closingCreditFen]] as const).map(([name, debit, credit]) => (
          <div key={name} className="contents">
            <dt className="text-ink-2">{name}</dt>
            <dd className="text-right">
              {sides(debit, credit).map((side) => (
                <span key={side} className="block">
                  {side}
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </li>
  )
  return (
    <ul aria-label={words.table} className="mt-3 divide-y divide-line border border-line bg-paper">
      {balance.rows.map((row) => entry(`${row.account} ${row.fund}`, `${row.account} ${row.name} · ${row.fundName}`, row))}
      {entry('total', common.columns.total, balance.total)}
    </ul>
  )
}
