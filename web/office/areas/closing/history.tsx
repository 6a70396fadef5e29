import { Link } from '@tanstack/react-router'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { type Fact, Facts } from '../../parts/facts.tsx'
import { Section } from '../../parts/section.tsx'
import { rowLink } from '../../parts/text-link.ts'
import { ClosingState } from './closing-state.tsx'
import type { FoundMonth } from './queries.ts'
import { useClosingWords } from './words.ts'

type Version = FoundMonth['versions'][number]

/** Every close of the month with its hash; none is ever changed. */
export function History({ month }: { readonly month: FoundMonth }) {
  const words = useClosingWords()
  return (
    <Section title={words.history}>
      <ol className="mt-2">
        {month.versions.map((version) => (
          <li key={version.version} className="border-b border-line py-3 last:border-b-0">
            <p className="flex flex-wrap justify-between gap-x-4 font-medium">
              {words.version(version.version)}
              <ClosingState state={version.state} />
            </p>
            <Steps steps={version.steps} />
            <VersionFacts version={version} />
          </li>
        ))}
      </ol>
    </Section>
  )
}

function Steps({ steps }: { readonly steps: Version['steps'] }) {
  const words = useClosingWords()
  const { moment } = useFormat()
  return (
    <ul className="mt-1 text-ink-2">
      {steps.map((step) => (
        <li key={`${step.what} ${step.at}`}>{[words.steps[step.what], step.what === 'summed' ? '' : step.by, moment(step.at), step.note].filter(Boolean).join(' · ')}</li>
      ))}
    </ul>
  )
}

const hash = (text: string) => <code className="text-[0.8125rem] break-all text-ink-2">{text}</code>

function VersionFacts({ version }: { readonly version: Version }) {
  const words = useClosingWords()
  const { count } = useFormat()
  const facts: Fact[] = [
    ...(version.vouchers === null ? [] : [[words.vouchers, count(version.vouchers)] as const]),
    ...(version.lastNumber ? [[words.numbers, words.numbersTo(count(version.lastNumber))] as const] : []),
    ...(version.hash ? [[words.hash, hash(version.hash)] as const] : []),
    ...(version.previous ? [[words.previous, hash(version.previous)] as const] : []),
    ...(version.replaces ? [[words.replaces, hash(version.replaces)] as const] : []),
    ...(version.yearEnd
      ? [
          [
            words.yearEnd,
            <Link key="year-end" to="/vouchers/$voucher" params={{ voucher: version.yearEnd }} className={rowLink}>
              {version.yearEnd}
            </Link>,
          ] as const,
        ]
      : []),
  ]
  return <Facts className="mt-2" facts={facts} />
}
