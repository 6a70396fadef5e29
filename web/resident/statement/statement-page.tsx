import { useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { asApiError } from '../../shared/api/api-error.ts'
import { api, ask, fileUrl } from '../../shared/api/client.ts'
import { useLanguage } from '../../shared/i18n/language.tsx'
import { Asked } from '../../shared/parts/asked.tsx'
import { Button, buttonClass } from '../../shared/parts/button.tsx'
import { ErrorSummary } from '../../shared/parts/error-summary.tsx'
import { Field, inputClass } from '../../shared/parts/field.tsx'
import { ErrorState } from '../../shared/parts/states.tsx'
import { homeOf } from '../home-of.ts'
import { useWords } from '../i18n/words.ts'
import { meQuery } from '../queries.ts'
import { NeedsSignIn } from '../session/needs-sign-in.tsx'
import { Page } from '../shell/page.tsx'
import { StatementRows } from './statement-rows.tsx'

const fetchStatement = (unit: string, from: string, to: string) => ask(api.households[':unit'].statement.$get({ param: { unit }, query: { ...(from && { from }), ...(to && { to }) } }))
export type Statement = Awaited<ReturnType<typeof fetchStatement>>

/** Bills and payments of a household in order, each with what was owed after it. The dates are in the address. */
export function StatementPage() {
  const words = useWords()
  const [search] = useSearchParams()
  // Some of its words come from the server.
  const { lang } = useLanguage()
  const me = useQuery(meQuery)
  const actor = me.data?.actor
  const unit = search.get('unit') ?? actor?.units[0] ?? ''
  const from = search.get('from') ?? ''
  const to = search.get('to') ?? ''
  const query = useQuery({ queryKey: ['statement', lang, unit, from, to], queryFn: () => fetchStatement(unit, from, to), enabled: unit !== '' })
  const signedOut = (me.data && !actor) || (query.error && asApiError(query.error).kind === 'unauthenticated')
  if (signedOut) return <NeedsSignIn />
  const { data } = query
  return (
    <Page title={words.statement.title} subtitle={data && `${homeOf(data)} ${data.name}`} back={{ href: `/bills?unit=${unit}&tab=paid`, text: words.shell.toBills }}>
      <Range key={`${data?.from} ${data?.to}`} unit={unit} from={data?.from ?? from} to={data?.to ?? to} />
      {unit === '' && me.error ? (
        <ErrorState error={me.error} retry={() => void me.refetch()} />
      ) : (
        <Asked query={query} what={words.statement.what}>
          {(statement) => <StatementRows statement={statement} />}
        </Asked>
      )}
      {data && (
        <p className="mt-4">
          <a href={fileUrl(`/v1/households/${unit}/statement/export`, { from: data.from, to: data.to, format: 'xlsx' })} download className={buttonClass('plain')}>
            <Download aria-hidden className="size-5" />
            {words.statement.download}
          </a>
        </p>
      )}
    </Page>
  )
}

type RangeProps = { readonly unit: string; readonly from: string; readonly to: string }

function Range({ unit, from, to }: RangeProps) {
  const words = useWords()
  const [, navigate] = useLocation()
  const [start, setStart] = useState(from)
  const [end, setEnd] = useState(to)
  const [attempt, setAttempt] = useState(0)
  const wrong = attempt > 0 && start && end && start > end ? words.statement.rangeWrong : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAttempt((before) => before + 1)
    if (!(start && end && start > end)) navigate(`/statement?${new URLSearchParams({ unit, from: start, to: end })}`)
  }
  return (
    <form noValidate onSubmit={submit} className="mt-3 print:hidden">
      <ErrorSummary problems={wrong ? [{ field: 'from', say: wrong }] : []} attempt={attempt} />
      <div className="flex flex-wrap items-end gap-3">
        <Field id="from" label={words.statement.from} error={wrong} className="min-w-[9.5rem] flex-1">
          {(aria) => <input {...aria} type="date" value={start} onChange={(event) => setStart(event.currentTarget.value)} className={inputClass(wrong)} />}
        </Field>
        <Field id="to" label={words.statement.to} className="min-w-[9.5rem] flex-1">
          {(aria) => <input {...aria} type="date" value={end} onChange={(event) => setEnd(event.currentTarget.value)} className={inputClass()} />}
        </Field>
        <Button type="submit">{words.statement.show}</Button>
      </div>
    </form>
  )
}
