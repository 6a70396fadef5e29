import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import * as z from 'zod/mini'
import { parseYuan, yuan } from '../../../../functions/money.ts'
import { parsePoint, pointText } from '../../../../functions/posts/point-rules.ts'
import { postKindNames } from '../../../../functions/workforce/kinds-model.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { useLanguage } from '../../../shared/i18n/language.tsx'
import { newId } from '../../../shared/new-id.ts'
import { Asked } from '../../../shared/parts/asked.tsx'
import { AreaField, Check, DateField, MoneyField, RadioRow, SelectField, TextField } from '../../parts/form-fields.tsx'
import { FormGroup } from '../../parts/form-group.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { Page } from '../../parts/page.tsx'
import { choicesOf } from '../../parts/pick.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { placesQuery } from '../people/queries.ts'
import { CertificateChoice } from './certificate-choice.tsx'
import { afterPost, type FoundPost, postQuery } from './queries.ts'
import { usePostWords } from './words.ts'
import type { Messages } from './zh.ts'

export function NewPostScreen() {
  const words = usePostWords()
  const [id] = useState(newId)
  return (
    <Page title={words.create} above={<Link to="/posts" className={textLink()}>{words.back}</Link>}>
      <PostForm post={id} act={words.create} onSend={(body) => ask(api.posts.$post({ json: { id, ...body } }))} />
    </Page>
  )
}

export function ChangePostScreen() {
  const words = usePostWords()
  const { post } = useParams({ strict: false })
  const query = useQuery(postQuery(post!))
  return (
    <Page title={words.change} above={<Link to="/posts/$post" params={{ post: post! }} className={textLink()}>{query.data?.name ?? words.back}</Link>}>
      <Asked query={query} what={words.loading}>
        {(known) => <PostForm post={known.id} known={known} act={words.save} onSend={(body) => ask(api.posts[':post'].$patch({ param: { post: known.id }, json: { version: known.version, ...body } }))} />}
      </Asked>
    </Page>
  )
}

type Kind = keyof typeof postKindNames
const kinds = Object.keys(postKindNames) as [Kind, ...Kind[]]
const demands = ['nights', 'heights', 'heavy', 'standing'] as const
const whole = (text: string, least: number, most: number) => /^\d+$/.test(text.trim()) && Number(text) >= least && Number(text) <= most
const linesOf = (text: string) => text.split('\n').map((line) => line.trim()).filter(Boolean)
const trainingLine = /^(.{1,40}?)\s+(\d{1,3})$/

const schemaOf = (words: Messages) =>
  z
    .object({
      kind: z.enum(kinds),
      name: z.string().check(z.refine((text) => text.trim().length >= 2, words.nameWrong)),
      community: z.string(),
      place: z.string(),
      point: z.string().check(z.refine((text) => text.trim() === '' || parsePoint(text) !== undefined, words.pointWrong)),
      per: z.enum(['month', 'hour']),
      pay: z.string().check(z.refine((text) => (parseYuan(text) ?? 0) > 0, words.payWrong)),
      headcount: z.string().check(z.refine((text) => whole(text, 1, 500), words.headcountWrong)),
      perWeek: z.string().check(z.refine((text) => text.trim() === '' || whole(text, 1, 44), words.hoursWrong)),
      hoursFrom: z.string(),
      hoursTo: z.string(),
      certificates: z.array(z.string()).check(z.refine((chosen) => chosen.length <= 10, words.certificatesMany)),
      training: z.string().check(z.refine((text) => linesOf(text).every((line) => trainingLine.test(line)), words.trainingWrong)),
      limits: z.array(z.string()),
      approvalNo: z.string(),
      approvedFrom: z.string(),
      approvedTo: z.string(),
      from: z.string().check(z.refine((text) => text !== '', words.dayNeeded)),
      to: z.string(),
    })
    .check(
      z.refine(({ hoursFrom, hoursTo }) => (hoursFrom === '') === (hoursTo === ''), { error: words.hoursBoth, path: ['hoursFrom'] }),
      z.refine(({ approvalNo, approvedFrom, approvedTo }) => new Set([approvalNo.trim() === '', approvedFrom === '', approvedTo === '']).size === 1, { error: words.welfareWhole, path: ['approvalNo'] }),
    )
type Values = z.infer<ReturnType<typeof schemaOf>>

const valuesOf = (post: FoundPost | undefined): Values => ({
  kind: post?.kind ?? 'gate-guard', name: post?.name ?? '', community: post?.community ?? '', place: post?.place ?? '', point: pointText(post?.point ?? null),
  per: post && 'hourlyFen' in post.pay ? 'hour' : 'month',
  pay: post ? yuan('monthlyFen' in post.pay ? post.pay.monthlyFen : post.pay.hourlyFen) : '',
  headcount: String(post?.headcount ?? 1), perWeek: String(post?.hoursPerWeek ?? ''), hoursFrom: post?.hours?.from ?? '', hoursTo: post?.hours?.to ?? '',
  certificates: post?.requirements.certificates ?? [], training: post?.requirements.training.map(({ topic, hours }) => `${topic} ${hours}`).join('\n') ?? '', limits: post?.requirements.limits ?? [],
  approvalNo: post?.welfare?.approvalNo ?? '', approvedFrom: post?.welfare?.from ?? '', approvedTo: post?.welfare?.to ?? '', from: post?.from ?? '', to: post?.to ?? '',
})

