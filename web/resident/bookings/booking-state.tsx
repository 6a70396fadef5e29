import { Status, type Tone } from '../../shared/parts/status.tsx'
import type { Booking } from './queries.ts'
import { nowHere } from './when.ts'
import { useBookingWords } from './words.ts'

const tones = { held: 'part', confirmed: 'good', cancelled: 'off', lapsed: 'off', over: 'off' } as const satisfies Record<string, Tone>

export function BookingState({ booking: { state, end } }: { readonly booking: Pick<Booking, 'state' | 'end'> }) {
  const words = useBookingWords()
  const shown = state === 'confirmed' && end <= nowHere() ? 'over' : state
  return <Status tone={tones[shown]}>{words.state[shown]}</Status>
}
