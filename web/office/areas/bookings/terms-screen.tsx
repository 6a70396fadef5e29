import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { wayOfBooking } from '../../../../functions/facilities/booking-rules.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { AreaField, MoneyField, SelectField, TextField } from '../../parts/form-fields.tsx'
import { FormGroup } from '../../parts/form-group.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { Page } from '../../parts/page.tsx'
import { choicesOf } from '../../parts/pick.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { type FoundFacility, facilityQuery } from '../facilities/queries.ts'
import { termsOf, termsSchema, valuesOf } from './terms-values.ts'
import { useBookingWords } from './words.ts'

/** How a room, court or bed is booked. */
export function TermsScreen() {
  const words = useBookingWords()
  const { facility } = useParams({ from: '/facilities/$facility/booking' })
  const query = useQuery(facilityQuery(facility))
  return (
    <Page
      title={query.data ? words.termsTitle(query.data.name) : words.terms}
      lead={words.termsNote}
      above={
        <Link to="/facilities/$facility" params={{ facility }} className={textLink()}>
          {query.data?.name ?? words.toFacilities}
        </Link>
      }
    >
      <Asked query={query} what={words.loading}>
        {(found) => {
          const way = wayOfBooking(found.kind)
          return way ? <TermsForm facility={found} way={way} /> : <Empty title={words.termsNone} />
        }}
      </Asked>
    </Page>
  )
}

function TermsForm({ facility, way }: { readonly facility: FoundFacility; readonly way: 'slot' | 'night' }) {
  const words = useBookingWords()
  const client = useQueryClient()
  const navigate = useNavigate()
  const form = useOfficeForm({
    name: 'terms',
    schema: termsSchema(words, way),
    defaults: valuesOf(facility.booking),
    onSubmit: async (values) => {
      await ask(api.facilities[':facility'].$patch({ param: { facility: facility.id }, json: { version: facility.version, booking: termsOf(values, way) } }))
      await Promise.all(['facility', 'facilities', 'bookables', 'booking-calendar'].map((key) => client.invalidateQueries({ queryKey: [key] })))
      await navigate({ to: '/facilities/$facility', params: { facility: facility.id } })
    },
  })
  const { fieldOf } = form
  const row = 'grid items-end gap-4 sm:grid-cols-3'
  return (
    <div className="max-w-3xl">
      <OfficeForm form={form} act={words.save}>
        <FormGroup legend={words.opening}>
          {way === 'slot' ? (
            <>
              <SelectField label={words.minutes} choices={choicesOf(words.minutesOf)} {...fieldOf('minutes')} />
              <p className="text-ink-2">{words.openingHint}</p>
              <div className="grid items-end gap-4 sm:grid-cols-4">
                {words.weekdays.map((day, at) => (
                  <TextField key={day} label={day} maxLength={13} {...fieldOf(`hours.${at}`)} />
                ))}
              </div>
            </>
          ) : (
            <div className={row}>
              <TextField label={words.arrive} maxLength={5} {...fieldOf('arrive')} />
              <TextField label={words.leave} maxLength={5} {...fieldOf('leave')} />
            </div>
          )}
          <AreaField label={words.closed} hint={words.closedHint} optional {...fieldOf('closed')} />
        </FormGroup>
        <FormGroup legend={words.limits}>
          <div className="grid items-end gap-4 sm:grid-cols-2">
            <TextField label={words.ahead} inputMode="numeric" maxLength={3} {...fieldOf('ahead')} />
            <TextField label={words.lead_} inputMode="decimal" maxLength={6} {...fieldOf('lead')} />
            <TextField label={way === 'night' ? words.mostNights : words.most} inputMode="numeric" maxLength={2} {...fieldOf('most')} />
            <TextField label={words.perMonth} inputMode="numeric" maxLength={2} {...fieldOf('perMonth')} />
          </div>
        </FormGroup>
        <FormGroup legend={words.prices}>
          <p className="text-ink-2">{words.pricesHint}</p>
          {(['resident', 'other'] as const).map((payer) => {
            const who = payer === 'resident' ? words.residents : words.others
            return (
              <div key={payer} className={row}>
                <MoneyField label={`${who} · ${words.usual}`} {...fieldOf(`${payer}Usual`)} />
                {way === 'slot' && <MoneyField label={`${who} · ${words.evening}`} optional {...fieldOf(`${payer}Evening`)} />}
                <MoneyField label={`${who} · ${words.weekend}`} optional {...fieldOf(`${payer}Weekend`)} />
              </div>
            )
          })}
          <div className={row}>
            {way === 'slot' && <TextField label={words.eveningFrom} maxLength={5} {...fieldOf('eveningFrom')} />}
            <MoneyField label={words.deposit} {...fieldOf('deposit')} />
          </div>
        </FormGroup>
        <FormGroup legend={words.refund}>
          <p className="text-ink-2">{words.refundHint}</p>
          <div className={row}>
            <TextField label={words.fullHours} inputMode="numeric" maxLength={3} {...fieldOf('fullHours')} />
            <TextField label={words.partHours} inputMode="numeric" maxLength={3} {...fieldOf('partHours')} />
            <TextField label={words.partPercent} inputMode="decimal" maxLength={6} {...fieldOf('partPercent')} />
          </div>
        </FormGroup>
      </OfficeForm>
    </div>
  )
}
