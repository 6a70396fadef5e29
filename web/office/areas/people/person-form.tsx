import { useQuery } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { systemClock, today } from '../../../../functions/calendar.ts'
import { parsePoint, pointText } from '../../../../functions/posts/point-rules.ts'
import { postKindNames } from '../../../../functions/workforce/kinds-model.ts'
import { useLanguage } from '../../../shared/i18n/language.tsx'
import { AreaField, Check, DateField, SelectField, TextField } from '../../parts/form-fields.tsx'
import { FormGroup } from '../../parts/form-group.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import type { FoundPerson } from './queries.ts'
import { placesQuery, settingsQuery } from './queries.ts'
import { usePeopleWords } from './words.ts'
import type { Messages } from './zh.ts'

export const flags = ['noNights', 'noHeights', 'noHeavy', 'noStanding'] as const
const whole = (text: string, least: number, most: number) => text.trim() === '' || (/^\d+$/.test(text.trim()) && Number(text) >= least && Number(text) <= most)
const phone = /^1[3-9]\d{9}$/

const schemaOf = (words: Messages) =>
  z.object({
    name: z.string().check(z.refine((text) => /^[\p{L}·. '-]{2,40}$/u.test(text.trim()), words.nameWrong)),
    phone: z.string().check(z.refine((text) => text.trim() === '' || phone.test(text.replace(/\s/g, '')), words.phoneWrong)),
    community: z.string(),
    point: z.string().check(z.refine((text) => text.trim() === '' || parsePoint(text) !== undefined, words.pointWrong)),
    retainUntil: z.string().check(z.refine((text) => text === '' || text >= today(systemClock), words.retainPast)),
    category: z.string(),
    number: z.string(),
    issuer: z.string(),
    from: z.string(),
    to: z.string(),
    skills: z.string(),
    posts: z.array(z.string()),
    note: z.string(),
    limits: z.array(z.string()),
    maxHours: z.string().check(z.refine((text) => whole(text, 1, 44), words.maxHoursWrong)),
    maxDistance: z.string().check(z.refine((text) => whole(text, 100, 50_000), words.maxDistanceWrong)),
    earliest: z.string(),
    latest: z.string(),
    consentOn: z.string().check(z.refine((text) => text !== '', words.consentOnNeeded)),
    sensitive: z.boolean(),
    idNumber: z.string(),
    hardship: z.string(),
    limitReasons: z.string(),
  })
export type PersonValues = z.infer<ReturnType<typeof schemaOf>>

const empty: PersonValues = { name: '', phone: '', community: '', point: '', retainUntil: '', category: '', number: '', issuer: '', from: '', to: '', skills: '', posts: [], note: '', limits: [], maxHours: '', maxDistance: '', earliest: '', latest: '', consentOn: '', sensitive: false, idNumber: '', hardship: '', limitReasons: '' }

export function valuesOfPerson(person: FoundPerson): PersonValues {
  const { limits, difficulty, wish, consent } = person
  return {
    ...empty,
    name: person.name, phone: person.phone ?? '', community: person.community ?? '', point: pointText(person.point), retainUntil: person.retainUntil ?? '', category: person.category ?? '', skills: person.skills.join('、'), posts: wish.posts, note: wish.note,
    ...(difficulty ? { number: difficulty.number, issuer: difficulty.issuer, from: difficulty.from, to: difficulty.to ?? '' } : {}),
    limits: flags.filter((flag) => limits[flag]), maxHours: String(limits.maxHoursPerWeek ?? ''), maxDistance: String(limits.maxDistanceM ?? ''), earliest: limits.earliest ?? '', latest: limits.latest ?? '',
    consentOn: consent?.on ?? '', sensitive: consent?.sensitive ?? false,
  }
}

type Props = { readonly known?: PersonValues; readonly act: string; readonly onSend: (values: PersonValues) => Promise<unknown>; readonly onCancel: () => void }

/** What the office writes down of a person. Sealed fields are here only when somebody is registered; later each has a dialog of its own. */
export function PersonForm({ known, act, onSend, onCancel }: Props) {
  const words = usePeopleWords()
  const { lang } = useLanguage()
  const places = useQuery(placesQuery)
  const settings = useQuery(settingsQuery)
  const schema = schemaOf(words).check(
    z.refine(({ number, issuer, from }) => [number, issuer, from].every((text) => text.trim() === '') || [number, issuer, from].every((text) => text.trim() !== ''), { error: words.difficultyWhole, path: ['number'] }),
    z.refine(({ sensitive, idNumber, hardship, limitReasons }) => sensitive || `${idNumber}${hardship}${limitReasons}`.trim() === '', { error: words.sealedNeedsConsent, path: ['idNumber'] }),
  )
  const form = useOfficeForm({ name: 'person', schema, defaults: known ?? empty, onSubmit: async (values) => void (await onSend(values)) })
  const { fieldOf } = form
  return (
    <OfficeForm form={form} act={act} onCancel={onCancel}>
      <FormGroup legend={words.own}>
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <TextField label={words.name} maxLength={40} {...fieldOf('name')} />
          <TextField label={words.phone} inputMode="tel" maxLength={20} optional {...fieldOf('phone')} />
          <SelectField label={words.home} empty={words.unknown} choices={places.data?.communities.map(({ id, name }) => ({ value: id, label: name })) ?? []} {...fieldOf('community')} />
          <TextField label={words.point} hint={words.pointHint} maxLength={60} optional {...fieldOf('point')} />
          <TextField label={words.skills} maxLength={200} placeholder={words.skillsHint} optional {...fieldOf('skills')} />
        </div>
        <fieldset>
          <legend className="font-medium">{words.wish}</legend>
          <div className="mt-1 grid grid-cols-2 gap-x-4 sm:grid-cols-4">
            {Object.entries(postKindNames).map(([kind, name]) => (
              <Check key={kind} value={kind} {...form.form.register('posts')}>
                {name[lang]}
              </Check>
            ))}
          </div>
        </fieldset>
        <TextField label={words.wishNote} maxLength={200} optional {...fieldOf('note')} />
      </FormGroup>
      <FormGroup legend={words.limits}>
        <p className="text-ink-2">{words.limitsHint}</p>
        <div className="grid grid-cols-2 gap-x-4 sm:grid-cols-4">
          {flags.map((flag) => (
            <Check key={flag} value={flag} {...form.form.register('limits')}>
              {words[flag]}
            </Check>
          ))}
        </div>
        <div className="grid grid-cols-2 items-end gap-4 sm:grid-cols-4">
          <TextField label={words.maxHours} inputMode="numeric" maxLength={2} optional {...fieldOf('maxHours')} />
          <TextField label={words.maxDistance} inputMode="numeric" maxLength={5} optional {...fieldOf('maxDistance')} />
          <TextField label={words.earliest} type="time" optional {...fieldOf('earliest')} />
          <TextField label={words.latest} type="time" optional {...fieldOf('latest')} />
        </div>
      </FormGroup>
      <FormGroup legend={words.difficulty}>
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <SelectField label={words.category} empty={words.noCategory} choices={settings.data?.categories.filter(({ to }) => to === null).map(({ code, name }) => ({ value: code, label: name[lang] })) ?? []} {...fieldOf('category')} />
          <TextField label={words.difficultyNo} maxLength={40} optional {...fieldOf('number')} />
          <TextField label={words.issuer} maxLength={60} optional {...fieldOf('issuer')} />
          <div className="grid grid-cols-2 gap-4">
            <DateField label={words.from} optional {...fieldOf('from')} />
            <DateField label={words.to} optional {...fieldOf('to')} />
          </div>
        </div>
      </FormGroup>
      <FormGroup legend={words.consent}>
        <DateField label={words.consentOn} className="sm:w-56" {...fieldOf('consentOn')} />
        <Check {...form.form.register('sensitive')}>{words.sensitive}</Check>
        {known && <DateField label={words.retain} hint={words.retainHint} optional className="sm:w-80" {...fieldOf('retainUntil')} />}
      </FormGroup>
      {!known && (
        <FormGroup legend={words.sealed}>
          <p className="text-ink-2">{words.sealedHint}</p>
          <TextField label={words.fields.idNumber} hint={words.idNumberHint} maxLength={24} optional {...fieldOf('idNumber')} />
          <AreaField label={words.fields.hardship} maxLength={500} optional {...fieldOf('hardship')} />
          <AreaField label={words.fields.limitReasons} maxLength={500} optional {...fieldOf('limitReasons')} />
        </FormGroup>
      )}
    </OfficeForm>
  )
}

/** As the API takes it: texts become what they mean. */
export function bodyOf({ name, phone: typed, community, point, category, number, issuer, from, to, skills, posts, note, limits, maxHours, maxDistance, earliest, latest, consentOn, sensitive }: PersonValues, version: string, how: 'paper' | 'online' = 'paper') {
  return {
    name: name.trim(),
    phone: typed.replace(/\s/g, ''),
    category: category || null,
    difficulty: number.trim() ? { number: number.trim(), issuer: issuer.trim(), from, to: to || null } : null,
    skills: skills.split(/[、,，;；]/).map((text) => text.trim()).filter(Boolean),
    wishes: { posts: posts as (keyof typeof postKindNames)[], hoursPerWeek: null, note: note.trim() },
    limits: { noNights: limits.includes('noNights'), noHeights: limits.includes('noHeights'), noHeavy: limits.includes('noHeavy'), noStanding: limits.includes('noStanding'), maxHoursPerWeek: maxHours.trim() ? Number(maxHours) : null, maxDistanceM: maxDistance.trim() ? Number(maxDistance) : null, earliest: earliest || null, latest: latest || null },
    home: { community: community || null, point: parsePoint(point) ?? null },
    consent: { version, on: consentOn, sensitive, how },
  }
}
