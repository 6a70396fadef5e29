import { waitingDeduction } from '../bookings/waiting-deduction.ts'
import { type Ctx, hasRole } from '../context.ts'
import { waitingProposals } from '../contracts/waiting-proposals.ts'
import type { Say } from '../faults.ts'
import { waitingChanges } from '../members/waiting-changes.ts'
import { waitingForced } from '../reconciliation/waiting-forced.ts'
import type { Candidate, Reader, Thing } from './thing.ts'

/** What one person asked for and another has to agree to (S2), each on its own page. */
type Kind = 'contract-end' | 'deposit-closing' | 'booking-deduction' | 'member-change' | 'forced-match'

/** Those that stand in small lists, where they are found without a note on the work list. */
export async function askedOfAnother(ctx: Ctx): Promise<Candidate[]> {
  const [contracts, members] = await Promise.all([waitingProposals(ctx), seesMembers(ctx) ? waitingChanges(ctx) : []])
  return [...contracts.map(({ what, contract, since }) => ({ kind: what, id: contract, since })), ...members.map(({ member, since }) => ({ kind: 'member-change' as const, id: member, since }))]
}

/** Whoever may not open the list of members could do nothing about it. */
const seesMembers = (ctx: Ctx): boolean => hasRole(ctx, 'head', 'auditor')

export const stuckProposals = (ctx: Ctx, kind: Kind): Reader => ({
  read: async ({ id }) => {
    const found = await read(ctx, kind, id)
    return found && { document: id, unit: null, why: 'asked', say: says[kind], action: 'approve', ...found }
  },
  // Agreed to or declined on its own page alone: it is never only put away.
  solve: async () => {},
})

async function read(ctx: Ctx, kind: Kind, id: string): Promise<Pick<Thing, 'about' | 'amountFen'> | undefined> {
  switch (kind) {
    case 'booking-deduction':
      return waitingDeduction(ctx, id)
    case 'forced-match':
      return waitingForced(ctx, id)
    case 'member-change': {
      const change = seesMembers(ctx) ? (await waitingChanges(ctx)).find(({ member }) => member === id) : undefined
      return change && { about: change.name, amountFen: null }
    }
    case 'contract-end':
    case 'deposit-closing': {
      const asked = (await waitingProposals(ctx)).find(({ what, contract }) => what === kind && contract === id)
      return asked && { about: `${asked.facilityName} ${asked.no}`, amountFen: asked.amountFen }
    }
  }
}

const says: Readonly<Record<Kind, Say>> = {
  'contract-end': { zh: '申请提前终止合同，等另一人批准。', en: 'Somebody asked to end this contract early. It waits for a second person’s approval.' },
  'deposit-closing': { zh: '申请结清押金，等另一人批准。', en: 'Somebody said where this deposit goes. It waits for a second person’s approval.' },
  'booking-deduction': { zh: '申请扣下押金，等另一人批准。', en: 'Somebody asked to keep this of a deposit. It waits for a second person’s approval.' },
  'forced-match': { zh: '对账两边有差额，说明了记到哪里，等另一人批准。', en: 'A statement’s line differs from the books, and somebody said where the difference goes. It waits for a second person’s approval.' },
  'member-change': { zh: '提议修改岗位，等另一位负责人确认。', en: 'A change of roles was proposed. It waits for another head.' },
}
