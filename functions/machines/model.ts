import * as z from 'zod'
import { branded, PeriodText } from '../date-text.ts'
import { facilityId } from '../facilities/model.ts'
import { ShortId } from '../fees/model.ts'
import type { FacilityId, MachineId, SessionId } from '../ids.ts'
import { OpenedSale, saleId } from '../sales/model.ts'

/** `<facility>-<12 characters>`: a machine's place follows from its id. */
export const machineId = branded<MachineId>(z.string().regex(/^[a-z0-9]{12}-[a-z0-9]{12}$/))
export const machineIdOf = (facility: FacilityId, own: string): MachineId => `${facility}-${own}` as MachineId
export const facilityOfMachine = (machine: MachineId): FacilityId => machine.slice(0, 12) as FacilityId

/** `<machine>-<turn>`: a machine serves one after the other, and each turn is one session. */
export const sessionId = branded<SessionId>(z.string().regex(/^[a-z0-9]{12}-[a-z0-9]{12}-[1-9]\d{0,8}$/))
export const sessionIdOf = (machine: MachineId, turn: number): SessionId => `${machine}-${turn}` as SessionId
export const machineOfSession = (session: SessionId): MachineId => session.slice(0, 25) as MachineId
export const turnOfSession = (session: SessionId): number => Number(session.slice(26))

const price = z.int().min(0).max(100_000)
const least = z.int().min(0).max(10_000)
const Tier = z.object({ uptoWatts: z.int().min(1).max(100_000).nullable(), stepFen: price })

export const Tariff = z.discriminatedUnion('by', [
  z.object({ by: z.literal('energy'), /** Of a kilowatt-hour. */ kwhFen: price, leastFen: least }),
  z.object({
    by: z.literal('time'),
    stepMinutes: z.int().min(1).max(1440),
    /** Rising; the last one holds for any power. */
    tiers: z.array(Tier).min(1).max(8).refine(rises, 'rising watts, the last without a limit'),
    leastFen: least,
  }),
])

function rises(tiers: readonly { readonly uptoWatts: number | null }[]): boolean {
  const limits = tiers.map(({ uptoWatts }) => uptoWatts ?? Infinity)
  return limits.at(-1) === Infinity && limits.every((limit, at) => at === 0 || limits[at - 1]! < limit)
}

export const machineStates = ['active', 'paused'] as const

const told = {
  name: z.string().trim().min(1).max(30),
  tariff: Tariff,
  /** What may be paid ahead, rising. */
  amountsFen: z.array(z.int().min(100).max(20_000)).min(1).max(6).refine((amounts) => amounts.every((one, at) => at === 0 || amounts[at - 1]! < one), 'rising'),
  /** A session whose machine never reports its end ends after so many minutes. */
  maxMinutes: z.int().min(10).max(2880),
  state: z.enum(machineStates),
}
export const CreateMachine = z.object({ /** Made by the client: sending it again is the same machine. */ id: ShortId, ...told, state: told.state.default('active') })
export type CreateMachine = z.output<typeof CreateMachine>
export const ChangeMachine = z.object(told).partial().extend({ version: z.int().positive() })
export type ChangeMachine = z.output<typeof ChangeMachine>

const used = { minutes: z.int().min(0).max(100_000), wattHours: z.int().min(0).max(10_000_000), peakWatts: z.int().min(0).max(1_000_000) }

/** waiting: paid, the machine has not begun. stopping: somebody asked for its end and the machine has not said so yet. */
export const sessionStates = ['waiting', 'running', 'stopping', 'ended'] as const
/** bound: the machine never reported the end. */
export const endings = ['stopped', 'asked', 'bound'] as const

export const Session = z
  .object({
    id: sessionId,
    machine: machineId,
    machineName: z.string(),
    facilityName: z.string(),
    sale: saleId,
    state: z.enum(sessionStates),
    paidFen: z.int(),
    ...used,
    /** So far, or at the end. */
    costFen: z.int(),
    /** Given back of what was paid; null before the end. */
    restFen: z.int().nullable(),
    paidAt: z.string(),
    startedAt: z.string().nullable(),
    heardAt: z.string().nullable(),
    endedAt: z.string().nullable(),
    ending: z.enum(endings).nullable(),
  })
  .meta({ id: 'MachineSession' })
export type Session = z.infer<typeof Session>
export const SessionPage = z.object({ items: z.array(Session), next: z.string().nullable() })
export type SessionPage = z.infer<typeof SessionPage>

export const Machine = z
  .object({
    id: machineId,
    facility: facilityId,
    facilityName: z.string(),
    ...told,
    version: z.int(),
    session: Session.nullable(),
    /** What the machine counts its next session by. */
    turn: z.int(),
  })
  .meta({ id: 'Machine' })
export type Machine = z.infer<typeof Machine>
export const MachineList = z.object({ items: z.array(Machine) })

/** What a passer-by sees of a machine. */
export const MachineFront = z
  .object({
    id: machineId,
    name: z.string(),
    facilityName: z.string(),
    place: z.string(),
    tariff: Tariff,
    amountsFen: z.array(z.int()),
    maxMinutes: z.int(),
    /** free, or why not. */
    standing: z.enum(['free', 'busy', 'out-of-use', 'offline-only']),
    helpPhone: z.string(),
  })
  .meta({ id: 'MachineFront' })
export type MachineFront = z.infer<typeof MachineFront>

export const StartSession = z.object({
  machine: machineId,
  amountFen: z.int().min(1),
  /** An attendant took the sum in cash: 12 characters, the same again is the same cash. A passer-by leaves it out and pays online. */
  cash: z.object({ id: ShortId }).optional(),
})
export type StartSession = z.output<typeof StartSession>
export const StartedSession = z
  .object({ session: sessionId, /** Where to pay; null when it is paid in cash. */ sale: OpenedSale.nullable(), /** Opens the session's page. */ key: z.string().nullable() })
  .meta({ id: 'StartedSession' })
export type StartedSession = z.infer<typeof StartedSession>

/** Totals since the session began; a report may come twice, late or before an earlier one. */
export const MachineEvent = z.object({
  machine: machineId,
  /** Counted by the machine; one report, one number. */
  sequence: z.int().min(0).max(1_000_000_000),
  kind: z.enum(['started', 'progress', 'stopped']),
  /** The session it speaks of, as the machine was told. */
  turn: z.int().min(1),
  at: z.iso.datetime(),
  ...used,
})
export type MachineEvent = z.output<typeof MachineEvent>
export const RecordedEvent = z
  .object({ /** False: it came after the end, or speaks of no session that runs; it is kept and changes nothing. */ applied: z.boolean(), machine: Machine })
  .meta({ id: 'RecordedEvent' })
export type RecordedEvent = z.infer<typeof RecordedEvent>

export const FacilityMachinePath = z.object({ facility: facilityId })
export const MachinePath = z.object({ machine: machineId })
export const SessionPath = z.object({ machineSession: sessionId })
export const SessionQuery = z.object({ /** The secret of the session's page; staff need none. */ key: z.string().regex(/^[A-Za-z0-9_-]{32}$/).optional() })
export const StopSession = SessionQuery
export const ListSessions = z.object({ period: PeriodText.optional(), limit: z.coerce.number().int().min(1).max(200).default(50), after: z.string().max(500).optional() })
export type ListSessions = z.output<typeof ListSessions>
