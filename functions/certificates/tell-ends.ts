import { addDays, type BusinessDate, instant, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { dueNow } from '../jobs/due-now.ts'
import { eachByItself } from '../jobs/each-by-itself.ts'
import { surelyNotSent } from '../messages.ts'
import { nextLoud } from '../reminders/quiet-hours.ts'
import { held } from '../storage/cancelled.ts'
import { getSite } from '../tenants/get-site.ts'
import { everyPerson } from '../workforce/read-person.ts'
import { alertDue } from './alert-rules.ts'
import { bestOf } from './best-of.ts'
import { type Ending, toldOf } from './ending.ts'
import { allCertificates, claimTold, noteTold, type Told } from './items.ts'
import { everyKind } from './kinds.ts'
import type { CertificateRow } from './model.ts'
import { showRow } from './show-certificate.ts'
import { tellOfficers } from './tell-officers.ts'

/** Several times a day, so that a certificate recorded this morning is told today; each step is told once all the same. */
const everyMs = 3 * 3_600_000
/** Nobody is woken by it. */
const quiet = { quietFrom: 20, quietTo: 8 }
/** The rest follows with the next run. */
const messagesMax = 300

/** Tells workers by text message and training officers by e-mail of what ends or has ended. Repeating it tells nothing again. */
export async function tellEnds(ctx: Ctx): Promise<void> {
  if (nextLoud(ctx.clock.now(), quiet) > instant(ctx.clock) || !(await dueNow(ctx, 'certificate-alerts', everyMs))) return
  const endings = await findEndings(ctx)
  const { phone } = await getSite(ctx)
  await eachByItself(
    endings.flatMap((one) => dueFor(ctx, one, 'worker')).slice(0, messagesMax),
    (one) => tellWorker(ctx, one, phone),
  )
  await tellOfficers(ctx, endings.flatMap((one) => dueFor(ctx, one, 'officers')))
}

type Candidate = Omit<Ending, 'step' | 'days'>

/** Of people who are here, what ends by itself: not what was revoked, nor what another of its kind stands beside. */
async function findEndings(ctx: Ctx): Promise<Candidate[]> {
  const [records, people, kinds] = await Promise.all([allCertificates(ctx), everyPerson(ctx), everyKind(ctx)])
  const named = new Map(people.filter(({ state }) => state === 'active').map((person) => [person.id, person]))
  const byId = new Map(records.map((record) => [record.id, record]))
  return bestOf(records.filter(({ completion }) => !completion).map((record) => showRow(ctx, record, { person: named.get(record.person), kinds }))).flatMap((row) => {
    const person = named.get(row.person)
    const until = untilOf(row)
    return person && until ? [{ record: byId.get(row.id)!, row, person, until }] : []
  })
}

function untilOf({ state, on, by }: CertificateRow): BusinessDate | null {
  if (state === 'lapsed') return addDays(on as BusinessDate, -1)
  return (state === 'valid' || state === 'ending') && by !== 'revocation' ? (on as BusinessDate | null) : null
}

function dueFor(ctx: Ctx, one: Candidate, to: Told['to']): Ending[] {
  const told = one.record.told.filter((each) => each.to === to && each.until === one.until).map(({ step }) => step)
  const due = alertDue(one.until, today(ctx.clock), told)
  return due ? [{ ...one, ...due }] : []
}

/** Claimed before it is sent: a process that dies between leaves it unclear, and it is not sent a second time. */
async function tellWorker(ctx: Ctx, one: Ending, phone: string): Promise<void> {
  const { record, row, person, until, step, days } = one
  const tell = (state: Told['state']) => toldOf(ctx, one, 'worker', state)
  if (!(await held(ctx.store.write(claimTold(ctx, record.id, tell(person.phone ? 'sending' : 'no-phone'))))) || !person.phone) return
  const params = { site: ctx.site.name, kind: row.kindName.zh, what: row.by === 'review' ? '复审' : '有效期', day: step === 'lapsed' ? addDays(until, 1) : until, days: String(days), phone }
  try {
    await ctx.ports.sms.send({ phone: person.phone, template: step === 'lapsed' ? 'certificate-lapsed' : 'certificate-ends', params })
    await ctx.store.write(noteTold(ctx, record.id, tell('sent')))
  } catch (error) {
    // Anything else: it may have gone out, and stays as it was claimed.
    if (surelyNotSent(error)) await ctx.store.write(noteTold(ctx, record.id, tell('failed')))
    throw error
  }
}
