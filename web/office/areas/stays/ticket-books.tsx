import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import * as z from 'zod/mini'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { Section } from '../../parts/section.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { useMay } from '../../shell/session.ts'
import { ticketBooksQuery } from './queries.ts'
import { useStayWords } from './words.ts'

/** The numbered paper tickets of an area: only those of a book in use are taken at its gate. */
export function TicketBooks({ area }: { readonly area: string }) {
  const words = useStayWords()
  const { date } = useFormat()
  const may = useMay()
  const query = useQuery(ticketBooksQuery(area))
  const [adding, setAdding] = useState(false)
  return (
    <Section title={words.books} actions={may('createTicketBook') && <Button onClick={() => setAdding(true)}>{words.addBook}</Button>}>
      <p className="mt-1 text-ink-2">{words.booksLead}</p>
      <Asked query={query} what={words.books}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="mt-3 text-ink-2">{words.noBooks}</p>
          ) : (
            <ul className="mt-3 divide-y divide-line border-y border-line">
              {items.map((book) => (
                <li key={book.first} className="flex flex-wrap justify-between gap-x-4 py-2">
                  <span className="font-medium tabular-nums">{words.bookOf(book.first, book.last)}</span>
                  <span className="text-ink-2">
                    {date(book.at)} · {book.by}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
      {adding && <BookDialog area={area} onClose={() => setAdding(false)} />}
    </Section>
  )
}

function BookDialog({ area, onClose }: { readonly area: string; readonly onClose: () => void }) {
  const words = useStayWords()
  const client = useQueryClient()
  const whole = (most: number) => z.refine<string>((text) => /^[1-9]\d{0,5}$/.test(text.trim()) && Number(text) <= most, words.numberWrong)
  const form = useOfficeForm({
    name: 'book',
    schema: z.object({ first: z.string().check(whole(999_999)), count: z.string().check(whole(1000)) }),
    defaults: { first: '', count: '100' },
    onSubmit: async ({ first, count }) => {
      await ask(api.parking['ticket-books'].$post({ json: { area, first: Number(first), count: Number(count) } }))
      await client.invalidateQueries({ queryKey: ['ticket-books'] })
      onClose()
    },
  })
  return (
    <Dialog title={words.addBook} onClose={onClose}>
      <OfficeForm form={form} act={words.addBook} onCancel={onClose}>
        <TextField label={words.firstTicket} hint={words.firstTicketHint} inputMode="numeric" {...form.fieldOf('first')} />
        <TextField label={words.ticketCount} inputMode="numeric" {...form.fieldOf('count')} />
      </OfficeForm>
    </Dialog>
  )
}
