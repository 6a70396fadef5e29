import type { Ctx } from '../context.ts'
import type { ParkingAreaId } from '../ids.ts'
import { readFacts, readStay, type StayRecord } from './items.ts'
import { minuteOf, stayIdOf, type Subject, subjectKey } from './stay-id.ts'
import { staysOf } from './stay-model.ts'

/** The stay that holds an event, as it stands now. */
export async function currentStayOf(ctx: Ctx, area: ParkingAreaId, subject: Subject, event: string): Promise<StayRecord | undefined> {
  const found = (await statesOf(ctx, area, subject)).find(({ state }) => state.keys.includes(event))
  return found && readStay(ctx, found.id)
}

/** Where this very car or ticket is inside now; read from its facts, not from the list that is a moment behind. */
export async function presentStayOf(ctx: Ctx, area: ParkingAreaId, subject: Subject): Promise<StayRecord | undefined> {
  const last = (await statesOf(ctx, area, subject)).at(-1)
  const stay = last && (await readStay(ctx, last.id))
  return stay?.present ? stay : undefined
}

async function statesOf(ctx: Ctx, area: ParkingAreaId, subject: Subject) {
  const car = subjectKey(subject)
  const { facts } = await readFacts(ctx, area, car)
  return staysOf(facts).map((state) => ({ state, id: stayIdOf({ area, minute: minuteOf(state.first), subject: car, key: state.key }) }))
}
