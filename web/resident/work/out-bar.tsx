import { useState } from 'react'
import { Link } from 'wouter'
import { useFormat } from '../../shared/i18n/language.tsx'
import { Button, buttonClass } from '../../shared/parts/button.tsx'
import { workPaths } from './paths.ts'
import { useWork } from './use-phone.tsx'
import type { Standing } from './use-stay.ts'
import { useWorkWords } from './words.tsx'

type Props = { readonly standing: Standing; readonly busy: boolean; readonly asking: boolean; readonly askAgain: () => Promise<void>; readonly letOut: (cashFen: number) => void }

const main = 'min-h-[4.2rem] w-full text-[1.2rem]'

/** The ways out: cash, paid online, nothing to pay. */
export function OutBar({ standing: { from, car, price }, busy, asking, askAgain, letOut }: Props) {
  const words = useWorkWords()
  const format = useFormat()
  const { shift } = useWork()
  const [looked, setLooked] = useState(false)
  const paidOnline = async () => {
    // Without network nobody can look: the server finds out when it hears of the exit.
    if (from === 'phone') return letOut(0)
    await askAgain()
    setLooked(true)
  }
  if (!car) {
    return (
      <Button busy={busy} onClick={() => letOut(0)} className={main}>
        {words.out.openUnknown}
      </Button>
    )
  }
  if (!price || price.dueFen === 0) {
    return (
      <Button kind="main" busy={busy} onClick={() => letOut(0)} className={main}>
        {words.out.open}
      </Button>
    )
  }
  return (
    <>
      {looked && (
        <p role="alert" className="font-medium text-warn">
          {words.out.notPaid}
        </p>
      )}
      {shift ? (
        <Button kind="main" busy={busy} onClick={() => letOut(price.dueFen)} className={main}>
          {words.out.cash(format.yuan(price.dueFen))}
        </Button>
      ) : (
        <>
          <p className="text-ink-2">{words.out.needShift}</p>
          <Link href={workPaths.shift} className={buttonClass('main', main)}>
            {words.out.start}
          </Link>
        </>
      )}
      <Button busy={busy || asking} onClick={() => void (looked ? letOut(0) : paidOnline())} className="min-h-(--target-main) w-full">
        {looked ? words.out.anyway : words.out.paidOnline}
      </Button>
    </>
  )
}
