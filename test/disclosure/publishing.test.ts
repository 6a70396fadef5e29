import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Period } from '../../functions/calendar.ts'
import { approveClose } from '../../functions/closing/approve-close.ts'
import { reopenPeriod } from '../../functions/closing/reopen-period.ts'
import { startClose } from '../../functions/closing/start-close.ts'
import { checkDisclosures, type Damage } from '../../functions/disclosure/check-disclosures.ts'
import type { Actor } from '../../functions/context.ts'
import type { CommunityId, UnitId } from '../../functions/ids.ts'
import { buildVoucher, type Fund, type Posting, signed } from '../../functions/ledger/model.ts'
import type { Purpose } from '../../functions/ledger/purposes.ts'
import { fen } from '../../functions/money.ts'
import { keys } from '../../functions/storage/keys.ts'
import { book, day } from '../ledger/books.ts'
import { buildStreet, type House, pay, publish } from '../ledger/street.ts'
import { hasPdfText, pagesOf, pdfText } from '../paper/pdf-text.ts'
import { hasReader, readCodes } from '../signs/read-codes.ts'
import { type Stack, startStack, type TestTenant } from '../support/stack.ts'

const span = '2026-10.2026-12'
const settings = { from: '2026-01', interval: 'quarter', dueDays: 20, place: '东街小区东门公告栏', publicDays: 30, objectionDays: 15, answerDays: 10, source: '东街办〔2026〕8号' }
const bases = [{ fund: 'OWNERS_COMMON', use: 'wages', as: 'cost', basis: '车场值守两人，见工资表' }]

let stack: Stack
let tenant: TestTenant
let stranger: TestTenant
let community: CommunityId
let other: CommunityId
let houses: readonly House[]
let resident: Actor
const call = async (as: 'head' | 'finance' | 'collector' | 'auditor', path: string, method: string, body?: object) => {
  const answer = await tenant.call(`/v1/${path}`, { as, method, ...(body ? { body } : {}) })
  return { status: answer.status, json: answer.json, code: answer.json?.error?.code as string | undefined }
}
const anyone = (path: string) => stack.request(tenant.host, `/v1/disclosures${path}`)
const prepare = (as: 'head' | 'finance', more: object = {}) => call(as, `disclosure-draft?span=${span}`, 'PUT', { bases, ...more })
const publishIt = (as: 'head' | 'finance', hash: string) => call(as, `disclosure-draft/publication?span=${span}`, 'POST', { hash })
const work = async () => (await call('finance', 'disclosure-work', 'GET')).json
/** One begins, the job works, another approves. */
async function close(period: string): Promise<void> {
  await startClose(tenant.ctx('finance'), period as Period)
  await stack.settleJobs()
  await approveClose(tenant.ctx('head'), period as Period)
}
async function reopen(period: string): Promise<void> {
  await reopenPeriod(tenant.ctx('finance'), period as Period, '补记')
  await reopenPeriod(tenant.ctx('head'), period as Period, '补记')
}
const at = (moment: string) => stack.clock.set(`${moment}T02:00:00.000Z`)
const damage = async () => {
  const found: Damage[] = []
  for await (const one of checkDisclosures(tenant.ctx())) found.push(one)
  return found
}

let count = 0
function flow(date: string, purpose: Purpose, amount: number, where?: CommunityId, fund: Fund = 'OWNERS_COMMON') {
  const income = amount > 0
  const line: Posting = { account: income ? '4301' : '5101', fund, purpose, ...(income ? { creditFen: fen(amount) } : { debitFen: fen(-amount) }) }
  const bank: Posting = { account: '1002', fund, ...(income ? { debitFen: fen(amount) } : { creditFen: fen(-amount) }) }
  return buildVoucher({ kind: 'SALE', document: `f-${(count += 1)}`, entryDate: day(date), valueDate: day(date), text: purpose, ...(where ? { community: where } : {}), postings: [line, bank] })
}

