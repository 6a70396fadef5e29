import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { asApiError } from '../../shared/api/api-error.ts'
import { Asked } from '../../shared/parts/asked.tsx'
import { WeChatPage } from '../pay/wechat-page.tsx'
import { Page } from '../shell/page.tsx'
import { FindForm } from './find-form.tsx'
import { type Front, frontQuery, type Wanted } from './queries.ts'
import { remember, rememberedIn } from './remembered.ts'
import { StayPage } from './stay-page.tsx'
import { useParkWords } from './words.ts'

/** Where the code at the exit leads, without sign-in: which car, what it costs and why, and to the provider's page. */
export function ParkPage({ area }: { readonly area: string }) {
  const words = useParkWords()
  const front = useQuery(frontQuery(area))
  const kind = front.error && !front.data ? asApiError(front.error).kind : undefined
  // A code of an area that is gone and one that never was are the same to whoever scanned it.
  if (kind === 'unknown' || kind === 'invalid') return <Told title={words.gone} text={words.goneText} />
  if (front.data?.pay === 'free') return <Told title={words.freeTitle} text={words.freeText} subtitle={placeOf(front.data)} />
  if (front.data) return <Driver key={area} area={area} front={front.data} />
  return (
    <Page title={words.title}>
      <Asked query={front} what={words.what}>
        {() => null}
      </Asked>
    </Page>
  )
}

function Driver({ area, front }: { readonly area: string; readonly front: Front }) {
  const words = useParkWords()
  const [wanted, setWanted] = useState<Wanted | undefined>(() => rememberedIn(area))
  const [inApp, setInApp] = useState(false)
  const choose = (next: Wanted | undefined) => {
    remember(area, next)
    setWanted(next)
  }
  if (inApp) return <WeChatPage access="paylink" back={words.back} onBack={() => setInApp(false)} />
  if (wanted) return <StayPage area={area} place={placeOf(front)} wanted={wanted} onOther={() => choose(undefined)} onWeChat={() => setInApp(true)} />
  return <FindForm front={front} place={placeOf(front)} onFind={choose} />
}

const placeOf = ({ area, place }: Front): string => (place ? `${area} · ${place}` : area)

function Told({ title, text, subtitle }: { readonly title: string; readonly text: string; readonly subtitle?: string }) {
  return (
    <Page title={title} {...(subtitle ? { subtitle } : {})}>
      <p className="py-4">{text}</p>
    </Page>
  )
}
