import type { Period } from '../../../functions/calendar.ts'
import type { Seeded } from './plausible.ts'

/** How a household pays. Every habit of a real street: most at once, some by the quarter or the half year, some hardly ever. */
export type Habit = 'prompt' | 'quarterly' | 'half-yearly' | 'erratic' | 'never'

export function habitOf(random: Seeded): Habit {
  const draw = random.between(1, 100)
  return draw <= 28 ? 'prompt' : draw <= 62 ? 'quarterly' : draw <= 82 ? 'half-yearly' : draw <= 92 ? 'erratic' : 'never'
}

/** Whether the household comes to pay all that is open in this month. */
export function paysIn(habit: Habit, period: Period, random: Seeded): boolean {
  const month = Number(period.slice(5))
  switch (habit) {
    case 'prompt':
      return random.chance(0.95)
    case 'quarterly':
      return month % 3 === 0
    case 'half-yearly':
      return month % 6 === 0
    case 'erratic':
      return random.chance(0.3)
    case 'never':
      return false
    default:
      return habit satisfies never
  }
}
