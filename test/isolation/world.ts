import { jpeg } from '../facilities/pictures.ts'
import { insertWrite, shutWrites } from '../../functions/closing/items.ts'
import { shippedSettings } from '../../functions/workforce/settings-model.ts'
import { shippedRules as attendanceRules } from '../../functions/attendance/settings-model.ts'
import { hashOfSnapshot } from '../../functions/closing/snapshot-model.ts'
import { usualLimits } from '../../functions/rosters/rules/labour-model.ts'
import { usualWeights } from '../../functions/shifts/model.ts'
import { closedEmpty } from '../closing/months.ts'
import { wechatTrades } from '../merchant-bills/bills.ts'
import type { Stack, TestTenant } from '../support/stack.ts'
import { leaveBodies, leaveOf, swapAsked } from './leave-world.ts'

/** The path values of one tenant's own things, by the name that the paths give them. */
export type Things = Readonly<Record<string, string>>

const register = ['楼栋,楼型,建成年份,房号,建筑面积（平方米）,业主姓名,联系电话,入住日期,用途,居住状态,备注', '1幢,砖混六层,1978,1-101,67.00,王秀英,13800000001,1981-12-24,住宅,自住,', '1幢,砖混六层,1978,1-102,56.88,李建国,13800000002,2002-09-10,住宅,自住,'].join('\r\n')

