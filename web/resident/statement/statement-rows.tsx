import type { Format } from '../../shared/i18n/format.ts'
import { useFormat } from '../../shared/i18n/language.tsx'
import { Empty } from '../../shared/parts/states.tsx'
import { Facts } from '../facts.tsx'
import { useWords } from '../i18n/words.ts'
import type { Messages } from '../i18n/zh.ts'
import type { Statement } from './statement-page.tsx'

/** On a phone a list, not a table of six columns. */
export function StatementRows({ statement }: { readonly statement: Statement }) {
  const words = useWords()
  const format = useFormat()
  const labels = words.statement
  return (
    <>
      <Facts
        facts={[
          [labels.opening, standing(statement.openingFen, words, format)],
          [labels.charged, format.yuan(statement.chargedFen)],
          [labels.paid, format.yuan(statement.paidFen)],
          [labels.closing, standing(statement.closingFen, words, format)],
        ]}
      />
      {statement.rows.length === 0 ? <Empty title={labels.none}>{labels.noneNext}</Empty> : <h2 className="mt-5 font-bold">{labels.rows}</h2>}
      <ol className="mt-2 border-t border-line">
        {statement.rows.map((row) => (
          <li key={row.document} className="border-b border-line py-3">
            <p className="flex flex-wrap justify-between gap-x-4 font-medium">
              <span>{format.date(row.date)}</span>
              <span className="whitespace-nowrap">{row.chargeFen ? labels.billed(format.yuan(row.chargeFen)) : row.paidFen ? labels.paidIn(format.yuan(row.paidFen)) : null}</span>
            </p>
            <p className="text-ink-2">
              {row.kind === 'bill' ? words.receipt.billNo(row.no ?? '') : `${row.text} ${row.no ? `${words.bills.receipt} ${row.no}` : ''}`}
            </p>
            <p className="text-ink-2">{labels.balance(standing(row.balanceFen, words, format))}</p>
          </li>
        ))}
      </ol>
    </>
  )
}

/** What is owed, or the credit: never a negative due. */
function standing(fen: number, { statement }: Messages, format: Format): string {
  if (fen > 0) return statement.owes(format.yuan(fen))
  return fen < 0 ? statement.credit(format.yuan(-fen)) : statement.even
}
