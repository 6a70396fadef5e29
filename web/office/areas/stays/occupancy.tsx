import { useFormat } from '../../../shared/i18n/language.tsx'
import { Section } from '../../parts/section.tsx'
import { SummaryStrip } from '../../parts/summary-strip.tsx'
import type { FoundOccupancy } from './queries.ts'
import { useStayWords } from './words.ts'

/** How full an area is now, and the hours of a day: a bar for the cars inside, and the figures beside it. */
export function Occupancy({ found }: { readonly found: FoundOccupancy }) {
  const words = useStayWords()
  const { count } = useFormat()
  const { now, hours, turnover } = found
  const most = Math.max(1, now.spaces, ...hours.map(({ inside }) => inside))
  return (
    <>
      <SummaryStrip
        label={words.figures}
        figures={[
          { label: words.inside, value: count(now.inside), note: words.insideNote(now.insideByPermit) },
          { label: words.spaces, value: count(now.spaces), note: words.spacesNote(now.closed) },
          { label: words.permits, value: count(now.permits) },
          { label: words.turnover, value: (turnover / 100).toFixed(2), note: words.turnoverNote },
        ]}
      />
      <Section title={words.hours}>
        <table className="mt-2 w-full border-collapse">
          <caption className="sr-only">{words.hours}</caption>
          <thead>
            <tr className="text-[0.8125rem] text-ink-2">
              <th className="py-1 text-left font-medium">{words.hour}</th>
              <th className="w-full py-1 text-left font-medium">{words.inside}</th>
              <th className="px-2 py-1 text-right font-medium whitespace-nowrap">{words.in}</th>
              <th className="py-1 text-right font-medium whitespace-nowrap">{words.out}</th>
            </tr>
          </thead>
          <tbody>
            {hours.map(({ hour, inside, in: entries, out }) => (
              <tr key={hour} className="border-t border-line">
                <td className="py-0.5 pr-3 tabular-nums">{String(hour).padStart(2, '0')}:00</td>
                <td className="py-0.5">
                  <span className="flex items-center gap-2">
                    <svg aria-hidden viewBox="0 0 100 8" preserveAspectRatio="none" className="h-2 min-w-0 flex-1">
                      <rect width={(inside / most) * 100} height="8" className="fill-brand" />
                    </svg>
                    <span className="w-10 text-right tabular-nums">{count(inside)}</span>
                  </span>
                </td>
                <td className="px-2 py-0.5 text-right tabular-nums">{count(entries)}</td>
                <td className="py-0.5 text-right tabular-nums">{count(out)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
    </>
  )
}
