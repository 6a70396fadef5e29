import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { firstDay } from '../../../../functions/calendar.ts'
import { endAfter } from '../../../../functions/contracts/schedule-model.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { Asked } from '../../../shared/parts/asked.tsx'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { AreaField, DateField, RadioRow, TextField } from '../../parts/form-fields.tsx'
import { FormGroup } from '../../parts/form-group.tsx'
import { newId } from '../../../shared/new-id.ts'
import { OfficeForm } from '../../parts/office-form.tsx'
import { Page } from '../../parts/page.tsx'
import { thisPeriod } from '../../parts/period-pick.tsx'
import { choicesOf } from '../../parts/pick.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { facilityQuery, type FoundFacility } from '../facilities/queries.ts'
import { contractOf, contractSchema, type ContractValues, previewOf } from './contract-schema.ts'
import { afterContract } from './queries.ts'
import { RentSteps, ShareTiers } from './rent-fields.tsx'
import { useSpanName } from './span-name.ts'
import { useContractWords } from './words.ts'

export function NewContractScreen() {
  const words = useContractWords()
  const { facility } = useParams({ from: '/facilities/$facility/contract' })
  const query = useQuery(facilityQuery(facility))
  return (
    <Page
      title={words.newTitle}
      {...(query.data ? { lead: words.newLead(`${query.data.communityName} ${query.data.name}`) } : {})}
      above={
        <Link to="/facilities/$facility" params={{ facility }} className={textLink()}>
          {words.backToFacility}
        </Link>
      }
    >
      <Asked query={query} what={words.loading}>
        {(found) => (
          <div className="max-w-3xl">
            <NewContractForm facility={found} />
          </div>
        )}
      </Asked>
    </Page>
  )
}

const aYear = 12

/** The id is made once: sending again after a lost answer is the same contract. */
function NewContractForm({ facility }: { readonly facility: FoundFacility }) {
  const words = useContractWords()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [id] = useState(newId)
  const from = firstDay(thisPeriod())
  const { operator } = facility
  const defaults: ContractValues = {
    no: '', party: operator?.name ?? '', contact: operator?.contact ?? '', phone: operator?.phone ?? '',
    from, to: endAfter(from, aYear), every: '1', dueDays: '10', steps: [{ from: '', rent: '' }], tiers: [], minimum: '', deposit: '', note: '',
  }
  const form = useOfficeForm({
    name: 'contract',
    schema: contractSchema(words),
    defaults,
    onSubmit: async (values) => {
      const made = await ask(api.facilities[':facility'].contracts.$post({ param: { facility: facility.id }, json: { id, ...contractOf(values) } }))
      await afterContract(client)
      await navigate({ to: '/contracts/$contract', params: { contract: made.id } })
    },
  })
  const { fieldOf } = form
  return (
    <OfficeForm form={form} act={words.create}>
      <FormGroup legend={words.sections.who}>
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <TextField label={words.no} maxLength={40} {...fieldOf('no')} />
          <TextField label={words.partyName} maxLength={60} {...fieldOf('party')} />
          <TextField label={words.contactName} maxLength={40} optional {...fieldOf('contact')} />
          <TextField label={words.phone} inputMode="tel" maxLength={30} {...fieldOf('phone')} />
        </div>
      </FormGroup>
      <FormGroup legend={words.sections.term}>
        <div className="grid items-end gap-4 sm:grid-cols-3">
          <DateField label={words.from} {...fieldOf('from')} />
          <DateField label={words.until} {...fieldOf('to')} />
          <TextField label={words.dueDays} inputMode="numeric" {...fieldOf('dueDays')} />
        </div>
        <RadioRow legend={words.every} choices={choicesOf(words.everies)} {...form.form.register('every')} />
      </FormGroup>
      <RentSteps form={form.form} fieldOf={fieldOf} />
      <ShareTiers form={form.form} fieldOf={fieldOf} />
      <FormGroup legend={words.sections.rest}>
        <TextField label={words.depositYuan} inputMode="decimal" optional {...fieldOf('deposit')} />
        <AreaField label={words.note} maxLength={500} optional {...fieldOf('note')} />
      </FormGroup>
      <Preview values={form.form.watch()} />
    </OfficeForm>
  )
}

/** What the rent will come to, while it is typed. */
function Preview({ values }: { readonly values: ContractValues }) {
  const words = useContractWords()
  const { yuan } = useFormat()
  const nameOf = useSpanName()
  const spans = previewOf(values)
  if (!spans) return null
  const last = spans.at(-1)!
  return (
    <p role="status" className="border-l-4 border-line-strong bg-paper px-4 py-3">
      {words.preview(spans.length, yuan(spans.reduce((sum, { baseFen }) => sum + baseFen, 0)))}
      <br />
      <span className="text-ink-2">{words.previewLast(`${nameOf(last)} ${yuan(last.baseFen)}`)}</span>
    </p>
  )
}
