import { createHash } from 'node:crypto'
import type { BusinessDate, Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { CommunityId, ContractId, FacilityId } from '../ids.ts'
import type { Fund } from '../ledger/model.ts'
import type { Proposal } from '../members/proposal-model.ts'
import { type Key, keys } from '../storage/keys.ts'
import type { Write } from '../storage/writes.ts'
import type { AskClosing, AskEnd, Ending } from './ending-model.ts'
import type { DepositSplit } from './ending-rules.ts'
import type { CreateContract } from './model.ts'
import type { Term } from './schedule-model.ts'

/** A contract as it stands. The fund is the facility's when it was made; what is settled never moves to another. */
export type ContractRecord = Omit<CreateContract, 'id' | 'from' | 'to'> & {
  readonly id: ContractId
  readonly facility: FacilityId
  readonly community: CommunityId
  readonly fund: Fund
  readonly terms: readonly (Term & { readonly document: string; readonly at: Instant; readonly by: string })[]
  readonly depositHeldFen: number
  /** An early end; its terms are cut once it is agreed. */
  readonly ending?: EndingRecord
  /** Where the deposit goes; `split` once it is agreed. */
  readonly closing?: ClosingRecord
  /** Hash of what was sent to make it. */
  readonly sent: string
  readonly version: number
}

/** `voucher`: of what it booked, if anything. */
type Booked = Proposal & { readonly voucher: string | null }
export type EndingRecord = Booked & Omit<AskEnd, 'id'> & { readonly agreedTo: BusinessDate; /** Once agreed. */ readonly changes?: Ending['changes'] }
export type ClosingRecord = Booked & Omit<AskClosing, 'id'> & { readonly split?: DepositSplit }

/** Every list reads all of them. */
export const contractsMax = 5000

export const findContract = ({ store }: Pick<Ctx, 'store'>, contract: ContractId): Promise<ContractRecord | undefined> => store.get<ContractRecord>(keys.contract(store.tenant, contract), { consistent: true })

/** Throws `unknown`. */
export async function readContract(ctx: Pick<Ctx, 'store'>, contract: ContractId): Promise<ContractRecord> {
  const found = await findContract(ctx, contract)
  if (!found) throw unknown(`contract ${contract}`)
  return found
}

export async function allContracts({ store }: Pick<Ctx, 'store'>): Promise<ContractRecord[]> {
  const found: ContractRecord[] = []
  for await (const item of store.all<ContractRecord & Key>({ pk: keys.root(store.tenant), begins: 'CONTRACT#', consistent: true }, { bound: contractsMax })) found.push(item)
  return found
}

/** The first version only where there is none, any later one only over the version before. */
export const putContract = ({ tenant }: Pick<Ctx, 'tenant'>, contract: ContractRecord): Write => ({
  put: { ...contract, ...keys.contract(tenant, contract.id) },
  if: contract.version === 1 ? 'absent' : { expr: 'version = :before', values: { ':before': contract.version - 1 } },
})

export const firstDayOf = ({ terms }: Pick<ContractRecord, 'terms'>): BusinessDate => terms[0]!.from
export const lastDayOf = ({ terms }: Pick<ContractRecord, 'terms'>): BusinessDate => terms.at(-1)!.to

export const hasEnded = ({ ending }: Pick<ContractRecord, 'ending'>): boolean => ending?.state === 'agreed'

/** Holds while the contract is as it was read. */
export const contractStands = ({ tenant }: Pick<Ctx, 'tenant'>, { id, version }: ContractRecord): Write => ({ check: keys.contract(tenant, id), if: { expr: 'version = :read', values: { ':read': version } } })

/** To tell a retry from another thing of the same id. */
export const hashOf = (input: object): string => createHash('sha256').update(JSON.stringify(input)).digest('base64url').slice(0, 22)
