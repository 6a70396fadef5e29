import type { BusinessDate, Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { ContractId } from '../ids.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import type { Receipt, SettlementStep, TakingsSource } from './settlement-model.ts'

type Who = { readonly at: Instant; readonly by: string; /** The person (members/person-of.ts). */ readonly who: string }

export type TakingsRecord = { readonly from: BusinessDate; readonly version: number; readonly takingsFen: number; readonly source: TakingsSource; readonly note: string; readonly recorded: Who; readonly audited?: Who }

/** What a span was settled at. `version` rises with every change, `round` with every amount: each has a voucher of its own. */
export type SettlementRecord = {
  readonly contract: ContractId
  readonly from: BusinessDate
  readonly to: BusinessDate
  readonly dueDate: BusinessDate
  readonly version: number
  readonly round: number
  readonly baseFen: number
  readonly takingsFen: number | null
  readonly takingsVersion: number | null
  readonly shareFen: number
  readonly topUpFen: number
  readonly amountFen: number
  readonly receivedFen: number
  readonly disputed: boolean
  readonly steps: readonly { readonly what: SettlementStep; readonly at: Instant; readonly by: string; readonly note: string; readonly amountFen: number | null }[]
  readonly vouchers: readonly string[]
}

export type ReceiptRecord = Omit<Receipt, 'recorded'> & { readonly recorded: Who; readonly sent: string }

export type Room = { readonly takings: readonly TakingsRecord[]; readonly settlements: readonly SettlementRecord[]; readonly receipts: readonly ReceiptRecord[] }

/** Takings of machines that correct themselves daily, for fifty years. */
const roomMax = 30_000

/** Everything that happened under a contract; takings in the order of their versions. Consistent. */
export async function readRoom({ store }: Pick<Ctx, 'store'>, contract: ContractId): Promise<Room> {
  const room = { takings: [] as TakingsRecord[], settlements: [] as SettlementRecord[], receipts: [] as ReceiptRecord[] }
  for await (const item of store.all<Key>({ pk: keys.contractRoom(store.tenant, contract), consistent: true }, { bound: roomMax })) {
    const { pk: _, sk, ...rest } = item
    if (sk.startsWith('TAKINGS#')) room.takings.push(rest as TakingsRecord)
    else if (sk.startsWith('SETTLE#')) room.settlements.push(rest as SettlementRecord)
    else if (sk.startsWith('MONEY#')) room.receipts.push(rest as ReceiptRecord)
  }
  return room
}

/** Settlements alone, for lists over many contracts. */
export async function readSettlements({ store }: Pick<Ctx, 'store'>, contract: ContractId): Promise<SettlementRecord[]> {
  const found: SettlementRecord[] = []
  for await (const item of store.all<SettlementRecord & Key>({ pk: keys.contractRoom(store.tenant, contract), begins: 'SETTLE#', consistent: true }, { bound: roomMax })) found.push(item)
  return found
}

export const findSettlement = ({ store }: Pick<Ctx, 'store'>, contract: ContractId, from: BusinessDate): Promise<SettlementRecord | undefined> =>
  store.get<SettlementRecord>(keys.settlement(store.tenant, contract, from), { consistent: true })

/** The newest version of the takings of a span. */
export async function latestTakings({ store }: Pick<Ctx, 'store'>, contract: ContractId, from: BusinessDate): Promise<TakingsRecord | undefined> {
  const { items } = await store.query<TakingsRecord>({ pk: keys.contractRoom(store.tenant, contract), begins: `TAKINGS#${from}#`, reverse: true, limit: 1, consistent: true })
  return items[0]
}

export const putTakings = ({ tenant }: Pick<Ctx, 'tenant'>, contract: ContractId, takings: TakingsRecord): Write => ({ put: { ...keys.takings(tenant, contract, takings.from, takings.version), ...takings }, if: 'absent' })

export const auditWrite = ({ tenant }: Pick<Ctx, 'tenant'>, contract: ContractId, { from, version }: TakingsRecord, audited: Who): Write => ({
  update: keys.takings(tenant, contract, from, version),
  set: { audited },
  if: { expr: 'attribute_exists(pk) AND attribute_not_exists(audited)' },
})

/** Holds while a span may take new figures: not settled, or disputed. */
export const openForTakings = ({ tenant }: Pick<Ctx, 'tenant'>, contract: ContractId, from: BusinessDate): Write => ({
  check: keys.settlement(tenant, contract, from),
  if: { expr: 'attribute_not_exists(pk) OR disputed = :yes', values: { ':yes': true } },
})

/** Holds while nobody has settled that span. */
export const unsettledStill = ({ tenant }: Pick<Ctx, 'tenant'>, contract: ContractId, from: BusinessDate): Write => ({ check: keys.settlement(tenant, contract, from), if: { expr: 'attribute_not_exists(pk)' } })

/** Holds while nobody has recorded a version after this one. */
export const stillLatest = ({ tenant }: Pick<Ctx, 'tenant'>, contract: ContractId, { from, version }: TakingsRecord): Write => ({
  check: keys.takings(tenant, contract, from, version + 1),
  if: { expr: 'attribute_not_exists(pk)' },
})

export const putSettlement = ({ tenant }: Pick<Ctx, 'tenant'>, settlement: SettlementRecord): Write => ({
  put: { ...keys.settlement(tenant, settlement.contract, settlement.from), ...settlement },
  if: settlement.version === 1 ? 'absent' : { expr: 'version = :before', values: { ':before': settlement.version - 1 } },
})

export const findReceipt = ({ store }: Pick<Ctx, 'store'>, contract: ContractId, id: string): Promise<ReceiptRecord | undefined> => store.get<ReceiptRecord>(keys.rentReceipt(store.tenant, contract, id), { consistent: true })

export const putReceipt = ({ tenant }: Pick<Ctx, 'tenant'>, receipt: ReceiptRecord): Write => ({ put: { ...keys.rentReceipt(tenant, receipt.contract, receipt.id), ...receipt }, if: 'absent' })

/** A bank's transfer is booked once for a contract and direction, whoever records it. */
export const transferOnce = ({ tenant }: Pick<Ctx, 'tenant'>, { contract, kind, reference, id }: ReceiptRecord): Write[] =>
  reference === null ? [] : [{ put: { ...keys.lookup(tenant, `rent-transfer#${contract}#${kind}#${reference}`), receipt: id }, if: 'absent' }]
export const receiptOfTransfer = async ({ store }: Pick<Ctx, 'store'>, contract: ContractId, kind: Receipt['kind'], reference: string): Promise<string | undefined> =>
  (await store.get<Key & { receipt: string }>(keys.lookup(store.tenant, `rent-transfer#${contract}#${kind}#${reference}`), { consistent: true }))?.receipt
