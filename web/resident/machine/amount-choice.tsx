import { useFormat } from '../../shared/i18n/language.tsx'
import { classNames } from '../../shared/parts/class-names.ts'
import type { Front } from './queries.ts'
import { useMachineWords } from './words.ts'

type Props = { readonly front: Front; readonly chosen: number; readonly onChoose: (amountFen: number) => void }

/** The sums of the machine, each with what it is good for. */
export function AmountChoice({ front, chosen, onChoose }: Props) {
  const words = useMachineWords()
  const format = useFormat()
  return (
    <fieldset className="mt-5">
      <legend className="font-bold">{words.choose}</legend>
      <div className="mt-2 grid grid-cols-[repeat(auto-fill,minmax(8.5em,1fr))] gap-2">
        {front.amountsFen.map((amountFen) => (
          <label key={amountFen} className={classNames('flex min-h-(--target-main) items-center gap-3 rounded-md border px-3 py-2', chosen === amountFen ? 'border-2 border-brand bg-brand-soft' : 'border-line-strong')}>
            <input type="radio" name="amount" value={amountFen} checked={chosen === amountFen} onChange={() => onChoose(amountFen)} className="size-5 shrink-0 accent-brand" />
            <span className="min-w-0 font-bold">
              {format.yuan(amountFen)}
              <span className="block font-normal text-ink-2">{goodFor(front.tariff, amountFen)}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )

  /** At the lowest power; rounded down, so that nobody is promised too much. */
  function goodFor(tariff: Front['tariff'], amountFen: number): string {
    if (tariff.by === 'energy') return tariff.kwhFen > 0 ? words.about(String(Math.floor((amountFen * 10) / tariff.kwhFen) / 10)) : ''
    const { stepFen } = tariff.tiers[0]!
    if (stepFen === 0) return ''
    const minutes = Math.min(front.maxMinutes, Math.floor(amountFen / stepFen) * tariff.stepMinutes)
    return words.aboutTime(words.hours(Math.floor(minutes / 60), minutes % 60))
  }
}
