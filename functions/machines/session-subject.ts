import type { Instant } from '../calendar.ts'
import type { SessionId } from '../ids.ts'
import type { SaleSubject } from '../sales/sale-subjects.ts'
import { changeWrite, type MachineRecord, readMachine } from './items.ts'
import { machineOfSession, turnOfSession } from './model.ts'
import { nothingUsed } from './tariff.ts'

const minuteMs = 60_000

/** Of those who pay for one turn of a machine the first gets it; whoever pays later, or for a turn that is over, has the money back. */
export const sessionSubject: SaleSubject = {
  writesWhenPaid: async (ctx, sale) => {
    const id = sale.subject as SessionId
    const machine = await readMachine(ctx, machineOfSession(id))
    if (!machine || machine.session || machine.turn !== turnOfSession(id)) return 'unwanted'
    const endsBy = new Date(Date.parse(sale.at) + machine.maxMinutes * minuteMs).toISOString() as Instant
    const taken: MachineRecord = { ...machine, session: { ...nothingUsed, sale: sale.id, paidFen: sale.amountFen, tariff: machine.tariff, paidAt: sale.at, endsBy } }
    return [changeWrite(ctx, machine, taken)]
  },
}
