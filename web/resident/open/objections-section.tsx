import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Link } from 'wouter'
import { api, ask } from '../../shared/api/client.ts'
import { useFormat } from '../../shared/i18n/language.tsx'
import { newId } from '../../shared/new-id.ts'
import { Button, buttonClass } from '../../shared/parts/button.tsx'
import { ErrorSummary } from '../../shared/parts/error-summary.tsx'
import { Field, inputClass } from '../../shared/parts/field.tsx'
import { signInPath } from '../paths.ts'
import { meQuery, queries } from '../queries.ts'
import { Failure } from '../shell/failure.tsx'
import { useAct } from '../use-act.ts'
import { type Disclosure, type MyObjection, mineQuery } from './queries.ts'
import { useOpenWords } from './words.ts'

/** What was asked and answered in public, and the way to ask, while it is open. */
export function ObjectionsSection({ disclosure, path }: { readonly disclosure: Disclosure; readonly path: string }) {
  const words = useOpenWords()
  const format = useFormat()
  const me = useQuery(meQuery)
  const resident = me.data?.actor?.kind === 'resident'
  const { filed, answered } = disclosure.objections
  const here = answered.filter(({ community }) => community === disclosure.scope.community)
  return (
    <section className="mt-6 border-t-2 border-ink pt-3">
      <h2 className="text-[1.2rem] font-bold">{words.objections}</h2>
      <p className="mt-1">{disclosure.objectionsOpen ? words.objectionsUntil(format.date(disclosure.objectionsUntil)) : words.objectionsOver(format.date(disclosure.objectionsUntil))}</p>
      {filed > 0 && <p>{words.filed(filed)}</p>}
      {here.length > 0 && (
        <ul className="mt-2 border-t border-line">
          {here.map(({ question, answer, answeredOn }) => (
            <li key={question + answer} className="border-b border-line py-3">
              <p className="font-bold">{`${words.question}：${question}`}</p>
              <p>{`${words.answer}：${answer}`}</p>
              <p className="text-ink-2">{words.answeredOn(format.date(answeredOn))}</p>
            </li>
          ))}
        </ul>
      )}
      {resident ? <Own disclosure={disclosure} /> : disclosure.objectionsOpen && (
        <p className="mt-3 print:hidden">
          <Link href={signInPath(path)} className={buttonClass('plain')}>
            {words.signIn}
          </Link>
        </p>
      )}
    </section>
  )
}

function Own({ disclosure }: { readonly disclosure: Disclosure }) {
  const words = useOpenWords()
  const mine = useQuery(mineQuery(disclosure.id))
  return (
    <div className="print:hidden">
      {disclosure.objectionsOpen && <Write key={mine.data?.items.length} disclosure={disclosure} />}
      {mine.data && mine.data.items.length > 0 && (
        <>
          <h3 className="mt-4 font-bold">{words.mine}</h3>
          <ul className="mt-1 border-t border-line">
            {mine.data.items.map((one) => (
              <Mine key={one.id} one={one} />
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function Mine({ one }: { readonly one: MyObjection }) {
  const words = useOpenWords()
  const format = useFormat()
  return (
    <li className="border-b border-line py-3">
      <p>{one.text}</p>
      {one.answer === null ? <p className="text-ink-2">{`${words.waiting} · ${words.answerBy(format.date(one.answerBy))}`}</p> : <p className="font-medium">{`${words.answer}：${one.answer}`}</p>}
    </li>
  )
}

function Write({ disclosure }: { readonly disclosure: Disclosure }) {
  const words = useOpenWords()
  // The same press again is the same objection.
  const [id] = useState(newId)
  const [text, setText] = useState('')
  const [attempt, setAttempt] = useState(0)
  const wrong = attempt > 0 && text.trim() === '' ? words.writeMissing : undefined
  const send = useAct(async () => {
    await ask(api.disclosures[':disclosure'].objections.$post({ param: { disclosure: disclosure.id as never }, json: { id, community: disclosure.scope.community as never, text } }))
    await Promise.all([queries.invalidateQueries({ queryKey: ['objections', disclosure.id] }), queries.invalidateQueries({ queryKey: ['disclosure', disclosure.id] })])
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAttempt((before) => before + 1)
    if (text.trim() !== '') void send.run()
  }
  return (
    <form noValidate onSubmit={submit} className="mt-3">
      <ErrorSummary problems={wrong ? [{ field: 'objection', say: wrong }] : []} attempt={attempt} />
      <Field id="objection" label={words.write} hint={words.writeHint} error={wrong}>
        {(aria) => <textarea {...aria} rows={4} maxLength={500} value={text} onChange={(event) => setText(event.currentTarget.value)} className={inputClass(wrong, 'py-2')} />}
      </Field>
      <Failure error={send.error} />
      <Button type="submit" busy={send.busy} className="mt-2">
        {send.busy ? words.sending : words.send}
      </Button>
    </form>
  )
}
