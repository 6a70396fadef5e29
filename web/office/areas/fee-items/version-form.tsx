import { X } from 'lucide-react'
import { useFieldArray, type UseFormReturn } from 'react-hook-form'
import type { Basis } from '../../../../functions/fees/model.ts'
import { Button } from '../../../shared/parts/button.tsx'
import { classNames } from '../../../shared/parts/class-names.ts'
import { DateField, SelectField, TextField } from '../../parts/form-fields.tsx'
import { choicesOf } from '../../parts/pick.tsx'
import { FormGroup } from '../../parts/form-group.tsx'
import { emptyRate, type VersionValues } from './version-schema.ts'
import { useFeeItemWords } from './words.ts'

/** What both forms, new item and new version, know of a field. */
type FieldOf = (path: keyof VersionValues | `rates.${number}.${'nth' | 'type' | 'use' | 'price'}`) => { readonly id: string; readonly error: string | undefined; readonly name: string }

type Props = { readonly basis: Basis; readonly form: UseFormReturn<VersionValues>; readonly fieldOf: FieldOf }

/** As many as the API prices one by one. */
const cars = [1, 2, 3, 4, 5, 6, 7, 8, 9]

/** Date, approved band and prices of one version. */
export function VersionForm({ basis, form, fieldOf }: Props) {
  const words = useFeeItemWords()
  return (
    <>
      <FormGroup legend={words.sections.band}>
        <TextField label={words.document} hint={words.documentHint} maxLength={80} {...fieldOf('document')} />
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <TextField label={words.withUnit(words.bandMin, basis)} inputMode="decimal" {...fieldOf('min')} />
          <TextField label={words.withUnit(words.bandMax, basis)} inputMode="decimal" {...fieldOf('max')} />
          <DateField label={words.bandFrom} {...fieldOf('bandFrom')} />
          <DateField label={words.bandTo} optional {...fieldOf('bandTo')} />
        </div>
        <p className="text-ink-2">{words.bandToHint}</p>
      </FormGroup>
      <Rates basis={basis} form={form} fieldOf={fieldOf} />
      <FormGroup legend={words.sections.when}>
        <DateField label={words.from} className="sm:w-1/2" {...fieldOf('from')} />
      </FormGroup>
    </>
  )
}

function Rates({ basis, form, fieldOf }: Props) {
  const words = useFeeItemWords()
  const rates = useFieldArray({ control: form.control, name: 'rates' })
  const problem = fieldOf('rates').error
  const perCar = basis === 'per-permit'
  return (
    <FormGroup legend={words.sections.rates}>
      <p className="text-ink-2">{perCar ? words.carRatesLead : words.ratesLead}</p>
      {problem && (
        <p id={fieldOf('rates').id} tabIndex={-1} className="font-medium text-bad">
          {problem}
        </p>
      )}
      {rates.fields.map((field, at) => (
        <div key={field.id} role="group" aria-label={words.rate(at + 1)} className={classNames('grid items-end gap-3 border-t border-line pt-3', perCar ? 'sm:grid-cols-[1fr_1fr_1fr_1fr_auto]' : 'sm:grid-cols-[1fr_1fr_1fr_auto]')}>
          {perCar && <SelectField label={words.nth} choices={cars.map((nth) => ({ value: String(nth), label: words.nthCar(nth) }))} {...fieldOf(`rates.${at}.nth`)} />}
          <SelectField label={words.type} empty={words.allTypes} choices={choicesOf(words.types)} {...fieldOf(`rates.${at}.type`)} />
          <SelectField label={words.use} empty={words.allUses} choices={choicesOf(words.uses)} {...fieldOf(`rates.${at}.use`)} />
          <TextField label={words.withUnit(words.price, basis)} inputMode="decimal" {...fieldOf(`rates.${at}.price`)} />
          {rates.fields.length > 1 && (
            <Button aria-label={words.removeRate(at + 1)} onClick={() => rates.remove(at)} className="min-h-10">
              <X aria-hidden className="size-4" />
            </Button>
          )}
        </div>
      ))}
      <p>
        <Button onClick={() => rates.append({ ...emptyRate, ...(perCar ? { nth: String(Math.min(rates.fields.length + 1, cars.length)) } : {}) })}>{words.addRate}</Button>
      </p>
    </FormGroup>
  )
}
