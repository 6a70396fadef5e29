import { Link } from '@tanstack/react-router'
import type { Overview } from '../../../../functions/ledger/shapes.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { AgeChart } from '../../parts/age-chart.tsx'
import { Section } from '../../parts/section.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useOverviewWords } from './words.ts'

/** Who owes, over all months, by age. */
export function ArrearsAtAGlance({ overview: { arrears, ages } }: { readonly overview: Overview }) {
  const words = useOverviewWords()
  const { yuan } = useFormat()
  if (arrears.openFen === 0)
    return (
      <Section title={words.arrears}>
        <p className="mt-2">{words.noArrears}</p>
      </Section>
    )
  return (
    <Section
      title={words.arrears}
      actions={
        <Link to="/arrears" className={textLink()}>
          {words.toArrears}
        </Link>
      }
    >
      <p className="mt-1">
        {words.arrearsSay(arrears.households, yuan(arrears.openFen))}
        {arrears.overdueFen > 0 && <span className="block font-medium text-bad">{words.arrearsOverdue(yuan(arrears.overdueFen))}</span>}
      </p>
      <AgeChart title={words.ageChart(yuan(arrears.openFen))} heads={[words.age, words.amount]} ages={ages} />
    </Section>
  )
}
