import { type Instant, instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { conflict, invalid, type Say } from '../faults.ts'
import { readAreaRules } from '../parking/read-area.ts'
import { standingOfPlate } from './standing.ts'
import { backoff } from '../storage/backoff.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import { eventWrite, readEvent, type StayRecord } from './items.ts'
import type { GateAnswer, RecordGateEvent } from './model.ts'
import { planGate } from './plan-fact.ts'
import { subjectOf } from './plate-text.ts'
import { currentStayOf } from './present-stay.ts'
import { showStay } from './show-stay.ts'
import { eventKey, hashed } from './stay-id.ts'
import type { GateFact } from './stay-model.ts'
import { assertInBook } from './ticket-books.ts'

const attemptsMax = 12
/** Clocks of gates run a little ahead; nothing is seen before it happens. */
const aheadMs = 10 * 60_000
/** How late a device that was offline may still tell. */
const lateMs = 31 * 86_400_000

/**
 * Keeps what a gate, a phone or a ticket saw. Device and sequence number name the event: the same again answers the same, other
 * content under them is a `conflict`. In whatever order events arrive, the stays come out the same (stay-model.ts).
 */
export async function recordGateEvent(ctx: Ctx, input: RecordGateEvent, lang: keyof Say): Promise<GateAnswer> {
  const subject = subjectOf(input)
  const at = new Date(input.at).toISOString() as Instant
  const sent = hashed(input.area, input.kind, subject.kind, subject.text, input.class, at)
  const known = await readEvent(ctx, input.device, input.sequence)
  if (known) return answerAgain(ctx, known, sent, lang)
  checkTime(ctx, at)
  const area = await readAreaRules(ctx, input.area)
  if (input.ticket !== undefined) await assertInBook(ctx, input.area, input.ticket)
  const standing = subject.kind === 'plate' ? (await standingOfPlate(ctx, { area: input.area, plate: subject.text, at })).standing : 'none'
  const key = eventKey(input.device, input.sequence)
  // Shared land without its owners' decision earns nothing (P1).
  const fact: GateFact = { kind: input.kind, key, at, device: input.device, class: input.class, standing, tariff: area.mayEarn ? area.tariff : null }
  const event = { sent, area: input.area, subject, key, at, kind: input.kind }
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const plan = await planGate(ctx, input.area, subject, fact)
    const outcome = plan === 'too-late' ? plan : 'recorded'
    try {
      await ctx.store.transact([eventWrite(ctx, input.device, input.sequence, { ...event, outcome }), ...(plan === 'too-late' ? [] : plan.writes)])
      return answer(ctx, { outcome, kind: input.kind, stay: plan === 'too-late' ? undefined : plan.stay }, lang)
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error
      if (error.at.includes(0)) return answerAgain(ctx, (await readEvent(ctx, input.device, input.sequence))!, sent, lang)
      await backoff(attempt)
    }
  }
  throw conflict('busy', { zh: '同一车辆的记录同时在写入，本次没有保存。请再发送一次。', en: 'Other events of this car are being written. This one was not saved. Send it again.' })
}

async function answerAgain(ctx: Ctx, known: NonNullable<Awaited<ReturnType<typeof readEvent>>>, sent: string, lang: keyof Say): Promise<GateAnswer> {
  if (known.sent !== sent) {
    throw conflict('sequence-taken', { zh: '这台设备的这个序号已用于另一条记录，没有保存。请核对设备名称和序号。', en: 'This device has used this sequence number for another event. Nothing was saved. Check the name and the number of the device.' })
  }
  const stay = known.outcome === 'too-late' ? undefined : await currentStayOf(ctx, known.area, known.subject, known.key)
  return answer(ctx, { outcome: known.outcome === 'too-late' ? 'too-late' : 'again', kind: known.kind, stay }, lang)
}

async function answer(ctx: Ctx, { outcome, kind, stay }: { readonly outcome: GateAnswer['outcome']; readonly kind: 'in' | 'out'; readonly stay: StayRecord | undefined }, lang: keyof Say): Promise<GateAnswer> {
  const shown = stay ? await showStay(ctx, stay) : null
  const what = outcome === 'too-late' || !shown ? 'late' : kind === 'in' ? (shown.standing === 'blocked' ? 'blocked' : 'in') : shown.state === 'unclear' ? 'unclear' : shown.state === 'owing' ? 'owing' : 'out'
  return { outcome, open: what === 'in' || what === 'out', say: says[what][lang], stay: shown }
}

const says: Readonly<Record<'late' | 'blocked' | 'in' | 'out' | 'owing' | 'unclear', Say>> = {
  late: { zh: '记录太晚，只留存，不改变停车记录。', en: 'Too late: kept, and changes no stay.' },
  blocked: { zh: '该车在禁入名单上，请由值守人员处理。', en: 'This car is on the blacklist. Ask the attendant.' },
  in: { zh: '欢迎入场。', en: 'Welcome.' },
  out: { zh: '一路平安。', en: 'Safe journey.' },
  owing: { zh: '还有停车费未付。', en: 'There is still something to pay.' },
  unclear: { zh: '没有入场记录，请由值守人员补录入场时间。', en: 'No entry on record. The attendant enters the time of entry.' },
}

function checkTime(ctx: Ctx, at: Instant): void {
  const now = Date.parse(instant(ctx.clock))
  const when = Date.parse(at)
  if (when > now + aheadMs) throw invalid('event-ahead', { zh: '事件时间晚于现在，没有保存。请校准设备时钟。', en: 'The event lies in the future. Nothing was saved. Set the clock of the device.' })
  if (when < now - lateMs) throw invalid('event-old', { zh: '事件已超过 31 天，没有保存。请在停车记录中人工处理。', en: 'The event is older than 31 days. Nothing was saved. Settle the stay by hand.' })
}