beforeAll(async () => {
  stack = await startStack()
  at('2026-09-01')
  tenant = await stack.createTenant()
  stranger = await stack.createTenant()
  await Promise.all((['head', 'finance', 'collector', 'auditor'] as const).flatMap((role) => [tenant.token(role), stranger.token(role)]))
  const street = await buildStreet(tenant)
  houses = street.houses
  community = street.community as CommunityId
  other = (await tenant.call('/v1/communities', { as: 'head', body: { name: '光明里', year: 1985 } })).json.id
  resident = { kind: 'resident', id: 'resident0001', name: '住户101', units: [houses[0]!.id as UnitId], roles: ['resident'] }
  at('2026-10-02')
  await publish(stack, tenant, community, '2026-10', '2026-10-31')
  await pay(tenant, houses[0]!.id, 1308)
  await book(tenant.ctx(), flow('2026-08-10', 'parking', 70_000, community), flow('2026-08-11', 'parking', 5000, community), flow('2026-10-05', 'parking', 90_000, community), flow('2026-11-05', 'wages', -30_000, community), flow('2026-12-05', 'repairs', -20_000, community), flow('2026-12-31', 'facilities', 11_111, other), flow('2026-10-31', 'wages', -50_000, undefined, 'ORGANISATION'))
  at('2027-01-05')
}, 60_000)
afterAll(() => stack?.stop())

const fundOf = (json: { scope?: { funds: { fund: string }[] } }, fund: string) => json.scope!.funds.find((one) => one.fund === fund)