/** One of everything: a tenant whose every kind of thing exists, made through the API. */
export async function furnish(stack: Stack, tenant: TestTenant): Promise<Things> {
  const ask = async (path: string, body?: unknown, method?: string) => {
    const answer = await tenant.call(path, { as: 'head', ...(body === undefined ? {} : { body }), ...(method ? { method } : {}) })
    if (answer.status >= 300) throw new Error(`furnish ${path}: ${answer.status} ${answer.text}`)
    return answer.json
  }
  const community = (await ask('/v1/communities', { name: '红星里', year: 1978, mode: 'guaranteed' })).id as string
  const imported = (await ask(`/v1/imports?name=register.csv&community=${community}`, new TextEncoder().encode(register))).id as string
  await ask(`/v1/imports/${imported}/apply`, {})
  await stack.settleJobs()
  const unit = (await ask('/v1/units')).items[0]
  const item = (await ask('/v1/fee-items', feeItem)).id as string
  const draft = (await ask('/v1/billing-runs', { community, period: '2026-12', dueDate: '2026-12-25' })).id as string
  await ask(`/v1/billing-runs/${draft}/publish`, {})
  await stack.settleJobs()
  const bill = (await ask(`/v1/bills?unit=${unit.id}`)).items[0].id as string
  const payment = (await ask('/v1/counter-payments', { id: 'counter00001', unit: unit.id, method: 'cash', amountFen: 100 })).id as string
  const refund = (await ask('/v1/refunds', { id: 'refund000001', payment, amountFen: 50, source: 'bills', reason: '多收了' })).id as string
  const reminder = (await ask('/v1/reminders', { id: 'reminder0001', community, kind: 'due' })).id as string
  await stack.settleJobs()
  const voucher = (await ask('/v1/journal?period=2026-12')).items[0].id as string
  const member = (await ask('/v1/members', { name: '刘强', email: `collector@${tenant.slug}.test`, roles: ['collector'] })).id as string
  const merchantBill = (await ask('/v1/merchant-bills?name=bill.csv', new TextEncoder().encode(wechatTrades([{ order: '4200001234202611230000000001', yuan: '12.00', at: '2026-11-23 01:00:00', remark: '1幢1-101 王秀英' }])))).id as string
  const merchantLine = (await ask(`/v1/merchant-bills/${merchantBill}`)).items[0].id as string
  const account = (await ask('/v1/statement-accounts', { id: 'account00001', name: '工行基本户', kind: 'bank', number: '33010401600012345' })).id as string
  await ask(`/v1/statement-accounts/${account}/statements?name=bank.csv`, new TextEncoder().encode('日期,收入,支出,余额\n2026-11-20,5.00,,105.00\n2026-11-21,6.00,,111.00'))
  const [line, otherLine] = ((await ask(`/v1/statement-accounts/${account}/lines?period=2026-11`)).items as { id: string }[]).map(({ id }) => id)
  const match = (await ask(`/v1/statement-accounts/${account}/forced-matches`, { lines: [line], difference: { account: '4901', fund: 'ORGANISATION' }, reason: '利息' })).id as string
  const facility = (await ask('/v1/facilities', facilityOf(community, 'facility0001'))).id as string
  const photo = ((await ask(`/v1/facilities/${facility}/photos?caption=${encodeURIComponent('王秀英门口')}`, jpeg(), 'POST')).photos[0].link as string).slice(-20)
  const contract = (await ask(`/v1/facilities/${facility}/contracts`, contractOf('contract0001', 'HT-1'))).id as string
  await ask(`/v1/facilities/contracts/${contract}/takings`, { from: '2026-11-01', takingsFen: 500_000 })
  const tariff = (await ask('/v1/parking/tariffs', { name: '临停', from: '2026-11-01', document: '东价〔2026〕3号', rule: tariffRule })).id as string
  const machine = (await ask(`/v1/facilities/${facility}/machines`, machineOf('machine00001'))).id as string
  const machineSession = (await ask('/v1/machine-sessions', { machine, amountFen: 300, cash: { id: 'cashsale0001' } })).session as string
  const sale = 'sale-cashsale0001'
  const saleRefund = (await ask(`/v1/sales/${sale}/refunds`, { id: 'salerefund01', amountFen: 50, reason: '多收了' })).id as string
  const room = (await ask('/v1/facilities', { ...facilityOf(community, 'room00000001'), kind: 'room', booking: bookingTerms })).id as string
  const booking = (await ask('/v1/bookings', bookingOf({ facility: room, unit: unit.id }, 'booking00001', '2026-12-02T14:00'))).id as string
  const token = (await ask('/v1/tokens', { name: 'to be revoked', roles: ['worker'] })).id as string
  const area = (await ask('/v1/parking/areas', { community, name: '东门地面', land: 'own' })).id as string
  const space = (await ask(`/v1/parking/areas/${area}/spaces`, { number: 'A-001' })).items[0].id as string
  const car = (await ask('/v1/parking/cars', { unit: unit.id, plate: '浙A12345', proof: { kind: 'deed', document: '杭房权证1号' } })).id as string
  const permitItem = (await ask('/v1/fee-items', { ...feeItem, name: { zh: '停车月卡', en: 'Parking permit' }, basis: 'per-permit', rates: [{ buildingType: null, use: null, price: 8000 }] })).id as string
  await ask(`/v1/parking/areas/${area}`, { version: 1, permitItem, allocation: 'lottery' }, 'PATCH')
  const permit = (await ask('/v1/parking/permits', { id: 'permit000001', area, car })).id as string
  const allocation = (await ask(`/v1/parking/areas/${area}/allocations`, { id: 'draw00000001', seed: '1 2 3', source: '福彩' })).id as string
  await ask('/v1/parking/blocks', { plate: '浙A12345', reason: '堵塞消防通道', until: null })
  await ask(`/v1/parking/areas/${area}`, { version: 2, tariff }, 'PATCH')
  const stay = (await ask('/v1/parking/events', { area, device: 'gate-1', sequence: 1, kind: 'in', plate: '浙A54321', at: stack.clock.now().toISOString() })).stay.id as string
  const couponBatch = (await ask('/v1/parking/coupons', couponsOf(area, 'coupons00001'))).id as string
  const shift = (await ask('/v1/parking/shifts', { id: 'shift0000001', area })).id as string
  const supplier = (await ask('/v1/suppliers', { id: 'supplier0001', name: '王秀英五金', does: '五金', bankAccount: '6222001299990000' })).id as string
  const expense = (await ask('/v1/expenses', expenseOf('expense00001', '王秀英'))).id as string
  const file = ((await ask(`/v1/expenses/${expense}/files?caption=${encodeURIComponent('王秀英的发票')}`, jpeg(), 'POST')).attachments[0].link as string).slice(-20)
  const seeker = (await ask('/v1/seekers', seekerOf('person000001', '王秀英', '13800000001'))).id as string
  await ask('/v1/workforce-settings', { ...shippedSettings, form: { ...shippedSettings.form, open: true } }, 'PUT')
  await ask('/v1/applications', { id: 'apply0000001', name: '李建国', phone: '13800000001', agreed: shippedSettings.form.version })
  const post = (await ask('/v1/posts', postOf('post00000001', '王秀英门岗'))).id as string
  const hire = (await ask('/v1/hires', hireOf('hire00000001', seeker, post))).id as string
  const scheme = (await ask('/v1/subsidies/schemes', schemeOf('scheme000001'))).id as string
  await ask('/v1/subsidies/months?month=2026-11', { rows: [factsOf(seeker)] }, 'PUT')
  const claim = (await ask('/v1/subsidies/claims', claimOf('claim0000001', scheme))).id as string
  const scan = (await ask(`/v1/hires/${hire}/documents/contract/files`, jpeg(), 'POST')).documents[0].scans[0].file as string
  const rosterShift = (await ask('/v1/roster-shifts', rosterShiftOf('rostershift1'))).id as string
  await ask(`/v1/posts/${post}/demand`, { version: 0, lines: [demandLineOf(rosterShift)] }, 'PUT')
  const roster = (await ask('/v1/rosters', rosterOf('roster000001', post))).id as string
  const solveRun = (await ask(`/v1/rosters/${roster}/solve`, { id: 'solverun0001', mode: 'scratch', seconds: 1 })).id as string
  const course = (await ask('/v1/courses', courseOf('course000001'))).id as string
  await ask(`/v1/courses/${course}/questions`, { version: 0, items: [examQuestion] }, 'PUT')
  const picture = (await ask(`/v1/courses/${course}/pictures?caption=${encodeURIComponent('王秀英示范')}`, jpeg(), 'POST')).file as string
  const lesson = (await ask(`/v1/courses/${course}/lessons/lesson000001`, lessonOf(0), 'PUT')).id as string
  const trainingSession = (await ask('/v1/training-sessions', trainingOf(course, 'training0001', '09:00'))).id as string
  await ask(`/v1/training-sessions/${trainingSession}/seats`, { person: seeker })
  await ask(`/v1/training-sessions/${trainingSession}/attendance`, { entries: [{ person: seeker }] })
  const certificate = (await ask('/v1/certificates', certificateOf(seeker, 'certificate1'))).id as string
  const copy = ((await ask(`/v1/certificates/${certificate}/scan`, jpeg(), 'POST')).scan.link as string).slice(-20)
  const completion = (await ask('/v1/certificates/completions', completionOf(seeker, 'completion01'))).id as string
  const disclosure = await disclosed(tenant, ask)
  await ask('/v1/counter-payments', { id: 'counter00002', unit: unit.id, method: 'cash', amountFen: 100, valueDate: '2026-10-20' })
  await ask('/v1/closings/2026-10/start', {})
  await stack.settleJobs()
  const cashShift = (await ask('/v1/cash/shifts', { id: 'cashshift001' })).id as string
  const leave = (await ask('/v1/leaves', leaveOf(seeker, 'leave0000001'))).id as string
  await ask(`/v1/clock-codes/${post}`, { version: 0 }, 'PUT')
  await swapAsked(tenant, seeker)
  return { month: '2026-10', date: '2026-10-20', rosterShift, roster, solveRun, leave, swap: 'swap00000001', period: '2026-10', tenant: tenant.id, payout: 'po_1', exception: `lines~${account}~2026-11`, cashShift, certificate, copy, completion, seeker, application: 'apply0000001', post, course, lesson, picture, trainingSession, hire, paper: 'contract', scan, person: seeker, scheme, claim, disclosure, objection: 'objection001', supplier, expense, file, community, batch: couponBatch, machine, machineSession, sale, saleRefund, facility, photo, room, booking, contract, from: '2026-11-01', area, space, import: imported, building: unit.building, unit: unit.id, resident: unit.residents[0].id, item, run: draft, bill, payment, checkout: payment, stuck: `billing~${draft}`, refund, reminder, dispute: `${payment}.dp_1`, voucher, member, merchantBill, merchantLine, account, line: otherLine!, match, rule: 'none0000000000000000', tariff, stay, shift, token, car, permit, allocation }
}

