import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import * as z from 'zod/mini'
import { addDays, systemClock, today } from '../../../../functions/calendar.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { newId } from '../../../shared/new-id.ts'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { typedYuan } from '../../../shared/typed-yuan.ts'
import { Check, DateField, MoneyField, RadioRow, SelectField, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { choicesOf } from '../../parts/pick.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { afterCoupons, areasQuery } from './queries.ts'
import { useCouponWords } from './words.ts'

const yuanMax = 1_000_000

/** A batch: made once, however often the button is pressed; then its codes are there to be printed. */
export function CouponsDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useCouponWords()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { data: areas } = useQuery(areasQuery)
  const [id] = useState(newId)
  const now = today(systemClock)
  const whole = (text: string, most: number) => /^[1-9]\d{0,4}$/.test(text.trim()) && Number(text) <= most
  const form = useOfficeForm({
    name: 'coupons',
    schema: z
      .object({
        name: z.string().check(z.refine((text) => text.trim() !== '', words.nameNeeded), z.maxLength(40)),
        bearer: z.string().check(z.refine((text) => text.trim() !== '', words.nameNeeded), z.maxLength(60)),
        kind: z.custom<'minutes' | 'fen'>(),
        minutes: z.string(),
        yuan: z.string(),
        count: z.string().check(z.refine((text) => whole(text, 500), words.countWrong)),
        areas: z.array(z.string()).check(z.minLength(1, words.areasNeeded)),
        from: z.string().check(z.minLength(1, words.nameNeeded)),
        to: z.string().check(z.minLength(1, words.nameNeeded)),
        perStay: z.string(),
      })
      .check(
        z.refine(({ kind, minutes }) => kind !== 'minutes' || whole(minutes, 10_080), { path: ['minutes'], message: words.minutesWrong }),
        z.refine(({ kind, yuan }) => kind !== 'fen' || within(yuan), { path: ['yuan'], message: words.yuanWrong }),
        z.refine(({ from, to }) => to >= from, { path: ['to'], message: words.toWrong }),
      ),
    defaults: { name: '', bearer: '', kind: 'minutes', minutes: '120', yuan: '', count: '100', areas: [], from: now, to: addDays(now, 90), perStay: '1' },
    onSubmit: async ({ name, bearer, kind, minutes, yuan, count, areas: chosen, from, to, perStay }) => {
      await ask(
        api.parking.coupons.$post({
          json: { id, name: name.trim(), bearer: bearer.trim(), kind, value: kind === 'minutes' ? Number(minutes) : typedYuan(yuan)!, count: Number(count), areas: chosen as never, from, to, perStay: Number(perStay) },
        }),
      )
      await afterCoupons(client)
      onClose()
      void navigate({ to: '/coupons/$batch', params: { batch: id } })
    },
  })
  const kind = form.form.watch('kind')
  const areaProblem = form.form.formState.errors.areas?.message
  return (
    <Dialog title={words.add} onClose={onClose}>
      <OfficeForm form={form} act={words.add} onCancel={onClose}>
        <TextField label={words.name} hint={words.nameHint} maxLength={40} {...form.fieldOf('name')} />
        <TextField label={words.bearer} hint={words.bearerHint} maxLength={60} {...form.fieldOf('bearer')} />
        <RadioRow legend={words.kind} choices={choicesOf(words.kinds)} {...form.form.register('kind')} />
        <div className="grid items-end gap-4 sm:grid-cols-2">
          {kind === 'fen' ? <MoneyField label={words.yuan} {...form.fieldOf('yuan')} /> : <TextField label={words.minutes} hint={words.minutesHint} inputMode="numeric" {...form.fieldOf('minutes')} />}
          <TextField label={words.count} inputMode="numeric" {...form.fieldOf('count')} />
        </div>
        <fieldset className="min-w-0" aria-describedby={areaProblem ? 'coupons-areas-error' : undefined}>
          <legend className="mb-1 font-medium">{words.areas}</legend>
          {areaProblem && (
            <p id="coupons-areas-error" className="font-medium text-bad">
              {areaProblem}
            </p>
          )}
          {areas?.items.map((area) => (
            <Check key={area.id} value={area.id} {...form.form.register('areas')}>
              {area.name}
            </Check>
          ))}
        </fieldset>
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <DateField label={words.from} {...form.fieldOf('from')} />
          <DateField label={words.to} min={now} {...form.fieldOf('to')} />
        </div>
        <SelectField label={words.perStay} hint={words.perStayHint} choices={['1', '2', '3', '4', '5'].map((value) => ({ value, label: value }))} {...form.fieldOf('perStay')} />
      </OfficeForm>
    </Dialog>
  )
}

function within(text: string): boolean {
  const fen = typedYuan(text)
  return fen !== undefined && fen >= 1 && fen <= yuanMax
}
