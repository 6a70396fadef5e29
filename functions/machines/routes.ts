import { Hono } from 'hono'
import type { Role } from '../context.ts'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import * as model from './model.ts'

const readers = ['head', 'finance', 'collector', 'auditor', 'attendant'] as const satisfies Role[]

/** The use cases are loaded when first asked for: functions that never answer these do without them. */
export const machineRoutes = () =>
  new Hono<Env>()
    .get(
      '/facilities/:facility/machines',
      operation({ id: 'listMachines', summary: 'The machines of a facility, each with the session that runs', access: [...readers], response: model.MachineList }),
      valid('param', model.FacilityMachinePath),
      async (c) => {
        const { listMachines } = await import('./show-machine.ts')
        return c.json(await listMachines(c.var.ctx, c.req.valid('param').facility))
      },
    )
    .post(
      '/facilities/:facility/machines',
      operation({ id: 'createMachine', summary: 'Register a machine with its tariff and the sums that may be paid ahead', access: ['head', 'finance'], response: model.Machine, status: 201 }),
      valid('param', model.FacilityMachinePath),
      valid('json', model.CreateMachine),
      async (c) => {
        const { createMachine } = await import('./create-machine.ts')
        return c.json(await createMachine(c.var.ctx, c.req.valid('param').facility, c.req.valid('json')), 201)
      },
    )
    .get(
      '/machine-sessions/machines/:machine',
      operation({ id: 'getMachine', summary: 'A machine and its session; what the machine itself asks for', access: [...readers], response: model.Machine }),
      valid('param', model.MachinePath),
      async (c) => {
        const { getMachine } = await import('./show-machine.ts')
        return c.json(await getMachine(c.var.ctx, c.req.valid('param').machine))
      },
    )
    .patch(
      '/machine-sessions/machines/:machine',
      operation({ id: 'changeMachine', summary: 'Change a machine; a session that runs keeps its price', access: ['head', 'finance'], response: model.Machine }),
      valid('param', model.MachinePath),
      valid('json', model.ChangeMachine),
      async (c) => {
        const { changeMachine } = await import('./create-machine.ts')
        return c.json(await changeMachine(c.var.ctx, c.req.valid('param').machine, c.req.valid('json')))
      },
    )
    .get(
      '/machine-sessions/machines/:machine/front',
      operation({ id: 'getMachineFront', summary: 'What whoever scanned a machine’s code sees', access: 'anyone', response: model.MachineFront }),
      valid('param', model.MachinePath),
      async (c) => {
        const { getMachineFront } = await import('./show-machine.ts')
        return c.json(await getMachineFront(c.var.ctx, c.req.valid('param').machine))
      },
    )
    .post(
      '/machine-sessions/events',
      operation({ id: 'recordMachineEvent', summary: 'For machines: a report, once a number, in any order', access: ['attendant'], response: model.RecordedEvent }),
      valid('json', model.MachineEvent),
      async (c) => {
        const { recordMachineEvent } = await import('./record-machine-event.ts')
        return c.json(await recordMachineEvent(c.var.ctx, c.req.valid('json')))
      },
    )
    .get(
      '/machine-sessions',
      operation({ id: 'listSessions', summary: 'Sessions of a month: those that run, then those that ended, newest first', access: [...readers], response: model.SessionPage }),
      valid('query', model.ListSessions),
      async (c) => {
        const { listSessions } = await import('./get-session.ts')
        return c.json(await listSessions(c.var.ctx, c.req.valid('query')))
      },
    )
    .post(
      '/machine-sessions',
      operation({ id: 'startSession', summary: 'Pay ahead for the next turn of a machine: the payment page, or cash that an attendant took', access: 'anyone', response: model.StartedSession, status: 201 }),
      valid('json', model.StartSession),
      async (c) => {
        const { startSession } = await import('./start-session.ts')
        return c.json(await startSession(c.var.ctx, { ...c.req.valid('json'), lang: c.var.lang, onPhone: /Mobile|Android|iPhone|HarmonyOS/i.test(c.req.header('user-agent') ?? '') }), 201)
      },
    )
    .get(
      '/machine-sessions/:machineSession',
      operation({ id: 'getSession', summary: 'A session, for staff or whoever holds its key', access: 'anyone', response: model.Session }),
      valid('param', model.SessionPath),
      valid('query', model.SessionQuery),
      async (c) => {
        const { getSession } = await import('./get-session.ts')
        return c.json(await getSession(c.var.ctx, c.req.valid('param').machineSession, c.req.valid('query').key))
      },
    )
    .post(
      '/machine-sessions/:machineSession/stop',
      operation({ id: 'stopSession', summary: 'Ask for the end of a session; the rest of the money goes back once the machine has said what it counted', access: 'anyone', response: model.Session }),
      valid('param', model.SessionPath),
      valid('json', model.StopSession),
      async (c) => {
        const { stopSession } = await import('./stop-session.ts')
        return c.json(await stopSession(c.var.ctx, c.req.valid('param').machineSession, c.req.valid('json').key))
      },
    )