/** A month before everything else, closed, prepared by one and published by another, with an objection on paper. */
async function disclosed(tenant: TestTenant, ask: (path: string, body?: unknown, method?: string) => Promise<unknown>): Promise<string> {
  const span = '2026-09.2026-09'
  const ctx = tenant.ctx()
  const closing = closedEmpty('2026-09')
  const { hash: _, ...snapshot } = closing.snapshot!
  const hash = hashOfSnapshot({ tenant: tenant.id, period: closing.period, version: 1, checks: [] }, snapshot)
  await ctx.store.transact([insertWrite(ctx, { ...closing, snapshot: { ...snapshot, hash } }), ...shutWrites(ctx, closing.period, { closedAt: '2026-10-03T00:00:00.000Z', closedBy: 'm' })])
  await ask('/v1/disclosure-settings', disclosureSettings, 'PUT')
  const draft = await tenant.call(`/v1/disclosure-draft?span=${span}`, { as: 'finance', method: 'PUT', body: { bases: [] } })
  await ask(`/v1/disclosure-draft/publication?span=${span}`, { hash: draft.json.prepared.hash })
  await ask(`/v1/disclosures/${span}/objections`, { id: 'objection001', text: '王秀英问电费', who: '王秀英' })
  return span
}

const disclosureSettings = { from: '2026-09', interval: 'month', dueDays: 20, place: '居委会门口', publicDays: 30, objectionDays: 90, answerDays: 15, source: '东街办〔2026〕8号' }

const facilityOf = (community: string, id: string) => ({ id, name: '3幢门厅广告位', kind: 'advertising', community, place: '3幢门厅', ownership: 'owners-common', decision: { document: '业主大会〔2026〕3号', agreedBp: 8000, decidedOn: '2026-03-01' } })

const allDay = { from: '08:00', to: '20:00' }
const nothing = { usualFen: 0, eveningFen: null, weekendFen: null }
const bookingTerms = { by: { by: 'slot', minutes: 60, hours: Array.from({ length: 7 }, () => allDay) }, closed: [], aheadDays: 30, leadMinutes: 0, most: 3, perMonth: 9, eveningFrom: '18:00', residents: nothing, others: nothing, depositFen: 0, refund: { fullHours: 24, partHours: 2, partBp: 5000 } }
const bookingOf = ({ facility, unit }: Things, id: string, start: string) => ({ id, facility, start, count: 1, who: { kind: 'household', unit } })

