import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import * as z from 'zod/mini'
import { runFrom } from '../../../../functions/bookings/booking-rules.ts'
import { parseDate } from '../../../../functions/calendar.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { Facts } from '../../parts/facts.tsx'
import { RadioRow, SelectField, TextField } from '../../parts/form-fields.tsx'
import { newId } from '../../../shared/new-id.ts'
import { OfficeForm } from '../../parts/office-form.tsx'
import { Page } from '../../parts/page.tsx'
import { Section } from '../../parts/section.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useFilters } from '../../parts/use-filters.ts'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { HouseholdFinder } from '../collect/household-finder.tsx'
import { unitQuery } from '../households/queries.ts'
import { afterBooking, type Bookable, bookablesQuery, type CalendarSlot, calendarQuery } from './queries.ts'
import { endClock, useWhen } from './when.ts'
import { useBookingWords } from './words.ts'

/** For somebody who stands at the counter or has called: a household, or a named outsider. */
export function NewBookingScreen() {
  const words = useBookingWords()
  const [{ facility = '', start = '' }] = useFilters(['facility', 'start'])
  const day = parseDate(start.slice(0, 10))
  const bookables = useQuery(bookablesQuery)
  const bookable = bookables.data?.items.find((one) => one.facility === facility)
  const days = bookable?.terms.by.by === 'night' ? bookable.terms.most : 1
  const calendar = useQuery({ ...calendarQuery(facility, day ?? '', days), enabled: bookable !== undefined && day !== undefined })
  const back = (
    <Link to="/bookings" search={{ facility, from: day }} className={textLink()}>
      {words.back}
    </Link>
  )
  const gone = <Empty title={words.gone}>{words.goneNext}</Empty>
  return (
    <Page title={words.bookTitle} above={back}>
      {!day || (bookables.data && !bookable) ? (
        gone
      ) : (
        <Asked query={calendar} what={words.calendar}>
          {(found) => {
            const run = bookable ? runFrom(found.days.flatMap(({ slots }) => slots), start, bookable.terms) : []
            return bookable && run.length > 0 ? <BookForm key={start} bookable={bookable} run={run} /> : gone
          }}
        </Asked>
      )}
    </Page>
  )
}

type Kind = 'household' | 'outsider'

function BookForm({ bookable, run }: { readonly bookable: Bookable; readonly run: readonly CalendarSlot[] }) {
  const words = useBookingWords()
  const when = useWhen()
  const { yuan } = useFormat()
  const client = useQueryClient()
  const navigate = useNavigate()
  // Another wish is another booking; the same again is the same one.
  const [ids] = useState(() => new Map<string, string>())
  const { facility, terms } = bookable
  const form = useOfficeForm({
    name: 'booking',
    schema: z
      .object({ kind: z.custom<Kind>(), unit: z.string(), name: z.string(), phone: z.string(), count: z.string() })
      .check(
        z.refine(({ kind, unit }) => kind === 'outsider' || unit !== '', { path: ['unit'], error: words.unitNeeded }),
        z.refine(({ kind, name }) => kind === 'household' || name.trim() !== '', { path: ['name'], error: words.nameNeeded }),
        z.refine(({ kind, phone }) => kind === 'household' || /\d{5}/.test(phone), { path: ['phone'], error: words.phoneNeeded }),
      ),
    defaults: { kind: 'household', unit: '', name: '', phone: '', count: '1' },
    onSubmit: async ({ kind, unit, name, phone, count }) => {
      const who = kind === 'household' ? { kind, unit: unit as never } : { kind, name: name.trim(), phone: phone.trim() }
      const wish = JSON.stringify([who, count])
      const id = ids.get(wish) ?? newId()
      ids.set(wish, id)
      const booking = await ask(api.bookings.$post({ json: { id, facility, start: run[0]!.start as never, count: Number(count), who } }))
      await afterBooking(client)
      await navigate({ to: '/bookings/$booking', params: { booking: booking.id } })
    },
  })
  const { kind, unit, count } = form.form.watch()
  const slots = run.slice(0, Number(count))
  const end = slots.at(-1)!.end
  const priceFen = slots.reduce((total, slot) => total + (kind === 'household' ? slot.residentFen : slot.otherFen), 0)
  const totalFen = priceFen + terms.depositFen
  const lengthOf = (at: number): string => (terms.by.by === 'night' ? words.nights(at, when.dayName(run[at - 1]!.end)) : words.slots(at, endClock(run[at - 1]!.end)))
  return (
    <div className="max-w-3xl">
      <Section title={bookable.name}>
        <Facts
          className="mt-3"
          facts={[
            [words.place, `${bookable.communityName} ${bookable.place}`],
            [words.when, when.span({ start: run[0]!.start, end, by: terms.by.by })],
            [words.price, priceFen > 0 ? yuan(priceFen) : words.freeOfCharge],
            ...(terms.depositFen > 0 ? [[words.deposit, yuan(terms.depositFen)] as const] : []),
          ]}
        />
      </Section>
      <OfficeForm form={form} act={totalFen > 0 ? words.act(yuan(totalFen)) : words.actFree}>
        <SelectField label={words.length} choices={run.map((_, at) => ({ value: String(at + 1), label: lengthOf(at + 1) }))} {...form.fieldOf('count')} />
        <RadioRow legend={words.whoFor} choices={[{ value: 'household', label: words.household }, { value: 'outsider', label: words.outsider }]} {...form.form.register('kind')} />
        {kind === 'household' ? (
          <HouseholdPart unit={unit} error={form.fieldOf('unit').error} id={form.idOf('unit')} onUnit={(one) => form.form.setValue('unit', one)} />
        ) : (
          <div className="grid items-end gap-4 sm:grid-cols-2">
            <TextField label={words.name} maxLength={40} {...form.fieldOf('name')} />
            <TextField label={words.phone} maxLength={30} inputMode="tel" {...form.fieldOf('phone')} />
          </div>
        )}
        {totalFen > 0 && <p className="text-ink-2">{words.holdNote}</p>}
      </OfficeForm>
    </div>
  )
}

function HouseholdPart({ unit, error, id, onUnit }: { readonly unit: string; readonly error: string | undefined; readonly id: string; readonly onUnit: (unit: string) => void }) {
  const words = useBookingWords()
  const { data } = useQuery({ ...unitQuery(unit), enabled: unit !== '' })
  if (unit === '') {
    return (
      <div id={id} tabIndex={-1}>
        {error && <p className="font-medium text-bad">{error}</p>}
        <HouseholdFinder onFound={onUnit} />
      </div>
    )
  }
  return (
    <p className="flex flex-wrap items-center gap-x-4">
      <span className="font-medium">{words.chosen(data ? `${data.buildingName} ${data.room} ${data.owner}` : '…')}</span>
      <Button kind="link" onClick={() => onUnit('')}>
        {words.chooseOther}
      </Button>
    </p>
  )
}
