import { periodOfDate, today } from '../calendar.ts'
import { type Ctx, hasRole } from '../context.ts'
import { unknown } from '../faults.ts'
import { readFacility } from '../facilities/read-facility.ts'
import type { SessionId } from '../ids.ts'
import { isKeyOf } from '../sales/is-key-of.ts'
import { endedOfMonth, readEnded, readMachines } from './items.ts'
import { sessionOf } from './end-session.ts'
import { facilityOfMachine, type ListSessions, machineOfSession, type Session, type SessionPage, turnOfSession } from './model.ts'
import { findMachine, showEnded, showRunning } from './show-machine.ts'

/** A paid session. Staff see any; whoever paid it holds its key. Throws `unknown`. */
export async function getSession(ctx: Ctx, id: SessionId, key: string | undefined): Promise<Session> {
  const { machine, facility } = await findMachine(ctx, machineOfSession(id))
  const running = sessionOf(machine, turnOfSession(id))
  const ended = running ? undefined : await readEnded(ctx, machine.id, turnOfSession(id))
  const sale = (running ?? ended)?.sale
  if (!sale || !(isStaff(ctx) || (key !== undefined && (await isKeyOf(ctx, sale, key))))) throw unknown(`session ${id}`)
  return running ? showRunning(machine, running, facility.name) : showEnded(ended!, facility.name)
}

const isStaff = (ctx: Ctx): boolean => hasRole(ctx, 'head', 'finance', 'collector', 'auditor', 'attendant')

/** Who may stop it: whoever may see it, but for readers. */
export async function admitSession(ctx: Ctx, id: SessionId, key: string | undefined): Promise<void> {
  const { sale } = await getSession(ctx, id, key)
  if (!hasRole(ctx, 'head', 'attendant') && !(key !== undefined && (await isKeyOf(ctx, sale, key)))) throw unknown(`session ${id}`)
}

/** Those that run now come first, on the first page of this month; then those that ended in it, newest first. */
export async function listSessions(ctx: Ctx, { period, limit, after }: ListSessions): Promise<SessionPage> {
  const month = periodOfDate(today(ctx.clock))
  const running = (period ?? month) === month && after === undefined ? (await readMachines(ctx)).filter(({ session }) => session) : []
  const { items: ended, next } = await endedOfMonth(ctx, period ?? month, { limit, ...(after === undefined ? {} : { after }) })
  const names = await facilityNames(ctx, [...running.map(({ id }) => id), ...ended.map(({ machine }) => machine)])
  const nameOf = (machine: Session['machine']): string => names.get(facilityOfMachine(machine)) ?? ''
  return { items: [...running.map((machine) => showRunning(machine, machine.session!, nameOf(machine.id))), ...ended.map((one) => showEnded(one, nameOf(one.machine)))], next }
}

async function facilityNames(ctx: Ctx, machines: readonly Session['machine'][]): Promise<ReadonlyMap<string, string>> {
  const facilities = [...new Set(machines.map(facilityOfMachine))]
  return new Map(await Promise.all(facilities.map(async (id) => [id, (await readFacility(ctx, id)).name] as const)))
}
