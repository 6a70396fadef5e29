import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useFormat, useLanguage } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { BarChart } from '../../parts/bar-chart.tsx'
import { ExportMenu } from '../../parts/export-menu.tsx'
import { type Fact, Facts } from '../../parts/facts.tsx'
import { Page } from '../../parts/page.tsx'
import { Section } from '../../parts/section.tsx'
import { textLink } from '../../parts/text-link.ts'
import { forecastQuery } from './queries.ts'
import { useSubsidyWords } from './words.ts'

/** What is to come by the rules of a claim, with what that takes for granted. */
export function ForecastScreen() {
  const words = useSubsidyWords()
  const { yuan, period } = useFormat()
  const { lang } = useLanguage()
  const query = useQuery(forecastQuery(lang))
  return (
    <Page
      title={words.forecastTitle}
      lead={words.forecastLead}
      above={<Link to="/subsidies" className={textLink()}>{words.back}</Link>}
      actions={<ExportMenu formats={['xlsx', 'csv']} addressOf={(format) => `/v1/subsidies/forecast/export?format=${format}`} />}
    >
      <Asked query={query} what={words.loading}>
        {({ months, totalFen, schemes, assumptions }) => (
          <>
            <Section title={words.forecastChart(yuan(totalFen))}>
              <Facts className="mt-2" facts={schemes.map(({ name, amountFen }): Fact => [name, yuan(amountFen)])} />
              <BarChart title={words.forecastChart(yuan(totalFen))} bars={months.map((one) => ({ key: one.period, label: period(one.period), fen: one.amountFen }))} heads={[words.month, words.total]} format={yuan} />
            </Section>
            <Section title={words.assumptions}>
              <ul className="mt-2 list-disc pl-5">{assumptions.map((text) => <li key={text}>{text}</li>)}</ul>
            </Section>
          </>
        )}
      </Asked>
    </Page>
  )
}
