import { instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { SessionId } from '../ids.ts'
import { held } from '../storage/cancelled.ts'
import { sessionOf } from './end-session.ts'
import { admitSession, getSession } from './get-session.ts'
import { changeWrite, readMachine } from './items.ts'
import { machineOfSession, type Session, turnOfSession } from './model.ts'

/**
 * Asks for the end of a session: the machine reads it with its next report and says what it counted, and then the rest goes
 * back. One that does not answer is ended by the sweep. Asking again, or after the end, answers how it stands.
 */
export async function stopSession(ctx: Ctx, id: SessionId, key: string | undefined): Promise<Session> {
  await admitSession(ctx, id, key)
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const machine = await readMachine(ctx, machineOfSession(id))
    const session = machine && sessionOf(machine, turnOfSession(id))
    if (!session || session.stopAskedAt) break
    if (await held(ctx.store.write(changeWrite(ctx, machine, { ...machine, session: { ...session, stopAskedAt: instant(ctx.clock) } })))) break
  }
  return getSession(ctx, id, key)
}
