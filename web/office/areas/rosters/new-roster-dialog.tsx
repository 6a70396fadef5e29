import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import * as z from 'zod/mini'
import { addMonths, type BusinessDate, daysBetween, firstDay, lastDay, parseDate, periodOfDate, systemClock, today } from '../../../../functions/calendar.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { newId } from '../../../shared/new-id.ts'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { Check, DateField, TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { postChoicesQuery } from '../training/queries.ts'
import { createRoster } from './queries.ts'
import { useRosterWords } from './words.ts'

const daysMax = 62

/** Days and posts; who works there comes by itself. */
export function NewRosterDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useRosterWords()
  const posts = useQuery(postChoicesQuery)
  return (
    <Dialog title={words.newRoster} onClose={onClose}>
      <Asked query={posts} what={words.posts}>
        {({ items }) => {
          const present = today(systemClock)
          const open = items.filter(({ to }) => to === null || to >= present)
          return open.length === 0 ? <p className="mt-4">{words.noPosts}</p> : <NewRosterForm posts={open} onClose={onClose} />
        }}
      </Asked>
    </Dialog>
  )
}

function NewRosterForm({ posts, onClose }: { readonly posts: readonly { readonly id: string; readonly name: string }[]; readonly onClose: () => void }) {
  const words = useRosterWords()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { period } = useFormat()
  const [id] = useState(newId)
  const next = addMonths(periodOfDate(today(systemClock)), 1)
  const form = useOfficeForm({
    name: 'roster',
    schema: z
      .object({
        name: z.string().check(z.refine((text) => text.trim().length >= 1 && text.trim().length <= 40, words.wrongName)),
        from: z.string().check(z.refine((text) => parseDate(text) !== undefined, words.wrongFrom)),
        to: z.string(),
        posts: z.array(z.string()).check(z.refine((list) => list.length > 0, words.wrongPosts)),
      })
      .check(z.refine(({ from, to }) => parseDate(to) !== undefined && to >= from && daysBetween(from as BusinessDate, to as BusinessDate) < daysMax, { path: ['to'], message: words.wrongTo })),
    defaults: { name: period(next), from: firstDay(next) as string, to: lastDay(next) as string, posts: posts.length === 1 ? [posts[0]!.id] : [] },
    onSubmit: async ({ name, from, to, posts: chosen }) => {
      await createRoster(client, { id, name: name.trim(), from, to, posts: chosen })
      await navigate({ to: '/rosters/$roster', params: { roster: id } })
    },
  })
  const { fieldOf } = form
  const { error, id: postsId, ...post } = fieldOf('posts')
  return (
    <OfficeForm form={form} act={words.create} onCancel={onClose}>
      <TextField label={words.name} maxLength={40} {...fieldOf('name')} />
      <div className="grid items-end gap-4 sm:grid-cols-2">
        <DateField label={words.from} {...fieldOf('from')} />
        <DateField label={words.to} {...fieldOf('to')} />
      </div>
      <fieldset id={postsId} tabIndex={-1}>
        <legend className="font-medium">{words.posts}</legend>
        <p className="text-ink-2">{words.postsNote}</p>
        {error && <p className="font-medium text-bad">{error}</p>}
        <div className="mt-1 grid max-h-72 gap-x-4 overflow-y-auto sm:grid-cols-2">
          {posts.map((one) => (
            <Check key={one.id} value={one.id} {...post}>
              {one.name}
            </Check>
          ))}
        </div>
      </fieldset>
    </OfficeForm>
  )
}
