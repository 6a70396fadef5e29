import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import * as z from 'zod/mini'
import { firstDay } from '../../../../functions/calendar.ts'
import type { Basis } from '../../../../functions/fees/model.ts'
import type { Fund } from '../../../../functions/ledger/chart.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { RadioRow, SelectField, TextField } from '../../parts/form-fields.tsx'
import { FormGroup } from '../../parts/form-group.tsx'
import { newId } from '../../../shared/new-id.ts'
import { OfficeForm } from '../../parts/office-form.tsx'
import { Page } from '../../parts/page.tsx'
import { thisPeriod } from '../../parts/period-pick.tsx'
import { choicesOf } from '../../parts/pick.tsx'
import { communitiesQuery } from '../../parts/place-picks.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { useWords } from '../../i18n/languages.ts'
import { afterFeeChange } from './queries.ts'
import { VersionForm } from './version-form.tsx'
import { emptyRate, versionFields, versionOf, versionProblems, type VersionValues } from './version-schema.ts'
import { useFeeItemWords } from './words.ts'

/** A new fee item with its first version. */
export function NewFeeItemScreen() {
  const words = useFeeItemWords()
  return (
    <Page
      title={words.newTitle}
      lead={words.newLead}
      above={
        <Link to="/fee-items" className={textLink()}>
          {words.back}
        </Link>
      }
    >
      <div className="max-w-3xl">
        <NewFeeItemForm />
      </div>
    </Page>
  )
}

function NewFeeItemForm() {
  const words = useFeeItemWords()
  const common = useWords()
  const { price } = useFormat()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [id] = useState(newId)
  const { data: communities } = useQuery(communitiesQuery)
  const begin = firstDay(thisPeriod())
  const form = useOfficeForm({
    name: 'fee',
    schema: z
      .object({
        zh: z.string().check(z.minLength(1, words.nameNeeded), z.maxLength(40, common.tooLong(40))),
        en: z.string().check(z.maxLength(60, common.tooLong(60))),
        basis: z.custom<Basis>(),
        fund: z.custom<Fund>(),
        community: z.string(),
        ...versionFields(words),
      })
      .check((context) => {
        for (const { path, say } of versionProblems(context.value, words, price)) context.issues.push({ code: 'custom', path: [...path], message: say, input: context.value })
      }),
    defaults: { zh: '', en: '', basis: 'per-m2', fund: 'ORGANISATION', community: '', from: begin, min: '', max: '', document: '', bandFrom: begin, bandTo: '', rates: [{ ...emptyRate }] },
    onSubmit: async ({ zh, en, basis, fund, community, ...version }) => {
      const item = await ask(api['fee-items'].$post({ json: { id, name: { zh: zh.trim(), en: en.trim() || zh.trim() }, basis, fund, community: community || null, ...versionOf(basis, version) } }))
      await afterFeeChange(client)
      await navigate({ to: '/fee-items/$item', params: { item: item.id } })
    },
  })
  return (
    <OfficeForm form={form} act={words.create}>
      <FormGroup legend={words.sections.what}>
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <TextField label={words.nameZh} {...form.fieldOf('zh')} />
          <TextField label={words.nameEn} hint={words.nameEnHint} optional {...form.fieldOf('en')} />
        </div>
        <RadioRow legend={words.basis} choices={choicesOf(words.basesShort)} {...form.fieldOf('basis')} />
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <SelectField label={words.scope} empty={words.everywhere} choices={communities?.items.map((community) => ({ value: community.id, label: community.name })) ?? []} {...form.fieldOf('community')} />
          <SelectField label={words.fund} choices={choicesOf(common.funds)} {...form.fieldOf('fund')} />
        </div>
      </FormGroup>
      <VersionForm basis={form.form.watch('basis')} form={form.form as unknown as UseFormReturn<VersionValues>} fieldOf={form.fieldOf} />
    </OfficeForm>
  )
}
