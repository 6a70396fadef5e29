import { useState } from 'react'
import { useFormat } from '../../shared/i18n/language.tsx'
import { Button } from '../../shared/parts/button.tsx'
import { useWords } from '../i18n/words.ts'

type Props = { readonly count: number; readonly amountFen: number; readonly onPay: () => void }

/** The one button: the act, the amount, how many. With nothing chosen it stays and explains. */
export function PayBar({ count, amountFen, onPay }: Props) {
  const words = useWords()
  const format = useFormat()
  const [asked, setAsked] = useState(false)
  return (
    <>
      {asked && count === 0 && (
        <p role="alert" className="mb-2 font-medium text-bad">
          {words.bills.chooseFirst}
        </p>
      )}
      <PayButton onClick={() => (count > 0 ? onPay() : setAsked(true))}>{count > 0 ? words.bills.pay(format.yuan(amountFen), count) : words.bills.payNone}</PayButton>
    </>
  )
}

type PayButtonProps = { readonly children: string; readonly onClick: () => void; readonly busy?: boolean }

/** 68 px high in standard size. */
export function PayButton({ children, onClick, busy = false }: PayButtonProps) {
  return (
    <Button kind="main" busy={busy} onClick={onClick} className="min-h-[3.8rem] w-full rounded-xl text-[1.15rem]">
      {children}
    </Button>
  )
}
