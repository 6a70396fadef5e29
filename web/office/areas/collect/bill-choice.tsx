import type { Household } from '../../../../functions/payments/model.ts'
import { useFormat, useLanguage } from '../../../shared/i18n/language.tsx'
import { classNames } from '../../../shared/parts/class-names.ts'
import { useCollectWords } from './words.ts'

type Props = { readonly bills: Household['bills']; readonly chosen: ReadonlySet<string>; readonly onChange: (chosen: ReadonlySet<string>) => void }

/** The household's open bills, oldest first, each with a tick. */
export function BillChoice({ bills, chosen, onChange }: Props) {
  const words = useCollectWords()
  const { lang } = useLanguage()
  const { yuan, day } = useFormat()
  const toggle = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    onChange(next)
  }
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-medium">{words.bills}</legend>
      <ul className="max-h-56 divide-y divide-line overflow-y-auto border border-line">
        {bills.map((bill) => (
          <li key={bill.id}>
            <label className="flex items-start gap-3 px-3 py-2">
              <input type="checkbox" checked={chosen.has(bill.id)} onChange={() => toggle(bill.id)} className="mt-0.5 size-[1.125rem] shrink-0 accent-link" />
              <span className="min-w-0 flex-1">
                <span className="block font-medium">{bill.title[lang]}</span>
                <span className={classNames('block text-[0.8125rem]', bill.overdue ? 'text-bad' : 'text-ink-2')}>
                  {words.chooseBill(bill.no)} · {bill.overdue ? words.overdue(day(bill.dueDate)) : words.due(day(bill.dueDate))}
                </span>
              </span>
              <span className="font-bold">{yuan(bill.openFen)}</span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
