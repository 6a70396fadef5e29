import type { Act, Begin, Cash, Person } from './act-model.ts'
import type { Shift } from './queries.ts'

/** The part of a shift that the phone can know by itself. */
export type OpenShift = Pick<Shift, 'id' | 'area' | 'openedAt' | 'floatFen' | 'cashFen' | 'sales' | 'overdue'>

const begunBy = ({ id, area, at, floatFen }: Begin): OpenShift => ({ id, area: area as Shift['area'], openedAt: at, floatFen, cashFen: 0, sales: 0, overdue: false })

/** What becomes of a known shift by an act that the server has taken, where it could not be asked. */
export function withAct(known: OpenShift | null | undefined, act: Begin | Cash): OpenShift | null {
  if (act.kind === 'shift') return begunBy(act)
  return known && known.id === act.shift ? { ...known, cashFen: known.cashFen + act.amountFen, sales: known.sales + 1 } : (known ?? null)
}

/** The open shift of a person, whether the server has it yet or not. */
export function openShift(acts: readonly Act[], { id }: Person, known: OpenShift | null | undefined): OpenShift | undefined {
  const begun = acts.find((act): act is Begin => act.kind === 'shift' && act.by.id === id && act.state === 'waiting')
  return known ?? (begun && begunBy(begun))
}