function bodyOf(values: Values) {
  const fen = parseYuan(values.pay)!
  return {
    kind: values.kind, name: values.name.trim(), community: values.community || null, place: values.place.trim(), point: parsePoint(values.point) ?? null, headcount: Number(values.headcount),
    pay: values.per === 'month' ? { monthlyFen: fen } : { hourlyFen: fen },
    hoursPerWeek: values.perWeek.trim() ? Number(values.perWeek) : null,
    hours: values.hoursFrom ? { from: values.hoursFrom, to: values.hoursTo } : null,
    requirements: {
      certificates: values.certificates,
      training: linesOf(values.training).map((line) => ({ topic: trainingLine.exec(line)![1]!, hours: Number(trainingLine.exec(line)![2]) })),
      limits: values.limits as (typeof demands)[number][],
    },
    welfare: values.approvalNo.trim() ? { approvalNo: values.approvalNo.trim(), from: values.approvedFrom, to: values.approvedTo } : null,
    from: values.from,
    to: values.to || null,
  }
}

type Props = { readonly post: string; readonly known?: FoundPost; readonly act: string; readonly onSend: (body: ReturnType<typeof bodyOf>) => Promise<unknown> }

function PostForm({ post, known, act, onSend }: Props) {
  const words = usePostWords()
  const { lang } = useLanguage()
  const client = useQueryClient()
  const navigate = useNavigate()
  const places = useQuery(placesQuery)
  const form = useOfficeForm({
    name: 'post',
    schema: schemaOf(words),
    defaults: valuesOf(known),
    onSubmit: async (values) => {
      await onSend(bodyOf(values))
      await afterPost(client)
      await navigate({ to: '/posts/$post', params: { post } })
    },
  })
  const { fieldOf } = form
  return (
    <OfficeForm form={form} act={act} onCancel={() => void navigate({ to: '/posts' })}>
      <FormGroup legend={words.title}>
        <div className="grid items-end gap-4 sm:grid-cols-2">
          <TextField label={words.name} maxLength={40} {...fieldOf('name')} />
          <SelectField label={words.kind} choices={kinds.map((value) => ({ value, label: postKindNames[value][lang] }))} {...fieldOf('kind')} />
          <SelectField label={words.community} empty={words.noCommunity} choices={places.data?.communities.map(({ id, name }) => ({ value: id, label: name })) ?? []} {...fieldOf('community')} />
          <TextField label={words.place} maxLength={60} optional {...fieldOf('place')} />
          <TextField label={words.point} hint={words.pointHint} maxLength={60} optional {...fieldOf('point')} />
          <RadioRow legend={words.payPer} choices={[{ value: 'month', label: words.monthly }, { value: 'hour', label: words.hourly }]} {...form.form.register('per')} />
          <MoneyField label={words.pay} {...fieldOf('pay')} />
          <TextField label={words.headcount} inputMode="numeric" maxLength={3} {...fieldOf('headcount')} />
          <TextField label={words.hoursPerWeek} inputMode="numeric" maxLength={2} optional {...fieldOf('perWeek')} />
          <TextField label={words.hoursFrom} type="time" optional {...fieldOf('hoursFrom')} />
          <TextField label={words.hoursTo} type="time" optional {...fieldOf('hoursTo')} />
          <DateField label={words.from} {...fieldOf('from')} />
          <DateField label={words.to} optional {...fieldOf('to')} />
        </div>
      </FormGroup>
      <FormGroup legend={words.requirements}>
        <CertificateChoice chosen={form.form.watch('certificates')} onChange={(certificates) => form.form.setValue('certificates', certificates, { shouldDirty: true, shouldValidate: form.form.formState.isSubmitted })} error={form.form.formState.errors.certificates?.message} />
        <AreaField label={words.training} hint={words.trainingHint} optional {...fieldOf('training')} />
        <fieldset>
          <legend className="font-medium">{words.demands}</legend>
          <div className="mt-1 grid grid-cols-2 gap-x-4 sm:grid-cols-4">
            {choicesOf(words.demandNames).map(({ value, label }) => (
              <Check key={value} value={value} {...form.form.register('limits')}>
                {label}
              </Check>
            ))}
          </div>
        </fieldset>
      </FormGroup>
      <FormGroup legend={words.welfare}>
        <TextField label={words.approvalNo} maxLength={60} optional {...fieldOf('approvalNo')} />
        <div className="grid grid-cols-2 items-end gap-4">
          <DateField label={words.approvedFrom} optional {...fieldOf('approvedFrom')} />
          <DateField label={words.approvedTo} optional {...fieldOf('approvedTo')} />
        </div>
      </FormGroup>
    </OfficeForm>
  )
}
