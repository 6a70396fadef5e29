import { addDays, type BusinessDate } from '../../calendar.ts'
import { touches, type Days, type Duty, type LabourPerson, type Violation } from './labour-model.ts'

/** What a person holds; both ends belong to it: a certificate that ends today is good for a shift that starts today. `to` null: without end. */
export type Held = { readonly kind: string; readonly from: BusinessDate; readonly to: BusinessDate | null }
/** What a post asks for, certificates and training alike. */
export type Asked = ReadonlyMap<string, readonly string[]>

const warnDays = 30

/** W3: without what the post asks for, a shift of that date cannot be worked. The date of a shift is the day on which it starts. */
export function fitForPost(person: LabourPerson, duties: readonly Duty[], asked: Asked, held: readonly Held[], within: Days): Violation[] {
  return duties.flatMap((duty) => missingOn(asked.get(duty.post) ?? [], held, duty.date).map((kind): Violation => ({
    rule: 'W3', person: person.id, days: [duty.date], is: 0, limit: 1, unit: 'days',
    say: { zh: `${duty.date}：没有有效的“${kind}”，不能上这个岗位。`, en: `${duty.date}: no valid ${kind}, which the post asks for.` },
  }))).filter(({ days }) => touches(within, days))
}

export const missingOn = (asked: readonly string[], held: readonly Held[], date: BusinessDate): string[] =>
  asked.filter((kind) => !held.some((one) => one.kind === kind && one.from <= date && (one.to === null || date <= one.to)))

/** What is still good on a date and ends within 30 days of it, with the last day. */
export function expiringOn(asked: readonly string[], held: readonly Held[], date: BusinessDate): { readonly kind: string; readonly to: BusinessDate }[] {
  return asked.flatMap((kind) => {
    const good = held.filter((one) => one.kind === kind && one.from <= date && (one.to === null || date <= one.to))
    if (good.length === 0 || good.some(({ to }) => to === null || to > addDays(date, warnDays))) return []
    return [{ kind, to: good.map(({ to }) => to!).toSorted().at(-1)! }]
  })
}
