import { type FormEvent, useState } from 'react'
import { api, ask } from '../../shared/api/client.ts'
import { Button } from '../../shared/parts/button.tsx'
import { ErrorSummary } from '../../shared/parts/error-summary.tsx'
import { Field, inputClass } from '../../shared/parts/field.tsx'
import { useWords } from '../i18n/words.ts'
import { Failure } from '../shell/failure.tsx'
import { Page } from '../shell/page.tsx'
import { useAct } from '../use-act.ts'
import { readPhone } from './phone.ts'
import type { Sent } from './sign-in-page.tsx'

type Props = { readonly initial: string; readonly needed: boolean; readonly onSent: (sent: Sent) => void }

export function PhoneStep({ initial, needed, onSent }: Props) {
  const words = useWords()
  const [typed, setTyped] = useState(initial)
  const [problem, setProblem] = useState<{ readonly say: string }>()
  const send = useAct(async (phone: string) => {
    const { validSeconds } = await ask(api['resident-codes'].$post({ json: { phone } }))
    onSent({ phone, validSeconds })
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const phone = readPhone(typed)
    setProblem(phone ? undefined : { say: typed.trim() ? words.signIn.phoneWrong : words.signIn.phoneMissing })
    if (phone) void send.run(phone)
  }
  return (
    <Page title={words.signIn.title} subtitle={needed && words.signIn.needed} back={{ href: '/', text: words.shell.home }}>
      <form noValidate onSubmit={submit} className="mt-4">
        <ErrorSummary problems={problem ? [{ field: 'phone', say: problem.say }] : []} />
        <Field id="phone" label={words.signIn.phone} hint={words.signIn.phoneHint} error={problem?.say}>
          {(aria) => (
            <input
              {...aria}
              type="tel"
              inputMode="tel"
              autoComplete="tel-national"
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
              className={inputClass(problem, 'min-h-(--target-main) text-[1.2rem]')}
            />
          )}
        </Field>
        <Failure error={send.error} />
        <Button type="submit" kind="main" busy={send.busy} className="mt-4 min-h-(--target-main) w-full text-[1.1rem]">
          {words.signIn.send}
        </Button>
      </form>
    </Page>
  )
}
