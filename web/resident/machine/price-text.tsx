import { useFormat } from '../../shared/i18n/language.tsx'
import type { Front } from './queries.ts'
import { useMachineWords } from './words.ts'

type Props = { readonly tariff: Front['tariff']; readonly maxMinutes: number }

/** The price in sentences that one can check against the own bill. */
export function PriceText({ tariff, maxMinutes }: Props) {
  const words = useMachineWords()
  const format = useFormat()
  const rest = [...(tariff.leastFen > 0 ? [words.least(format.amount(tariff.leastFen))] : []), words.longest(words.hours(Math.floor(maxMinutes / 60), maxMinutes % 60)), words.rest]
  return (
    <>
      {tariff.by === 'energy' ? <p className="text-[1.2rem] font-bold">{words.energy(format.amount(tariff.kwhFen))}</p> : <ByTime tariff={tariff} />}
      {rest.map((text) => (
        <p key={text} className="mt-1">
          {text}
        </p>
      ))}
    </>
  )
}

function ByTime({ tariff: { stepMinutes, tiers } }: { readonly tariff: Extract<Front['tariff'], { by: 'time' }> }) {
  const words = useMachineWords()
  const format = useFormat()
  const [only] = tiers
  if (tiers.length === 1) return <p className="text-[1.2rem] font-bold">{words.flat(stepMinutes, format.amount(only!.stepFen))}</p>
  return (
    <>
      <p className="font-medium">{words.time(stepMinutes)}</p>
      <ul className="mt-1 list-disc pl-6">
        {tiers.map(({ uptoWatts, stepFen }, at) => (
          <li key={at}>{uptoWatts === null ? words.above(format.count(tiers[at - 1]?.uptoWatts ?? 0), format.amount(stepFen)) : words.upto(format.count(uptoWatts), format.amount(stepFen))}</li>
        ))}
      </ul>
      <p className="mt-1">{words.peak}</p>
    </>
  )
}
