import { useQueryClient } from '@tanstack/react-query'
import * as z from 'zod/mini'
import type { Community } from '../../../../functions/estates/model.ts'
import { parsePoint, pointText } from '../../../../functions/posts/point-rules.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { SelectField, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { choicesOf } from '../../parts/pick.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { useWords } from '../../i18n/languages.ts'
import { useCommunityWords } from './words.ts'
import { yearText } from './year-text.ts'

type Props = { readonly community?: Community; readonly onClose: () => void }

export function CommunityDialog({ community, onClose }: Props) {
  const words = useCommunityWords()
  const common = useWords()
  const client = useQueryClient()
  const form = useOfficeForm({
    name: 'community',
    schema: z.object({
      name: z.string().check(z.minLength(1, words.nameNeeded), z.maxLength(40, common.tooLong(40))),
      mode: z.custom<Community['mode']>(),
      rights: z.custom<NonNullable<Community['propertyRights']> | ''>(),
      year: yearText(words.yearWrong),
      address: z.string().check(z.maxLength(200, common.tooLong(200))),
      point: z.string().check(z.refine((text) => text.trim() === '' || parsePoint(text) !== undefined, words.pointWrong)),
    }),
    defaults: { name: community?.name ?? '', mode: community?.mode ?? 'guaranteed', rights: community?.propertyRights ?? '', year: community?.year ? String(community.year) : '', address: community?.address ?? '', point: pointText(community?.point ?? null) },
    onSubmit: async ({ name, mode, rights, year, address, point }) => {
      const json = { name, mode, propertyRights: rights || null, year: year ? Number(year) : null, address, point: parsePoint(point) ?? null }
      if (community) await ask(api.communities[':community'].$patch({ param: { community: community.id }, json: { ...json, version: community.version } }))
      else await ask(api.communities.$post({ json }))
      await client.invalidateQueries({ queryKey: ['communities'] })
      onClose()
    },
  })
  return (
    <Dialog title={community ? words.editCommunity(community.name) : words.addCommunity} onClose={onClose}>
      <OfficeForm form={form} act={words.saveCommunity} onCancel={onClose}>
        <TextField label={words.name} {...form.fieldOf('name')} />
        <SelectField label={words.mode} choices={choicesOf(words.modes)} {...form.fieldOf('mode')} />
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <SelectField label={words.rights} empty={words.unknown} choices={choicesOf(words.rightsWords)} {...form.fieldOf('rights')} />
          <TextField label={words.year} optional inputMode="numeric" maxLength={4} {...form.fieldOf('year')} />
        </div>
        <TextField label={words.address} optional {...form.fieldOf('address')} />
        <TextField label={words.point} hint={words.pointHint} maxLength={60} optional {...form.fieldOf('point')} />
      </OfficeForm>
    </Dialog>
  )
}
