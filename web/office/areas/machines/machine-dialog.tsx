import { useQueryClient } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useState } from 'react'
import { useFieldArray } from 'react-hook-form'
import { api, ask } from '../../../shared/api/client.ts'
import { Button } from '../../../shared/parts/button.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { RadioRow, TextField } from '../../parts/form-fields.tsx'
import { newId } from '../../../shared/new-id.ts'
import { OfficeForm } from '../../parts/office-form.tsx'
import { choicesOf } from '../../parts/pick.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { machineOf, machineSchema, type MachineValues, valuesOf } from './machine-form.ts'
import { afterMachine, type FoundMachine } from './queries.ts'
import { useMachineWords } from './words.ts'

/** A new machine of a facility, or one to change. The id of a new one is made once: sending again is the same machine. */
export function MachineDialog({ facility, machine, onClose }: { readonly facility: string; readonly machine?: FoundMachine; readonly onClose: () => void }) {
  const words = useMachineWords()
  const client = useQueryClient()
  const [id] = useState(newId)
  const form = useOfficeForm<MachineValues>({
    name: 'machine',
    schema: machineSchema(words),
    defaults: valuesOf(machine),
    onSubmit: async (values) => {
      const json = machineOf(values)
      if (machine) await ask(api['machine-sessions'].machines[':machine'].$patch({ param: { machine: machine.id }, json: { ...json, version: machine.version } }))
      else await ask(api.facilities[':facility'].machines.$post({ param: { facility }, json: { ...json, id } }))
      await afterMachine(client)
      onClose()
    },
  })
  const by = form.form.watch('by')
  return (
    <Dialog title={machine ? words.change : words.add} onClose={onClose}>
      {machine?.session && <p className="mt-4">{words.keepsPrice}</p>}
      <OfficeForm form={form} act={words.save} onCancel={onClose}>
        <TextField label={words.name} maxLength={30} {...form.fieldOf('name')} />
        <RadioRow legend={words.by} choices={choicesOf(words.bys)} {...form.form.register('by')} />
        {by === 'energy' ? <TextField label={words.kwh} inputMode="decimal" {...form.fieldOf('kwh')} /> : <ByTime form={form} />}
        <TextField label={words.least} hint={words.leastHint} inputMode="decimal" {...form.fieldOf('least')} />
        <TextField label={words.amounts} hint={words.amountsHint} {...form.fieldOf('amounts')} />
        <TextField label={words.maxMinutes} hint={words.maxMinutesHint} inputMode="numeric" {...form.fieldOf('maxMinutes')} />
        <RadioRow legend={words.state} choices={choicesOf(words.states)} {...form.form.register('state')} />
      </OfficeForm>
    </Dialog>
  )
}

function ByTime({ form }: { readonly form: ReturnType<typeof useOfficeForm<MachineValues>> }) {
  const words = useMachineWords()
  const tiers = useFieldArray({ control: form.form.control, name: 'tiers' })
  return (
    <>
      <TextField label={words.stepMinutes} inputMode="numeric" {...form.fieldOf('stepMinutes')} />
      {tiers.fields.map((field, at) => (
        <div key={field.id} role="group" aria-label={words.tier(at + 1)} className="grid grid-cols-[1fr_1fr_auto] items-end gap-3">
          <TextField label={words.watts} {...(at === tiers.fields.length - 1 ? { hint: words.wattsHint } : {})} inputMode="numeric" {...form.fieldOf(`tiers.${at}.watts`)} />
          <TextField label={words.stepYuan} inputMode="decimal" {...form.fieldOf(`tiers.${at}.price`)} />
          {tiers.fields.length > 1 && (
            <Button aria-label={words.removeTier(at + 1)} onClick={() => tiers.remove(at)} className="min-h-10">
              <X aria-hidden className="size-4" />
            </Button>
          )}
        </div>
      ))}
      <p>
        <Button onClick={() => tiers.append({ watts: '', price: '' })}>{words.addTier}</Button>
      </p>
    </>
  )
}
