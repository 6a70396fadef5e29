import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { type Fact, Facts } from '../../parts/facts.tsx'
import { Page } from '../../parts/page.tsx'
import { Section } from '../../parts/section.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useMay } from '../../shell/session.ts'
import { ChangeDialog } from './change-dialog.tsx'
import { EndDialog } from './end-dialog.tsx'
import { HireState } from './hires-screen.tsx'
import { Leaving, Papers } from './papers.tsx'
import { type FoundHire, hireQuery } from './queries.ts'
import { useHireWords } from './words.ts'

/** One hire: what was agreed, its papers, what changed, and its end. */
export function HireScreen() {
  const words = useHireWords()
  const { hire } = useParams({ from: '/hires/$hire' })
  const query = useQuery(hireQuery(hire))
  const { marks } = useFormat()
  return (
    <Page
      title={query.data ? `${query.data.personName} · ${query.data.postName}` : words.title}
      above={<Link to="/hires" className={textLink()}>{words.back}</Link>}
      {...(query.data ? { actions: <HireState state={query.data.state} /> } : {})}
    >
      <Asked query={query} what={words.loading}>
        {(found) => (
          <>
            {found.warnings.length > 0 && <p className="mt-3 border-l-4 border-warn bg-paper px-4 py-3">{found.warnings.map((warning) => words.warnings[warning]).join(marks.semicolon)}</p>}
            <Acts hire={found} />
            <div className="grid grid-cols-1 items-start gap-x-6 xl:grid-cols-2">
              <div>
                {found.end && <Leaving hire={found} />}
                <Agreed hire={found} />
              </div>
              <div>
                <Papers hire={found} />
                <History hire={found} />
              </div>
            </div>
          </>
        )}
      </Asked>
    </Page>
  )
}

type Props = { readonly hire: FoundHire }

function Acts({ hire }: Props) {
  const words = useHireWords()
  const may = useMay()
  const [open, setOpen] = useState<'change' | 'end'>()
  if (!may('hire') || hire.end) return null
  return (
    <div className="mt-4 flex flex-wrap gap-3">
      <Button onClick={() => setOpen('change')} className="min-h-10">
        {words.change}
      </Button>
      <Button onClick={() => setOpen('end')} className="min-h-10">
        {words.end}
      </Button>
      {open === 'change' && <ChangeDialog hire={hire} onClose={() => setOpen(undefined)} />}
      {open === 'end' && <EndDialog hire={hire} onClose={() => setOpen(undefined)} />}
    </div>
  )
}

function Agreed({ hire }: Props) {
  const words = useHireWords()
  const { yuan, date } = useFormat()
  const { hours, minimumWage, retirement } = hire
  const facts: Fact[] = [
    [words.kind, [words.kinds[hire.kind], hire.no].filter(Boolean).join(' · ')],
    [words.term, words.to(date(hire.from), hire.to && date(hire.to))],
    [words.pay, words.payOf(yuan(hire.pay.amountFen), words.per[hire.pay.per])],
    ...(minimumWage ? [[words.minimum, words.minimumText(minimumWage.place, yuan(minimumWage.monthlyFen), minimumWage.source)] as const] : []),
    [words.hours, words.hoursOf(words.systems[hours.system], hours.perDay, hours.perWeek)],
    [words.probationTo, hire.probationTo ? date(hire.probationTo) : words.none],
    hire.kind === 'service' ? [words.accidentFrom, hire.accidentFrom ? date(hire.accidentFrom) : words.none] : [words.insuranceFrom, hire.insuranceFrom ? date(hire.insuranceFrom) : words.none],
    ...(retirement ? [[words.retiresOn, words.retiresText(date(retirement.on), retirement.years, retirement.months)] as const] : []),
    [words.placement, words.placementText(hire.placement)],
    [words.nth, words.nthText(hire.nth)],
    ...(hire.note ? [[words.note, hire.note] as const] : []),
  ]
  return (
    <Section title={words.facts}>
      <Facts className="mt-3" facts={facts} />
      {retirement && <p className="mt-3 text-[0.8125rem] text-ink-2">{retirement.source}</p>}
    </Section>
  )
}

function History({ hire }: Props) {
  const words = useHireWords()
  const { date } = useFormat()
  return (
    <Section title={words.history}>
      {hire.changes.length === 0 ? (
        <p className="mt-2 text-ink-2">{words.noHistory}</p>
      ) : (
        <ol className="mt-2 divide-y divide-line">
          {hire.changes.map((change) => (
            <li key={change.id} className="py-2">
              <p className="font-medium">{`${date(change.from)} ${words.changes[change.what]}`}</p>
              <p>{`${change.before} → ${change.after}`}</p>
              <p className="text-ink-2">{[change.document, change.by].join(' · ')}</p>
            </li>
          ))}
        </ol>
      )}
    </Section>
  )
}
