import { addDays, addMonths, type BusinessDate, firstDay, monthsFromTo, type Period, periodOfDate } from '../../../functions/calendar.ts'
import type { Caller } from './caller.ts'
import type { DemoPerson } from './people.ts'

type Options = { readonly people: readonly DemoPerson[]; readonly now: BusinessDate }

const invented = '示例数据，非真实标准'
const paidFen = (at: number): number => [380_000, 420_000][at - 6] ?? 290_000
const employerFen = 98_600

/** Four people at work on public-welfare posts, one in repairs, an electrician whose day of birth is not known, one by the hour, one gone to the open market; two schemes at invented rates; five months on record, three claimed and received, one claimed, one still to claim. */
export async function fillHires(call: Caller, { people, now }: Options): Promise<void> {
  const begin = firstDay(addMonths(periodOfDate(now), -5))
  await call('POST', '/hires/minimum-wages', { place: '东城', from: firstDay(addMonths(periodOfDate(now), -24)), monthlyFen: 249_000, hourlyFen: 2_400, source: invented })
  const scheme = { place: '东城', from: addMonths(periodOfDate(now), -12), note: invented, leastDays: 15 }
  await call('POST', '/subsidies/schemes', { ...scheme, id: 'demoscheme01', name: '公益性岗位补贴（示例）', kind: 'welfare-post', welfarePost: true, certificate: false, rate: { from: scheme.from, base: 'minimum-wage', shareBp: 7000, document: invented } })
  await call('POST', '/subsidies/schemes', { ...scheme, id: 'demoscheme02', name: '社会保险补贴（示例）', kind: 'social-insurance', welfarePost: false, certificate: false, rate: { from: scheme.from, base: 'employer-contributions', shareBp: 10_000, document: invented } })
  // Born 1979 to 1985, so that nobody of them reaches retirement under a labour contract.
  // The last is the worker who signs in.
  const hired = [...people.slice(11, 18), { id: 'demostaff001' }]
  for (const [at, { id }] of hired.entries()) await call('POST', '/hires', hireOf(id, { at, begin, now }))
  await train(call, hired.slice(0, 3), addDays(now, -30))
  await call('POST', '/hires/demohire0001/documents', { kind: 'contract', on: now })
  await call('POST', '/hires/demohire0005/end', { on: addDays(now, -10), reason: 'open-market', note: '被街口超市录用' })
  const months = monthsFromTo(periodOfDate(begin), addMonths(periodOfDate(now), -1))
  for (const month of months) await call('PUT', `/subsidies/months?month=${month}`, { rows: hired.flatMap(({ id }, at) => (at === 5 ? [] : [factsOf(id, { month, wageFen: paidFen(at), missing: at === 3 && month === months.at(-1), now })])) })
  const claim = await claimed(call, 'democlaim001', { from: months[0]!, to: months[2]! })
  if (claim) await call('POST', `/subsidies/claims/${claim.id}/receipts`, { id: 'demoreceipt1', on: now, reference: '示例流水 0001', amountFen: claim.totalFen, lines: claim.items.map(({ person, period, amountFen }) => ({ person, period, outcome: 'received', amountFen })) })
  await claimed(call, 'democlaim002', { from: months[3]!, to: months[3]! })
}

/** Before the first published week; without it nobody may clean. */
async function train(call: Caller, cleaners: readonly { readonly id: string }[], date: BusinessDate): Promise<void> {
  const topics = [{ topic: '岗前安全', kind: 'theory', minutes: 480 }]
  await call('POST', '/courses', { id: 'democourse01', name: '岗前安全', about: '上岗前必修，一天。', topics, minShare: 80, exam: null })
  await call('POST', '/training-sessions', { id: 'demosession1', course: 'democourse01', date, from: '08:30', to: '16:30', place: '社区活动室', trainer: '王建平', capacity: 20, topics })
  for (const { id: person } of cleaners) await call('POST', '/training-sessions/demosession1/seats', { person })
  await call('POST', '/training-sessions/demosession1/attendance', { entries: cleaners.map(({ id: person }) => ({ person })) })
}

type Made = { readonly id: string; readonly totalFen: number; readonly items: readonly { readonly person: string; readonly period: Period; readonly amountFen: number }[] }

async function claimed(call: Caller, id: string, span: { readonly from: Period; readonly to: Period }): Promise<Made | undefined> {
  const { schemes } = await call<{ schemes: { id: string; eligibleFen: number }[] }>('GET', `/subsidies/preview?from=${span.from}&to=${span.to}`)
  const scheme = schemes.find(({ id: known }) => known === 'demoscheme01')
  return scheme && scheme.eligibleFen > 0 ? call<Made>('POST', '/subsidies/claims', { id, scheme: scheme.id, ...span, totalFen: scheme.eligibleFen }) : undefined
}

function hireOf(person: string, { at, begin, now }: { readonly at: number; readonly begin: BusinessDate; readonly now: BusinessDate }) {
  const base = { id: `demohire000${at + 1}`, person, no: `HT-2026-00${at + 1}`, from: begin, place: '东城', insuranceFrom: begin }
  if (at === 5) return { ...base, post: 'demopost0004', kind: 'part-time', to: addDays(now, 300), hours: { system: 'part-time', perDay: 4, perWeek: 24 }, pay: { per: 'hour', amountFen: 2_600 }, insuranceFrom: null }
  return {
    ...base,
    post: at < 3 ? 'demopost0002' : at === 3 ? 'demopost0003' : at === 6 ? 'demopost0005' : at === 7 ? 'demopost0006' : 'demopost0001',
    kind: 'fixed',
    to: addDays(now, at === 2 ? 20 : 400),
    probationMonths: 1,
    hours: { system: 'standard', perDay: 8, perWeek: 40 },
    pay: { per: 'month', amountFen: paidFen(at) },
    // One whose months are nearly used up.
    subsidisedBefore: at === 1 ? { months: 29, since: addMonths(periodOfDate(begin), -29) } : { months: 0, since: null },
  }
}

const factsOf = (person: string, { month, wageFen, missing, now }: { readonly month: Period; readonly wageFen: number; readonly missing: boolean; readonly now: BusinessDate }) => {
  const paid = addDays(firstDay(addMonths(month, 1)), 4)
  const on = paid > now ? now : paid
  return { person, wageFen, wagePaidOn: on, employerFen: missing ? 0 : employerFen, insurancePaidOn: missing ? null : on, attendanceDays: 22 }
}
