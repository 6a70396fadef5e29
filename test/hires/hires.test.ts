import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BusinessDate } from '../../functions/calendar.ts'
import type { Ctx } from '../../functions/context.ts'
import { changeHire } from '../../functions/hires/change-hire.ts'
import { endHire, tickLeaving } from '../../functions/hires/end-hire.ts'
import { addHireFile, seeDocument } from '../../functions/hires/hire-documents.ts'
import { hireOn, hiresOf } from '../../functions/hires/hires-of.ts'
import { listHires } from '../../functions/hires/list-hires.ts'
import { hire } from '../../functions/hires/make-hire.ts'
import { setMinimumWage } from '../../functions/hires/minimum-wages.ts'
import { ChangeHire, type Hire, HireInput, ListHires } from '../../functions/hires/model.ts'
import { timelineOf } from '../../functions/hires/timeline.ts'
import type { HireId, PersonId, PostId } from '../../functions/ids.ts'
import { readPerson } from '../../functions/workforce/read-person.ts'
import { jpeg } from '../facilities/pictures.ts'
import { type Stack, startStack, type TestTenant } from '../support/stack.ts'

let stack: Stack
let ours: TestTenant
let theirs: TestTenant
let clerk: Ctx

const day = (text: string) => text as BusinessDate
const post = 'post00000001' as PostId
const welfare = 'post00000002' as PostId
const consent = { version: '2026-11', on: '2026-11-01', sensitive: true, how: 'paper' }
const postBody = (id: string, more: object) => ({ id, kind: 'cleaner', name: `保洁 ${id}`, pay: { monthlyFen: 260_000 }, headcount: 1, from: '2024-01-01', ...more })
let count = 0
async function person(more: object = {}): Promise<PersonId> {
  count += 1
  const made = await ours.call('/v1/seekers', { as: 'hr-clerk', body: { id: `person${String(count).padStart(6, '0')}`, name: '李师傅', phone: '', gender: 'm', born: '1975-02-03', category: 'over-40-50', consent, ...more } })
  expect(made.status, made.text).toBe(201)
  return made.json.id
}
beforeAll(async () => {
  stack = await startStack()
  stack.clock.set('2026-12-10T02:00:00.000Z')
  ours = await stack.createTenant()
  theirs = await stack.createTenant()
  clerk = ours.ctx('hr-clerk')
  for (const [id, more] of [[post, { headcount: 40 }], [welfare, { headcount: 1, welfare: { approvalNo: '公岗〔2024〕1号', from: '2024-01-01', to: '2030-12-31' } }]] as const) expect((await ours.call('/v1/posts', { as: 'hr-clerk', body: postBody(id, more) })).status).toBe(201)
  await setMinimumWage(clerk, { place: '东城', from: day('2026-01-01'), monthlyFen: 249_000, hourlyFen: 2_400, source: '示例〔2026〕1号' })
})
afterAll(() => stack?.stop())

const input = (who: PersonId, more: object = {}): HireInput => HireInput.parse({ id: `hire${String((count += 1)).padStart(8, '0')}`, person: who, post, kind: 'fixed', from: '2026-12-01', to: '2027-11-30', hours: { system: 'standard', perDay: 8, perWeek: 40 }, pay: { per: 'month', amountFen: 260_000 }, insuranceFrom: '2026-12-01', probationMonths: 1, ...more })
const code = async (act: Promise<unknown>): Promise<string> => act.then(() => 'done', (error: { code?: string }) => error.code ?? String(error))
/** The same context, whose next transaction is done and whose answer is lost. */
const losing = (ctx: Ctx): Ctx => {
  let lost = false
  return { ...ctx, store: { ...ctx.store, transact: async (writes) => {
    await ctx.store.transact(writes)
    if (!lost) {
      lost = true
      throw new Error('connection reset')
    }
  } } }
}

