import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod/mini'
import type { ApplyPermit, Term } from '../../../../functions/permits/model.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { Button } from '../../../shared/parts/button.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { Check, SelectField } from '../../parts/form-fields.tsx'
import { newId } from '../../../shared/new-id.ts'
import { OfficeForm } from '../../parts/office-form.tsx'
import { choicesOf } from '../../parts/pick.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { afterParking, areasQuery, type FoundCar } from './queries.ts'
import { useParkingWords } from './words.ts'

/** A car's permit: given and billed at once, or queued; the answer says which. */
export function ApplyDialog({ car, onClose }: { readonly car: FoundCar; readonly onClose: () => void }) {
  const words = useParkingWords()
  const client = useQueryClient()
  const { data: areas } = useQuery(areasQuery)
  const [id] = useState(newId)
  const [done, setDone] = useState<string>()
  const form = useOfficeForm({
    name: 'apply',
    schema: z.object({ area: z.string(), term: z.custom<Term>(), renewal: z.custom<ApplyPermit['renewal']>(), barrierFree: z.boolean() }),
    defaults: { area: '', term: 'month', renewal: 'auto', barrierFree: false },
    onSubmit: async ({ area, ...rest }) => {
      const permit = await ask(api.parking.permits.$post({ json: { id, car: car.id, area: area || (areas?.items[0]?.id ?? ''), ...rest } }))
      await afterParking(client)
      setDone(permit.spaceNumber === null ? words.queued : words.applied(permit.spaceNumber))
    },
  })
  return (
    <Dialog title={`${words.apply} ${car.plate}`} onClose={onClose}>
      {done ? (
        <>
          <p role="status" className="mt-4">
            {done}
          </p>
          <p className="mt-4 text-right">
            <Button onClick={onClose}>OK</Button>
          </p>
        </>
      ) : (
        <OfficeForm form={form} act={words.apply} onCancel={onClose}>
          <SelectField label={words.area} choices={areas?.items.map(({ id: value, name }) => ({ value, label: name })) ?? []} {...form.fieldOf('area')} />
          <SelectField label={words.term} choices={choicesOf(words.termNames)} {...form.fieldOf('term')} />
          <SelectField label={words.renewal} choices={choicesOf(words.renewals).filter(({ value }) => value !== 'none')} {...form.fieldOf('renewal')} />
          <Check {...form.form.register('barrierFree')}>{words.barrierFree}</Check>
        </OfficeForm>
      )}
    </Dialog>
  )
}
