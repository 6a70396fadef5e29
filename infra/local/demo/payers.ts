import type { Period } from '../../../functions/calendar.ts'
import type { Seeded } from './plausible.ts'

/** How a household pays. Every habit of a real street: some at once, most by the quarter or once a year, some hardly ever. */
export type Habit = { readonly kind: 'prompt' | 'quarterly' | 'half-yearly' | 'yearly' | 'erratic' | 'never'; /** Which month of its quarter or year. */ readonly turn: number }

export function habitOf(random: Seeded): Habit {
  const draw = random.between(1, 100)
  const kind = draw <= 5 ? 'prompt' : draw <= 27 ? 'quarterly' : draw <= 67 ? 'half-yearly' : draw <= 82 ? 'yearly' : draw <= 88 ? 'erratic' : 'never'
  return { kind, turn: random.between(0, 11) }
}

/** Whether the household comes to pay all that is open in this month. */
export function paysIn({ kind, turn }: Habit, period: Period, random: Seeded): boolean {
  const month = Number(period.slice(5)) + turn
  switch (kind) {
    case 'prompt':
      return random.chance(0.95)
    case 'quarterly':
      return month % 3 === 0
    case 'half-yearly':
      return month % 6 === 0
    case 'yearly':
      return month % 12 === 0
    case 'erratic':
      return random.chance(0.3)
    case 'never':
      return false
    default:
      return kind satisfies never
  }
}
