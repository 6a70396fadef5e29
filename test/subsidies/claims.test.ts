import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BusinessDate, Period } from '../../functions/calendar.ts'
import type { Ctx } from '../../functions/context.ts'
import { HireInput } from '../../functions/hires/model.ts'
import { hire } from '../../functions/hires/make-hire.ts'
import { setMinimumWage } from '../../functions/hires/minimum-wages.ts'
import type { ClaimId, PersonId, SchemeId } from '../../functions/ids.ts'
import type { BookedVoucher } from '../../functions/ledger/items.ts'
import { eachVoucher } from '../../functions/ledger/read-journal.ts'
import { keys, gateShards } from '../../functions/storage/keys.ts'
import { createClaim } from '../../functions/subsidies/create-claim.ts'
import { listAlerts, saveExitPlan } from '../../functions/subsidies/exit-plans.ts'
import { getForecast } from '../../functions/subsidies/forecast-income.ts'
import { type Claim, CreateClaim, CreateScheme, PageQuery, PreviewQuery, RecordReceipt } from '../../functions/subsidies/model.ts'
import { recordMonthFacts } from '../../functions/subsidies/month-facts.ts'
import { previewClaims } from '../../functions/subsidies/preview-claims.ts'
import { recordClaimReceipt } from '../../functions/subsidies/record-receipt.ts'
import { createScheme, reviseScheme } from '../../functions/subsidies/schemes.ts'
import { assertBooksBalance } from '../support/books.ts'
import { type Stack, startStack, type TestTenant } from '../support/stack.ts'

let stack: Stack
let ours: TestTenant
let theirs: TestTenant
let clerk: Ctx
let finance: Ctx
const scheme = 'scheme000001' as SchemeId
const people: PersonId[] = []
const day = (text: string) => text as BusinessDate
const month = (text: string) => text as Period
const consent = { version: '2026-11', on: '2026-11-01', sensitive: true, how: 'paper' }
const code = async (act: Promise<unknown>): Promise<string> => act.then(() => 'done', (error: { code?: string }) => error.code ?? String(error))

beforeAll(async () => {
  stack = await startStack()
  stack.clock.set('2026-12-10T02:00:00.000Z')
  ours = await stack.createTenant()
  theirs = await stack.createTenant()
  clerk = ours.ctx('hr-clerk')
  finance = ours.ctx('finance')
  // Made while the tenants' first token holds; the clock moves on.
  await Promise.all([theirs.token('hr-clerk'), ours.token('finance'), ours.token('roster-clerk')])
  const post = 'post00000001'
  const made = await ours.call('/v1/posts', { as: 'hr-clerk', body: { id: post, kind: 'cleaner', name: '保洁', pay: { monthlyFen: 260_000 }, headcount: 9, from: '2024-01-01', welfare: { approvalNo: '公岗1号', from: '2024-01-01', to: '2030-12-31' } } })
  expect(made.status, made.text).toBe(201)
  await setMinimumWage(clerk, { place: '东城', from: day('2026-01-01'), monthlyFen: 200_000, hourlyFen: 2_000, source: '示例' })
  for (const [at, name] of ['安师傅', '白师傅', '陈师傅'].entries()) {
    const answer = await ours.call('/v1/seekers', { as: 'hr-clerk', body: { id: `person00000${at}`, name, phone: '', gender: 'm', born: '1975-02-03', category: 'over-40-50', difficulty: { number: `J${at}`, issuer: '人社局', from: '2023-06-01', to: null }, consent } })
    expect(answer.status, answer.text).toBe(201)
    people.push(answer.json.id)
    await hire(clerk, HireInput.parse({ id: `hire0000000${at}`, person: answer.json.id, post, kind: 'fixed', no: `HT-${at}`, from: at === 2 ? '2026-11-16' : '2026-01-01', to: '2028-12-31', hours: { system: 'standard', perDay: 8, perWeek: 40 }, pay: { per: 'month', amountFen: 260_000 }, subsidisedBefore: at === 0 ? { months: 24, since: '2024-01' } : { months: 0, since: null } }))
  }
  await createScheme(clerk, CreateScheme.parse({ id: scheme, name: '公益性岗位补贴', kind: 'welfare-post', place: '东城', from: '2026-01', welfarePost: true, rate: { from: '2026-01', base: 'minimum-wage', shareBp: 7000, document: '示例〔2026〕3号' } }))
  const facts = (person: PersonId, more: object = {}) => ({ person, wageFen: 260_000, wagePaidOn: day('2026-12-05'), employerFen: 80_000, insurancePaidOn: day('2026-12-08'), attendanceDays: 21, ...more })
  expect(await recordMonthFacts(clerk, month('2026-10'), { rows: [facts(people[0]!), facts(people[1]!, { insurancePaidOn: null, employerFen: 0 })] })).toMatchObject({ recorded: 2, refused: [] })
  expect(await recordMonthFacts(clerk, month('2026-11'), { rows: people.map((person) => facts(person)) })).toMatchObject({ recorded: 3, refused: [] })
})
afterAll(async () => {
  await assertBooksBalance(stack, ours)
  await stack.stop()
})

