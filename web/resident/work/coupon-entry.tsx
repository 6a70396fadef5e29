import { type FormEvent, useState } from 'react'
import { normalCode } from '../../../functions/coupons/code-model.ts'
import { Button } from '../../shared/parts/button.tsx'
import { Field, inputClass } from '../../shared/parts/field.tsx'
import { Failure } from '../shell/failure.tsx'
import { useAct } from '../use-act.ts'
import { redeemCoupon } from './queries.ts'
import { useWorkWords } from './words.tsx'

/** A coupon that the driver holds out. Only with the network: whether a code is used already no phone can know. */
export function CouponEntry({ stay, onUsed }: { readonly stay: string | undefined; readonly onUsed: () => Promise<unknown> }) {
  const words = useWorkWords()
  const [open, setOpen] = useState(false)
  const [code, setCode] = useState('')
  const [problem, setProblem] = useState<string>()
  const use = useAct(async () => {
    await redeemCoupon(stay!, code)
    setCode('')
    setOpen(false)
    await onUsed()
  })
  if (!open) {
    return (
      <Button onClick={() => setOpen(true)} className="mt-4 min-h-(--target-main) w-full">
        {words.out.coupon}
      </Button>
    )
  }
  if (!stay) return <output className="mt-4 block bg-warn-soft p-3 text-warn">{words.out.couponOffline}</output>
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wrong = normalCode(code) ? undefined : words.out.couponWrong
    setProblem(wrong)
    if (!wrong) void use.run()
  }
  return (
    <form noValidate onSubmit={submit} className="mt-4 border-t border-line pt-4">
      <Field id="coupon" label={words.out.couponCode} hint={words.out.couponHint} error={problem}>
        {(aria) => (
          <input {...aria} type="text" autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={20} value={code} onChange={({ currentTarget }) => (setCode(currentTarget.value), setProblem(undefined))} className={inputClass(problem, 'min-h-(--target-main) text-center text-[1.3rem] font-bold tracking-widest uppercase')} />
        )}
      </Field>
      <Failure error={use.error} />
      <Button type="submit" busy={use.busy} className="mt-3 min-h-(--target-main) w-full">
        {words.out.couponUse}
      </Button>
    </form>
  )
}