describe('a quarter', () => {
  it('is due once somebody has said how often and where, from a first month that begins a quarter', async () => {
    expect(await work()).toMatchObject({ settings: null, due: [] })
    expect(await call('head', 'disclosure-settings', 'PUT', { ...settings, from: '2026-02' })).toMatchObject({ status: 400, code: 'from' })
    expect((await call('finance', 'disclosure-settings', 'PUT', settings)).status).toBe(403)
    expect((await call('head', 'disclosure-settings', 'PUT', settings)).json).toEqual(settings)
    expect((await call('head', 'disclosure-settings', 'PUT', settings)).json).toEqual(settings)
    expect((await work()).due.map(({ id, dueOn, overdue }: { id: string; dueOn: string; overdue: boolean }) => [id, dueOn, overdue])).toEqual([
      ['2026-01.2026-03', '2026-04-20', true],
      ['2026-04.2026-06', '2026-07-20', true],
      ['2026-07.2026-09', '2026-10-20', true],
      [span, '2027-01-20', false],
    ])
  })

  it('is looked at before anybody has prepared it, and is not there for the public', async () => {
    const look = (await call('auditor', `disclosure-draft?span=${span}`, 'GET')).json
    expect(look).toMatchObject({ version: 1, prepared: null, missing: ['wages'] })
    expect(look.scopes.map(({ name }: { name: string }) => name)).toEqual(['', '东街小区', '光明里'])
    expect((await anyone(`/${span}`)).status).toBe(404)
    expect((await anyone('')).json.items).toEqual([])
    expect(await call('finance', 'disclosure-draft?span=2026-01.2026-12', 'PUT', { bases: [] })).toMatchObject({ status: 200 })
    expect((await call('finance', 'disclosure-draft?span=2026-01.2026-12', 'DELETE')).status).toBe(204)
    expect(await call('finance', 'disclosure-draft?span=2027-01.2027-03', 'PUT', { bases: [] })).toMatchObject({ status: 422, code: 'not-ended' })
    expect((await call('finance', 'disclosure-draft?span=2026-02.2026-04', 'GET')).status).toBe(400)
  })

  it('is published by another than who prepared it, once its months are closed and each cost has its basis', async () => {
    const bare = (await prepare('finance', { bases: [] })).json
    for (const period of ['2026-08', '2026-09', '2026-10', '2026-11']) await close(period)
    expect(await publishIt('head', bare.prepared.hash)).toMatchObject({ status: 422, code: 'not-closed' })
    await close('2026-12')
    expect(await publishIt('head', bare.prepared.hash)).toMatchObject({ status: 422, code: 'basis-missing' })
    const own = (await prepare('head')).json
    expect(own.prepared.mayPublish).toBe(false)
    expect(await publishIt('head', own.prepared.hash)).toMatchObject({ status: 403 })
    const draft = (await prepare('finance')).json
    expect(await publishIt('head', bare.prepared.hash)).toMatchObject({ status: 409, code: 'another-draft' })
    expect((await publishIt('finance', draft.prepared.hash)).status).toBe(403)
    const [one, two] = await Promise.all([publishIt('head', draft.prepared.hash), publishIt('head', draft.prepared.hash)])
    expect([one.status, two.status]).toEqual([200, 200])
    expect((await publishIt('head', draft.prepared.hash)).json).toMatchObject({ version: 1, hash: draft.prepared.hash })
    expect((await work()).due.map(({ id }: { id: string }) => id)).not.toContain(span)
  })

  it('says to everybody, without a session, what came in, what it cost, what is left and what it was used for, to the fen', async () => {
    const { status, json } = await anyone(`/${span}?community=${community}`)
    expect([status, json.scope.name, json.place, json.publicUntil, json.objectionsUntil]).toEqual([200, '东街小区', settings.place, '2027-02-04', '2027-01-20'])
    expect(fundOf(json, 'OWNERS_COMMON')).toMatchObject({ openingFen: 75_000, incomeFen: 90_000 + 6 * 303, costFen: 30_000, netFen: 60_000 + 6 * 303, usedFen: 20_000, closingFen: 115_000 + 6 * 303, owedFen: 5 * 303, incomeBeforeFen: 75_000 })
    expect(fundOf(json, 'ORGANISATION')).toMatchObject({ costFen: 0 })
    const whole = (await anyone(`/${span}`)).json
    expect(fundOf(whole, 'OWNERS_COMMON')).toMatchObject({ incomeFen: 90_000 + 6 * 303 + 11_111 })
    expect(fundOf(whole, 'ORGANISATION')).toMatchObject({ costFen: 50_000 })
    expect(fundOf((await anyone(`/${span}?community=${other}`)).json, 'OWNERS_COMMON')).toMatchObject({ incomeFen: 11_111, closingFen: 11_111 })
    expect((await anyone(`/${span}?community=${'z'.repeat(12)}`)).status).toBe(404)
  })

  it('equals the sum of the vouchers of its months in every fund, income and cost; a year’s end is neither', async () => {
    const whole = (await anyone(`/${span}`)).json
    const vouchers = (await Promise.all(['2026-10', '2026-11', '2026-12'].map(async (period) => (await tenant.call(`/v1/journal?period=${period}&limit=200`, { as: 'finance' })).json.items))).flat()
    for (const fund of whole.scope.funds) {
      const lines: Posting[] = vouchers.flatMap(({ kind, postings }: { kind: string; postings: Posting[] }) => (kind === 'YEAREND' ? [] : postings).filter((line) => line.fund === fund.fund))
      expect(-lines.filter(({ account }) => account.startsWith('4')).reduce((sum, line) => sum + signed(line), 0)).toBe(fund.incomeFen)
      expect(lines.filter(({ account }) => account.startsWith('5')).reduce((sum, line) => sum + signed(line), 0)).toBe(fund.costFen + fund.usedFen)
    }
  })

  it('merges buildings of fewer than five households, and names nobody', async () => {
    const { json, text } = await anyone(`/${span}?community=${community}`)
    expect(json.scope.fees).toMatchObject({ households: 6, paidFen: 1308, groups: [{ name: null, households: 6 }] })
    expect((await anyone(`/${span}?community=${other}`)).json.scope.fees).toBeNull()
    expect(text).not.toContain('住户1')
  })

  it('is another organization’s nowhere', async () => {
    expect((await stack.request(stranger.host, `/v1/disclosures/${span}`)).status).toBe(404)
    expect((await stranger.call(`/v1/disclosures/${span}/objections`, { as: 'head' })).status).toBe(404)
    expect((await stack.request(stranger.host, '/v1/disclosures')).json.items).toEqual([])
  })
})