const preview = (ctx = clerk) => previewClaims(ctx, PreviewQuery.parse({ from: '2026-10', to: '2026-11' }))
const claiming = (id: string, more: object = {}) => CreateClaim.parse({ id, scheme, from: '2026-10', to: '2026-11', totalFen: 490_000, ...more })
const vouchersOf = async (claim: string): Promise<string[]> => {
  const found: BookedVoucher[] = []
  for (const period of ['2026-12', '2027-01']) await eachVoucher(ours.ctx(), month(period), (voucher) => void (voucher.document.startsWith(claim) && found.push(voucher as BookedVoucher)))
  return found.flatMap(({ kind, entryDate, postings }) => [`${kind} ${entryDate.slice(0, 7)}`, ...postings.map(({ account, fund, debitFen, creditFen }) => `${account} ${fund} ${debitFen ?? -creditFen!}`)])
}
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
let claim: Claim

describe('a claim', () => {
  it('is previewed month by month with the reason of each that may not be claimed', async () => {
    const seen = await preview()
    expect(seen.items.map(({ personName, cells }) => [personName, ...cells.map(({ state, amountFen, reasons }) => `${state} ${amountFen} ${reasons.join()}`)])).toEqual([
      ['安师傅', 'eligible 140000 ', 'eligible 140000 '],
      ['白师傅', 'not 0 insurance-unpaid', 'eligible 140000 '],
      ['陈师傅', 'not 0 no-contract', 'eligible 70000 '],
    ])
    expect(seen.schemes[0]).toMatchObject({ eligible: 4, eligibleFen: 490_000, people: 3, byMonth: [{ eligibleFen: 140_000 }, { eligibleFen: 350_000 }] })
  })

  it('of another sum than was seen is not made, and nothing of nobody', async () => {
    expect(await code(createClaim(clerk, claiming('claim0000009', { totalFen: 489_999 })))).toBe('other-total')
    expect(await code(createClaim(clerk, claiming('claim0000009', { people: [people[2]!], to: '2026-10' })))).toBe('nothing-to-claim')
  })

  it('made by two at once, and again after a lost answer, claims each month once and books what is owed', async () => {
    const both = await Promise.all([code(createClaim(clerk, claiming('claim0000001'))), code(createClaim(losing(clerk), claiming('claim0000001')))])
    expect(both.filter((one) => one !== 'done' && !one.includes('connection reset'))).toEqual([])
    claim = await createClaim(clerk, claiming('claim0000001'))
    expect([claim.lines, claim.people, claim.totalFen, claim.openFen, claim.state]).toEqual([4, 3, 490_000, 490_000, 'claimed'])
    expect(await code(createClaim(clerk, claiming('claim0000001', { note: '别的' })))).toBe('id-taken')
    expect(await code(createClaim(clerk, claiming('claim0000002')))).toBe('nothing-to-claim')
    expect(await vouchersOf('claim0000001')).toEqual(['SUBSIDY 2026-12', '1122 SUBSIDY_RESTRICTED 490000', '4401 SUBSIDY_RESTRICTED -490000'])
    expect((await preview()).items[0]!.cells.map(({ state, claim: by }) => [state, by])).toEqual([['claimed', claim.id], ['claimed', claim.id]])
  })

  it('stays as it was made: a new rate and other facts change nothing of it', async () => {
    const revision = { version: 1, rate: { from: month('2026-12'), base: 'minimum-wage' as const, shareBp: 9000, fixedFen: 0, capFen: null, document: '示例〔2026〕9号' } }
    const revised = await reviseScheme(clerk, scheme, revision)
    expect(await reviseScheme(clerk, scheme, revision)).toEqual(revised)
    expect(await code(reviseScheme(clerk, scheme, { version: 1, to: month('2027-12') }))).toBe('changed')
    expect(await code(reviseScheme(clerk, scheme, { version: 2, rate: { from: month('2026-12'), base: 'minimum-wage', shareBp: 1, fixedFen: 0, capFen: null, document: '倒签' } }))).toBe('rate-too-early')
    const other = await recordMonthFacts(clerk, month('2026-11'), { rows: [{ person: people[0]!, wageFen: 1, wagePaidOn: day('2026-12-05'), employerFen: 1, insurancePaidOn: day('2026-12-05'), attendanceDays: 1 }] })
    expect([other.recorded, other.refused[0]?.say.en]).toEqual([0, 'This month is claimed, so what is on record of it stands'])
    expect((await createClaim(clerk, claiming('claim0000001'))).items).toEqual(claim.items)
  })

  it('leaves as XLSX with its evidence, for whoever may read it', async () => {
    const file = await ours.call(`/v1/subsidies/claims/${claim.id}/export`, { as: 'hr-clerk' })
    expect([file.status, file.bytes.length > 2000]).toEqual([200, true])
    const { readSheets } = await import('../../functions/estates/reading/read-sheets.ts')
    const sheets = await readSheets(file.bytes, 'claim.xlsx')
    expect(sheets.map(({ rows }) => rows.length)).toEqual([5, 17])
    expect((await theirs.call(`/v1/subsidies/claims/${claim.id}/export`, { as: 'hr-clerk' })).status).toBe(404)
    expect((await ours.call(`/v1/subsidies/claims/${claim.id}`, { as: 'roster-clerk' })).status).toBe(403)
  })
})

