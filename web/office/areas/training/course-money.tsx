import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod/mini'
import { systemClock, today } from '../../../../functions/calendar.ts'
import { parseYuan } from '../../../../functions/money.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { newId } from '../../../shared/new-id.ts'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { DateField, MoneyField, RadioRow, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { Section } from '../../parts/section.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { useMay } from '../../shell/session.ts'
import { afterTraining, moneyQuery } from './queries.ts'
import { useTrainingWords } from './words.ts'

/** What a course costs and brings, planned and real. */
export function CourseMoney({ course }: { readonly course: string }) {
  const words = useTrainingWords()
  const may = useMay()
  const { yuan, date } = useFormat()
  const query = useQuery(moneyQuery(course))
  const [adding, setAdding] = useState(false)
  return (
    <Section title={words.money} {...(may('addCourseMoney') ? { actions: <Button onClick={() => setAdding(true)}>{words.addMoney}</Button> } : {})}>
      <p className="mt-1 text-ink-2">{words.moneyNote}</p>
      <Asked query={query} what={words.money}>
        {({ items, cost, grant }) => (
          <>
            <table className="mt-3 w-full border-t border-line">
              <thead>
                <tr className="text-right text-[0.8125rem] text-ink-2">
                  <td />
                  <th scope="col" className="py-1.5 font-medium">
                    {words.stages.estimated}
                  </th>
                  <th scope="col" className="py-1.5 font-medium">
                    {words.stages.actual}
                  </th>
                </tr>
              </thead>
              <tbody>
                {([['cost', cost], ['grant', grant]] as const).map(([side, sums]) => (
                  <tr key={side} className="border-t border-line text-right">
                    <th scope="row" className="py-1.5 text-left font-medium">
                      {words.sides[side]}
                    </th>
                    <td>{yuan(sums.estimatedFen)}</td>
                    <td className="font-medium">{yuan(sums.actualFen)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            {items.length === 0 ? (
              <p className="mt-2 text-ink-2">{words.noMoney}</p>
            ) : (
              <ul className="mt-3 divide-y divide-line border-t border-line">
                {items.map((line) => (
                  <li key={line.id} className="flex justify-between gap-3 py-1.5">
                    <span className="min-w-0 [overflow-wrap:anywhere]">
                      {date(line.on)} · {words.stages[line.stage]} · {words.sides[line.side]} · {line.text}
                      {line.reference && ` · ${line.reference}`}
                    </span>
                    <span className="whitespace-nowrap">{yuan(line.amountFen)}</span>
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </Asked>
      {adding && <MoneyDialog course={course} onClose={() => setAdding(false)} />}
    </Section>
  )
}

const fenOf = (text: string): number | undefined => {
  const value = text.trim().startsWith('-') ? parseYuan(text.trim().slice(1)) : parseYuan(text.trim())
  return value === undefined || value === 0 ? undefined : text.trim().startsWith('-') ? -value : value
}

function MoneyDialog({ course, onClose }: { readonly course: string; readonly onClose: () => void }) {
  const words = useTrainingWords()
  const client = useQueryClient()
  const [id] = useState(newId)
  const form = useOfficeForm({
    name: 'course-money',
    schema: z.object({
      side: z.enum(['cost', 'grant']),
      stage: z.enum(['estimated', 'actual']),
      amount: z.string().check(z.refine((text) => fenOf(text) !== undefined, words.amountWrong)),
      on: z.string().check(z.refine((text) => text !== '', words.needed.date)),
      text: z.string().check(z.refine((text) => text.trim().length > 0, words.moneyText)),
      reference: z.string(),
    }),
    defaults: { side: 'cost' as const, stage: 'actual' as const, amount: '', on: today(systemClock), text: '', reference: '' },
    onSubmit: async ({ amount, ...values }) => {
      await ask(api.courses[':course'].money.$post({ param: { course }, json: { id, ...values, text: values.text.trim(), reference: values.reference.trim(), amountFen: fenOf(amount)! } }))
      await afterTraining(client)
      onClose()
    },
  })
  return (
    <Dialog title={words.addMoney} onClose={onClose}>
      <OfficeForm form={form} act={words.addMoney} onCancel={onClose}>
        <RadioRow legend={words.sides.cost + ' / ' + words.sides.grant} choices={(['cost', 'grant'] as const).map((value) => ({ value, label: words.sides[value] }))} {...form.form.register('side')} />
        <RadioRow legend={words.stages.estimated + ' / ' + words.stages.actual} choices={(['estimated', 'actual'] as const).map((value) => ({ value, label: words.stages[value] }))} {...form.form.register('stage')} />
        <MoneyField label={words.amount} hint={words.amountHint} {...form.fieldOf('amount')} />
        <DateField label={words.date} {...form.fieldOf('on')} />
        <TextField label={words.moneyText} maxLength={80} {...form.fieldOf('text')} />
        <TextField label={words.reference} maxLength={60} optional {...form.fieldOf('reference')} />
      </OfficeForm>
    </Dialog>
  )
}
