import { diceOf, pick } from './dice.ts'
import { type Chanced, type ChanceKind, type Outcome, type OutcomeKind, outcomes } from './outcomes.ts'
import type { Chance, Forgery, Switches } from './switches.ts'

/** One of the kinds that fit, or none; each `use` has dice of its own. */
export function byChance<T extends ChanceKind>(random: Chance | null, use: string, fits: (kind: ChanceKind) => kind is T): T | undefined {
  const kinds = random?.kinds.filter(fits) ?? []
  if (!random || kinds.length === 0) return undefined
  const roll = diceOf(random, use)
  return roll() < random.rate ? pick(kinds, roll) : undefined
}

/** How the next thing of this sort ends: as planned, else by chance. Undefined: as usual. */
export function nextOutcome<K extends Exclude<Chanced, 'forgeries'>>(switches: Switches, name: K): Outcome<K> | undefined {
  return takeNext(switches, name) ?? chanced(switches, name)
}

/** The forgery that goes before the next delivery. */
export function nextForgery(switches: Switches): Forgery | undefined {
  const planned = takeNext(switches, 'forgeries')
  if (planned) return planned
  const kind = chanced(switches, 'forgeries')
  return kind && { kind }
}

function chanced<K extends Chanced>({ random }: Switches, name: K): Outcome<K> | undefined {
  const kind = byChance(random, name, (one): one is OutcomeKind => one.startsWith(`${name} `))
  return outcomes[name].find((word) => kind === `${name} ${word}`)
}

type Queue = Chanced | 'deliveries' | 'lies'

/** The first of a list, used up. */
export function takeNext<K extends Queue>(switches: Switches, name: K): Switches[K][number] | undefined {
  const [next, ...rest] = switches[name]
  switches[name] = rest as Switches[K]
  return next
}
