import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod/mini'
import type { Community } from '../../../../functions/estates/model.ts'
import { RadioRow, SelectField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { choicesOf } from '../../parts/pick.tsx'
import { buildingsQuery } from '../../parts/place-picks.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { reminderKinds, ways } from './kinds.ts'
import type { Chosen } from './queries.ts'
import { useReminderWords } from './words.ts'

type Props = { readonly communities: readonly Community[]; readonly chosen: Chosen | undefined; readonly onChoose: (chosen: Chosen) => void }

/** Which households, what for, and by what means; the first of three steps. */
export function ChooseForm({ communities, chosen, onChoose }: Props) {
  const words = useReminderWords()
  const [community, setCommunity] = useState<string>(chosen?.community ?? communities[0]?.id ?? '')
  const { data: buildings } = useQuery(buildingsQuery(community || undefined))
  const form = useOfficeForm({
    name: 'reminders',
    schema: z.object({ community: z.string().check(z.minLength(1, words.communityNeeded)), building: z.string(), kind: z.enum(reminderKinds), channel: z.enum(ways) }),
    defaults: { community, building: chosen?.building ?? '', kind: chosen?.kind ?? 'due', channel: chosen?.channel ?? 'auto' },
    onSubmit: async ({ building, ...picked }) => onChoose({ ...picked, ...(building ? { building } : {}) }),
  })
  const field = form.fieldOf('community')
  return (
    <OfficeForm form={form} act={words.preview}>
      <div className="grid gap-4 md:grid-cols-3">
        <SelectField
          label={words.community}
          choices={communities.map(({ id, name }) => ({ value: id, label: name }))}
          {...field}
          onChange={(event) => {
            setCommunity(event.target.value)
            form.form.setValue('building', '')
            void field.onChange(event)
          }}
        />
        <SelectField key={buildings ? community : ''} label={words.building} empty={words.wholeCommunity} choices={buildings?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []} {...form.fieldOf('building')} />
        <SelectField label={words.way} choices={choicesOf(words.ways)} {...form.fieldOf('channel')} />
      </div>
      <RadioRow legend={words.kind} choices={choicesOf(words.kinds)} {...form.form.register('kind')} />
    </OfficeForm>
  )
}