describe('a hire', () => {
  it('sent again, at once, or after a lost answer is one, and marks the person as hired', async () => {
    const who = await person()
    const asked = input(who)
    expect(await code(hire(losing(clerk), asked))).toContain('connection reset')
    const [one, two] = await Promise.all([hire(clerk, asked), hire(clerk, asked)])
    expect(one).toEqual(two)
    expect(one).toMatchObject({ state: 'active', nth: 1, placement: 0, probationTo: '2026-12-31', place: '东城', minimumWage: { monthlyFen: 249_000 }, retirement: { on: '2037-09-03', years: 62, months: 7 }, warnings: [], missing: 7 })
    expect((await readPerson(clerk, who)).marks.hired).toBe('2026-12-01')
    expect(await code(hire(clerk, { ...asked, pay: { per: 'month', amountFen: 270_000 } }))).toBe('id-taken')
    expect(await code(hire(clerk, input(who)))).toBe('works-already')
    expect((await hireOn(clerk, who, day('2027-11-30')))?.id).toBe(asked.id)
    expect(await hireOn(clerk, who, day('2027-12-01'))).toBeUndefined()
  })

  it('of two for the last place goes to one, and of two for one person too', async () => {
    const [a, b] = [await person(), await person()]
    const both = await Promise.all([a, b].map((who) => code(hire(clerk, input(who, { post: welfare })))))
    expect(both.toSorted()).toEqual(['done', 'post-full'])
    const again = await person()
    expect((await Promise.all([code(hire(clerk, input(again))), code(hire(clerk, input(again)))])).toSorted()).toEqual(['done', 'works-already'])
    expect(await hiresOf(clerk, again)).toHaveLength(1)
  })

  it('is refused with every fault by name and place, and nothing is written', async () => {
    const who = await person()
    const answer = await ours.call('/v1/hires', { as: 'hr-clerk', body: input(who, { pay: { per: 'month', amountFen: 248_999 }, probationMonths: 3 }) })
    expect([answer.status, answer.json.error.code, answer.json.error.details.map(({ where }: { where: string }) => where)]).toEqual([400, 'hire-terms', ['probationMonths', 'pay']])
    expect(answer.text).toContain('示例〔2026〕1号')
    expect(await hiresOf(clerk, who)).toEqual([])
    expect(await code(hire(clerk, input(who, { place: '西城' })))).toBe('place')
    expect(await code(hire(clerk, input(who, { from: '2023-12-31' })))).toBe('post-shut')
  })

  it('of a retired person is a service relation without minimum wage, and no labour contract', async () => {
    const who = await person({ born: '1960-01-01' })
    expect(await code(hire(clerk, input(who, { probationMonths: 0 })))).toBe('hire-terms')
    const made = await hire(clerk, input(who, { kind: 'service', probationMonths: 0, insuranceFrom: null, pay: { per: 'month', amountFen: 150_000 } }))
    expect([made.warnings, made.documents.filter(({ needed }) => needed).map(({ kind }) => kind)]).toEqual([['no-accident-insurance'], ['service-agreement', 'id-copy', 'bank-card', 'photo', 'rules-read', 'retirement-proof', 'accident-policy', 'health-check']])
  })
})

describe('what changes', () => {
  const change = (more: object) => ChangeHire.parse({ id: `change${String((count += 1)).padStart(6, '0')}`, document: '补充协议', ...more })
  let made: Hire
  beforeAll(async () => {
    made = await hire(clerk, input(await person()))
  })

  it('is kept with what it was, once, by the law of its own day', async () => {
    const raise = change({ what: 'pay', from: '2026-12-10', pay: { per: 'month', amountFen: 280_000 } })
    const [one, two] = await Promise.all([changeHire(clerk, made.id, raise), changeHire(clerk, made.id, raise)])
    expect([one.changes, one.pay.amountFen]).toEqual([two.changes, 280_000])
    expect(one.changes).toMatchObject([{ what: 'pay', from: '2026-12-10', before: '2600.00/月', after: '2800.00/月', by: 'hr-clerk' }])
    expect(await code(changeHire(clerk, made.id, change({ what: 'pay', from: '2026-12-10', pay: { per: 'month', amountFen: 1 } })))).toBe('hire-terms')
    expect(await code(changeHire(clerk, made.id, change({ what: 'pay', from: '2026-12-11', pay: { per: 'month', amountFen: 290_000 } })))).toBe('on')
    const longer = await changeHire(clerk, made.id, change({ what: 'extension', to: '2028-11-30' }))
    expect([longer.to, longer.changes.at(-1)]).toMatchObject(['2028-11-30', { from: '2027-12-01', before: '2027-11-30' }])
    expect(await code(changeHire(clerk, made.id, change({ what: 'extension', to: '2028-11-30' })))).toBe('to')
  })

  it('to another post takes a place there and leaves the old one free', async () => {
    const small = 'post00000003' as PostId
    await ours.call('/v1/posts', { as: 'hr-clerk', body: postBody(small, {}) })
    const mover = await hire(clerk, input(await person(), { post: small }))
    expect(await code(changeHire(clerk, made.id, change({ what: 'post', from: '2026-12-10', post: small })))).toBe('post-full')
    expect((await changeHire(clerk, mover.id, change({ what: 'post', from: '2026-12-10', post }))).post).toBe(post)
    expect((await changeHire(clerk, made.id, change({ what: 'post', from: '2026-12-10', post: small }))).post).toBe(small)
  })
})

