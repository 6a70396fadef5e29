import { queryOptions, useQuery } from '@tanstack/react-query'
import { CircleCheck, CircleX } from 'lucide-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useLocation } from 'wouter'
import { asApiError } from '../../shared/api/api-error.ts'
import { api, ask } from '../../shared/api/client.ts'
import { useFormat, useLanguage } from '../../shared/i18n/language.tsx'
import { Asked } from '../../shared/parts/asked.tsx'
import { Button } from '../../shared/parts/button.tsx'
import { classNames } from '../../shared/parts/class-names.ts'
import { Field, inputClass } from '../../shared/parts/field.tsx'
import { Page } from '../shell/page.tsx'
import { useVerifyWords } from './words.ts'

const fetchVerified = (code: string) => ask(api.certificates.verified[':code'].$get({ param: { code } }))
type Verified = Awaited<ReturnType<typeof fetchVerified>>
/** Each look counts against a limit, so it is not asked again by itself. */
const verifiedQuery = (code: string) => queryOptions({ queryKey: ['verified', code], queryFn: () => fetchVerified(code), retry: false, staleTime: 60_000 })

/** `/verify`, `/verify/<code>`: for whoever holds a certificate of ours, without sign-in. */
export function VerifyPage({ code }: { readonly code: string | undefined }) {
  const words = useVerifyWords()
  return code ? (
    <Page title={words.title} back={{ href: '/verify', text: words.back }} step={code}>
      <Looked code={code} />
    </Page>
  ) : (
    <Page title={words.title} subtitle={words.intro}>
      <CodeForm />
    </Page>
  )
}

function CodeForm() {
  const words = useVerifyWords()
  const [, go] = useLocation()
  const [typed, setTyped] = useState('')
  const [missing, setMissing] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const code = typed.replace(/[^A-Za-z0-9]/g, '').toLowerCase()
    setMissing(code === '')
    if (code) go(`/verify/${code}`)
  }
  return (
    <form noValidate onSubmit={submit} className="mt-4">
      <Field id="code" label={words.code} hint={words.hint} error={missing ? words.missing : undefined}>
        {(aria) => <input {...aria} autoComplete="off" autoCapitalize="none" spellCheck={false} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} className={inputClass(missing, 'min-h-(--target-main) text-[1.2rem]')} />}
      </Field>
      <Button type="submit" kind="main" className="mt-4 min-h-(--target-main) w-full text-[1.1rem]">
        {words.check}
      </Button>
    </form>
  )
}

function Looked({ code }: { readonly code: string }) {
  const words = useVerifyWords()
  const query = useQuery(verifiedQuery(code))
  if (query.error && asApiError(query.error).kind === 'unknown') return <Verdict good={false} title={words.wrong} text={words.wrongText} />
  return (
    <Asked query={query} what={words.what}>
      {(found) => <Found found={found} />}
    </Asked>
  )
}

function Found({ found }: { readonly found: Verified }) {
  const words = useVerifyWords()
  const { lang } = useLanguage()
  const { date, count } = useFormat()
  const facts: readonly (readonly [string, ReactNode])[] = [
    [words.holder, found.holder],
    [words.kind, found.kindName[lang]],
    [words.course, found.course],
    [words.hours, count(found.hours)],
    [words.on, date(found.completedOn)],
    [words.no, found.no],
    [words.issuer, found.issuer],
  ]
  return (
    <>
      {found.revokedOn ? <Verdict good={false} title={words.revoked} text={words.revokedText(date(found.revokedOn), found.issuer)} /> : <Verdict good title={words.valid} text={words.validText(found.issuer)} />}
      <dl className="mt-4 border-t border-line">
        {facts.map(([name, value]) => (
          <div key={name} className="flex flex-wrap justify-between gap-x-4 border-b border-line py-3">
            <dt className="text-ink-2">{name}</dt>
            <dd className="font-bold">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-ink-2">{words.holderNote}</p>
    </>
  )
}

function Verdict({ good, title, text }: { readonly good: boolean; readonly title: string; readonly text: string }) {
  const Icon = good ? CircleCheck : CircleX
  return (
    <div role="status" className={classNames('mt-4 border-l-4 px-4 py-3', good ? 'border-good bg-good-soft' : 'border-bad bg-bad-soft')}>
      <p className={classNames('flex items-center gap-2 text-[1.3rem] font-bold', good ? 'text-good' : 'text-bad')}>
        <Icon aria-hidden className="size-7 shrink-0" />
        {title}
      </p>
      <p className="mt-1">{text}</p>
    </div>
  )
}
