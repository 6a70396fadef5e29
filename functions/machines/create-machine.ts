import type { Ctx } from '../context.ts'
import { conflict, type Fault, unknown } from '../faults.ts'
import { readFacility } from '../facilities/read-facility.ts'
import type { FacilityId, MachineId } from '../ids.ts'
import { held } from '../storage/cancelled.ts'
import { changeWrite, insertMachine, type MachineRecord, readMachine } from './items.ts'
import { type ChangeMachine, type CreateMachine, facilityOfMachine, type Machine, machineIdOf } from './model.ts'
import { showMachine } from './show-machine.ts'

/** A machine of a facility. Sending it again is the same machine; the same id with other facts is a conflict. */
export async function createMachine(ctx: Ctx, facilityId: FacilityId, { id: own, ...told }: CreateMachine): Promise<Machine> {
  const facility = await readFacility(ctx, facilityId)
  const machine: MachineRecord = { ...told, id: machineIdOf(facilityId, own), version: 1, change: 0, turn: 1 }
  if (await insertMachine(ctx, machine)) return showMachine(machine, facility)
  const known = (await readMachine(ctx, machine.id))!
  const { name, tariff, amountsFen, maxMinutes, state } = known
  if (JSON.stringify([name, tariff, amountsFen, maxMinutes, state]) !== JSON.stringify([told.name, told.tariff, told.amountsFen, told.maxMinutes, told.state])) throw otherMachine()
  return showMachine(known, facility)
}

/** What is left out stays. A session that runs keeps the price that it began with. Throws `unknown`, `conflict` when somebody changed it meanwhile. */
export async function changeMachine(ctx: Ctx, id: MachineId, { version, ...told }: ChangeMachine): Promise<Machine> {
  const facility = await readFacility(ctx, facilityOfMachine(id))
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const known = await readMachine(ctx, id)
    if (!known) throw unknown(`machine ${id}`)
    if (known.version !== version) throw otherMachine()
    const given = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined))
    const after: MachineRecord = { ...known, ...given, version: version + 1 }
    // A report of the machine between reading and writing is no reason to refuse a person.
    if (await held(ctx.store.write(changeWrite(ctx, known, after)))) return showMachine(after, facility)
  }
  throw otherMachine()
}

const otherMachine = (): Fault => conflict('machine-changed', { zh: '这台设备已被别人登记或修改，这次没有保存。请刷新后再改。', en: 'Somebody recorded or changed this machine meanwhile. Nothing was saved. Reload and change it again.' })
