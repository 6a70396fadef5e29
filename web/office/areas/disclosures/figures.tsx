import { fundNames } from '../../../../functions/ledger/chart.ts'
import { useFormat, useLanguage } from '../../../shared/i18n/language.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import type { FoundDraft } from './queries.ts'
import { useDisclosureWords } from './words.ts'

type Scope = FoundDraft['scopes'][number]
type Row = Scope['funds'][number] & { readonly scope: string; readonly key: string }

/** A fund of a community in a row: opening + net - used = closing. */
export function Figures({ scopes }: { readonly scopes: readonly Scope[] }) {
  const words = useDisclosureWords()
  const { lang } = useLanguage()
  const { amount, yuan } = useFormat()
  const rows = scopes.flatMap(({ community, name, funds }) => funds.map((fund): Row => ({ ...fund, scope: community === null ? words.whole : name, key: `${community} ${fund.fund}` })))
  const money = (key: keyof Row & `${string}Fen`, head: string): Column<Row> => ({ key, head, right: true, cell: (row) => amount(row[key]) })
  return (
    <DataTable
      caption={words.figures}
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { key: 'scope', head: words.scope, names: true, cell: ({ scope }) => scope },
        { key: 'fund', head: words.fund, cell: ({ fund }) => fundNames[fund][lang] },
        money('openingFen', words.opening),
        money('incomeFen', words.income),
        money('costFen', words.cost),
        money('netFen', words.net),
        money('usedFen', words.used),
        { ...money('closingFen', words.closing), className: 'font-medium' },
      ]}
      phone={(row) => (
        <PhoneRow title={`${row.scope} · ${fundNames[row.fund][lang]}`} aside={yuan(row.closingFen)}>
          <p className="text-ink-2">{`${words.income} ${yuan(row.incomeFen)} · ${words.cost} ${yuan(row.costFen)}`}</p>
          <p className="text-ink-2">{`${words.net} ${yuan(row.netFen)} · ${words.used} ${yuan(row.usedFen)}`}</p>
        </PhoneRow>
      )}
    />
  )
}
