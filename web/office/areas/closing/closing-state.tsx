import { Status, type Tone } from '../../../shared/parts/status.tsx'
import type { FoundMonth } from './queries.ts'
import { useClosingWords } from './words.ts'

const tones = { running: 'off', open: 'wait', summing: 'part', waiting: 'wait', closed: 'good', declined: 'off', reopened: 'part' } as const satisfies Record<FoundMonth['state'], Tone>

export function ClosingState({ state }: { readonly state: FoundMonth['state'] }) {
  return <Status tone={tones[state]}>{useClosingWords().states[state]}</Status>
}
