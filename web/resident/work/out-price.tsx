import { useFormat } from '../../shared/i18n/language.tsx'
import { Amounts } from '../amounts.tsx'
import { Facts } from '../facts.tsx'
import { timeOf, whenOf } from './time-text.ts'
import { useNow } from './use-phone.tsx'
import type { Standing } from './use-stay.ts'
import { useWorkWords } from './words.tsx'

/** The sum in figures that are read at arm's length, then how it came about. */
export function OutPrice({ standing: { car, price }, tariffNull }: { readonly standing: Standing; readonly tariffNull: boolean }) {
  const words = useWorkWords()
  const format = useFormat()
  const now = useNow()
  if (!car) return null
  const minutes = Math.max(0, Math.floor((Date.parse(now) - Date.parse(car.in)) / 60_000))
  return (
    <>
      <p className="pt-2">
        <span className="text-ink-2">{words.out.due}</span>{' '}
        <strong className="text-[2.6rem] leading-tight">{price ? (price.dueFen === 0 ? words.out.nothing : format.yuan(price.dueFen)) : '—'}</strong>
      </p>
      {price?.dueFen === 0 && <p className="font-medium">{whyNothing()}</p>}
      {!price && <p className="text-warn">{words.out.unpriced}</p>}
      <Facts
        facts={[
          [words.out.in, whenOf(car.in, format)],
          [words.out.stayed, words.out.minutes(Math.floor(minutes / 60), minutes % 60)],
          [words.subject.class, words.classes[car.class]],
          car.standing !== 'none' && [words.subject.legend, words.standings[car.standing] ?? car.standing],
          price !== undefined && price.feeFen > 0 && [words.out.fee, format.yuan(price.feeFen)],
          car.paidFen > 0 && [words.out.paid, format.yuan(car.paidFen)],
        ]}
      />
      {price && price.lines.length > 1 && (
        <>
          <h2 className="mt-4 font-bold">{words.out.lines}</h2>
          <Amounts rows={price.lines.map((line, at) => ({ key: String(at), title: words.out.lineKinds[line.kind], notes: [`${clock(line.from)}–${clock(line.to)}${line.count > 1 && line.kind === 'step' ? ` × ${line.count}` : ''}`], amount: format.yuan(line.amountFen) }))} />
        </>
      )}
    </>
  )

  function whyNothing(): string {
    const why = words.out.why
    if (car!.standing === 'permit' || car!.standing === 'grace' || car!.standing === 'visitor') return why[car!.standing]
    if (car!.leaveUntil) return `${why.paid}，${words.out.leaveUntil(timeOf(car!.leaveUntil))}`
    return car!.paidFen > 0 ? why.paid : car!.coupons?.length ? why.coupon : tariffNull ? why.noTariff : why.free
  }
}

/** A minute of the local clock as `09:05`. */
const clock = (minute: number): string => new Date(minute * 60_000).toISOString().slice(11, 16)
