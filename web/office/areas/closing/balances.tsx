import { useFormat } from '../../../shared/i18n/language.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { Section } from '../../parts/section.tsx'
import { useWords } from '../../i18n/languages.ts'
import type { FoundMonth } from './queries.ts'
import { useClosingWords } from './words.ts'

type Row = FoundMonth['balances'][number]

/** What the second person approves: each account within its fund, beside the movement of the month before. A credit balance is below 0. */
export function Balances({ month }: { readonly month: FoundMonth }) {
  const words = useClosingWords()
  const common = useWords()
  const { amount, yuan } = useFormat()
  const money = (key: keyof Row & `${string}Fen`, head: string, className?: string): Column<Row> => ({ key, head: common.yuanHead(head), right: true, cell: (row) => amount(row[key]), ...(className ? { className } : {}) })
  const columns: Column<Row>[] = [
    { key: 'account', head: words.account, names: true, cell: (row) => `${row.account} ${row.name}` },
    { key: 'fund', head: words.fund, cell: (row) => row.fundName },
    money('openingFen', words.opening),
    money('debitFen', words.debit),
    money('creditFen', words.credit),
    money('closingFen', words.closing, 'font-medium'),
    money('beforeDebitFen', words.beforeDebit, 'text-ink-2'),
    money('beforeCreditFen', words.beforeCredit, 'text-ink-2'),
  ]
  return (
    <Section title={words.balances} bare>
      <p className="text-ink-2">{words.balancesNote}</p>
      <DataTable
        caption={words.balances}
        rows={month.balances}
        rowKey={(row) => `${row.account} ${row.fund}`}
        columns={columns}
        phone={(row) => (
          <PhoneRow title={`${row.account} ${row.name}`} aside={yuan(row.closingFen)}>
            <p className="text-ink-2">{row.fundName}</p>
            <p className="text-ink-2">
              {words.debit} {amount(row.debitFen)} · {words.credit} {amount(row.creditFen)}
            </p>
          </PhoneRow>
        )}
      />
    </Section>
  )
}
