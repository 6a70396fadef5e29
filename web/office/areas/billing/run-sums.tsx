import type { Run } from '../../../../functions/fees/run-model.ts'
import { fileUrl } from '../../../shared/api/client.ts'
import { useFormat, useLanguage } from '../../../shared/i18n/language.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { Section } from '../../parts/section.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useWords } from '../../i18n/languages.ts'
import { useBillingWords } from './words.ts'

type Item = Run['items'][number]
type Building = Run['buildings'][number]

/** The total of a run by fee item and by building; both add up to it. */
export function RunSums({ run }: { readonly run: Run }) {
  const words = useBillingWords()
  const { columns } = useWords()
  const { lang } = useLanguage()
  const { amount, yuan, count } = useFormat()
  const items: Column<Item>[] = [
    { key: 'name', head: words.item, names: true, cell: (item) => item.name[lang] },
    { key: 'basis', head: words.basis, cell: (item) => words.bases[item.basis] },
    { key: 'lines', head: words.lines, right: true, cell: (item) => count(item.lines) },
    { key: 'total', head: words.amount, right: true, cell: (item) => amount(item.totalFen) },
  ]
  return (
    <div className="grid grid-cols-1 items-start gap-x-6 xl:grid-cols-2">
      <Section title={words.items} bare>
        <DataTable
          caption={words.items}
          rows={run.items}
          rowKey={(item) => item.item}
          columns={items}
          foot={[columns.total, '', '', amount(run.totalFen)]}
          phone={(item) => (
            <PhoneRow title={item.name[lang]} aside={yuan(item.totalFen)}>
              <p className="text-ink-2">
                {words.bases[item.basis]} · {words.billCount(item.lines)}
              </p>
            </PhoneRow>
          )}
        />
      </Section>
      <Section title={words.buildings} bare>
        <ByBuilding run={run} />
      </Section>
    </div>
  )
}

function ByBuilding({ run }: { readonly run: Run }) {
  const words = useBillingWords()
  const { columns, actions } = useWords()
  const { amount, yuan, count } = useFormat()
  const print = (building: Building) => (
    <a href={fileUrl(`/v1/billing-runs/${run.id}/pdf`, { building: building.building })} target="_blank" rel="noreferrer" aria-label={words.printBuilding(building.name)} className={textLink()}>
      {words.print}
    </a>
  )
  const printable = run.state === 'published'
  return (
    <DataTable
      caption={words.buildings}
      rows={run.buildings}
      rowKey={(building) => building.building}
      columns={[
        { key: 'name', head: words.building, names: true, cell: (building) => building.name },
        { key: 'bills', head: words.bills, right: true, cell: (building) => count(building.bills) },
        { key: 'total', head: words.amount, right: true, cell: (building) => amount(building.totalFen) },
        ...(printable ? [{ key: 'print', head: actions, silent: true, right: true, className: 'py-1!', cell: print }] : []),
      ]}
      foot={[columns.total, count(run.bills), amount(run.totalFen), ...(printable ? [''] : [])]}
      phone={(building) => (
        <PhoneRow title={building.name} aside={yuan(building.totalFen)} act={printable && building.bills > 0 ? print(building) : undefined}>
          <p className="text-ink-2">{words.billCount(building.bills)}</p>
        </PhoneRow>
      )}
    />
  )
}
