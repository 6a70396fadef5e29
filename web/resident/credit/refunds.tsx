import { useFormat } from '../../shared/i18n/language.tsx'
import type { Refund } from './queries.ts'
import { useCreditWords } from './words.ts'

/** The household's refunds, each with where the money is. */
export function Refunds({ items }: { readonly items: readonly Refund[] }) {
  const words = useCreditWords()
  const format = useFormat()
  return (
    <>
      <h2 className="mt-6 border-t border-line pt-4 text-[1.1rem] font-bold">{words.refunds}</h2>
      <ul>
        {items.map((refund) => (
          <li key={refund.id} className="border-b border-line py-3">
            <p className="flex flex-wrap justify-between gap-x-4 font-medium">
              <span>{format.moment(refund.requestedAt)}</span>
              <span className="whitespace-nowrap">{format.yuan(refund.amountFen)}</span>
            </p>
            <p>{words.refundStates[refund.state]}</p>
            {refund.paidOn && <p className="text-ink-2">{words.paidOn(format.date(refund.paidOn))}</p>}
          </li>
        ))}
      </ul>
    </>
  )
}