const contractOf = (id: string, no: string) => ({
  id, no,
  party: { name: '王秀英广告', contact: '', phone: '13800000001' },
  from: '2026-11-01',
  to: '2027-10-31',
  steps: [{ from: '2026-11-01', monthlyFen: 100_000 }],
  tiers: [{ fromFen: 0, rateBp: 1000 }],
  depositFen: 100_000,
})

const machineOf = (id: string) => ({ id, name: '1号插座', tariff: { by: 'energy', kwhFen: 120, leastFen: 20 }, amountsFen: [100, 300], maxMinutes: 600 })

const expenseOf = (id: string, payee: string) => ({ id, date: '2026-11-20', payee, purpose: 'repairs', fund: 'ORGANISATION', amountFen: 5_000, text: '修锁' })
const couponsOf = (area: string, id: string) => ({ id, name: '王秀英停车券', bearer: '社区门诊', kind: 'minutes', value: 120, count: 2, areas: [area], from: '2026-11-01', to: '2026-12-31' })

const hireOf = (id: string, person: string, post: string) => ({ id, person, post, kind: 'fixed', from: '2026-11-01', to: '2027-10-31', hours: { system: 'standard', perDay: 8, perWeek: 40 }, pay: { per: 'month', amountFen: 260_000 }, note: '王秀英的合同' })
const schemeOf = (id: string) => ({ id, name: '示例岗位补贴', kind: 'other', place: '', from: '2026-01', certificate: false, welfarePost: false, rate: { from: '2026-01', base: 'fixed', shareBp: 10_000, fixedFen: 50_000, document: '示例' } })
const factsOf = (person: string) => ({ person, wageFen: 260_000, wagePaidOn: '2026-11-30', employerFen: 80_000, insurancePaidOn: '2026-11-30', attendanceDays: 21 })
const claimOf = (id: string, scheme: string) => ({ id, scheme, from: '2026-11', to: '2026-11', totalFen: 50_000 })
const seekerOf = (id: string, name: string, phone: string) => ({ id, name, phone, born: '1985-03-01', category: 'over-40-50', consent: { version: '2026-11', on: '2026-11-01', sensitive: true, how: 'paper' } })
const postOf = (id: string, name: string) => ({ id, kind: 'gate-guard', name, pay: { monthlyFen: 300_000 }, headcount: 2, from: '2026-11-01' })
const rosterOf = (id: string, post: string) => ({ id, name: '王秀英班表', from: '2026-12-07', to: '2026-12-09', posts: [post] })
const rosterShiftOf = (id: string) => ({ id, name: '王秀英早班', short: '早', colour: 'blue', startMinute: 480, spanMinutes: 480, breakMinutes: 0, from: '2026-01-01' })
const demandLineOf = (shift: string) => ({ shift, days: [0, 1, 2, 3, 4, 5, 6], need: 1, place: '王秀英门口' })
const courseOf = (id: string) => ({ id, name: '王秀英门岗课', topics: [{ topic: '礼仪', kind: 'theory', minutes: 60 }], minShare: 80, exam: { pass: 60, attemptsMax: 2, waitDays: 1, questions: null } })
const trainingOf = (course: string, id: string, from: string) => ({ id, course, date: '2026-11-20', from, to: `${from.slice(0, 2)}:59`, place: `王秀英活动室${from}`, trainer: `王秀英${from}`, capacity: 5, topics: [{ topic: '礼仪', kind: 'theory', minutes: 45 }] })
const examQuestion = { id: 'q1', kind: 'one', text: '王秀英问：先做什么', options: ['问好', '不理'], right: [0], points: 10 }
const lessonOf = (version: number) => ({ version, order: 1, title: '王秀英第一课', text: '# 上岗\n\n先问好。', quiz: [examQuestion] })

const certificateOf = (person: string, id: string) => ({ id, person, kind: 'guard-card', number: `BA-${id}`, issuer: '东街公安分局', issuedOn: '2026-01-05' })
const completionOf = (person: string, id: string) => ({ id, person, course: '门岗服务', hours: 16, completedOn: '2026-11-20' })

const feeItem = {
  name: { zh: '物业服务费', en: 'Property service fee' },
  basis: 'per-m2',
  from: '2026-01-01',
  rates: [{ buildingType: null, use: null, price: 3000 }],
  band: { min: 2000, max: 9000, document: '东价〔2025〕17号', from: '2026-01-01', to: null },
}

const tariffRule = { free: { minutes: 30, how: 'once' }, firstMinutes: 0, stepMinutes: 60, night: null, capPer: 'calendar-day', restarts: false, classes: [{ class: 'small', usual: { firstFen: 0, stepFen: 200, nightFen: 0, capFen: 2000 }, holiday: null }], holidays: [] }

/**
 * A body that the schema of each operation takes, speaking of `things`. An operation with a body that is not here fails
 * the suite: who adds an operation says how a stranger would call it.
 */
