import { type FormEvent, useState } from 'react'
import { normalCode } from '../../../functions/coupons/code-model.ts'
import { api, ask } from '../../shared/api/client.ts'
import { Button } from '../../shared/parts/button.tsx'
import { Field, inputClass } from '../../shared/parts/field.tsx'
import { Failure } from '../shell/failure.tsx'
import { useAct } from '../use-act.ts'
import type { Wanted } from './queries.ts'
import type { Messages } from './zh.ts'

/** The words come from the page, which has them: asked for here they would draw the whole page into this part. */
type Props = { readonly words: Messages; readonly area: string; readonly wanted: Wanted; readonly onUsed: () => Promise<unknown> }

/** What was paid before is not paid back, and the form says so first. */
export function CouponForm({ words, area, wanted, onUsed }: Props) {
  const [code, setCode] = useState('')
  const [problem, setProblem] = useState<string>()
  const use = useAct(async () => {
    await ask(api.parking.pay[':area'].coupons.$post({ param: { area }, json: { ...wanted, code } }))
    await onUsed()
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wrong = normalCode(code) ? undefined : words.couponWrong
    setProblem(wrong)
    if (!wrong) void use.run()
  }
  return (
    <form noValidate onSubmit={submit} className="mt-4 border-t border-line pt-4">
      <Field id="coupon" label={words.couponCode} hint={words.couponHint} error={problem}>
        {(aria) => (
          <input {...aria} type="text" autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={20} value={code} onChange={({ currentTarget }) => (setCode(currentTarget.value), setProblem(undefined))} className={inputClass(problem, 'min-h-(--target-main) text-center text-[1.3rem] font-bold tracking-widest uppercase')} />
        )}
      </Field>
      <p className="mt-1 text-ink-2">{words.couponNote}</p>
      <Failure error={use.error} />
      <Button type="submit" busy={use.busy} className="mt-3 min-h-(--target-main) w-full">
        {words.couponUse}
      </Button>
    </form>
  )
}
