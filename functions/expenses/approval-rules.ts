import type { StaffRole } from '../context.ts'

/** Who approved, and whether as a head. */
export type Approval = { readonly who: string; readonly head: boolean }

/** One other person up to the limit of its day; above it, or where nobody ever set one, two. */
export const approvalsNeeded = (amountFen: number, limitFen: number | null): 1 | 2 => (limitFen !== null && amountFen <= limitFen ? 1 : 2)

/** own: who asked approves nothing of it · again: this person has approved already · head: two approve, and one of them is a head. */
export type Objection = 'own' | 'again' | 'head'

export type Approving = { readonly asker: string; readonly needed: 1 | 2; readonly given: readonly Approval[]; readonly by: Approval }

/** Why this person cannot approve now; undefined = may. */
export function objectionTo({ asker, needed, given, by }: Approving): Objection | undefined {
  if (by.who === asker) return 'own'
  if (given.some(({ who }) => who === by.who)) return 'again'
  const last = given.length + 1 >= needed
  return needed === 2 && last && !by.head && !given.some(({ head }) => head) ? 'head' : undefined
}

export const isHead = (roles: readonly StaffRole[] | readonly string[]): boolean => (roles as readonly string[]).includes('head')
