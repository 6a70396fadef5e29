import { firstDay, lastDay, periodOfDate, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { recordChange } from '../audit/record-change.ts'
import { conflict, invalid } from '../faults.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import { readSettings, settingsWrite } from './items.ts'
import type { ChangeSettings, DisclosureSettings } from './model.ts'
import { dueOn, endedSpans, idOfSpan, type Span, spanOf } from './spans-model.ts'

/** Spans of one edition that are looked back for; three years of months. */
const spansMax = 36

/**
 * How often the books are opened, where, and how long for (D2), from a month on. Earlier editions hold for the spans before. Throws
 * invalid (not the first month of a span, not after the edition before), conflict.
 */
export async function changeSettings(ctx: Ctx, wanted: ChangeSettings): Promise<DisclosureSettings> {
  if (spanOf(wanted.from, wanted.interval).from !== wanted.from) throw notFirst(wanted)
  try {
    return await recordChange(ctx, async () => {
      const before = await readSettings(ctx)
      const last = before.at(-1)
      if (last && same(last, wanted)) return { answer: last }
      // The newest edition may be corrected in place; what is before it stays as it was.
      if (last && wanted.from < last.from) throw tooEarly(last)
      const kept = last?.from === wanted.from ? before.slice(0, -1) : before
      return { writes: [settingsWrite(ctx, before, [...kept, wanted])], act: 'disclosure-settings.changed', subject: ctx.tenant, detail: { ...wanted }, ...(last ? { before: { ...last } } : {}), answer: wanted }
    })
  } catch (error) {
    if (error instanceof ConditionFailed) throw changedMeanwhile()
    throw error
  }
}

export const settingsOn = (editions: readonly DisclosureSettings[], span: Span): DisclosureSettings | undefined => editions.findLast(({ from }) => from <= span.from)

export type DueSpan = Span & { readonly id: string; readonly dueOn: string; readonly overdue: boolean }

/** The spans that have ended, oldest first, whether published or not. A span that a new edition cuts is nobody's. */
export function spansOf(ctx: Pick<Ctx, 'clock'>, editions: readonly DisclosureSettings[]): DueSpan[] {
  const day = today(ctx.clock)
  return editions.flatMap(({ interval, from, dueDays }, at) => {
    const next = editions[at + 1]
    const spans = endedSpans(interval, from, next && next.from <= periodOfDate(day) ? firstDay(next.from) : day, spansMax)
    return spans.toReversed().flatMap((span) => (span.from < from || lastDay(span.to) >= day ? [] : [{ ...span, id: idOfSpan(span), dueOn: dueOn(span, dueDays), overdue: dueOn(span, dueDays) < day }]))
  })
}

const same = (a: DisclosureSettings, b: DisclosureSettings): boolean => (Object.keys(b) as (keyof DisclosureSettings)[]).every((field) => a[field] === b[field])

const notFirst = ({ interval, from }: ChangeSettings) =>
  invalid('from', { zh: `${from} 不是一个公示期的第一个月，没有保存。请改为 ${spanOf(from, interval).from}。`, en: `${from} is not the first month of such a span. Nothing was saved. Take ${spanOf(from, interval).from}.` })
const tooEarly = ({ from }: DisclosureSettings) => invalid('from', { zh: `现行规则从 ${from} 起，新规则不能更早，没有保存。`, en: `The present rule holds from ${from}; a new one cannot begin before. Nothing was saved.` })
const changedMeanwhile = () => conflict('changed', { zh: '刚才有人改过这项设置，没有保存。请重新打开再改。', en: 'Somebody changed this at the same moment. Nothing was saved. Open it again.' })
