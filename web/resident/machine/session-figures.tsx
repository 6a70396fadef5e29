import { useFormat } from '../../shared/i18n/language.tsx'
import { Facts } from '../facts.tsx'
import type { Session } from './queries.ts'
import { useMachineWords } from './words.ts'

/** What the machine reported, what it costs, and what goes back. */
export function SessionFigures({ session }: { readonly session: Session }) {
  const words = useMachineWords()
  const format = useFormat()
  const ended = session.state === 'ended'
  const rest = session.restFen ?? session.paidFen - session.costFen
  const used = [words.minutes(session.minutes), ...(session.wattHours > 0 ? [words.kwh((session.wattHours / 1000).toFixed(2))] : [])].join(' · ')
  return (
    <>
      <Facts
        facts={[
          [words.prepaid, format.yuan(session.paidFen)],
          [words.used, used],
          session.peakWatts > 0 && [words.peakWatts, words.watts(format.count(session.peakWatts))],
          [ended ? words.finalCost : words.cost, format.yuan(session.costFen)],
          [ended ? words.restBack : words.restSoFar, <strong key="rest">{format.yuan(rest)}</strong>],
          session.startedAt !== null && [words.began, format.moment(session.startedAt)],
          session.endedAt !== null && [words.endedAt, format.moment(session.endedAt)],
        ]}
      />
      {!ended && session.heardAt && <p className="mt-2 text-ink-2">{words.heard(format.moment(session.heardAt).slice(-5))}</p>}
    </>
  )
}
