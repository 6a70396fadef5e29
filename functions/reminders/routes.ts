import { Hono } from 'hono'
import type { Role } from '../context.ts'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import * as model from './model.ts'

const senders = ['head', 'finance', 'collector'] as const satisfies Role[]
const readers = [...senders, 'auditor'] as const satisfies Role[]

/** The use cases are loaded when first asked for: functions that never answer these do without them. */
export const reminderRoutes = () =>
  new Hono<Env>()
    .get('/reminders/settings', operation({ id: 'getReminderSettings', summary: 'Quiet hours and how often a household is reminded', access: [...readers], response: model.ReminderSettings }), async (c) => {
      const { readSettings } = await import('./items.ts')
      return c.json(await readSettings(c.var.ctx))
    })
    .put(
      '/reminders/settings',
      operation({ id: 'changeReminderSettings', summary: 'Change quiet hours and how often a household is reminded', access: ['head'], response: model.ReminderSettings }),
      valid('json', model.ReminderSettings),
      async (c) => {
        const { changeReminderSettings } = await import('./change-settings.ts')
        return c.json(await changeReminderSettings(c.var.ctx, c.req.valid('json')))
      },
    )
    .post(
      '/reminders/preview',
      operation({ id: 'previewReminders', summary: 'Who would be reminded now, who would not, and why; sends nothing', access: [...senders], response: model.ReminderPreview }),
      valid('json', model.PreviewReminders),
      async (c) => {
        const { previewReminders } = await import('./preview-reminders.ts')
        return c.json(await previewReminders(c.var.ctx, c.req.valid('json')))
      },
    )
    .post(
      '/reminders',
      operation({ id: 'sendReminders', summary: 'Send reminders as a job, outside of the quiet hours', access: [...senders], response: model.ReminderRun, status: 202 }),
      valid('json', model.SendReminders),
      async (c) => {
        const { sendReminders } = await import('./send-reminders.ts')
        return c.json(await sendReminders(c.var.ctx, c.req.valid('json')), 202)
      },
    )
    .get(
      '/reminders',
      operation({ id: 'listReminders', summary: 'Runs of reminders, newest first', access: [...readers], response: model.ReminderRunPage }),
      valid('query', model.PageQuery),
      async (c) => {
        const { listReminders } = await import('./list-reminders.ts')
        return c.json(await listReminders(c.var.ctx, c.req.valid('query')))
      },
    )
    .get('/reminders/:reminder', operation({ id: 'getReminderRun', summary: 'A run of reminders and how many households stand where', access: [...readers], response: model.ReminderRun }), valid('param', model.ReminderPath), async (c) => {
      const { getReminderRun } = await import('./get-reminder-run.ts')
      return c.json(await getReminderRun(c.var.ctx, c.req.valid('param').reminder))
    })
    .get(
      '/reminders/:reminder/deliveries',
      operation({ id: 'listDeliveries', summary: 'What a run did with each household, and what became of the message', access: [...readers], response: model.DeliveryPage }),
      valid('param', model.ReminderPath),
      valid('query', model.ListDeliveries),
      async (c) => {
        const { listDeliveries } = await import('./list-deliveries.ts')
        return c.json(await listDeliveries(c.var.ctx, c.req.valid('param').reminder, c.req.valid('query')))
      },
    )
    .get(
      '/reminders/households/:unit',
      operation({ id: 'getHouseholdReminders', summary: 'How a household is reminded, why not, and visits', access: [...readers], response: model.HouseholdReminders }),
      valid('param', model.UnitPath),
      async (c) => {
        const { getHouseholdReminders } = await import('./get-household-reminders.ts')
        return c.json(await getHouseholdReminders(c.var.ctx, c.req.valid('param').unit))
      },
    )
    .put(
      '/reminders/households/:unit/stop',
      operation({ id: 'stopReminders', summary: 'No reminders to a household until a day', access: [...senders], response: model.HouseholdReminders }),
      valid('param', model.UnitPath),
      valid('json', model.StopReminders),
      async (c) => {
        const { stopReminders } = await import('./stop-reminders.ts')
        return c.json(await stopReminders(c.var.ctx, c.req.valid('param').unit, c.req.valid('json')))
      },
    )
    .delete(
      '/reminders/households/:unit/stop',
      operation({ id: 'liftStop', summary: 'Reminders to a household again', access: [...senders], response: model.HouseholdReminders }),
      valid('param', model.UnitPath),
      async (c) => {
        const { liftStop } = await import('./lift-stop.ts')
        return c.json(await liftStop(c.var.ctx, c.req.valid('param').unit))
      },
    )
    .put(
      '/reminders/households/:unit/contact',
      operation({ id: 'changeReminderContact', summary: 'The e-mail address of a household for reminders', access: [...senders], response: model.HouseholdReminders }),
      valid('param', model.UnitPath),
      valid('json', model.ChangeContact),
      async (c) => {
        const { changeContact } = await import('./change-contact.ts')
        return c.json(await changeContact(c.var.ctx, c.req.valid('param').unit, c.req.valid('json')))
      },
    )
    .post(
      '/visits',
      operation({ id: 'recordVisit', summary: 'Record a call at the door and what came of it', access: [...senders], response: model.Visit, status: 201 }),
      valid('json', model.RecordVisit),
      async (c) => {
        const { recordVisit } = await import('./record-visit.ts')
        return c.json(await recordVisit(c.var.ctx, c.req.valid('json')), 201)
      },
    )