describe('the end', () => {
  it('names its reason and what is left to do, frees the place, and happens once', async () => {
    const holder = (await listHires(clerk, ListHires.parse({}))).items.find((row) => row.post === welfare)!
    const over = await endHire(clerk, holder.id, { on: day('2026-12-10'), reason: 'open-market', note: '超市录用' })
    expect(over.end!.steps).toEqual([
      { step: 'leaving-certificate', due: '2026-12-10', done: null },
      { step: 'wages-settled', due: '2026-12-10', done: null },
      { step: 'things-back', due: '2026-12-10', done: null },
      { step: 'file-moved', due: '2026-12-25', done: null },
      { step: 'subsidy-told', due: '2026-12-31', done: null },
      { step: 'insurance-stop', due: '2027-01-31', done: null },
    ])
    expect(await endHire(clerk, holder.id, { on: day('2026-12-10'), reason: 'open-market', note: '超市录用' })).toEqual(over)
    expect(await code(endHire(clerk, holder.id, { on: day('2026-12-10'), reason: 'own-wish', note: '' }))).toBe('ended')
    expect((await readPerson(clerk, holder.person)).marks.left).toBe('2026-12-10')
    expect((await tickLeaving(clerk, holder.id, { step: 'insurance-stop', on: day('2026-12-10') })).toDo).toBe(5)
    expect(await code(tickLeaving(clerk, holder.id, { step: 'insurance-stop', on: day('2026-12-11') }))).toBe('on')
  })

  it('is followed by a second placement, a second probation is refused, and a renewal counts as the same placement', async () => {
    const who = (await listHires(clerk, ListHires.parse({}))).items.find((row) => row.post === welfare)!.person
    expect(await code(hire(clerk, input(who, { post: welfare, from: '2026-12-15' })))).toBe('hire-terms')
    const second = await hire(clerk, input(who, { post: welfare, from: '2026-12-15', to: '2027-01-31', insuranceFrom: '2026-12-15', probationMonths: 0 }))
    expect([second.placement, second.nth, (await readPerson(clerk, who)).marks.left]).toEqual([2, 2, undefined])
    const renewed = await hire(clerk, input(who, { post: welfare, from: '2027-02-01', to: '2028-01-31', insuranceFrom: null, probationMonths: 0 }))
    expect([renewed.placement, renewed.nth]).toEqual([2, 3])
    // The next contract holds the place and the person by now: the one before still ends, and takes neither away.
    await endHire(clerk, second.id, { on: day('2027-01-31'), reason: 'contract-over', note: '' })
    expect((await hireOn(clerk, who, day('2027-03-01')))?.id).toBe(renewed.id)
    expect((await timelineOf(clerk, who)).map(({ kind }) => kind)).toEqual(['hired', 'hire-ended', 'rehired', 'hire-ended', 'rehired'])
  })
})

describe('papers', () => {
  it('are ticked by whoever saw them, with scans that only those who keep them open', async () => {
    const made = await hire(clerk, input(await person()))
    const seen = await seeDocument(clerk, made.id, { kind: 'contract', on: day('2026-12-10'), note: '一式两份' })
    expect([seen.missing, seen.documents[0]]).toEqual([made.missing - 1, { kind: 'contract', needed: true, seen: { on: '2026-12-10', by: 'hr-clerk', note: '一式两份' }, scans: [] }])
    const scanned = await addHireFile(clerk, made.id, { kind: 'contract', bytes: jpeg() })
    expect(await addHireFile(clerk, made.id, { kind: 'contract', bytes: jpeg() })).toEqual(scanned)
    const { file } = scanned.documents[0]!.scans[0]!
    const link = `/v1/hires/${made.id}/documents/contract/files/${file}`
    expect((await ours.call(link, { as: 'hr-clerk' })).headers.get('content-type')).toBe('image/jpeg')
    expect([(await ours.call(link, { as: 'finance' })).status, (await theirs.call(link, { as: 'hr-clerk' })).status, (await ours.call(link.replace('contract', 'photo'), { as: 'hr-clerk' })).status]).toEqual([403, 404, 404])
    expect(await code(addHireFile(clerk, made.id, { kind: 'photo', bytes: new TextEncoder().encode('no picture') }))).toBe('bad-file')
  })
})

it('a worker sees the own contract alone, a stranger none', async () => {
  expect((await ours.call('/v1/hires/mine', { as: 'worker' })).json).toEqual({ items: [] })
  const one = (await listHires(clerk, ListHires.parse({ state: 'active' }))).items[0]!
  expect((await theirs.call(`/v1/hires/${one.id}`, { as: 'hr-clerk' })).status).toBe(404)
  expect(await code(endHire(theirs.ctx('hr-clerk'), one.id as HireId, { on: day('2026-12-10'), reason: 'other', note: '' }))).toBe('unknown')
  expect((await theirs.call('/v1/hires', { as: 'hr-clerk' })).json.items).toEqual([])
})