describe('a correction', () => {
  it('is a new version with a note; the first one stays, with its hash', async () => {
    const first = (await anyone(`/${span}`)).json
    await reopen('2026-12')
    await book(tenant.ctx(), flow('2026-12-30', 'repairs', -999, community))
    expect(await damage()).toEqual([expect.objectContaining({ what: 'figures', community: null }), expect.objectContaining({ what: 'figures', community })])
    expect(await prepare('finance')).toMatchObject({ status: 400, code: 'note' })
    expect(await prepare('finance', { note: '补记 住户102 的修理费' })).toMatchObject({ status: 400, code: 'personal-data' })
    const early = (await prepare('finance', { note: '补记 12 月维修费' })).json
    await book(tenant.ctx(), flow('2026-12-30', 'repairs', -1, community))
    await close('2026-12')
    expect(await publishIt('head', early.prepared.hash)).toMatchObject({ status: 409, code: 'moved' })
    const draft = (await prepare('finance', { note: '补记 12 月维修费' })).json
    expect(draft.bases).toEqual(bases)
    expect((await publishIt('head', draft.prepared.hash)).status).toBe(200)
    const second = (await anyone(`/${span}`)).json
    expect(second).toMatchObject({ version: 2, note: '补记 12 月维修费', history: [{ version: 2 }, { version: 1, hash: first.hash, note: '' }] })
    expect(fundOf(second, 'OWNERS_COMMON')).toMatchObject({ usedFen: 21_000 })
    const { json: old } = await anyone(`/${span}?version=1`)
    expect([old.hash, old.scope]).toEqual([first.hash, first.scope])
    expect((await anyone(`/${span}?version=3`)).status).toBe(404)
    expect(await damage()).toEqual([])
  })

  it('that nobody made is found: a changed figure, a changed note, a version out of its chain', async () => {
    const { store } = tenant.ctx()
    const scope = keys.disclosureScope(tenant.id, span, 'V001', 'all')
    const kept = (await store.get<{ figures: { funds: { incomeFen: number }[] } }>(scope))!
    await store.write({ put: { ...(kept as object), ...scope, figures: { ...kept.figures, fees: null } } })
    expect(await damage()).toEqual([{ id: span, version: 1, what: 'hash' }])
    await store.write({ put: { ...(kept as object), ...scope } })
    await store.write({ update: keys.disclosureVersion(tenant.id, span, 2), set: { previous: '1'.repeat(64) } })
    expect((await damage()).map(({ version, what }) => [version, what])).toEqual([[2, 'chain'], [2, 'hash']])
    await store.write({ update: keys.disclosureVersion(tenant.id, span, 2), set: { previous: (await anyone(`/${span}?version=1`)).json.hash } })
    expect(await damage()).toEqual([])
  })
})

