import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import * as z from 'zod/mini'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat, useLanguage } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { AreaField, DateField, RadioRow, TextField } from '../../parts/form-fields.tsx'
import { FormGroup } from '../../parts/form-group.tsx'
import { Notice } from '../../parts/notice.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { Page } from '../../parts/page.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { Section } from '../../parts/section.tsx'
import { rowLink, textLink } from '../../parts/text-link.ts'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { useMay } from '../../shell/session.ts'
import { CategoryDialog } from './category-dialog.tsx'
import { afterPerson, erasuresQuery, type FoundSettings, settingsQuery } from './queries.ts'
import { usePeopleWords } from './words.ts'

export function PeopleSettingsScreen() {
  const words = usePeopleWords()
  const may = useMay()
  const query = useQuery(settingsQuery)
  return (
    <Page title={words.settingsTitle} lead={words.settingsLead} above={<Link to="/people" className={textLink()}>{words.back}</Link>}>
      <Asked query={query} what={words.loading}>
        {(settings) => (
          <>
            {settings.source.checkedOn === null && <Notice tone="warn">{words.notChecked}</Notice>}
            <Categories settings={settings} />
            {may('registerSeeker') && (
              <>
                <SettingsForm key={settings.version} settings={settings} />
                <Erasures />
              </>
            )}
          </>
        )}
      </Asked>
    </Page>
  )
}

type Category = FoundSettings['categories'][number]

function Categories({ settings }: { readonly settings: FoundSettings }) {
  const words = usePeopleWords()
  const { lang } = useLanguage()
  const { date } = useFormat()
  const may = useMay()
  const [open, setOpen] = useState<'add' | Category>()
  const end = (category: Category) =>
    may('registerSeeker') &&
    category.to === null && (
      <Button aria-label={`${words.endCategory} ${category.name[lang]}`} onClick={() => setOpen(category)}>
        {words.endCategory}
      </Button>
    )
  const columns: Column<Category>[] = [
    { key: 'name', head: words.category, names: true, wraps: true, cell: ({ name }) => name[lang] },
    { key: 'code', head: words.code, cell: ({ code }) => code },
    { key: 'from', head: words.validFrom, cell: ({ from }) => date(from) },
    { key: 'to', head: words.validTo, cell: ({ to }) => (to ? date(to) : words.still) },
    { key: 'end', head: words.endCategory, silent: true, cell: end },
  ]
  return (
    <Section title={words.categories} bare actions={may('registerSeeker') && <Button onClick={() => setOpen('add')}>{words.addCategory}</Button>}>
      <DataTable
        caption={words.categories}
        rows={settings.categories}
        rowKey={({ code, from }) => `${code} ${from}`}
        columns={columns}
        phone={(category) => (
          <PhoneRow title={category.name[lang]} act={end(category)}>
            <p className="text-ink-2">
              {date(category.from)} – {category.to ? date(category.to) : words.still}
            </p>
          </PhoneRow>
        )}
      />
      {open && <CategoryDialog settings={settings} {...(open === 'add' ? {} : { ending: open })} onClose={() => setOpen(undefined)} />}
    </Section>
  )
}

function SettingsForm({ settings }: { readonly settings: FoundSettings }) {
  const words = usePeopleWords()
  const client = useQueryClient()
  const [saved, setSaved] = useState(false)
  const needed = z.string().check(z.refine((text) => text.trim() !== '', words.needed))
  const { form: page } = settings
  const form = useOfficeForm({
    name: 'people-settings',
    schema: z.object({ province: needed, document: needed, checkedOn: z.string(), retain: z.string().check(z.refine((text) => /^\d{1,3}$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= 120, words.retainWrong)), open: z.enum(['yes', 'no']), noticeVersion: needed, zh: needed, en: needed }),
    defaults: { province: settings.province, document: settings.source.document, checkedOn: settings.source.checkedOn ?? '', retain: String(settings.retainMonths), open: page.open ? ('yes' as const) : ('no' as const), noticeVersion: page.version, zh: page.notice.zh, en: page.notice.en },
    onSubmit: async ({ province, document, checkedOn, retain, open, noticeVersion, zh, en }) => {
      const { version, categories } = settings
      await ask(api['workforce-settings'].$put({ json: { version, categories, province: province.trim(), source: { document: document.trim(), checkedOn: checkedOn || null }, retainMonths: Number(retain), form: { open: open === 'yes', version: noticeVersion.trim(), notice: { zh: zh.trim(), en: en.trim() } } } }))
      setSaved(true)
      await Promise.all([afterPerson(client), client.invalidateQueries({ queryKey: ['people-places'] })])
    },
  })
  const { fieldOf } = form
  return (
    <OfficeForm form={form} act={words.save}>
      {saved && <Notice tone="good">{words.saved}</Notice>}
      <FormGroup legend={words.source}>
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <TextField label={words.province} maxLength={20} {...fieldOf('province')} />
          <TextField label={words.source} maxLength={120} {...fieldOf('document')} />
          <DateField label={words.checkedOn} optional {...fieldOf('checkedOn')} />
          <TextField label={words.retainMonths} inputMode="numeric" maxLength={3} {...fieldOf('retain')} />
        </div>
      </FormGroup>
      <FormGroup legend={words.formAt}>
        <RadioRow legend={words.formAt} choices={[{ value: 'yes', label: words.formOpen }, { value: 'no', label: words.formClosed }]} {...form.form.register('open')} />
        <p className="text-ink-2">{words.noticeHint}</p>
        <TextField label={`${words.notice} · ${words.noticeVersion}`} maxLength={40} {...fieldOf('noticeVersion')} />
        <AreaField label={`${words.notice} · ${words.noticeZh}`} rows={5} maxLength={2000} {...fieldOf('zh')} />
        <AreaField label={`${words.notice} · ${words.noticeEn}`} rows={5} maxLength={3000} {...fieldOf('en')} />
      </FormGroup>
    </OfficeForm>
  )
}

function Erasures() {
  const words = usePeopleWords()
  const { date } = useFormat()
  const query = useQuery(erasuresQuery)
  return (
    <Section title={words.erasures}>
      <p className="mt-1 text-ink-2">{words.erasuresHint}</p>
      <Asked query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="mt-2">{words.erasuresEmpty}</p>
          ) : (
            <ul aria-label={words.erasures} className="mt-2">
              {items.map(({ person, name, keptUntil, held }) => (
                <li key={person} className="py-1">
                  <Link to="/people/$person" params={{ person }} className={rowLink}>
                    {name}
                  </Link>{' '}
                  · {words.keptUntil} {date(keptUntil)}
                  {held && ` · ${words.heldByHire}`}
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
    </Section>
  )
}
