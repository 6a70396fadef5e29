import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { asApiError } from '../../shared/api/api-error.ts'
import { api, ask } from '../../shared/api/client.ts'
import { useFormat } from '../../shared/i18n/language.tsx'
import { Asked } from '../../shared/parts/asked.tsx'
import { Button, buttonClass } from '../../shared/parts/button.tsx'
import { PayButton } from '../bills/pay-bar.tsx'
import { inWeChat } from '../pay/in-wechat.ts'
import { WeChatPage } from '../pay/wechat-page.tsx'
import { Failure } from '../shell/failure.tsx'
import { Page } from '../shell/page.tsx'
import { useAct } from '../use-act.ts'
import { AmountChoice } from './amount-choice.tsx'
import { ownSessionAt } from './own-session.ts'
import { PriceText } from './price-text.tsx'
import { type Front, frontQuery } from './queries.ts'
import { useMachineWords } from './words.ts'

/** Where the code on a charging box, a locker or a washing machine leads, without sign-in: the price in words, how much to pay ahead. */
export function MachinePage({ machine }: { readonly machine: string }) {
  const words = useMachineWords()
  const query = useQuery(frontQuery(machine))
  const kind = query.error && !query.data ? asApiError(query.error).kind : undefined
  if (kind === 'unknown' || kind === 'invalid') {
    return (
      <Page title={words.gone}>
        <p className="py-4">{words.goneText}</p>
      </Page>
    )
  }
  if (query.data) return <Machine key={machine} front={query.data} lookAgain={() => void query.refetch()} />
  return (
    <Page title={words.title}>
      <Asked query={query} what={words.what}>
        {() => null}
      </Asked>
    </Page>
  )
}

function Machine({ front, lookAgain }: { readonly front: Front; readonly lookAgain: () => void }) {
  const words = useMachineWords()
  const format = useFormat()
  const [amountFen, choose] = useState(front.amountsFen[Math.floor((front.amountsFen.length - 1) / 2)] ?? 0)
  const [inApp, setInApp] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const start = useAct(async () => {
    try {
      const { sale } = await ask(api['machine-sessions'].$post({ json: { machine: front.id, amountFen } }))
      setLeaving(true)
      location.assign(sale!.url)
    } catch (error) {
      // Somebody may have taken it meanwhile.
      lookAgain()
      throw error
    }
  })
  if (inApp) return <WeChatPage access="paylink" back={words.back} onBack={() => setInApp(false)} />
  const free = front.standing === 'free'
  const busy = start.busy || leaving
  const bar = free && (
    <PayButton busy={busy} onClick={() => (inWeChat() ? setInApp(true) : void start.run())}>
      {busy ? words.going : words.pay(format.yuan(amountFen))}
    </PayButton>
  )
  return (
    <Page title={`${front.facilityName} ${front.name}`} subtitle={front.place} bar={bar}>
      {!free && <Standing front={front} lookAgain={lookAgain} />}
      <h2 className="mt-5 font-bold">{words.price}</h2>
      <PriceText tariff={front.tariff} maxMinutes={front.maxMinutes} />
      {free && (
        <>
          <AmountChoice front={front} chosen={amountFen} onChoose={choose} />
          <p className="mt-3 text-ink-2">{words.safe}</p>
          <p className="text-ink-2">{words.plugIn}</p>
        </>
      )}
      <Failure error={start.error} />
    </Page>
  )
}

/** Why it cannot be used now, and what to do instead. Whoever is using it is led to what was used. */
function Standing({ front, lookAgain }: { readonly front: Front; readonly lookAgain: () => void }) {
  const words = useMachineWords()
  const [title, text] = { busy: [words.busy, words.busyText], 'out-of-use': [words.outOfUse, words.outOfUseText], 'offline-only': [words.offline, words.offlineText], free: ['', ''] }[front.standing] as [string, string]
  const own = front.standing === 'busy' ? ownSessionAt(front.id) : undefined
  return (
    <div className="mt-4 border-l-4 border-warn bg-warn-soft p-3 text-warn">
      <p className="text-[1.1rem] font-bold">{title}</p>
      {!own && <p>{text}</p>}
      <p className="mt-2">
        {own ? (
          <Link href={own} className={buttonClass('main', 'w-full')}>
            {words.mine}
          </Link>
        ) : (
          <Button onClick={lookAgain}>{words.look}</Button>
        )}
      </p>
    </div>
  )
}