describe('an objection', () => {
  const file = (id: string, text: string, more: object = {}) => call('collector', `disclosures/${span}/objections`, 'POST', { id, text, who: '三楼老王', ...more })

  it('is filed once, by a resident or on paper, and only its answer is public', async () => {
    const { fileObjection, listObjections } = await import('../../functions/disclosure/objections.ts')
    const ctx = tenant.ctx(resident)
    const mine = { id: 'objection001', community, text: '12月维修修了哪里？我是住户101' }
    const filed = await fileObjection(ctx, span as never, mine)
    expect(filed).toMatchObject({ state: 'open', who: null, answerBy: '2027-01-15' })
    expect(await fileObjection(ctx, span as never, mine)).toEqual(filed)
    await expect(fileObjection(ctx, span as never, { ...mine, text: '别的' })).rejects.toMatchObject({ code: 'id-used' })
    await expect(fileObjection(tenant.ctx({ ...resident, units: [houses[1]!.id as UnitId] } as Actor), span as never, mine)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(fileObjection(ctx, span as never, { id: 'objection009', community: other, text: '别的小区' })).rejects.toMatchObject({ kind: 'unknown' })
    expect((await file('objection002', '电费为什么涨了', { who: undefined })).code).toBe('who')
    expect((await file('objection002', '电费为什么涨了')).status).toBe(201)
    expect((await file('objection002', '电费为什么涨了')).status).toBe(201)
    expect((await listObjections(ctx, span as never, { limit: 50 })).items.map(({ id }) => id)).toEqual(['objection001'])
    expect((await call('auditor', `disclosures/${span}/objections`, 'GET')).json.items.map(({ id, who }: { id: string; who: string }) => [id, who])).toEqual([['objection001', '2号楼 101'], ['objection002', '三楼老王']])
    const page = await anyone(`/${span}`)
    expect(page.json.objections).toEqual({ filed: 2, answered: [] })
    expect(page.text).not.toContain('老王')
  })

  it('is answered once, in words that name nobody', async () => {
    const answer = (body: object) => call('finance', `disclosures/${span}/objections/objection001/answer`, 'POST', body)
    expect((await work()).objections).toEqual([{ disclosure: span, open: 2, answerBy: '2027-01-15', overdue: false }])
    expect(await answer({ question: '住户101问维修', answer: '修了水泵' })).toMatchObject({ status: 400, code: 'personal-data' })
    const words = { question: '12月的维修修了哪里？', answer: '换了2号楼水泵，费用见维修单。' }
    expect((await answer(words)).json).toMatchObject({ state: 'answered', answeredOn: '2027-01-05' })
    expect((await answer(words)).status).toBe(200)
    expect(await answer({ ...words, answer: '别的' })).toMatchObject({ status: 409, code: 'answered' })
    expect((await anyone(`/${span}`)).json.objections.answered).toEqual([{ community, ...words, answeredOn: '2027-01-05' }])
    expect((await work()).objections).toMatchObject([{ open: 1 }])
  })

  it('is refused after its window with what to do instead, and overdue when nobody answers', async () => {
    at('2027-01-20')
    expect((await file('objection003', '最后一天')).status).toBe(201)
    at('2027-01-21')
    expect(await file('objection004', '晚了')).toMatchObject({ status: 422, code: 'window-over' })
    expect((await file('objection003', '最后一天')).status).toBe(201)
    expect((await work()).objections).toEqual([{ disclosure: span, open: 2, answerBy: '2027-01-15', overdue: true }])
    expect((await anyone(`/${span}`)).json.objectionsOpen).toBe(false)
  })
})

it('every act is in the audit log', async () => {
  const { items } = (await tenant.call('/v1/audit?limit=200', { as: 'head' })).json
  const acts = items.map(({ act }: { act: string }) => act)
  for (const act of ['disclosure-settings.changed', 'disclosure.prepared', 'disclosure.withdrawn', 'disclosure.published', 'objection.answered']) expect(acts).toContain(act)
  expect(acts.filter((act: string) => act === 'disclosure.published')).toHaveLength(2)
})

describe('the paper for the notice board', () => {
  it('says what the page says, on one page, with the code of that page; a stranger has none', async () => {
    const { status, headers, bytes } = await anyone(`/${span}/notice/pdf?community=${community}`)
    expect([status, headers.get('content-type'), pagesOf(bytes)]).toEqual([200, 'application/pdf', 1])
    if (hasPdfText) for (const words of ['2026年第四季度 收支公示', '东街小区', '业主公共收益', '依据：车场值守两人', '更正说明：补记 12 月维修费', settings.place, '期末还有', '¥300.00']) expect(pdfText(bytes)).toContain(words)
    if (hasReader) expect(readCodes(bytes, 120)).toEqual([[`${tenant.ctx().site.url}/open/${span}/${community}`]])
    expect((await stack.request(stranger.host, `/v1/disclosures/${span}/notice/pdf`)).status).toBe(404)
  })
})
