import { instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { conflict, unknown } from '../faults.ts'
import { held } from '../storage/cancelled.ts'
import { endSession, sessionOf } from './end-session.ts'
import { changeWrite, eventWrite, hashOf, type MachineRecord, readEvent, readMachine } from './items.ts'
import type { MachineEvent, RecordedEvent } from './model.ts'
import { getMachine } from './show-machine.ts'
import { atLeast } from './tariff.ts'

const attemptsMax = 20

/**
 * What a machine reports, once a number: totals since the session began, so that one which comes twice, late or before an earlier
 * one does no harm. `stopped` ends the session and what is left of the money goes back. What speaks of no session that runs
 * is kept and changes nothing. Answers the machine as it stands, by which it learns of its next session and of a wish to stop.
 * Throws `conflict` for a number that stands for another report.
 */
export async function recordMachineEvent(ctx: Ctx, event: MachineEvent): Promise<RecordedEvent> {
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const known = await readEvent(ctx, event.machine, event.sequence)
    if (known && known.hash !== hashOf(event)) throw otherEvent(event.sequence)
    if (known) return { applied: known.applied, machine: await getMachine(ctx, event.machine) }
    const machine = await readMachine(ctx, event.machine)
    if (!machine) throw unknown(`machine ${event.machine}`)
    await apply(ctx, machine, event)
  }
  throw new Error(`event ${event.machine} ${event.sequence} was not recorded after ${attemptsMax} tries`)
}

/** Writes it if nothing came between; the caller looks again. */
async function apply(ctx: Ctx, machine: MachineRecord, event: MachineEvent): Promise<void> {
  const session = sessionOf(machine, event.turn)
  const now = instant(ctx.clock)
  if (!session) {
    await held(ctx.store.write(eventWrite(ctx, event, now, false)))
  } else if (event.kind === 'stopped') {
    const ending = session.stopAskedAt ? 'asked' : 'stopped'
    await endSession(ctx, {
      machine: machine.id,
      turn: event.turn,
      sale: session.sale,
      ending,
      told: event,
      also: async () => ((await readEvent(ctx, event.machine, event.sequence)) ? undefined : [eventWrite(ctx, event, now, true)]),
    })
  } else {
    const heard = { ...session, ...atLeast(session, event), startedAt: session.startedAt ?? now, heardAt: now }
    await held(ctx.store.transact([changeWrite(ctx, machine, { ...machine, session: heard }), eventWrite(ctx, event, now, true)]))
  }
}

const otherEvent = (sequence: number) =>
  conflict('other-event', { zh: `编号 ${sequence} 的上报内容与先前不同，没有保存。请用新的编号上报。`, en: `Report ${sequence} was other before. Nothing was saved. Report it under a new number.` })
