import { X } from 'lucide-react'
import { useFieldArray, type UseFormReturn } from 'react-hook-form'
import { Button } from '../../../shared/parts/button.tsx'
import { DateField, TextField } from '../../parts/form-fields.tsx'
import { FormGroup } from '../../parts/form-group.tsx'
import type { ContractValues } from './contract-schema.ts'
import { useContractWords } from './words.ts'

type Props = {
  readonly form: UseFormReturn<ContractValues>
  readonly fieldOf: (path: 'minimum' | `steps.${number}.${'from' | 'rent'}` | `tiers.${number}.${'from' | 'rate'}`) => { readonly id: string; readonly error: string | undefined; readonly name: string }
}

/** The first step begins with the contract, so it has no date of its own. */
export function RentSteps({ form, fieldOf }: Props) {
  const words = useContractWords()
  const steps = useFieldArray({ control: form.control, name: 'steps' })
  return (
    <FormGroup legend={words.sections.rent}>
      <p className="text-ink-2">{words.stepHint}</p>
      {steps.fields.map((field, at) => (
        <div key={field.id} role="group" aria-label={words.step(at + 1)} className="grid items-end gap-3 border-t border-line pt-3 sm:grid-cols-[1fr_1fr_auto]">
          {at > 0 && <DateField label={words.rentFrom} {...fieldOf(`steps.${at}.from`)} />}
          <TextField label={words.rentYuan} inputMode="decimal" {...fieldOf(`steps.${at}.rent`)} />
          {at > 0 && (
            <Button aria-label={words.removeStep(at + 1)} onClick={() => steps.remove(at)} className="min-h-10">
              <X aria-hidden className="size-4" />
            </Button>
          )}
        </div>
      ))}
      <p>
        <Button onClick={() => steps.append({ from: '', rent: '' })}>{words.addStep}</Button>
      </p>
    </FormGroup>
  )
}

export function ShareTiers({ form, fieldOf }: Props) {
  const words = useContractWords()
  const tiers = useFieldArray({ control: form.control, name: 'tiers' })
  return (
    <FormGroup legend={words.sections.share}>
      <p className="text-ink-2">{words.tiersHint}</p>
      {tiers.fields.map((field, at) => (
        <div key={field.id} role="group" aria-label={words.tier(at + 1)} className="grid items-end gap-3 border-t border-line pt-3 sm:grid-cols-[1fr_1fr_auto]">
          <TextField label={words.tierFromYuan} inputMode="decimal" {...fieldOf(`tiers.${at}.from`)} />
          <TextField label={words.tierRate} inputMode="decimal" {...fieldOf(`tiers.${at}.rate`)} />
          <Button aria-label={words.removeTier(at + 1)} onClick={() => tiers.remove(at)} className="min-h-10">
            <X aria-hidden className="size-4" />
          </Button>
        </div>
      ))}
      <p>
        <Button onClick={() => tiers.append({ from: tiers.fields.length === 0 ? '0' : '', rate: '' })}>{words.addTier}</Button>
      </p>
      <TextField label={words.minimumYuan} inputMode="decimal" optional {...fieldOf('minimum')} />
    </FormGroup>
  )
}
