import type { PersonId } from '../ids.ts'
import type { FactToTell } from '../rosters/tell-worker.ts'
import type { SwapRecord } from './items.ts'

const days = ({ gives, takes }: SwapRecord) => (takes ? [gives.date, takes.date].toSorted() : [gives.date])

/** The colleague is asked. */
export const askToTell = (swap: SwapRecord): FactToTell => ({ id: `${swap.id}.${swap.version}`, person: swap.other, template: 'swap-asked', days: days(swap), result: '' })

/** What became of it, to whoever did not do it. */
export const swapToTell = (swap: SwapRecord, people: readonly PersonId[], result: string): FactToTell[] => [...new Set(people)].map((person) => ({ id: `${swap.id}.${swap.version}`, person, template: 'swap-decided', days: days(swap), result }))
