import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod/mini'
import { type BusinessDate, parseDate } from '../../../../functions/calendar.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { Status } from '../../../shared/parts/status.tsx'
import { AreaField, DateField, RadioRow, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { choicesOf } from '../../parts/pick.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { useMay } from '../../shell/session.ts'
import { afterSubsidy, type FoundAlert } from './queries.ts'
import { useSubsidyWords } from './words.ts'

/** Whose subsidy ends soon, and what is to become of them. */
export function Alerts({ alerts }: { readonly alerts: readonly FoundAlert[] }) {
  const words = useSubsidyWords()
  const { date } = useFormat()
  const keeps = useMay()('createClaim')
  const [chosen, setChosen] = useState<FoundAlert>()
  if (alerts.length === 0) return <p className="mt-2 text-ink-2">{words.noAlerts}</p>
  return (
    <>
      <ul className="mt-2 divide-y divide-line">
        {alerts.map((alert) => (
          <li key={alert.person} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
            <div className="mr-auto min-w-0">
              <p className="font-medium">{`${alert.personName} · ${alert.schemeName}`}</p>
              <p className="text-ink-2">{`${words.ends(date(alert.on), alert.daysLeft)} · ${words.causes[alert.cause]}`}</p>
              {alert.plan ? (
                <>
                  <Status tone={alert.plan.state === 'done' ? 'good' : 'part'}>{words.planStates[alert.plan.state]}</Status>
                  <p>{`${alert.plan.text}（${alert.plan.who}，${date(alert.plan.by)}）`}</p>
                </>
              ) : (
                <Status tone="wait">{words.noPlan}</Status>
              )}
            </div>
            {keeps && (
              <Button onClick={() => setChosen(alert)} aria-label={`${words.plan} ${alert.personName}`}>
                {words.plan}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {chosen && <PlanDialog alert={chosen} onClose={() => setChosen(undefined)} />}
    </>
  )
}

function PlanDialog({ alert, onClose }: { readonly alert: FoundAlert; readonly onClose: () => void }) {
  const words = useSubsidyWords()
  const client = useQueryClient()
  const filled = z.string().check(z.refine((text) => text.trim().length > 1, words.needed))
  const form = useOfficeForm({
    name: 'plan',
    schema: z.object({ text: filled, who: filled, by: z.string().check(z.refine((text) => parseDate(text) !== undefined, words.dateNeeded)), state: z.enum(['open', 'done']) }),
    defaults: { text: alert.plan?.text ?? '', who: alert.plan?.who ?? '', by: (alert.plan?.by ?? alert.on) as string, state: alert.plan?.state ?? ('open' as const) },
    onSubmit: async ({ text, who, by, state }) => {
      await ask(api.subsidies['exit-plans'][':person'].$put({ param: { person: alert.person }, json: { version: alert.plan?.version ?? 0, text: text.trim(), who: who.trim(), by: by as BusinessDate, state } }))
      await afterSubsidy(client)
      onClose()
    },
  })
  return (
    <Dialog title={`${words.plan} ${alert.personName}`} onClose={onClose}>
      <OfficeForm form={form} act={words.save} onCancel={onClose}>
        <AreaField label={words.planText} maxLength={500} {...form.fieldOf('text')} />
        <TextField label={words.planWho} maxLength={40} {...form.fieldOf('who')} />
        <DateField label={words.planBy} {...form.fieldOf('by')} />
        <RadioRow legend={words.planState} choices={choicesOf(words.planStates)} {...form.form.register('state')} />
      </OfficeForm>
    </Dialog>
  )
}
