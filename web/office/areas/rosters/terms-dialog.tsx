import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useFieldArray } from 'react-hook-form'
import { api, ask } from '../../../shared/api/client.ts'
import { Button } from '../../../shared/parts/button.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { Check, DateField, SelectField, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { choicesOf } from '../../parts/pick.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { shiftTimes } from './grid-context.ts'
import { afterSetup, type FoundShift, type FoundTerms } from './setup-queries.ts'
import { useSetupWords } from './setup-words.ts'
import { termsOf, termsSchema, type TermsValues, valuesOf } from './terms-values.ts'

type Props = { readonly terms: FoundTerms; readonly shifts: readonly FoundShift[]; readonly onClose: () => void }

/** Everything that is agreed with one person, saved over the version that was read. */
export function TermsDialog({ terms, shifts, onClose }: Props) {
  const words = useSetupWords()
  const client = useQueryClient()
  const [weekdays, setWeekdays] = useState<readonly number[]>(terms.awayWeekdays)
  const form = useOfficeForm<TermsValues>({
    name: 'terms',
    schema: termsSchema(words),
    defaults: valuesOf(terms),
    onSubmit: async (values) => {
      await ask(api['roster-people'][':person'].$put({ param: { person: terms.person }, json: { ...termsOf(values), awayWeekdays: [...weekdays].toSorted(), version: terms.version } }))
      await afterSetup(client)
      onClose()
    },
  })
  const { fieldOf } = form
  return (
    <Dialog title={words.changeTerms} onClose={onClose} className="w-[min(46rem,94vw)]">
      <OfficeForm form={form} act={words.save} onCancel={onClose}>
        <TextField label={words.document} hint={words.documentHint} maxLength={80} {...fieldOf('document')} />
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <DateField label={words.agreedFrom} {...fieldOf('from')} />
          <DateField label={words.agreedTo} hint={words.validToHint} {...fieldOf('to')} />
          <TextField label={words.weekMin} hint={words.weekHint} inputMode="decimal" {...fieldOf('min')} />
          <TextField label={words.weekMax} inputMode="decimal" {...fieldOf('max')} />
        </div>
        <fieldset>
          <legend className="mb-1 font-medium">{words.awayWeekdays}</legend>
          <div className="grid grid-cols-2 gap-x-4 sm:grid-cols-4">
            {words.weekdayFull.map((name, day) => (
              <Check key={name} checked={weekdays.includes(day)} onChange={() => setWeekdays(weekdays.includes(day) ? weekdays.filter((one) => one !== day) : [...weekdays, day])}>
                {name}
              </Check>
            ))}
          </div>
        </fieldset>
        <AwayFields form={form} />
        <WishFields form={form} shifts={shifts} />
      </OfficeForm>
    </Dialog>
  )
}

type Form = ReturnType<typeof useOfficeForm<TermsValues>>
const [awayMax, wishesMax] = [50, 100]

function AwayFields({ form }: { readonly form: Form }) {
  const words = useSetupWords()
  const rows = useFieldArray({ control: form.form.control, name: 'away' })
  return (
    <List title={words.away} add={words.addAway} onAdd={rows.fields.length < awayMax ? () => rows.append({ from: '', to: '' }) : undefined}>
      {rows.fields.map((row, at) => (
        <div key={row.id} role="group" aria-label={words.awayOf(at + 1)} className="grid grid-cols-2 items-end gap-3 border-b border-line pb-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]">
          <DateField label={words.agreedFrom} {...form.fieldOf(`away.${at}.from`)} />
          <DateField label={words.agreedTo} {...(at === 0 ? { hint: words.oneDayHint } : {})} {...form.fieldOf(`away.${at}.to`)} />
          <Button aria-label={`${words.remove} ${words.awayOf(at + 1)}`} onClick={() => rows.remove(at)} className="min-h-10">
            {words.remove}
          </Button>
        </div>
      ))}
    </List>
  )
}

function WishFields({ form, shifts }: { readonly form: Form; readonly shifts: readonly FoundShift[] }) {
  const words = useSetupWords()
  const rows = useFieldArray({ control: form.form.control, name: 'wishes' })
  const choices = shifts.map((shift) => ({ value: shift.id as string, label: `${shift.name} ${shiftTimes(shift)}` }))
  return (
    <List title={words.wishes} lead={words.wishesLead} add={words.addWish} onAdd={rows.fields.length < wishesMax && choices.length > 0 ? () => rows.append({ date: '', shift: '', how: 'wants' }) : undefined}>
      {rows.fields.map((row, at) => (
        <div key={row.id} role="group" aria-label={words.wishOf(at + 1)} className="grid grid-cols-2 items-end gap-3 border-b border-line pb-3 sm:grid-cols-[10rem_minmax(0,1fr)_8rem_auto]">
          <DateField label={words.date} {...form.fieldOf(`wishes.${at}.date`)} />
          <SelectField label={words.shift} empty={words.choose} choices={choices} {...form.fieldOf(`wishes.${at}.shift`)} />
          <SelectField label={words.wish} choices={choicesOf(words.wishHow)} {...form.fieldOf(`wishes.${at}.how`)} />
          <Button aria-label={`${words.remove} ${words.wishOf(at + 1)}`} onClick={() => rows.remove(at)} className="min-h-10">
            {words.remove}
          </Button>
        </div>
      ))}
    </List>
  )
}

type ListProps = { readonly title: string; readonly lead?: string; readonly add: string; readonly onAdd: (() => void) | undefined; readonly children: readonly ReactNode[] }

function List({ title, lead, add, onAdd, children }: ListProps) {
  const words = useSetupWords()
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1 font-medium">{title}</legend>
      {lead && <p className="text-ink-2">{lead}</p>}
      {children.length === 0 ? <p className="text-ink-2">{words.nothing}</p> : children}
      {onAdd && (
        <p>
          <Button onClick={onAdd}>{add}</Button>
        </p>
      )}
    </fieldset>
  )
}
