import { useQuery } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { parseDate } from '../../../../functions/calendar.ts'
import type { FacilityKind, FacilityState, Ownership } from '../../../../functions/facilities/model.ts'
import { parseDecimal, yuan as twoDecimals } from '../../../../functions/money.ts'
import { AreaField, DateField, RadioRow, SelectField, TextField } from '../../parts/form-fields.tsx'
import { FormGroup } from '../../parts/form-group.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { choicesOf } from '../../parts/pick.tsx'
import { communitiesQuery } from '../../parts/place-picks.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { isUploaded } from './photos.tsx'
import { StandingBookings } from '../bookings/standing-bookings.tsx'
import type { FoundFacility } from './queries.ts'
import { useFacilityWords } from './words.ts'
import type { Messages } from './zh.ts'

/** What both forms send: everything but the id, the community and the kind, which do not change. */
export type FacilityTold = Pick<FoundFacility, 'name' | 'place' | 'ownership' | 'decision' | 'operator' | 'meter' | 'photos' | 'note' | 'state'>
type Props = {
  readonly known?: FoundFacility
  readonly act: string
  readonly onSend: (told: FacilityTold, place: { readonly community: string; readonly kind: FacilityKind }) => Promise<void>
}

export function FacilityForm({ known, act, onSend }: Props) {
  const words = useFacilityWords()
  const { data: communities } = useQuery(communitiesQuery)
  const form = useOfficeForm({ name: 'facility', schema: schemaOf(words), defaults: valuesOf(known), onSubmit: async (values) => onSend(toldOf(values, known), { community: values.community, kind: values.kind }) })
  const { fieldOf } = form
  const stops = known?.booking && known.state === 'active' && form.form.watch('state') !== 'active'
  return (
    <OfficeForm form={form} act={act}>
      <FormGroup legend={words.facts}>
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <TextField label={words.name} maxLength={40} {...fieldOf('name')} />
          {!known && <SelectField label={words.kind} choices={choicesOf(words.kinds)} {...fieldOf('kind')} />}
          {!known && <SelectField label={words.community} empty="" choices={communities?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []} {...fieldOf('community')} />}
          <TextField label={words.place} hint={words.placeHint} maxLength={80} {...fieldOf('place')} />
        </div>
        <RadioRow legend={words.ownership} choices={choicesOf(words.ownerships)} {...form.form.register('ownership')} />
        <RadioRow legend={words.state} choices={choicesOf(words.states)} {...form.form.register('state')} />
        {stops && <StandingBookings facility={known.id} />}
      </FormGroup>
      <FormGroup legend={words.decision}>
        <p className="text-ink-2">{words.decisionHint}</p>
        <TextField label={words.document} maxLength={80} {...fieldOf('document')} />
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <TextField label={words.agreed} hint={words.agreedHint} inputMode="decimal" {...fieldOf('agreed')} />
          <DateField label={words.decidedOn} {...fieldOf('decidedOn')} />
        </div>
      </FormGroup>
      <FormGroup legend={words.operator}>
        <p className="text-ink-2">{words.operatorHint}</p>
        <div className="grid items-end gap-4 sm:grid-cols-3">
          <TextField label={words.operatorName} maxLength={60} optional {...fieldOf('operator')} />
          <TextField label={words.contact} maxLength={40} optional {...fieldOf('contact')} />
          <TextField label={words.phone} maxLength={30} inputMode="tel" {...fieldOf('phone')} />
        </div>
      </FormGroup>
      <FormGroup legend={words.rest}>
        <TextField label={words.meter} maxLength={40} optional {...fieldOf('meter')} />
        <AreaField label={words.photos} hint={words.photosHint} optional {...fieldOf('photos')} />
        <AreaField label={words.note} maxLength={500} optional {...fieldOf('note')} />
      </FormGroup>
    </OfficeForm>
  )
}

type Values = { name: string; kind: FacilityKind; community: string; place: string; ownership: Ownership; state: FacilityState; document: string; agreed: string; decidedOn: string; operator: string; contact: string; phone: string; meter: string; photos: string; note: string }

const valuesOf = (known: FoundFacility | undefined): Values => ({
  name: known?.name ?? '',
  kind: known?.kind ?? 'charging-shed',
  community: known?.community ?? '',
  place: known?.place ?? '',
  ownership: known?.ownership ?? 'owners-common',
  state: known?.state ?? 'active',
  document: known?.decision?.document ?? '',
  agreed: known?.decision ? twoDecimals(known.decision.agreedBp) : '',
  decidedOn: known?.decision?.decidedOn ?? '',
  operator: known?.operator?.name ?? '',
  contact: known?.operator?.contact ?? '',
  phone: known?.operator?.phone ?? '',
  meter: known?.meter ?? '',
  photos: known?.photos.filter((photo) => !isUploaded(photo)).map(({ link, caption }) => `${link} ${caption}`).join('\n') ?? '',
  note: known?.note ?? '',
})

const photoLine = /^(https:\/\/\S+)\s+(\S.*)$/
const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter(Boolean)

function schemaOf(words: Messages) {
  return z
    .object({
      name: z.string().check(z.refine((text) => text.trim().length >= 2, words.nameNeeded)),
      kind: z.custom<FacilityKind>(),
      community: z.string().check(z.minLength(1, words.communityNeeded)),
      place: z.string().check(z.refine((text) => text.trim() !== '', words.placeNeeded)),
      ownership: z.custom<Ownership>(),
      state: z.custom<FacilityState>(),
      document: z.string(),
      agreed: z.string(),
      decidedOn: z.string(),
      operator: z.string(),
      contact: z.string(),
      phone: z.string(),
      meter: z.string(),
      photos: z.string().check(z.refine((text) => linesOf(text).length <= 12 && linesOf(text).every((line) => photoLine.test(line)), words.photosWrong)),
      note: z.string(),
    })
    .check(
      z.refine(({ document, agreed }) => document.trim() === '' || agreedOf(agreed) !== undefined, { path: ['agreed'], error: words.agreedWrong }),
      z.refine(({ document, decidedOn }) => document.trim() === '' || parseDate(decidedOn) !== undefined, { path: ['decidedOn'], error: words.dateNeeded }),
      z.refine(({ operator, phone }) => operator.trim() === '' || /^[\d +()转-]{5,30}$/.test(phone.trim()), { path: ['phone'], error: words.phoneWrong }),
    )
}

const agreedOf = (text: string): number | undefined => {
  const share = parseDecimal(text.replace('%', ''), 2)
  return share !== undefined && share >= 1 && share <= 10_000 ? share : undefined
}

/** Pictures that were uploaded stay; they are added and removed on the facility's own page. */
const toldOf = (values: Values, known: FoundFacility | undefined): FacilityTold => ({
  name: values.name.trim(),
  place: values.place.trim(),
  ownership: values.ownership,
  state: values.state,
  decision: values.document.trim() ? { document: values.document.trim(), agreedBp: agreedOf(values.agreed)!, decidedOn: parseDate(values.decidedOn)! } : null,
  operator: values.operator.trim() ? { name: values.operator.trim(), contact: values.contact.trim(), phone: values.phone.trim() } : null,
  meter: values.meter.trim() || null,
  photos: [
    ...(known?.photos.filter(isUploaded) ?? []),
    ...linesOf(values.photos).map((line) => {
      const [, link = '', caption = ''] = photoLine.exec(line) ?? []
      return { link, caption: caption.slice(0, 60) }
    }),
  ],
  note: values.note.trim(),
})
