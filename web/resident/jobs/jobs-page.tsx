import { queryOptions, useQuery } from '@tanstack/react-query'
import { CircleCheck } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { postKindNames } from '../../../functions/workforce/kinds-model.ts'
import { asApiError } from '../../shared/api/api-error.ts'
import { api, ask } from '../../shared/api/client.ts'
import { useLanguage } from '../../shared/i18n/language.tsx'
import { newId } from '../../shared/new-id.ts'
import { Asked } from '../../shared/parts/asked.tsx'
import { Button } from '../../shared/parts/button.tsx'
import { ErrorSummary } from '../../shared/parts/error-summary.tsx'
import { Field, inputClass } from '../../shared/parts/field.tsx'
import { Page } from '../shell/page.tsx'
import { useJobsWords } from './words.ts'

const fetchForm = () => ask(api.applications.form.$get())
type Form = Awaited<ReturnType<typeof fetchForm>>
const formQuery = queryOptions({ queryKey: ['application-form'], queryFn: fetchForm })
type Kind = keyof typeof postKindNames
const kinds = Object.keys(postKindNames) as Kind[]

/** `/jobs`: somebody looking for work leaves a name and a number. Nothing else is needed to call back. */
export function JobsPage() {
  const words = useJobsWords()
  const query = useQuery(formQuery)
  const [sent, setSent] = useState(false)
  return (
    <Page title={words.title} {...(sent ? {} : { subtitle: words.intro })} step={sent ? 'sent' : 'form'}>
      <Asked query={query} what={words.what}>
        {(form) => (sent ? <Told good title={words.sent} text={words.sentText} /> : form.open ? <JobsForm form={form} onSent={() => setSent(true)} /> : <Told title={words.closed} text={words.closedText} />)}
      </Asked>
    </Page>
  )
}

function Told({ title, text, good = false }: { readonly title: string; readonly text: string; readonly good?: boolean }) {
  return (
    <div role="status" className={good ? 'mt-4 border-l-4 border-good bg-good-soft px-4 py-3' : 'mt-4 border-l-4 border-line-strong px-4 py-3'}>
      <p className="flex items-center gap-2 text-[1.2rem] font-bold">
        {good && <CircleCheck aria-hidden className="size-7 shrink-0" />}
        {title}
      </p>
      <p className="mt-1">{text}</p>
    </div>
  )
}

const fields = ['name', 'phone', 'agree'] as const

function JobsForm({ form, onSent }: { readonly form: Form; readonly onSent: () => void }) {
  const words = useJobsWords()
  const { lang } = useLanguage()
  const [id] = useState(newId)
  const [values, setValues] = useState({ name: '', phone: '', community: '', note: '', agree: false })
  const [posts, setPosts] = useState<readonly Kind[]>([])
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const phone = values.phone.replace(/[\s-]/g, '')
  const wrong = { name: /^[\p{L}·. '-]{2,40}$/u.test(values.name.trim()) ? undefined : words.nameWrong, phone: /^1[3-9]\d{9}$/.test(phone) ? undefined : words.phoneWrong, agree: values.agree ? undefined : words.agreeNeeded }
  const problems = tried ? fields.flatMap((field) => (wrong[field] ? [{ field: `job-${field}`, say: wrong[field] }] : [])) : []
  const errorOf = (field: (typeof fields)[number]) => (tried ? wrong[field] : undefined)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (fields.some((field) => wrong[field]) || busy) return
    setBusy(true)
    setFailure(undefined)
    try {
      await ask(api.applications.$post({ json: { id, name: values.name.trim(), phone, community: values.community || null, posts: [...posts], note: values.note.trim(), agreed: form.version } }))
      onSent()
    } catch (thrown) {
      setFailure(thrown)
      setBusy(false)
    }
  }
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="mt-4 grid gap-4">
      {problems.length > 0 && <ErrorSummary problems={problems} />}
      <Field id="job-name" label={words.name} error={errorOf('name')}>
        {(aria) => <input {...aria} autoComplete="name" maxLength={40} value={values.name} onChange={(event) => setValues({ ...values, name: event.currentTarget.value })} className={inputClass(errorOf('name'), 'min-h-(--target-main)')} />}
      </Field>
      <Field id="job-phone" label={words.phone} error={errorOf('phone')}>
        {(aria) => <input {...aria} type="tel" autoComplete="tel-national" maxLength={20} value={values.phone} onChange={(event) => setValues({ ...values, phone: event.currentTarget.value })} className={inputClass(errorOf('phone'), 'min-h-(--target-main)')} />}
      </Field>
      <Field id="job-community" label={words.community}>
        {(aria) => (
          <select {...aria} value={values.community} onChange={(event) => setValues({ ...values, community: event.currentTarget.value })} className={inputClass(undefined, 'min-h-(--target-main)')}>
            <option value="">{words.otherPlace}</option>
            {form.communities.map((community) => (
              <option key={community.id} value={community.id}>
                {community.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <fieldset>
        <legend className="font-bold">{words.posts}</legend>
        <div className="mt-1 grid grid-cols-2 gap-x-4">
          {kinds.map((kind) => (
            <label key={kind} className="flex min-h-12 items-center gap-3">
              <input type="checkbox" checked={posts.includes(kind)} onChange={() => setPosts(posts.includes(kind) ? posts.filter((one) => one !== kind) : [...posts, kind])} className="size-6 shrink-0 accent-link" />
              {postKindNames[kind][lang]}
            </label>
          ))}
        </div>
      </fieldset>
      <Field id="job-note" label={words.note} hint={words.noteHint}>
        {(aria) => <textarea {...aria} rows={3} maxLength={200} value={values.note} onChange={(event) => setValues({ ...values, note: event.currentTarget.value })} className={inputClass(undefined)} />}
      </Field>
      <section aria-labelledby="job-notice" className="border border-line px-4 py-3">
        <h2 id="job-notice" className="font-bold">
          {words.notice}
        </h2>
        <p className="mt-1">{form.notice[lang]}</p>
      </section>
      <label htmlFor="job-agree" className="flex min-h-(--target-main) items-center gap-3 font-medium">
        <input id="job-agree" type="checkbox" checked={values.agree} onChange={(event) => setValues({ ...values, agree: event.currentTarget.checked })} className="size-6 shrink-0 accent-link" />
        {words.agree}
      </label>
      {failure !== undefined && (
        <p role="alert" className="font-bold text-bad">
          {asApiError(failure).say}
        </p>
      )}
      <Button type="submit" kind="main" busy={busy} className="min-h-(--target-main) w-full text-[1.1rem]">
        {busy ? words.sending : words.send}
      </Button>
    </form>
  )
}
