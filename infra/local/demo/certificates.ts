import { addDays, type BusinessDate, monthsAfter } from '../../../functions/calendar.ts'
import type { Caller } from './caller.ts'

type Options = { readonly now: BusinessDate; /** With which the demo's worker signs in. */ readonly worker: string }

/** Certificates in every state: valid, ending in 25 days, lapsed, one revoked; our own with its code; and the worker's account tied to a person. By few calls. */
export async function fillCertificates(call: Caller, { now, worker }: Options): Promise<void> {
  const others = (await call<{ items: { id: string }[] }>('GET', '/seekers?limit=6')).items.map(({ id }) => id)
  const staff = (await call<{ id: string }>('POST', '/seekers', { id: 'demostaff001', name: '马建国', phone: '13800000188', consent: { version: '2026-11', on: addDays(now, -40), sensitive: true, how: 'paper' } })).id
  await call('PUT', `/seekers/${staff}/account`, { email: worker })
  /** One of a kind that holds so many months, with so many days left of them. */
  const ending = (months: number, days: number) => monthsAfter(addDays(now, days + 1), -months)
  const papers: readonly (readonly [person: string, kind: string, from: BusinessDate, more?: object])[] = [
    [staff, 'low-voltage-electrician', ending(36, 25)],
    [staff, 'lift-safety-manager', ending(48, -20)],
    [staff, 'fire-control-operator', addDays(now, -700), { level: '4' }],
    ...others.flatMap((person, at): (readonly [string, string, BusinessDate])[] => [
      [person, 'guard-card', addDays(now, -400 - at * 30)],
      ...(at < 3 ? [[person, 'water-tank-health', ending(12, [200, 25, -9][at]!)] as const] : []),
    ]),
  ]
  for (const [at, [person, kind, issuedOn, more]] of papers.entries()) await call('POST', '/certificates', { id: `democert${String(at).padStart(4, '0')}`, person, kind, issuedOn, number: `33${String(10_240_000 + at * 37)}`, issuer: issuers[kind], ...more })
  if (others.length > 3) await call('POST', `/certificates/${others[3]}-democert${String(papers.findIndex(([person]) => person === others[3])).padStart(4, '0')}/revocation`, { on: addDays(now, -3), reason: '发证机关通知吊销' })
  for (const [at, person] of [staff, ...others.slice(0, 2)].entries()) await call('POST', '/certificates/completions', { id: `democomp000${at}`, person, course: '岗前安全', hours: 8, completedOn: addDays(now, -15 - at) })
}

const issuers: Readonly<Record<string, string>> = { 'low-voltage-electrician': '浙江省应急管理厅', 'lift-safety-manager': '市市场监督管理局', 'fire-control-operator': '消防行业职业技能鉴定站', 'guard-card': '东街公安分局', 'water-tank-health': '区疾病预防控制中心' }
