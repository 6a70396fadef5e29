import { type BusinessDate, dateOfInstant, type Period } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { listSessions } from './get-session.ts'

export type Takings = { readonly day: BusinessDate; readonly id: string; readonly name: string; readonly count: number; readonly expectedFen: number; readonly receivedFen: number }

const pagesMax = 500

/** By day and machine: what its counter says ended sessions cost, and what was kept of what was paid for them. */
export async function machineTakingsOfMonth(ctx: Ctx, period: Period): Promise<Takings[]> {
  const rows = new Map<string, Takings>()
  let after: string | undefined
  for (let page = 0; page < pagesMax; page += 1) {
    const { items, next } = await listSessions(ctx, { period, limit: 200, ...(after === undefined ? {} : { after }) })
    for (const { machine, machineName, facilityName, endedAt, costFen, paidFen, restFen } of items) {
      if (endedAt === null || restFen === null) continue
      const day = dateOfInstant(endedAt)
      const row = rows.get(`${day} ${machine}`) ?? { day, id: machine, name: `${facilityName} ${machineName}`.trim(), count: 0, expectedFen: 0, receivedFen: 0 }
      rows.set(`${day} ${machine}`, { ...row, count: row.count + 1, expectedFen: row.expectedFen + costFen, receivedFen: row.receivedFen + paidFen - restFen })
    }
    if (next === null) return [...rows.values()]
    after = next
  }
  throw new Error(`more than ${pagesMax} pages of sessions in ${period}`)
}
