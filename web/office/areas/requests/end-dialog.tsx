import { useQueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { leaveSpan } from '../../../shared/leave-span.ts'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { Check, DateField, RadioRow, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { choicesOf } from '../../parts/pick.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { afterDecision, endLeave, type FoundLeave } from './queries.ts'
import { useRequestWords } from './words.ts'

/** Somebody came back early, or plans changed: from when on the days are free, and what does not come back by itself. */
export function EndDialog({ leave, onClose }: { readonly leave: FoundLeave; readonly onClose: () => void }) {
  const words = useRequestWords()
  const { day } = useFormat()
  const client = useQueryClient()
  const form = useOfficeForm({
    name: 'end-leave',
    schema: z
      .object({ how: z.string(), to: z.string(), toNoon: z.boolean(), reason: z.string().check(z.refine((text) => text.trim() !== '', words.reasonNeeded), z.maxLength(200)) })
      .check(z.refine(({ how, to }) => how === 'cancel' || (to >= leave.from && to <= leave.to), { path: ['to'], message: words.endWithin })),
    defaults: { how: leave.days > 0.5 ? 'end' : 'cancel', to: '', toNoon: false, reason: '' },
    onSubmit: async ({ how, to, toNoon, reason }) => {
      try {
        await endLeave(leave.id, { to: how === 'cancel' ? null : to, toNoon: how !== 'cancel' && toNoon, reason: reason.trim(), version: leave.version })
      } finally {
        await afterDecision(client)
      }
      onClose()
    },
  })
  const ends = form.form.watch('how') === 'end'
  return (
    <Dialog title={words.endTitle(leave.name)} onClose={onClose}>
      <p className="mt-4">{words.endWhat(words.kinds[leave.kind] ?? '', leaveSpan(leave, words, day))}</p>
      <p className="mt-2 text-ink-2">{leave.shifts.length > 0 ? words.endFreed(leave.shifts.length) : words.endTold}</p>
      <OfficeForm form={form} act={ends ? words.endAct : words.cancelAct} onCancel={onClose}>
        {leave.days > 0.5 && <RadioRow legend={words.endHow} choices={choicesOf(words.endHows)} {...form.form.register('how')} />}
        {ends && (
          <>
            <DateField label={words.endTo} min={leave.from} max={leave.to} {...form.fieldOf('to')} />
            <Check {...form.form.register('toNoon')}>{words.endNoon}</Check>
          </>
        )}
        <TextField label={words.reason} maxLength={200} {...form.fieldOf('reason')} />
      </OfficeForm>
    </Dialog>
  )
}
