import { useFormat } from '../../shared/i18n/language.tsx'
import { Amounts } from '../amounts.tsx'
import type { Disclosure } from './queries.ts'
import { useOpenWords } from './words.ts'

type Fees = NonNullable<Disclosure['scope']['fees']>

/** The paid share, whole per cents rounded down: 100 % means all. */
const rateOf = ({ paidFen, billedFen }: Pick<Fees, 'paidFen' | 'billedFen'>): string => `${billedFen === 0 ? 100 : Math.floor((paidFen * 100) / billedFen)}%`

export function FeesSection({ fees, asOf }: { readonly fees: Fees; readonly asOf: string }) {
  const words = useOpenWords()
  const format = useFormat()
  return (
    <section className="mt-6 border-t-2 border-ink pt-3">
      <h2 className="text-[1.2rem] font-bold">{words.fees}</h2>
      <p className="mt-1">{words.feesText(format.count(fees.households), format.yuan(fees.billedFen), format.yuan(fees.paidFen), rateOf(fees))}</p>
      <p className="text-ink-2">{words.asOf(format.date(asOf))}</p>
      {fees.groups.length > 1 && (
        <>
          <Amounts rows={fees.groups.map((group) => ({ key: group.name ?? '', title: group.name ?? words.others, notes: [words.householdsOf(format.count(group.households))], amount: rateOf(group) }))} />
          {fees.groups.some(({ name }) => name === null) && <p className="pt-2 text-ink-2">{words.fewer}</p>}
        </>
      )}
    </section>
  )
}
