import type { Actor, Ctx } from '../../functions/context.ts'
import { applyCredit } from '../../functions/credits/apply-credit.ts'
import { getCredit } from '../../functions/credits/get-credit.ts'
import { applyImport, subjectOf } from '../../functions/estates/apply-import.ts'
import { readImport } from '../../functions/estates/import-items.ts'
import { importUnits } from '../../functions/estates/import-units.ts'
import { listUnits } from '../../functions/estates/list-units.ts'
import { createBuilding } from '../../functions/estates/create-building.ts'
import { createCommunity } from '../../functions/estates/create-community.ts'
import { createUnit } from '../../functions/estates/create-unit.ts'
import { CreateBuilding, CreateCommunity, CreateUnit, ListUnitsQuery } from '../../functions/estates/model.ts'
import { previewBilling } from '../../functions/fees/preview-billing.ts'
import { publishBilling } from '../../functions/fees/publish-billing.ts'
import { readRun } from '../../functions/fees/run-items.ts'
import { runJob } from '../../functions/jobs/run-job.ts'
import { createCheckout } from '../../functions/payments/create-checkout.ts'
import { getHousehold } from '../../functions/payments/get-household.ts'
import { readPaymentsOfUnit } from '../../functions/payments/items.ts'
import { recordCounterPayment } from '../../functions/payments/record-counter-payment.ts'
import { settlePayment } from '../../functions/payments/settle-payment.ts'
import { approveRefund } from '../../functions/refunds/approve-refund.ts'
import { createRefund } from '../../functions/refunds/create-refund.ts'
import { readRefundsOfUnit } from '../../functions/refunds/items.ts'
import { payRefund } from '../../functions/refunds/pay-refund.ts'
import { reversePayment } from '../../functions/refunds/reverse-payment.ts'
import type { CommunityId, PaymentId, UnitId } from '../../functions/ids.ts'
import type { Store } from '../../functions/storage/store.ts'
import type { Collecting } from '../payments/collecting.ts'

/** Something that a person does: however often it is asked for, `effect` must come to `expected`. */
export type Deed = { readonly act: () => Promise<unknown>; readonly effect: () => Promise<unknown>; readonly expected: unknown }

