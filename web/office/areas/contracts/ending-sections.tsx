import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { type Fact, Facts } from '../../parts/facts.tsx'
import { Section } from '../../parts/section.tsx'
import { DepositWay } from './deposit-way.tsx'
import { ProposalActs, ProposalState, ProposalTrail } from './proposal-parts.tsx'
import type { FoundContract } from './queries.ts'
import { useSpanName } from './span-name.ts'
import { useContractWords } from './words.ts'

type Props = { readonly contract: FoundContract }

/** An early end: when, why, by which paper, and what it changes of what was settled. */
export function EndingSection({ contract }: Props) {
  const words = useContractWords()
  const { yuan, date } = useFormat()
  const nameOf = useSpanName()
  const { ending } = contract
  if (!ending) return null
  const facts: Fact[] = [
    [words.lastDay, words.lastDaySay(date(ending.lastDay), date(ending.agreedTo))],
    [words.cause, words.causes[ending.cause]],
    [words.reason, ending.reason],
    [words.paper, ending.document],
  ]
  return (
    <Section title={words.endTitle} actions={<ProposalState state={ending.state} />}>
      <Facts className="mt-3" facts={facts} />
      {ending.state !== 'declined' && (
        <>
          <h3 className="mt-4 font-medium">{words.endChanges}</h3>
          {ending.changes.length === 0 && <p className="text-ink-2">{words.endNoChanges}</p>}
          <ul>
            {ending.changes.map((change) => (
              <li key={change.from} className="flex justify-between gap-4 border-b border-line py-2">
                <span className="min-w-0">
                  {nameOf(change)}
                  <span className="block text-ink-2">{words.changeSay(yuan(change.wasFen), yuan(change.nowFen), yuan(change.receivedFen))}</span>
                </span>
                <span className="shrink-0 font-medium">{yuan(change.nowFen - change.wasFen)}</span>
              </li>
            ))}
          </ul>
          {ending.changes.length > 1 && <p className="flex justify-between gap-4 py-2 font-bold"><span>{words.difference}</span><span>{yuan(ending.differenceFen)}</span></p>}
        </>
      )}
      <ProposalTrail proposal={ending} reason={ending.reason} />
      <ProposalActs
        proposal={ending}
        approveTitle={words.approveEnd}
        approveAct={words.approveEndAct(date(ending.lastDay))}
        approveNote={<p>{words.approveEndNote(date(ending.lastDay), yuan(ending.differenceFen))}</p>}
        onDecide={(json) => ask(api.facilities.contracts[':contract'].ending.decision.$post({ param: { contract: contract.id }, json }))}
      />
    </Section>
  )
}

/** Where the deposit went, or would go. */
export function ClosingSection({ contract }: Props) {
  const words = useContractWords()
  const { yuan, marks } = useFormat()
  const nameOf = useSpanName()
  const { closing } = contract
  if (!closing) return null
  const spanOf = (from: string): string => {
    const found = contract.schedule.find((span) => span.from === from)
    return found ? nameOf(found) : from
  }
  const lines = closing.deductions.map(({ kind, reason, amountFen }) => ({ name: words.deductionKinds[kind], reason, amountFen }))
  const paidFen = closing.backFen - contract.depositHeldFen
  return (
    <Section title={words.closeTitle} actions={<ProposalState state={closing.state} />}>
      {closing.state !== 'declined' && <DepositWay split={closing} claims={closing.claims.map(({ from }) => spanOf(from)).join(marks.comma)} lines={lines} />}
      {closing.state === 'agreed' && closing.backFen > 0 && <p className="mt-3 font-medium">{contract.depositHeldFen > 0 ? words.backWaits(yuan(contract.depositHeldFen)) : words.backDone(yuan(paidFen))}</p>}
      {closing.keptFen > 0 && closing.state !== 'declined' && <p className="mt-3 text-ink-2">{words.keptIs}</p>}
      <ProposalTrail proposal={closing} />
      <ProposalActs
        proposal={closing}
        approveTitle={words.approveClose}
        approveAct={closing.backFen > 0 ? words.approveCloseAct(yuan(closing.backFen)) : words.approveCloseNone}
        approveNote={<p>{words.approveCloseNote(yuan(closing.fromDepositFen), yuan(closing.keptFen), yuan(closing.backFen))}</p>}
        onDecide={(json) => ask(api.facilities.contracts[':contract']['deposit-closing'].decision.$post({ param: { contract: contract.id }, json: json.action === 'approve' ? { ...json, backFen: closing.backFen } : json }))}
      />
    </Section>
  )
}
