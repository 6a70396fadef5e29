import { useFormat } from '../../../shared/i18n/language.tsx'
import { Section } from '../../parts/section.tsx'
import type { FoundContract, FoundSpan } from './queries.ts'
import { useSpanName } from './span-name.ts'
import { useContractWords } from './words.ts'

/** How each settled amount came about, and who said what of it: the answer to "why this much". */
export function SettlementHistory({ contract }: { readonly contract: FoundContract }) {
  const words = useContractWords()
  const settled = contract.schedule.filter(({ settlement }) => settlement !== null).toReversed()
  if (settled.length === 0) return null
  return (
    <Section title={words.history}>
      <ul className="mt-2">
        {settled.map((span) => (
          <li key={span.from} className="border-b border-line last:border-b-0">
            <OneSettlement span={span} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function OneSettlement({ span }: { readonly span: FoundSpan }) {
  const words = useContractWords()
  const { yuan, moment } = useFormat()
  const nameOf = useSpanName()
  const { baseFen, shareFen, topUpFen, takingsFen, amountFen, steps } = span.settlement!
  return (
    <details>
      <summary className="min-h-9 cursor-pointer py-2 font-medium">
        {nameOf(span)} {yuan(amountFen)}
      </summary>
      <div className="pb-3 text-ink-2">
        <p>{words.parts(yuan(baseFen), takingsFen === null ? undefined : yuan(takingsFen), yuan(shareFen), yuan(topUpFen))}</p>
        {steps.map((step) => (
          <p key={`${step.what} ${step.at}`}>{[moment(step.at), step.by, words.settlementSteps[step.what], step.amountFen === null ? '' : yuan(step.amountFen), step.note].filter(Boolean).join(' · ')}</p>
        ))}
      </div>
    </details>
  )
}
