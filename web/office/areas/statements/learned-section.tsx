import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Failure } from '../../parts/failure.tsx'
import { Section } from '../../parts/section.tsx'
import { useMay } from '../../shell/session.ts'
import { FeeDialog, percentOf } from './fee-dialog.tsx'
import { acceptRule, afterMatch, changeSettings, endRule, proposalsQuery, rulesQuery, settingsQuery } from './queries.ts'
import { useStatementWords } from './words.ts'

/** What the rules may do by themselves, how right they were, and what they learned from people. */
export function LearnedSection({ account }: { readonly account: string }) {
  const words = useStatementWords()
  const client = useQueryClient()
  const keeps = useMay()('importStatement')
  const { percent } = useFormat()
  const settings = useQuery(settingsQuery(account))
  const proposals = useQuery(proposalsQuery(account))
  const rules = useQuery(rulesQuery(account))
  const [feeOpen, setFeeOpen] = useState(false)
  const act = useMutation({ mutationFn: (run: () => Promise<unknown>) => run(), onSuccess: () => afterMatch(client) })
  return (
    <Section title={words.rulesTitle}>
      <Asked query={settings} what={words.automatic}>
        {({ version, automatic, feePerTenThousand, precision }) => (
          <div className="mt-3 flex flex-wrap items-start justify-between gap-3">
            <div className="min-w-0 flex-1 basis-80">
              <p className="font-medium">{automatic ? words.isOn : words.isOff}</p>
              <p className="text-ink-2">{words.automaticHint}</p>
              <p className="text-ink-2">{precision.precisionPpm === null ? words.noPrecision : words.precision(precision.right, precision.wrong, percent(Math.floor(precision.precisionPpm / 1000) / 1000))}</p>
            </div>
            {keeps && (
              <Button busy={act.isPending} onClick={() => act.mutate(() => changeSettings(account, { version, automatic: !automatic, feePerTenThousand }))}>
                {automatic ? words.automaticOn : words.automaticOff}
              </Button>
            )}
            <p className="min-w-0 flex-1 basis-80">
              <span className="block font-medium">{words.fee}</span>
              <span className="text-ink-2">{feePerTenThousand ? words.feeKept(percentOf(feePerTenThousand)) : words.feeNone}</span>
            </p>
            {keeps && <Button onClick={() => setFeeOpen(true)}>{words.feeChange}</Button>}
            {feeOpen && <FeeDialog account={account} settings={{ version, automatic, feePerTenThousand }} onClose={() => setFeeOpen(false)} />}
          </div>
        )}
      </Asked>
      <Failure error={act.error} />
      <h3 className="mt-4 font-medium">{words.proposed}</h3>
      <Asked query={proposals} what={words.proposed}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="text-ink-2">{words.noProposals}</p>
          ) : (
            <ul className="divide-y divide-line">
              {items.map((rule) => (
                <RuleRow key={`${rule.by} ${rule.value} ${rule.household}`} rule={rule} {...(keeps ? { label: words.accept, onAct: () => act.mutate(() => acceptRule(account, rule)) } : {})} />
              ))}
            </ul>
          )
        }
      </Asked>
      {rules.data && rules.data.items.length > 0 && (
        <>
          <h3 className="mt-4 font-medium">{words.accepted}</h3>
          <ul className="divide-y divide-line">
            {rules.data.items.map((rule) => (
              <RuleRow key={rule.id} rule={rule} {...(keeps ? { label: words.end, onAct: () => act.mutate(() => endRule(account, rule.id)) } : {})} />
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}

type RowProps = { readonly rule: { readonly by: 'account' | 'name' | 'remark'; readonly value: string; readonly place: string; readonly right: number; readonly wrong: number }; readonly label?: string; readonly onAct?: () => void }

function RuleRow({ rule, label, onAct }: RowProps) {
  const words = useStatementWords()
  const says = words.ruleSays(words.ruleBys[rule.by], rule.value, rule.place)
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 py-2">
      <span className="min-w-0 break-words">
        {says}
        <span className="block text-[0.8125rem] text-ink-2">{words.backTest(rule.right, rule.wrong)}</span>
      </span>
      {label && (
        <Button onClick={onAct} aria-label={`${label} ${says}`}>
          {label}
        </Button>
      )}
    </li>
  )
}
