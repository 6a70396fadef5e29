import { type FormEvent, useState } from 'react'
import { api, ask } from '../../shared/api/client.ts'
import { Button } from '../../shared/parts/button.tsx'
import { ErrorSummary } from '../../shared/parts/error-summary.tsx'
import { Field, inputClass } from '../../shared/parts/field.tsx'
import { useWords } from '../i18n/words.ts'
import { Failure } from '../shell/failure.tsx'
import { Page } from '../shell/page.tsx'
import { useAct } from '../use-act.ts'
import { readCode, spacedPhone } from './phone.ts'
import type { Sent } from './sign-in-page.tsx'
import { useCountdown } from './use-countdown.ts'

type Props = {
  readonly sent: Sent
  readonly onResent: (sent: Sent) => void
  readonly onOtherPhone: () => void
  readonly onSignedIn: () => void
}

/** Seconds before the next code can be asked for: a message often takes half a minute. */
const resendWait = 60

export function CodeStep({ sent, onResent, onOtherPhone, onSignedIn }: Props) {
  const words = useWords()
  const { phone, validSeconds } = sent
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<{ readonly say: string }>()
  const signIn = useAct(async (code: string) => {
    await ask(api['resident-sessions'].$post({ json: { phone, code } }))
    onSignedIn()
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const code = readCode(typed)
    setProblem(code ? undefined : { say: words.signIn.codeMissing })
    if (code) void signIn.run(code)
  }
  const wrong = problem?.say ?? (signIn.error?.code === 'code-wrong' ? signIn.error.say : undefined)
  return (
    <Page step="code" title={words.signIn.codeTitle} subtitle={words.signIn.sentTo(spacedPhone(phone))}>
      <form noValidate onSubmit={submit} className="mt-4">
        <ErrorSummary problems={wrong ? [{ field: 'code', say: wrong }] : []} />
        <Field id="code" label={words.signIn.code} hint={words.signIn.codeHint(Math.round(validSeconds / 60))} error={wrong}>
          {(aria) => (
            <input
              {...aria}
              inputMode="numeric"
              autoComplete="one-time-code"
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
              className={inputClass(wrong, 'min-h-(--target-main) max-w-60 text-[1.4rem] font-bold tracking-[0.2em]')}
            />
          )}
        </Field>
        {!wrong && <Failure error={signIn.error} />}
        <Button type="submit" kind="main" busy={signIn.busy} className="mt-4 min-h-(--target-main) w-full text-[1.1rem]">
          {words.signIn.submit}
        </Button>
      </form>
      <Resend phone={phone} onResent={onResent} />
      <Button kind="link" onClick={onOtherPhone}>
        {words.signIn.otherPhone}
      </Button>
      <p className="mt-2 text-ink-2">{words.signIn.notRegistered}</p>
    </Page>
  )
}

function Resend({ phone, onResent }: { readonly phone: string; readonly onResent: (sent: Sent) => void }) {
  const words = useWords()
  const { left, restart } = useCountdown(resendWait)
  const [again, setAgain] = useState(false)
  const resend = useAct(async () => {
    const { validSeconds } = await ask(api['resident-codes'].$post({ json: { phone } }))
    setAgain(true)
    restart()
    onResent({ phone, validSeconds })
  })
  return (
    <div className="mt-3">
      <output className="block">{again && words.signIn.sentAgain}</output>
      <Failure error={resend.error} />
      {left > 0 ? (
        <p className="flex min-h-(--target) items-center text-ink-2">{words.signIn.againIn(left)}</p>
      ) : (
        <Button kind="link" busy={resend.busy} onClick={() => void resend.run()}>
          {words.signIn.again}
        </Button>
      )}
    </div>
  )
}
