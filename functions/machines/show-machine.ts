import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { Facility } from '../facilities/model.ts'
import { readFacility } from '../facilities/read-facility.ts'
import type { FacilityId, MachineId } from '../ids.ts'
import { fen } from '../money.ts'
import { getSite } from '../tenants/get-site.ts'
import { onlineAccount } from '../tenants/online-account.ts'
import { type EndedRecord, type MachineRecord, readMachine, readMachines, type SessionRecord } from './items.ts'
import { facilityOfMachine, type Machine, type MachineFront, type Session, sessionIdOf } from './model.ts'
import { priceSession } from './tariff.ts'

export async function listMachines(ctx: Ctx, id: FacilityId): Promise<{ items: Machine[] }> {
  const facility = await readFacility(ctx, id)
  const machines = (await readMachines(ctx, id)).toSorted((a, b) => a.name.localeCompare(b.name, 'zh', { numeric: true }))
  return { items: machines.map((machine) => showMachine(machine, facility)) }
}

export async function getMachine(ctx: Ctx, id: MachineId): Promise<Machine> {
  const { machine, facility } = await findMachine(ctx, id)
  return showMachine(machine, facility)
}

/** What a passer-by sees who scanned the code. */
export async function getMachineFront(ctx: Ctx, id: MachineId): Promise<MachineFront> {
  const [{ machine, facility }, site] = await Promise.all([findMachine(ctx, id), getSite(ctx)])
  const { name, tariff, amountsFen, maxMinutes } = machine
  return { id, name, facilityName: facility.name, place: facility.place, tariff, amountsFen: [...amountsFen], maxMinutes, standing: standingOf(ctx, machine, facility), helpPhone: site.phone }
}

export function standingOf(ctx: Ctx, machine: MachineRecord, facility: Facility): MachineFront['standing'] {
  if (machine.state !== 'active' || facility.state !== 'active') return 'out-of-use'
  if (machine.session) return 'busy'
  return onlineAccount(ctx.site) ? 'free' : 'offline-only'
}

/** Throws `unknown`. */
export async function findMachine(ctx: Ctx, id: MachineId): Promise<{ machine: MachineRecord; facility: Facility }> {
  const machine = await readMachine(ctx, id)
  if (!machine) throw unknown(`machine ${id}`)
  return { machine, facility: await readFacility(ctx, facilityOfMachine(id)) }
}

export function showMachine(machine: MachineRecord, facility: Facility): Machine {
  const { id, name, tariff, amountsFen, maxMinutes, state, version, turn, session } = machine
  return { id, facility: facility.id, facilityName: facility.name, name, tariff, amountsFen: [...amountsFen], maxMinutes, state, version, turn, session: session ? showRunning(machine, session, facility.name) : null }
}

export function showRunning({ id: machine, name, turn }: MachineRecord, session: SessionRecord, facilityName: string): Session {
  const state = session.stopAskedAt ? 'stopping' : session.startedAt ? 'running' : 'waiting'
  return { ...facts(session), id: sessionIdOf(machine, turn), machine, machineName: name, facilityName, state, costFen: priceSession(session.tariff, session, session.paidFen), restFen: null, endedAt: null, ending: null }
}

export function showEnded(ended: EndedRecord, facilityName: string): Session {
  const { machine, machineName, turn, costFen, paidFen, endedAt, ending } = ended
  return { ...facts(ended), id: sessionIdOf(machine, turn), machine, machineName, facilityName, state: 'ended', costFen, restFen: fen(paidFen - costFen), endedAt, ending }
}

const facts = ({ sale, paidFen, minutes, wattHours, peakWatts, paidAt, startedAt, heardAt }: SessionRecord) => ({ sale, paidFen, minutes, wattHours, peakWatts, paidAt, startedAt: startedAt ?? null, heardAt: heardAt ?? null })
