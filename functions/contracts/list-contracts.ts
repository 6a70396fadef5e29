import { today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { namesOfFacilities } from '../facilities/names-of-facilities.ts'
import { placeAfter } from '../fees/page.ts'
import { allContracts } from './items.ts'
import type { ContractPage, ContractRow, ListContracts } from './model.ts'
import { showRow } from './show-contract.ts'

/** Those that end first come first, and those that have ended last; `expiring`: those at an alert alone. */
export async function listContracts(ctx: Ctx, { facility, state, expiring, limit, after }: ListContracts): Promise<ContractPage> {
  const [contracts, names] = await Promise.all([allContracts(ctx), namesOfFacilities(ctx)])
  const day = today(ctx.clock)
  const rows = contracts.map((contract) => showRow(contract, names.get(contract.facility) ?? { facilityName: '', communityName: '' }, day))
  const wanted = rows
    .filter((row) => (!facility || row.facility === facility) && (!state || row.state === state) && (!expiring || row.alert !== null))
    .toSorted((a, b) => Number(isOver(a)) - Number(isOver(b)) || (a.to === b.to ? (a.id < b.id ? -1 : 1) : a.to < b.to ? -1 : 1))
  const start = placeAfter(after, wanted.length)
  const count = (alert: ContractRow['alert']): number => rows.filter((row) => row.alert === alert).length
  return {
    items: wanted.slice(start, start + limit),
    next: start + limit < wanted.length ? String(start + limit) : null,
    alerts: { 'in-90': count('in-90'), 'in-30': count('in-30'), 'in-7': count('in-7'), expired: count('expired') },
  }
}

const isOver = ({ state }: ContractRow): boolean => state === 'expired' || state === 'ended'
