import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod/mini'
import type { Community } from '../../../../functions/estates/model.ts'
import type { ReminderKind } from '../../../../functions/reminders/model.ts'
import { RadioRow, SelectField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { buildingsQuery } from '../../parts/place-picks.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import type { Chosen } from './queries.ts'
import { useReminderWords } from './words.ts'

const kinds = ['due', 'overdue', 'visit'] as const satisfies readonly ReminderKind[]

export function ChooseForm({ communities, onChoose }: { readonly communities: readonly Community[]; readonly onChoose: (chosen: Chosen) => void }) {
  const words = useReminderWords()
  const [community, setCommunity] = useState<string>(communities[0]?.id ?? '')
  const { data: buildings } = useQuery(buildingsQuery(community || undefined))
  const form = useOfficeForm({
    name: 'reminders',
    schema: z.object({ community: z.string().check(z.minLength(1, words.communityNeeded)), building: z.string(), kind: z.enum(kinds) }),
    defaults: { community, building: '', kind: 'due' as const },
    onSubmit: async ({ building, ...chosen }) => onChoose({ ...chosen, ...(building ? { building } : {}) }),
  })
  const field = form.fieldOf('community')
  return (
    <OfficeForm form={form} act={words.preview}>
      <div className="grid gap-4 md:grid-cols-2">
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
        <SelectField label={words.building} empty={words.wholeCommunity} choices={buildings?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []} {...form.fieldOf('building')} />
      </div>
      <RadioRow legend={words.kind} choices={kinds.map((kind) => ({ value: kind, label: words.kinds[kind] }))} {...form.form.register('kind')} />
    </OfficeForm>
  )
}