describe('what comes of it', () => {
  const line = (at: number, period: string, more: object) => ({ person: people[at]!, period, ...more })
  const receipt = (id: string, more: object) => RecordReceipt.parse({ id, on: '2026-12-10', reference: `ICBC-${id}`, ...more })

  it('is refused where the lines are not what the bank says, a difference has no reason, or the clerk who claimed records it', async () => {
    const lines = [line(0, '2026-10', { outcome: 'received', amountFen: 140_000 })]
    expect(await code(recordClaimReceipt(finance, claim.id, receipt('receipt00001', { amountFen: 139_000, lines })))).toBe('other-sum')
    expect(await code(recordClaimReceipt(finance, claim.id, receipt('receipt00001', { amountFen: 139_000, lines: [{ ...lines[0], amountFen: 139_000 }] })))).toBe('reason')
    expect(await code(recordClaimReceipt(finance, claim.id, receipt('receipt00001', { amountFen: 140_000, reference: '', lines })))).toBe('reference')
    expect(await code(recordClaimReceipt(finance, claim.id, receipt('receipt00001', { amountFen: 140_000, on: '2026-12-11', lines })))).toBe('on')
    expect((await ours.call(`/v1/subsidies/claims/${claim.id}/receipts`, { as: 'hr-clerk', body: receipt('receipt00001', { amountFen: 140_000, lines }) })).status).toBe(403)
    expect(await vouchersOf('claim0000001.')).toEqual([])
  })

  it('is booked once: money to the bank, the receivable gone, the difference against the income', async () => {
    const asked = receipt('receipt00001', { amountFen: 279_000, lines: [line(0, '2026-10', { outcome: 'received', amountFen: 140_000 }), line(0, '2026-11', { outcome: 'received', amountFen: 139_000, reason: '缺勤一天' })] })
    expect(await code(recordClaimReceipt(losing(finance), claim.id, asked))).toContain('connection reset')
    const [one, two] = await Promise.all([recordClaimReceipt(finance, claim.id, asked), recordClaimReceipt(finance, claim.id, asked)])
    expect(one).toEqual(two)
    expect([one.state, one.receivedFen, one.rejectedFen, one.openFen]).toEqual(['part', 279_000, 1_000, 210_000])
    expect(await vouchersOf('claim0000001.receipt00001')).toEqual(['SUBSIDYPAID 2026-12', '1002 SUBSIDY_RESTRICTED 279000', '4401 SUBSIDY_RESTRICTED 1000', '1122 SUBSIDY_RESTRICTED -280000'])
    expect(await code(recordClaimReceipt(finance, claim.id, { ...asked, id: 'receipt00002' }))).toBe('line-settled')
    expect(await code(recordClaimReceipt(finance, claim.id, receipt('receipt00003', { reference: 'ICBC-receipt00001', amountFen: 140_000, lines: [line(1, '2026-11', { outcome: 'received', amountFen: 140_000 })] })))).toBe('transfer-known')
  })

  it('rejected is taken back with its reason, in the next month where this one is closed, and the month is not claimed again', async () => {
    const ctx = ours.ctx()
    for (let shard = 0; shard < gateShards; shard += 1) await ctx.store.write({ put: { ...keys.gate(ours.id, month('2026-12'), shard), closedAt: '2026-12-10T00:00:00.000Z', closedBy: 'x' } })
    const after = await recordClaimReceipt(finance, claim.id, receipt('receipt00004', { reference: '', amountFen: 0, lines: [line(1, '2026-11', { outcome: 'rejected', amountFen: 0, reason: '证明已失效' }), line(2, '2026-11', { outcome: 'rejected', amountFen: 0, reason: '材料不全' })] }))
    expect([after.state, after.receivedFen, after.rejectedFen]).toEqual(['settled', 279_000, 211_000])
    expect(await vouchersOf('claim0000001.receipt00004')).toEqual(['SUBSIDYBACK 2027-01', '4401 SUBSIDY_RESTRICTED 210000', '1122 SUBSIDY_RESTRICTED -210000'])
    expect(await code(createClaim(clerk, claiming('claim0000003')))).toBe('nothing-to-claim')
    expect((await preview()).items[1]!.cells[1]).toMatchObject({ state: 'rejected', claim: claim.id })
  })
})

