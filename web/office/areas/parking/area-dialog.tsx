import { useQuery, useQueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import type { Land } from '../../../../functions/parking/model.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { SelectField, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { choicesOf } from '../../parts/pick.tsx'
import { communitiesQuery } from '../../parts/place-picks.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { feeItemsQuery } from '../fee-items/queries.ts'
import { afterParking, type FoundArea } from './queries.ts'
import { useParkingWords } from './words.ts'

/** A new area, or the rules of one. Whose land it is is said once. */
export function AreaDialog({ area, onClose }: { readonly area?: FoundArea; readonly onClose: () => void }) {
  const words = useParkingWords()
  const client = useQueryClient()
  const { data: communities } = useQuery(communitiesQuery)
  const { data: items } = useQuery(feeItemsQuery)
  const whole = z.string().check(z.regex(/^\d{1,2}$/, words.numberWrong))
  const form = useOfficeForm({
    name: 'area',
    schema: z.object({ community: z.string(), name: z.string().check(z.minLength(1, words.nameNeeded), z.maxLength(40)), land: z.custom<Land>(), allocation: z.custom<'order' | 'lottery'>(), permitItem: z.string(), visits: whole, grace: whole }),
    defaults: { community: area?.community ?? '', name: area?.name ?? '', land: area?.land ?? 'shared', allocation: area?.allocation ?? 'order', permitItem: area?.permitItem ?? '', visits: String(area?.visitsPerMonth ?? 0), grace: String(area?.graceDays ?? 7) },
    onSubmit: async ({ community, name, land, allocation, permitItem, visits, grace }) => {
      const rules = { name, allocation, permitItem: chosen(permitItem), visitsPerMonth: Number(visits), graceDays: Number(grace) }
      if (area) await ask(api.parking.areas[':area'].$patch({ param: { area: area.id }, json: { ...rules, version: area.version } }))
      else await ask(api.parking.areas.$post({ json: { ...rules, community: community || (communities?.items[0]?.id ?? ''), land } }))
      await afterParking(client)
      onClose()
    },
  })
  // An area's permits earn for its fund; what a new one earns for follows from whose land it is.
  const wanted = area?.fund ?? (form.form.watch('land') === 'shared' ? 'OWNERS_COMMON' : 'ORGANISATION')
  const prices = (items?.items ?? []).filter(({ id, basis, state, fund }) => id === area?.permitItem || (basis === 'per-permit' && state !== 'ended' && fund === wanted))
  // What was chosen before the land was is no choice any more; the server would refuse it.
  const chosen = (permitItem: string): string | null => (prices.some(({ id }) => id === permitItem) ? permitItem : null)
  return (
    <Dialog title={area ? words.change : words.addArea} onClose={onClose}>
      <OfficeForm form={form} act={words.save} onCancel={onClose}>
        <TextField label={words.name} {...form.fieldOf('name')} />
        {!area && (
          <div className="grid items-end gap-4 sm:grid-cols-2">
            <SelectField label={words.community} choices={communities?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []} {...form.fieldOf('community')} />
            <SelectField label={words.land} choices={choicesOf(words.lands)} {...form.fieldOf('land')} />
          </div>
        )}
        <SelectField label={words.permitItem} hint={prices.length === 0 ? words.noPermitItem : words.permitItemHint} empty={words.none} choices={prices.map(({ id, name }) => ({ value: id, label: name.zh }))} {...form.fieldOf('permitItem')} />
        <SelectField label={words.allocation} choices={choicesOf(words.allocations)} {...form.fieldOf('allocation')} />
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <TextField label={words.visits} inputMode="numeric" {...form.fieldOf('visits')} />
          <TextField label={words.graceDays} inputMode="numeric" {...form.fieldOf('grace')} />
        </div>
      </OfficeForm>
    </Dialog>
  )
}