/** Every use case that moves money or makes what money is asked for, each on things of its own; their calls go through `store`. */
export function useCasesOf(at: Collecting, store: Store): Readonly<Record<string, () => Promise<Deed>>> {
  const person = (id: string, role: 'finance' | 'head'): Actor => ({ kind: 'member', id, name: id, roles: [role] })
  const by = (actor: Actor): Ctx => ({ ...at.tenant.ctx(actor), store })
  const [asker, approver] = [by(person('m-asker', 'finance')), by(person('m-approver', 'head'))]
  const calm = at.tenant.ctx(person('m-asker', 'finance'))
  let count = 0
  const nextId = () => `e${String((count += 1)).padStart(11, '0')}`
  const cash = (unit: UnitId, amountFen: number) => recordCounterPayment(calm, { id: nextId(), unit, method: 'cash', amountFen })
  const owed = async (unit: UnitId) => {
    const { openFen, creditFen } = await getHousehold(calm, { unit })
    return openFen - creditFen
  }
  const payments = async (unit: UnitId, id: string | undefined) => (await readPaymentsOfUnit(calm, unit)).filter((payment) => payment.id.endsWith(id ?? '?')).map(({ state, receiptNo }) => [state, typeof receiptNo])
  const refunds = async (unit: UnitId, id: string) => (await readRefundsOfUnit(calm, unit)).filter((refund) => refund.id.endsWith(id)).map(({ state, vouchers }) => [state, ...vouchers.map((voucher) => voucher.split('.')[0])])
  const work = (job: string) => runJob(asker, job as never, { budgetMs: 60_000 })
  const houses = housesOf(at.tenant.ctx('head'))

  return {
    'a payment at the counter': async () => {
      const unit = await houses.one()
      const before = await owed(unit)
      const id = nextId()
      return {
        act: () => recordCounterPayment(asker, { id, unit: unit, method: 'cash', amountFen: 700 }),
        effect: async () => [await payments(unit, id), await owed(unit)],
        expected: [[['booked', 'string']], before - 700],
      }
    },
    'a payment online': async () => {
      const unit = await houses.one()
      const before = await owed(unit)
      let paid: PaymentId | undefined
      return {
        act: async () => {
          if (paid === undefined) {
            const opened = await createCheckout(asker, { unit: unit, prepayFen: 900, lang: 'zh', onPhone: false })
            at.pay(opened, 'card')
            paid = opened.checkout
          }
          await settlePayment(asker, paid)
        },
        effect: async () => [await payments(unit, paid), await owed(unit)],
        expected: [[['booked', 'string']], before - 900],
      }
    },
    'a refund from request to handover and out of the cash box': async () => {
      const unit = await houses.one()
      const before = await owed(unit)
      const paid = await cash(unit, 500)
      const id = nextId()
      return {
        act: async () => {
          const refund = await createRefund(asker, { id, payment: paid.id, amountFen: 300, source: 'credit', reason: '多收了' })
          await approveRefund(approver, refund.id)
          await payRefund(approver, refund.id, { method: 'cash' })
        },
        effect: async () => [await refunds(unit, id), await owed(unit)],
        expected: [[['paid', 'REFUND', 'REFUNDPAID']], before - 200],
      }
    },
    'a refund online': async () => {
      const unit = await houses.one()
      const before = await owed(unit)
      const opened = await createCheckout(calm, { unit: unit, prepayFen: 900, lang: 'zh', onPhone: false })
      at.pay(opened, 'card')
      await settlePayment(calm, opened.checkout)
      const id = nextId()
      return {
        act: async () => {
          const refund = await createRefund(asker, { id, payment: opened.checkout, amountFen: 300, source: 'credit', reason: '多收了' })
          const { state } = await approveRefund(approver, refund.id)
          // The sweep asks a provider that did not answer; here the person does.
          if (state === 'sending') throw new Error('not sent yet')
        },
        effect: async () => {
          const theirs = at.standIn.world.store.all<ProviderObject>('refund').filter(({ kept }) => Object.values(kept.metadata ?? {}).some((value) => value.startsWith(`${unit}-${id}`)))
          return [await refunds(unit, id), await owed(unit), theirs.length]
        },
        expected: [[['paid', 'REFUND', 'REFUNDPAID']], before - 600, 1],
      }
    },
    'a reversal': async () => {
      const unit = await houses.one()
      const before = await owed(unit)
      const paid = await cash(unit, 400)
      return { act: () => reversePayment(approver, paid.id, '记错了户'), effect: () => owed(unit), expected: before }
    },
    'a use of credit': async () => {
      const unit = at.houses[5]!.id as UnitId
      const due = await getHousehold(calm, { unit })
      // More than one bill needs is credit, and the others are open.
      if (due.creditFen === 0) await recordCounterPayment(calm, { id: nextId(), unit, method: 'cash', amountFen: due.bills[0]!.openFen + 1500, bills: [due.bills[0]!.id] })
      const [before, { version }] = [await getHousehold(calm, { unit }), await getCredit(calm, unit, { limit: 1 })]
      return {
        act: () => applyCredit(asker, unit, { version, amountFen: 3 }),
        effect: async () => {
          const after = await getHousehold(calm, { unit })
          return [before.creditFen - after.creditFen, before.openFen - after.openFen]
        },
        expected: [3, 3],
      }
    },
    'a billing run': async () => {
      const community = await houses.community()
      const units = await houses.more(2, community)
      const run = await previewBilling(asker, { community, period: '2026-12' as never, dueDate: '2026-12-31' as never })
      return {
        act: async () => {
          await publishBilling(asker, run.id)
          // What the sweep does: the lease of a worker that was lost runs out first.
          at.clock.forwardMs(10 * 60_000)
          await work(`billing-${run.id}`)
          if ((await readRun(calm, run.id))!.state !== 'published') throw new Error('not published yet')
        },
        effect: async () => {
          const shown = (await at.tenant.call(`/v1/billing-runs/${run.id}`, { as: 'head' })).json
          return [shown.state, shown.problem, shown.progress.billsDone, await Promise.all(units.map(owed))]
        },
        expected: ['published', null, 2, [1053, 1053]],
      }
    },
    'an import': async () => {
      const community = await houses.community()
      const rows = ['楼栋,房号,建筑面积（平方米）,业主姓名', ...Array.from({ length: 3 }, (_, room) => `5号楼,10${room + 1},5${room},某${room}`)].join('\r\n')
      const upload = { community, name: '住户.csv', bytes: new TextEncoder().encode(rows) }
      let made: string | undefined
      return {
        act: async () => {
          made ??= (await importUnits(asker, upload, 'zh')).id
          const { state } = await applyImport(asker, { import: made as never, include: 'all' })
          if (state === 'applied') return
          at.clock.forwardMs(10 * 60_000)
          await work(`import-${subjectOf(await readImport(calm, made as never))}`)
          if ((await readImport(calm, made as never)).state !== 'applied') throw new Error('not taken over yet')
        },
        effect: async () => [(await readImport(calm, made as never)).state, (await listUnits(calm, ListUnitsQuery.parse({ community }))).items.map(({ room, area }) => [room, area])],
        expected: ['applied', [['101', 5000], ['102', 5100], ['103', 5200]]],
      }
    },
  }
}

type ProviderObject = { readonly id: string; readonly object: string; readonly metadata: Record<string, string> | null }

const housesMax = 12
let [communities, rooms] = [0, 0]

/** Houses of 50 m2 that nobody else uses. */
function housesOf(ctx: Ctx) {
  const community = async () => (await createCommunity(ctx, CreateCommunity.parse({ name: `试点小区${(communities += 1)}`, year: 1980 }))).id
  const more = async (wanted: number, of: CommunityId): Promise<UnitId[]> => {
    const building = await createBuilding(ctx, CreateBuilding.parse({ community: of, name: '1号楼', type: 'walk-up' }))
    const units: UnitId[] = []
    for (let at = 0; at < wanted; at += 1) units.push((await createUnit(ctx, CreateUnit.parse({ building: building.id, room: `${(rooms += 1)}室`, area: 5000, owners: [{ name: '某人' }] }))).id)
    return units
  }
  let shared: Promise<UnitId[]> | undefined
  let taken = 0
  /** One of a few in turn: what is done to it is to be compared with what was before. */
  const one = async (): Promise<UnitId> => (await (shared ??= community().then((of) => more(housesMax, of))))[(taken += 1) % housesMax]!
  return { community, more, one }
}
