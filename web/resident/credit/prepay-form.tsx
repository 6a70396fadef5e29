import { type FormEvent, useState } from 'react'
import { api, ask } from '../../shared/api/client.ts'
import { useFormat } from '../../shared/i18n/language.tsx'
import { Button } from '../../shared/parts/button.tsx'
import { ErrorSummary } from '../../shared/parts/error-summary.tsx'
import { Field, inputClass } from '../../shared/parts/field.tsx'
import { typedYuan } from '../../shared/typed-yuan.ts'
import { useWords } from '../i18n/words.ts'
import { inWeChat } from '../pay/in-wechat.ts'
import { Failure } from '../shell/failure.tsx'
import { useAct } from '../use-act.ts'
import { useCreditWords } from './words.ts'

const fenMin = 100
const fenMax = 10_000_000

/** A sum to pay ahead; the provider's page follows, and only there is it charged. */
export function PrepayForm({ unit, onWeChat }: { readonly unit: string; readonly onWeChat: () => void }) {
  const common = useWords()
  const words = useCreditWords()
  const format = useFormat()
  const [text, setText] = useState('')
  const [attempt, setAttempt] = useState(0)
  const [warned, setWarned] = useState<{ readonly say: string; readonly url: string; readonly fen: number }>()
  const [leaving, setLeaving] = useState(false)
  const fen = typedYuan(text) ?? 0
  const good = fen >= fenMin && fen <= fenMax
  const wrong = attempt > 0 && !good ? words.amountWrong : undefined
  const leave = (url: string) => {
    setLeaving(true)
    location.assign(url)
  }
  const open = useAct(async () => {
    const { url, warning } = await ask(api.checkouts.$post({ json: { unit: unit as never, prepayFen: fen } }))
    if (warning) setWarned({ say: warning, url, fen })
    else leave(url)
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAttempt((before) => before + 1)
    if (!good) return
    if (inWeChat()) onWeChat()
    else if (warned?.fen === fen) leave(warned.url)
    else void open.run()
  }
  return (
    <form noValidate onSubmit={submit} className="mt-1">
      <p>{words.prepayNote}</p>
      <ErrorSummary problems={wrong ? [{ field: 'prepay', say: wrong }] : []} attempt={attempt} />
      <Field id="prepay" label={words.amount} hint={words.amountHint} error={wrong} className="mt-3">
        {(aria) => <input {...aria} type="text" inputMode="decimal" autoComplete="off" value={text} onChange={(event) => setText(event.currentTarget.value)} className={inputClass(wrong, 'text-[1.2rem] font-bold')} />}
      </Field>
      {warned?.fen === fen && (
        <p role="alert" className="mt-2 border-l-4 border-warn bg-warn-soft p-3 text-warn">
          {warned.say}
        </p>
      )}
      <p className="mt-2 text-ink-2">{common.pay.safe}</p>
      <Button kind="main" type="submit" busy={open.busy || leaving} className="mt-3 min-h-(--target-main) w-full">
        {open.busy || leaving ? common.pay.going : good ? (warned?.fen === fen ? common.pay.goAnyway(format.yuan(fen)) : common.pay.go(format.yuan(fen))) : words.go}
      </Button>
      <Failure error={open.error} />
    </form>
  )
}
