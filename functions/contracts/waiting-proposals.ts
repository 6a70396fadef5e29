import type { Ctx } from '../context.ts'
import { namesOfFacilities } from '../facilities/names-of-facilities.ts'
import type { Instant } from '../calendar.ts'
import { askedBy } from '../members/two-people.ts'
import { allContracts, type ContractRecord } from './items.ts'

export type WaitingProposal = { readonly what: 'contract-end' | 'deposit-closing'; readonly contract: string; readonly since: Instant; readonly no: string; readonly facilityName: string; /** Of a closing: the deposit that is held. */ readonly amountFen: number | null }

/** What waits for a second person's word among the contracts: early ends, and where deposits go. */
export async function waitingProposals(ctx: Ctx): Promise<WaitingProposal[]> {
  const asked = (await allContracts(ctx)).flatMap((contract) => [...waiting(contract, 'contract-end', contract.ending), ...waiting(contract, 'deposit-closing', contract.closing)])
  if (asked.length === 0) return []
  const names = await namesOfFacilities(ctx)
  return asked.map(({ facility, ...one }) => ({ ...one, facilityName: names.get(facility)?.facilityName ?? '' }))
}

function waiting({ id, no, facility, depositHeldFen }: ContractRecord, what: WaitingProposal['what'], proposal: ContractRecord['ending'] | ContractRecord['closing']) {
  if (proposal?.state !== 'asked') return []
  return [{ what, contract: id, no, facility, since: askedBy(proposal).at, amountFen: what === 'deposit-closing' ? depositHeldFen : null }]
}
