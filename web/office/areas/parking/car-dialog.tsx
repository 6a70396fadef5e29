import { useQuery, useQueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import type { Car } from '../../../../functions/parking/car-model.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { SelectField, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { choicesOf } from '../../parts/pick.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { useSettled } from '../../parts/use-settled.ts'
import { unitsQuery } from '../households/queries.ts'
import { afterParking } from './queries.ts'
import { useParkingWords } from './words.ts'

/** A household's car with its proof of residence. */
export function CarDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useParkingWords()
  const client = useQueryClient()
  const form = useOfficeForm({
    name: 'car',
    schema: z.object({ find: z.string(), unit: z.string().check(z.minLength(1, words.unitNeeded)), plate: z.string().check(z.minLength(1, words.nameNeeded), z.maxLength(30)), proof: z.custom<Car['proof']['kind']>(), document: z.string().check(z.maxLength(80)) }),
    defaults: { find: '', unit: '', plate: '', proof: 'deed', document: '' },
    onSubmit: async ({ unit, plate, proof, document }) => {
      await ask(api.parking.cars.$post({ json: { unit, plate, proof: { kind: proof, document } } }))
      await afterParking(client)
      onClose()
    },
  })
  const search = useSettled(form.form.watch('find'))
  const { data: units } = useQuery(unitsQuery({ ...(search ? { search } : {}), limit: '20' }))
  return (
    <Dialog title={words.addCar} onClose={onClose}>
      <OfficeForm form={form} act={words.addCar} onCancel={onClose}>
        <TextField label={words.unit} hint={words.unitHint} optional {...form.fieldOf('find')} />
        <SelectField label={words.home} empty={words.unitNeeded} choices={units?.items.map(({ id, buildingName, room, owner }) => ({ value: id, label: `${buildingName} ${room} ${owner}` })) ?? []} {...form.fieldOf('unit')} />
        <TextField label={words.plate} maxLength={30} {...form.fieldOf('plate')} />
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <SelectField label={words.proof} choices={choicesOf(words.proofs)} {...form.fieldOf('proof')} />
          <TextField label={words.proofNumber} maxLength={80} {...form.fieldOf('document')} />
        </div>
      </OfficeForm>
    </Dialog>
  )
}