export const bodyOf = (things: Things): Readonly<Record<string, object>> => ({
  createTenant: { slug: 'another-one', name: '另一个', head: { name: '某人', email: 'x@example.test' } },
  changeTenant: { state: 'suspended' },
  updateSite: { phone: '0571-8888 1234' },
  requestResidentCode: { phone: '13800000001' },
  createResidentSession: { phone: '13800000001', code: '000000' },
  inviteMember: { name: '新人', email: 'new@example.test', roles: ['worker'] },
  changeMember: { roles: ['worker'] },
  createApiToken: { name: 'a token', roles: ['worker'] },
  createCommunity: { name: '新小区' },
  changeCommunity: { version: 1, name: '改名' },
  createBuilding: { community: things['community'], name: '9幢', type: 'walk-up' },
  changeBuilding: { version: 1, name: '改名' },
  createUnit: { building: things['building'], room: '9-901', area: 5000, owners: [{ name: '某人' }] },
  updateUnit: { version: 1, area: 4321 },
  addResident: { name: '某人', kind: 'family' },
  updateResident: { name: '改名' },
  applyImport: { include: 'all' },
  createFeeItem: { ...feeItem, community: things['community'] },
  changeFeeItem: { from: '2027-01-01', rates: [{ buildingType: null, use: null, price: 4000 }] },
  openCashShift: { id: 'cashshift002' },
  countCash: { counts: [] },
  depositCash: { id: 'deposit00009', parts: [{ fund: 'ORGANISATION', amountFen: 1 }], reference: 'x' },
  assignException: { assignee: '张丽', due: '2026-12-31' },
  commentException: { id: 'comment00001', text: '在查' },
  askToCloseException: { reason: '查明' },
  decideExceptionClosing: { action: 'decline' },
  createExpense: expenseOf('expense00002', '老李修锁'),
  declineExpense: { reason: '不必要' },
  payExpense: { method: 'cash' },
  askExpenseReversal: { reason: '记错了' },
  decideExpenseReversal: { action: 'approve' },
  createSupplier: { id: 'supplier0002', name: '另一家', does: '清洁' },
  changeSupplier: { version: 1, name: '改名' },
  setExpenseLimit: { from: '2030-01-01', limitFen: 100, source: '制度' },
  createStatementAccount: { name: '建行', kind: 'bank', number: '4367000012345678' },
  learnColumns: { columns: { 甲: 'date', 乙: 'amount' } },
  confirmMatch: { lines: [things['line']], unit: things['unit'] },
  confirmProposals: { period: '2026-11', lines: [things['line']] },
  changeMatchingSettings: { version: 1, automatic: true },
  acceptRule: { by: 'name', value: '王秀英', household: things['unit'] },
  undoMatch: { reason: '对错了' },
  forceMatch: { lines: [things['line']], difference: { account: '4901', fund: 'ORGANISATION' }, reason: '利息' },
  approveForceMatch: { action: 'approve' },
  createTariff: { name: '临停', from: '2026-12-01', document: '东价〔2026〕3号', rule: tariffRule },
  changeTariff: { from: '2027-01-01', document: '东价〔2026〕9号', rule: tariffRule },
  recordGateEvent: { area: things['area'], device: 'gate-9', sequence: 1, kind: 'in', plate: '浙A54321', at: '2026-12-01T01:00:00Z' },
  closeStay: { reason: '人工放行', feeFen: 0 },
  takeStayCash: { id: 'staycash0001', shift: things['shift'], amountFen: 200 },
  payMyStay: { plate: '浙A54321', amountFen: 200 },
  createCoupons: couponsOf(things['area']!, 'coupons00002'),
  endCoupons: { reason: '印错了' },
  redeemCoupon: { code: 'ABCD-EFGHJK' },
  redeemMyCoupon: { plate: '浙A54321', code: 'ABCD-EFGHJK' },
  openShift: { id: 'shift0000002', area: things['area'] },
  handOverShift: { counts: [], receiver: '张丽' },
  createTicketBook: { area: things['area'], first: 1, count: 100 },
  quoteStay: { tariff: things['tariff'], in: '2026-12-01T01:00:00Z', out: '2026-12-01T02:00:00Z' },
  endFeeItem: { lastDay: '2027-01-31' },
  createFacility: facilityOf(things['community']!, 'facility0002'),
  changeFacility: { version: 1, name: '改名' },
  createContract: contractOf('contract0002', 'HT-2'),
  renewContract: { from: '2027-11-01', to: '2028-10-31', document: '续签 1 号' },
  askDepositDeduction: { id: 'deduction001', amountFen: 100, reason: '桌子坏了' },
  decideDepositDeduction: { action: 'approve' },
  askContractEnd: { id: 'ending000001', lastDay: '2026-12-31', cause: 'agreement', reason: '提前退场', document: '协议 1 号' },
  decideContractEnd: { action: 'approve' },
  askDepositClosing: { id: 'closing00001', deductions: [{ kind: 'damage', reason: '门坏了', amountFen: 100 }] },
  decideDepositClosing: { action: 'approve', backFen: 0 },
  recordDeposit: { id: 'deposit00001', direction: 'in', method: 'cash', amountFen: 100 },
  recordTakings: { from: '2026-11-01', takingsFen: 100 },
  auditTakings: { version: 1 },
  settleContract: { from: '2026-11-01' },
  disputeSettlement: { reason: '对方不认' },
  closeSettlementDispute: { reason: '维持' },
  recordRent: { id: 'rent00000001', method: 'cash', amountFen: 100 },
  previewBilling: { community: things['community'], period: '2027-01', dueDate: '2027-01-25' },
  openPayLink: { token: 'x'.repeat(32) },
  connectAccount: {},
  keepCredit: { kept: true },
  applyCredit: { version: 2, bills: [things['bill']] },
  createCheckout: { unit: things['unit'], bills: [things['bill']] },
  createRefund: { id: 'refund000002', payment: things['payment'], amountFen: 10, source: 'bills', reason: '多收了' },
  declineRefund: { reason: '不退' },
  payRefund: { method: 'cash' },
  reversePayment: { payment: things['payment'], reason: '记错了' },
  decideDispute: { action: 'charge', reason: '败诉' },
  previewReminders: { community: things['community'], kind: 'due' },
  sendReminders: { id: 'reminder0002', community: things['community'], kind: 'due' },
  changeReminderSettings: { quietFrom: 21, quietTo: 8, everyDays: 14, perMonth: 2, overdueDays: 15, leastFen: 100 },
  stopReminders: { reason: 'wish', until: '2027-12-31' },
  changeReminderContact: { email: 'x@example.test' },
  recordVisit: { id: 'visit0000001', unit: things['unit'], on: '2026-12-01', outcome: 'spoke' },
  saveBudget: { year: '2026', revision: 0, lines: [{ fund: 'ORGANISATION', purpose: 'wages', yearFen: 1200, monthsFen: null }] },
  fixBudget: { year: '2026', revision: 1 },
  resolveStuck: { action: 'resume' },
  createBooking: bookingOf({ facility: things['room']!, unit: things['unit']! }, 'booking00002', '2026-12-02T16:00'),
  payBooking: {},
  cancelBooking: { backFen: 0 },
  createMachine: machineOf('machine00002'),
  changeMachine: { version: 1, name: '改名' },
  recordMachineEvent: { machine: things['machine'], sequence: 1, kind: 'progress', turn: 1, at: '2026-12-01T00:00:00.000Z', minutes: 1, wattHours: 1, peakWatts: 1 },
  startSession: { machine: things['machine'], amountFen: 300 },
  stopSession: {},
  createSaleRefund: { id: 'salerefund02', amountFen: 10, reason: '多收了' },
  declineSaleRefund: { reason: '不退' },
  paySaleRefund: { method: 'cash' },
  bookMerchantLines: { lines: [{ line: things['merchantLine'], unit: things['unit'] }] },
  ignoreMerchantLine: { line: things['merchantLine'], reason: '陌生人' },
  registerCar: { unit: things['unit'], plate: '浙B12345', proof: { kind: 'deed', document: '1' } },
  blockPlate: { plate: '浙C12345', reason: '堵门', until: null },
  inviteVisitor: { unit: things['unit'], area: things['area'], plate: '浙D12345', date: '2026-12-02' },
  applyPermit: { area: things['area'], car: things['car'] },
  changePermit: { renewal: 'auto' },
  renewPermit: { to: '2026-12-31' },
  endPermit: { reason: 'other' },
  runAllocation: { id: 'draw00000002' },
  createArea: { community: things['community'], name: '西门地面', land: 'own' },
  changeArea: { version: 1, name: '改名' },
  createSpace: { number: 'B-001' },
  changeSpace: { version: 1, closed: true },
  fileObjection: { id: 'objection002', text: '想问电费', who: '某人' },
  answerObjection: { question: '电费怎么算', answer: '按表分摊' },
  changeDisclosureSettings: disclosureSettings,
  prepareDisclosure: { bases: [] },
  publishDisclosure: { hash: '0'.repeat(64) },
  approveClose: {},
  declineClose: { reason: '退回' },
  reopenPeriod: { reason: '更正' },
  declineReopening: { reason: '不必' },
  registerSeeker: seekerOf('person000002', '某人', ''),
  createSubsidyScheme: schemeOf('scheme000002'),
  reviseSubsidyScheme: { version: 1, to: '2028-12' },
  recordMonthFacts: { rows: [factsOf(things['seeker']!)] },
  saveExitPlan: { version: 0, text: '推荐到超市', who: '人事', by: '2026-12-31', state: 'open' },
  createClaim: claimOf('claim0000002', things['scheme']!),
  recordClaimReceipt: { id: 'receipt00001', on: '2026-12-01', reference: 'ICBC1', amountFen: 50_000, lines: [{ person: things['seeker'], period: '2026-11', outcome: 'received', amountFen: 50_000 }] },
  hire: hireOf('hire00000002', things['seeker']!, things['post']!),
  changeHire: { id: 'change000001', what: 'extension', to: '2028-10-31', document: '续订' },
  endHire: { on: '2026-11-30', reason: 'own-wish' },
  tickLeaving: { step: 'things-back', on: '2026-11-30' },
  seeHireDocument: { kind: 'contract', on: '2026-11-01' },
  setMinimumWage: { place: '别处', from: '2030-01-01', monthlyFen: 1, hourlyFen: 1, source: '示例' },
  changeSeeker: { version: 1, name: '改名' },
  changeSealedField: { version: 1, field: 'hardship', text: '某事' },
  openSealedField: { id: 'look00000001', field: 'hardship', reason: 'contract' },
  eraseSeeker: { reason: 'own-wish' },
  applyForWork: { id: 'apply0000002', name: '某人', phone: '13900000009', agreed: shippedSettings.form.version },
  acceptApplication: { person: 'person000003' },
  declineApplication: { reason: 'no-post' },
  changeWorkforceSettings: shippedSettings,
  createPost: postOf('post00000002', '门岗'),
  changePost: { version: 1, name: '改名' },
  createRoster: { ...rosterOf('roster000002', things['post']!), name: '某班表' },
  editRoster: { changes: [{ person: things['seeker'], date: '2026-12-07', was: null, cell: 'off' }] },
  checkRoster: {},
  copyRoster: { id: 'roster000003', name: '某副本' },
  solveRoster: { id: 'solverun0002', mode: 'fill', seconds: 1 },
  takeSolveRun: {},
  makeRosterFeed: { post: things['post'] },
  revokeRosterFeed: { post: things['post'] },
  createShift: { ...rosterShiftOf('rostershift2'), name: '晚班' },
  changeShift: { version: 1, name: '晚班' },
  setDemand: { version: 1, lines: [{ ...demandLineOf(things['rosterShift']!), need: 2 }] },
  setHolidays: { year: '2026', version: 0, days: [], source: '国办通知', checkedOn: null },
  setRosterSettings: { version: 0, limits: [usualLimits], weights: usualWeights, pairs: [] },
  setRosterTerms: { version: 0, overtime: null, hoursPerWeek: null, awayWeekdays: [6], away: [], wishes: [] },
  createCourse: { ...courseOf('course000002'), name: '某门课' },
  changeCourse: { version: 1, name: '改名' },
  saveQuestions: { version: 1, items: [] },
  saveLesson: lessonOf(1),
  recordExam: { id: 'exam00000001', person: things['seeker'], on: '2026-11-21', percent: 80, examiner: '某人' },
  correctExam: { person: things['seeker'], number: 1, percent: 70, reason: '登错' },
  allowAttempt: { id: 'allow0000001', person: things['seeker'], reason: '住院' },
  addCourseMoney: { id: 'money0000001', side: 'cost', stage: 'actual', amountFen: 100, on: '2026-11-20', text: '讲义' },
  scheduleSession: { ...trainingOf(things['course']!, 'training0002', '13:00'), trainer: '某人', place: '某处' },
  changeSession: { version: 1, capacity: 6 },
  cancelSession: { reason: '停电' },
  enrol: { person: things['seeker'] },
  recordAttendance: { entries: [{ person: things['seeker'] }] },
  correctTrainingAttendance: { minutes: 30, reason: '早退' },
  setAttendanceRules: { ...attendanceRules, from: '2030-01-01' },
  correctAttendance: { id: 'word00000001', date: '2026-10-20', correction: { what: 'worked', fromMinute: 480, toMinute: 960, breakMinutes: 0 }, reason: '手机没电' },
  confirmAttendance: { id: 'confirm00001', from: '2026-10-20', to: '2026-10-20', people: [things['seeker']], reason: '纸质签到' },
  closeTimesheet: {},
  reopenTimesheet: { version: 1, reason: '再看看' },
  signTimesheet: { version: 1 },
  objectTimesheet: { version: 1, text: '少了一天' },
  bookPayroll: {},
  dropPayroll: {},
  handMonth: { paidOn: '2026-11-20' },
  scanAttendance: { code: 'training0001iabcdef-0123456789abcdef' },
  giveFeedback: { stars: 5 },
  handInExam: { number: 1, answers: { q1: [0] } },
  answerQuiz: { answers: { q1: [0] } },
  ...leaveBodies(things),
  tiePersonAccount: { email: 'x@example.test' },
  saveCertificateKind: { kind: 'pool-guard', name: { zh: '救生员', en: 'Pool guard' }, levels: [], rules: [{ from: '2026-01-01', validMonths: 12, reviewMonths: null, source: '办法', unread: false }], version: 0 },
  addCertificate: certificateOf(things['seeker']!, 'certificate2'),
  correctCertificate: { version: 1, issuer: '另一家', reason: '抄错了' },
  reviewCertificate: { on: '2026-11-01' },
  renewCertificate: { from: '2027-01-05' },
  revokeCertificate: { on: '2026-11-01', reason: '吊销' },
  reinstateCertificate: { reason: '弄错了' },
  issueCompletion: completionOf(things['seeker']!, 'completion02'),
  recordCounterPayment: { id: 'stranger0001', unit: things['unit'], method: 'cash', amountFen: 100 },
})

