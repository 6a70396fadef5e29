import { Status, type Tone } from '../../../shared/parts/status.tsx'
import type { FoundBooking } from './queries.ts'
import { useBookingWords } from './words.ts'

const tones = { held: 'part', confirmed: 'good', cancelled: 'off', lapsed: 'off' } as const satisfies Record<FoundBooking['state'], Tone>

export function BookingState({ booking: { state, paid } }: { readonly booking: Pick<FoundBooking, 'state' | 'paid'> }) {
  const words = useBookingWords()
  return <Status tone={tones[state]}>{state === 'confirmed' && !paid ? words.freeOfCharge : words.states[state]}</Status>
}

export const whoOf = ({ who }: Pick<FoundBooking, 'who'>): string => (who.kind === 'household' ? who.label : who.name)
