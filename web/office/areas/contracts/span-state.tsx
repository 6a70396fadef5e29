import type { SettlementState } from '../../../../functions/contracts/settlement-model.ts'
import { Status, type Tone } from '../../../shared/parts/status.tsx'
import { useContractWords } from './words.ts'

const tones = { running: 'wait', 'to-settle': 'part', open: 'wait', part: 'part', overdue: 'bad', received: 'good', over: 'bad', disputed: 'part' } as const satisfies Record<SettlementState, Tone>

export const SpanState = ({ state }: { readonly state: SettlementState }) => <Status tone={tones[state]}>{useContractWords().spanStates[state]}</Status>