/** Query values without which an operation answers 400, or that name another tenant's things. */
export const queryOf = (things: Things): Readonly<Record<string, string>> => ({
  getDisclosureDraft: '?span=2026-09.2026-09',
  prepareDisclosure: '?span=2026-09.2026-09',
  dropDisclosureDraft: '?span=2026-09.2026-09',
  publishDisclosure: '?span=2026-09.2026-09',
  getMyShifts: '?from=2026-12-01&to=2026-12-31',
  listPartners: '?date=2026-12-10',
  listPartnerShifts: '?date=2026-12-10',
  getTrainingPlan: `?post=${things['post']}`,
  exportTrainingRecord: '?format=csv',
  exportPayroll: '?format=csv',
  getOutcomes: '?from=2026-10&to=2026-10',
  exportOutcomes: '?from=2026-10&to=2026-10&format=csv',
  addLessonPicture: '?caption=x',
  importMerchantBill: '?name=bill.csv',
  importStatement: '?name=bank.csv',
  listStatementLines: '?period=2026-11',
  runMatching: '?period=2026-11',
  listMatches: '?period=2026-11',
  listCandidates: '?period=2026-11',
  importUnits: `?name=register.csv&community=${things['community']}`,
  getHousehold: `?unit=${things['unit']}`,
  listUnits: `?community=${things['community']}&building=${things['building']}`,
  listBuildings: `?community=${things['community']}`,
  exportUnits: `?format=csv&community=${things['community']}`,
  listAreas: `?community=${things['community']}`,
  listPermits: `?unit=${things['unit']}`,
  listPermitOffers: `?unit=${things['unit']}`,
  listCars: `?unit=${things['unit']}`,
  listVisits: `?unit=${things['unit']}`,
  listBills: `?unit=${things['unit']}`,
  exportBills: `?format=csv&unit=${things['unit']}`,
  summarizeBills: `?period=2026-12&community=${things['community']}`,
  listBillingRuns: `?community=${things['community']}`,
  listFacilities: `?community=${things['community']}`,
  listSlots: `?facility=${things['room']}&from=2026-12-02`,
  listBookings: `?unit=${things['unit']}`,
  addPhoto: '?caption=x',
  addExpenseFile: '?caption=x',
  listExpectedTakings: '?period=2026-12',
  listExpenses: '?period=2026-11',
  listContracts: `?facility=${things['facility']}`,
  listMonthFacts: '?month=2026-11',
  recordMonthFacts: '?month=2026-11',
  importMonthFacts: '?name=months.csv',
  previewClaims: '?from=2026-11&to=2026-11',
  exportSubsidyForecast: '?format=csv',
  importTakings: '?name=takings.csv',
  importSeekers: '?name=people.csv&id=import000001',
  exportSeekers: '?format=csv',
  listSettlements: `?facility=${things['facility']}`,
  exportSettlements: '?format=csv',
  listStays: `?area=${things['area']}`,
  findMyStay: '?plate=浙A54321',
  getOccupancy: `?area=${things['area']}`,
  getParkingIncome: '?period=2026-12',
  listSpaceIncome: '?period=2026-12',
  exportParkingIncome: '?period=2026-12&by=space&format=csv',
  listCertificates: `?person=${things['seeker']}`,
  exportCertificates: `?format=csv&person=${things['seeker']}`,
  listRefunds: `?unit=${things['unit']}`,
  listDisputes: `?unit=${things['unit']}`,
  listPayments: `?unit=${things['unit']}`,
  exportPayments: `?format=csv&unit=${things['unit']}`,
  listVouchers: '?period=2026-12',
  exportJournal: '?period=2026-12&format=csv',
  getTrialBalance: '?from=2026-12&to=2026-12',
  exportTrialBalance: '?from=2026-12&to=2026-12&format=csv',
  exportBalanceSheet: '?format=csv',
  exportActivityStatement: '?format=csv',
  exportIncome: '?format=csv',
  getCashBook: '?from=2026-12&to=2026-12',
  exportCashBook: '?format=csv&from=2026-12&to=2026-12',
  exportAgeing: '?format=csv',
  exportCollection: '?format=csv',
  exportBudgetReport: '?format=csv',
  getBudget: '?year=2026',
  getHolidays: '?year=2026',
  suggestCover: `?date=2026-12-07&post=${things['post']}&shift=${things['rosterShift']}`,
  compareRosters: `?with=${things['roster']}`,
  listBudgetVersions: '?year=2026',
  acceptSignIn: `?code=${'x'.repeat(32)}`,
})
