import type { Ctx } from '../context.ts'
import type { BillId, RunId, UnitId } from '../ids.ts'
import { type Fen, fen, sum } from '../money.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import { readBill } from './bill-items.ts'
import { partsOfBillId } from './bill-model.ts'

/** `fen`: what the household's credit paid of its bill of this run. `ruled`: what the run itself used, on whichever bills. */
type CreditItem = Key & { readonly fen?: number; readonly ruled?: number }

/**
 * Notes beside the runs what credit paid of their bills, so that lists and paper can say it; rides in the transaction
 * that uses the credit or takes the use back (then the parts are negative).
 */
export async function billCreditWrites(ctx: Ctx, parts: readonly { readonly bill: BillId; readonly amountFen: number }[]): Promise<Write[]> {
  const bills = await Promise.all(parts.map(({ bill }) => readBill(ctx, bill)))
  return parts.flatMap(({ bill, amountFen }, at): Write[] => (bills[at] ? [{ update: keys.runCredit(ctx.tenant, bills[at].run, partsOfBillId(bill).unit), add: { fen: amountFen } }] : []))
}

/** The same for credit that `run` uses by itself: the condition makes it once for a household. */
export async function ruledCreditWrites(ctx: Ctx, run: RunId, unit: UnitId, parts: readonly { readonly bill: BillId; readonly amountFen: number }[]): Promise<Write[]> {
  const own = keys.runCredit(ctx.tenant, run, unit)
  const [ofRun, others] = [[] as Write[], [] as Write[]]
  for (const write of await billCreditWrites(ctx, parts)) ('update' in write && write.update.sk === own.sk && write.update.pk === own.pk ? ofRun : others).push(write)
  const added = ofRun[0] && 'update' in ofRun[0] ? ofRun[0].add : undefined
  return [{ update: own, set: { ruled: sum(parts.map(({ amountFen }) => amountFen)) }, ...(added ? { add: added } : {}), if: { expr: 'attribute_not_exists(ruled)' } }, ...others]
}

/** Whether the run has used this household's credit already. */
export const isRuled = async (ctx: Ctx, run: RunId, unit: UnitId): Promise<boolean> => (await ctx.store.get<CreditItem>(keys.runCredit(ctx.tenant, run, unit), { consistent: true }))?.ruled !== undefined

const creditsOfRunMax = 50_000

/** Of each household of a run that credit paid something of. */
export async function readRunCredits(ctx: Ctx, run: RunId): Promise<Map<UnitId, { readonly fen: Fen; readonly ruled: Fen | undefined }>> {
  const found = new Map<UnitId, { fen: Fen; ruled: Fen | undefined }>()
  const wanted = { pk: keys.runParts(ctx.tenant, run), begins: 'CREDIT#', consistent: true }
  for await (const item of ctx.store.all<CreditItem>(wanted, { bound: creditsOfRunMax })) found.set(item.sk.slice('CREDIT#'.length) as UnitId, { fen: fen(item.fen ?? 0), ruled: item.ruled === undefined ? undefined : fen(item.ruled) })
  return found
}

/** What credit paid of each of these bills, in their order. */
export async function readBillCredits(ctx: Ctx, bills: readonly { readonly run: RunId; readonly unit: UnitId }[]): Promise<Fen[]> {
  const items = await ctx.store.getMany<CreditItem>(bills.map(({ run, unit }) => keys.runCredit(ctx.tenant, run, unit)))
  return items.map((item) => fen(item?.fen ?? 0))
}
