import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { type Fact, Facts } from '../../parts/facts.tsx'
import { Page } from '../../parts/page.tsx'
import { Section } from '../../parts/section.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useMay } from '../../shell/session.ts'
import { wagesQuery } from '../hires/queries.ts'
import { type FoundScheme, schemesQuery } from './queries.ts'
import { ReviseDialog } from './revise-dialog.tsx'
import { SchemeDialog } from './scheme-dialog.tsx'
import { WageDialog } from './wage-dialog.tsx'
import { useSubsidyWords } from './words.ts'

/** What the province pays and the least that may be paid, each with its document. */
export function SchemesScreen() {
  const words = useSubsidyWords()
  const { yuan, date } = useFormat()
  const keeps = useMay()('createSubsidyScheme')
  const schemes = useQuery(schemesQuery)
  const wages = useQuery(wagesQuery)
  const [open, setOpen] = useState<'scheme' | 'wage'>()
  return (
    <Page
      title={words.schemesTitle}
      lead={words.schemesLead}
      above={<Link to="/subsidies" className={textLink()}>{words.back}</Link>}
      {...(keeps
        ? {
            actions: (
              <>
                <Button onClick={() => setOpen('wage')} className="min-h-10">{words.newWage}</Button>
                <Button kind="main" onClick={() => setOpen('scheme')} className="min-h-10">{words.newScheme}</Button>
              </>
            ),
          }
        : {})}
    >
      <AskedList query={schemes} what={words.loading}>
        {({ items }) => (items.length > 0 ? items.map((scheme) => <SchemeSection key={scheme.id} scheme={scheme} />) : <Empty title={words.noSchemes}>{words.noSchemesNext}</Empty>)}
      </AskedList>
      <Section title={words.wages}>
        <AskedList query={wages} what={words.loading}>
          {({ items }) =>
            items.length > 0 ? (
              <Facts className="mt-2" facts={items.map((wage): Fact => [`${wage.place} ${words.since(date(wage.from))}`, `${words.wageOf(yuan(wage.monthlyFen), yuan(wage.hourlyFen))} · ${wage.source}`])} />
            ) : (
              <p className="mt-2 text-ink-2">{words.noWages}</p>
            )
          }
        </AskedList>
      </Section>
      {open === 'scheme' && <SchemeDialog onClose={() => setOpen(undefined)} />}
      {open === 'wage' && <WageDialog onClose={() => setOpen(undefined)} />}
    </Page>
  )
}

function SchemeSection({ scheme }: { readonly scheme: FoundScheme }) {
  const words = useSubsidyWords()
  const keeps = useMay()('createSubsidyScheme')
  const [revising, setRevising] = useState(false)
  const { yuan, period, percent, marks } = useFormat()
  const rate = ({ base, shareBp, fixedFen, capFen, document }: FoundScheme['rates'][number]) =>
    `${words.rateOf(base === 'fixed' ? yuan(fixedFen) : words.bases[base], percent(shareBp / 10_000), capFen === null ? '' : words.cap(yuan(capFen)))} · ${document}`
  const conditions = [words.conditionOf(scheme.monthsMax, scheme.nearYears, scheme.placementsMax), ...(scheme.welfarePost ? [words.welfareOnly] : []), ...(scheme.certificate ? [words.needsCertificate] : []), ...(scheme.leastDays ? [`${words.leastDays} ${scheme.leastDays}`] : []), `${words.partMonth}${marks.colon}${words.partMonths[scheme.partMonth]}`]
  const facts: Fact[] = [
    [words.kind, words.kinds[scheme.kind]],
    ...scheme.rates.map((one): Fact => [words.since(period(one.from)), rate(one)]),
    ...(scheme.to ? [[words.lastMonth, period(scheme.to)] as const] : []),
    [words.conditions, conditions.join(marks.semicolon)],
    ...(scheme.note ? [[words.source, scheme.note] as const] : []),
  ]
  return (
    <Section title={scheme.name}>
      <Facts className="mt-2" facts={facts} />
      {keeps && (
        <Button aria-label={words.reviseTitle(scheme.name)} className="mt-3" onClick={() => setRevising(true)}>
          {words.revise}
        </Button>
      )}
      {revising && <ReviseDialog scheme={scheme} onClose={() => setRevising(false)} />}
    </Section>
  )
}
