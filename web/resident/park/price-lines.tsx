import { useFormat } from '../../shared/i18n/language.tsx'
import { Amounts } from '../amounts.tsx'
import { Facts } from '../facts.tsx'
import type { Charged } from './queries.ts'
import { useTimes } from './times.ts'
import { useParkWords } from './words.ts'

/** Since when, how long, and line by line what the price is made of; what is paid already stands below it. */
export function PriceLines({ stay }: { readonly stay: Charged }) {
  const words = useParkWords()
  const format = useFormat()
  const { whenOf, lasting } = useTimes(stay.at)
  const rows = stay.lines.map((line, at) => ({
    key: String(at),
    title: line.kind === 'step' ? words.line.step(line.count, format.yuan(Math.round(line.amountFen / line.count))) : words.line[line.kind],
    notes: [words.span(whenOf(line.from), whenOf(line.to))],
    amount: format.yuan(line.amountFen),
  }))
  return (
    <>
      <Facts facts={[[words.entered, whenOf(stay.in)], [words.lasted, lasting(stay.in, stay.at)]]} />
      {rows.length > 0 && (
        <>
          <h2 className="mt-5 font-bold">{words.lines}</h2>
          <Amounts rows={rows} total={[words.total, format.yuan(stay.feeFen)]} />
        </>
      )}
      {stay.coupons.length > 0 && <Facts facts={[[words.coupons, stay.coupons.join(format.marks.comma)]]} />}
      {stay.paidFen > 0 && <Facts facts={[[words.paid, format.yuan(stay.paidFen)]]} />}
    </>
  )
}