describe('what lies ahead', () => {
  it('is forecast for twelve months, with what it takes for granted', async () => {
    const { months, totalFen, assumptions } = await getForecast(clerk, 'zh')
    // 安师傅 has 9 of his 36 months left after 24 before, 2 claimed and this one; the others all twelve; 90 % of 2,000 yuan each.
    expect(months.map(({ people: count }) => count)).toEqual([3, 3, 3, 3, 3, 3, 3, 3, 3, 2, 2, 2])
    expect([totalFen, assumptions.length]).toEqual([33 * 180_000, 4])
    expect((await ours.call('/v1/subsidies/forecast/export?format=csv', { as: 'finance' })).text).toContain('5400.00')
  })

  it('an end within three months stands on the list with its plan, saved over the version that was seen', async () => {
    expect((await listAlerts(clerk, PageQuery.parse({}))).items).toEqual([])
    stack.clock.set('2027-08-01T02:00:00.000Z')
    const { items } = await listAlerts(clerk, PageQuery.parse({}))
    expect(items).toMatchObject([{ personName: '安师傅', last: '2027-09', cause: 'months', used: 26, plan: null }])
    const plan = { text: '推荐到街口超市', who: '张丽', by: day('2027-09-01'), state: 'open' } as const
    const saved = await saveExitPlan(clerk, people[0]!, { version: 0, ...plan })
    expect(await saveExitPlan(clerk, people[0]!, { version: 0, ...plan })).toEqual(saved)
    expect(await code(saveExitPlan(clerk, people[0]!, { version: 0, ...plan, who: '李强' }))).toBe('changed')
    expect((await listAlerts(clerk, PageQuery.parse({}))).items[0]!.plan).toMatchObject({ who: '张丽', version: 1 })
  })
})

it('months come from a file, each row by itself, the same file again changing nothing', async () => {
  const file = new TextEncoder().encode(['姓名,月份,实发工资,工资发放日期,单位缴费,缴费日期,出勤天数', '安师傅,2026-12,"2,600.00",2027-01-05,800,2027-01-08,21', '白师傅,2026-13,2600,2027-01-05,800,2027-01-08,21', '王某,2026-12,2600,2027-01-05,800,2027-01-08,21', '陈师傅,2026-12,2600,,800,2027-01-08,21', '安师傅,2026-11,1,2026-12-05,1,2026-12-05,1'].join('\r\n'))
  const send = () => ours.call('/v1/subsidies/months?name=m.csv', { as: 'hr-clerk', body: file })
  const first = await send()
  expect([first.json.recorded, first.json.refused.map(({ row }: { row: number }) => row)]).toEqual([1, [3, 4, 5, 6]])
  expect((await send()).json).toMatchObject({ recorded: 0, unchanged: 1 })
  expect((await theirs.call('/v1/subsidies/months?name=m.csv', { as: 'hr-clerk', body: file })).json.recorded).toBe(0)
  expect(await code(createClaim(theirs.ctx('hr-clerk'), claiming('claim0000001' as ClaimId)))).toBe('unknown')
})
