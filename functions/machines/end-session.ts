import { instant, type Instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { MachineId, SaleId } from '../ids.ts'
import { fen } from '../money.ts'
import { refundByRule } from '../sales/refund-by-rule.ts'
import type { Write } from '../storage/writes.ts'
import { type EndedRecord, endWrites, type MachineRecord, readMachine, type SessionRecord } from './items.ts'
import { atLeast, nothingUsed, priceSession, type Used } from './tariff.ts'

export type Ending = {
  readonly machine: MachineId
  readonly turn: number
  readonly sale: SaleId
  readonly ending: EndedRecord['ending']
  /** What the machine said last, if this is its word. */
  readonly told?: Used
  /** Asked with the session as it stands: what else to write, or undefined when it must not end (any more). */
  readonly also?: (session: SessionRecord) => Promise<readonly Write[] | undefined>
}

/**
 * Ends a session once, whoever asks: the price of what the machine counted, the rest goes back by its rule, the machine is free
 * for its next turn; all in one transaction. What the machine never reported costs nothing.
 */
export async function endSession(ctx: Ctx, { machine: id, turn, sale, ending, told = nothingUsed, also }: Ending): Promise<void> {
  await refundByRule(ctx, {
    sale,
    rule: 'rest',
    reason: { zh: '未用完', en: 'not used up' },
    decide: async () => {
      const machine = await readMachine(ctx, id)
      const session = machine && sessionOf(machine, turn)
      if (!machine || !session) return undefined
      const more = also ? await also(session) : []
      if (!more) return undefined
      const used = atLeast(session, told)
      const costFen = priceSession(session.tariff, used, session.paidFen)
      const endedAt: Instant = instant(ctx.clock)
      const ended: EndedRecord = { ...session, ...used, machine: id, machineName: machine.name, turn, endedAt, ending, costFen }
      return { give: { amountFen: fen(session.paidFen - costFen) }, writes: [...endWrites(ctx, machine, ended), ...more] }
    },
  })
}

/** The session of that turn while it is at the machine. */
export const sessionOf = (machine: MachineRecord, turn: number): SessionRecord | undefined => (machine.turn === turn ? machine.session : undefined)
