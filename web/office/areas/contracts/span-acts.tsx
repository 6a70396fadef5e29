import { useQueryClient } from '@tanstack/react-query'
import { addDays, systemClock, today } from '../../../../functions/calendar.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx'
import { useMay } from '../../shell/session.ts'
import { afterContract, type FoundContract, type FoundSpan } from './queries.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { useSpanName } from './span-name.ts'
import { TakingsDialog } from './takings-dialog.tsx'
import { useContractWords } from './words.ts'

type Props = { readonly contract: FoundContract; readonly span: FoundSpan }
export type SpanAct = 'takings' | 'audit' | 'settle' | 'dispute' | 'stands'

/** Rent alone is settled up to a month ahead; the API says the same. */
const aheadDays = 31

/** What can be done about a period now, in the order in which it is done. */
export function SpanActs({ contract, span, onAct }: Props & { readonly onAct: (act: SpanAct) => void }) {
  const words = useContractWords()
  const acts = useActs(contract, span)
  if (acts.length === 0) return null
  const labels: Readonly<Record<SpanAct, string>> = { takings: words.takingsTo, audit: words.audit, settle: words.settle, dispute: words.dispute, stands: words.stands }
  return (
    <span className="inline-flex flex-wrap justify-end gap-2 max-md:mt-2">
      {acts.map((act) => (
        <Button key={act} onClick={() => onAct(act)}>
          {labels[act]}
        </Button>
      ))}
    </span>
  )
}

function useActs(contract: FoundContract, { from, to, takings, settlement }: FoundSpan): SpanAct[] {
  const may = useMay()
  const day = today(systemClock)
  const shared = contract.tiers !== null
  const settles = settlement === null || settlement.state === 'disputed'
  const acts: SpanAct[] = []
  if (shared && settles && from <= day && may('recordTakings')) acts.push('takings')
  if (settles && takings?.mayAudit) acts.push('audit')
  if (settles && may('settleContract') && (shared ? to < day && Boolean(takings?.audited) : settlement === null && from <= addDays(day, aheadDays))) acts.push('settle')
  if (settlement?.state === 'disputed' && may('settleContract')) acts.push('stands')
  if (settlement && settlement.state !== 'disputed' && may('settleContract')) acts.push('dispute')
  return acts
}

/** Lives beside the list and not in its row, which another width of the window would take away with what was typed. */
export function ActDialog({ act, contract, span, onClose }: Props & { readonly act: SpanAct; readonly onClose: () => void }) {
  const words = useContractWords()
  const { yuan } = useFormat()
  const client = useQueryClient()
  const name = useSpanName()(span)
  const at = { contract: contract.id, from: span.from }
  const andShow = async (call: Promise<unknown>) => {
    await call
    await afterContract(client)
  }
  switch (act) {
    case 'takings':
      return <TakingsDialog contract={contract.id} span={span} name={name} onClose={onClose} />
    case 'audit': {
      const { takingsFen, version, recorded } = span.takings!
      const audit = () => andShow(ask(api.facilities.contracts[':contract'].takings[':from'].audit.$post({ param: at, json: { version } })))
      return (
        <ConfirmDialog title={words.auditTitle} act={`${words.audit} ${yuan(takingsFen)}`} onClose={onClose} onConfirm={audit}>
          <p>{words.auditSay(name, yuan(takingsFen), recorded.by)}</p>
        </ConfirmDialog>
      )
    }
    case 'settle': {
      const settle = () => andShow(ask(api.facilities.contracts[':contract'].settlements.$post({ param: { contract: contract.id }, json: { from: span.from } })))
      const again = span.settlement !== null
      return (
        <ConfirmDialog title={again ? words.settleAgain(name) : words.settleTitle(name)} act={words.settle} onClose={onClose} onConfirm={settle}>
          <p>{again ? words.settleAgainNote : contract.tiers ? words.settleShare(yuan(span.baseFen), yuan(span.takings?.takingsFen ?? 0)) : words.settleRent(yuan(span.baseFen))}</p>
        </ConfirmDialog>
      )
    }
    case 'dispute':
      return <ReasonDialog title={words.dispute} note={words.disputeNote} onClose={onClose} onSend={(reason) => andShow(ask(api.facilities.contracts[':contract'].settlements[':from'].dispute.$post({ param: at, json: { reason } })))} />
    case 'stands':
      return <ReasonDialog title={words.stands} note={words.standsNote} onClose={onClose} onSend={(reason) => andShow(ask(api.facilities.contracts[':contract'].settlements[':from'].dispute.end.$post({ param: at, json: { reason } })))} />
  }
}
