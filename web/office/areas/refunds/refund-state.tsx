import type { RefundState as State } from '../../../../functions/refunds/model.ts'
import { Status, type Tone } from '../../../shared/parts/status.tsx'
import { useRefundWords } from './words.ts'

const tones = { requested: 'wait', declined: 'off', sending: 'part', pending: 'part', handover: 'wait', paid: 'good', failed: 'bad', kept: 'good' } as const satisfies Record<State, Tone>

export function RefundState({ state }: { readonly state: State }) {
  return <Status tone={tones[state]}>{useRefundWords().states[state]}</Status>
}
