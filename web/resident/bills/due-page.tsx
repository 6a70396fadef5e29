import { lazy, type ReactNode, useState } from 'react'
import { useLocation } from 'wouter'
import type { Access } from '../access.ts'
import { useWords } from '../i18n/words.ts'
import { inWeChat } from '../pay/in-wechat.ts'
import { confirmPath } from '../paths.ts'
import type { Household } from '../queries.ts'
import { Page } from '../shell/page.tsx'
import { DueBills } from './due-bills.tsx'
import { PayBar } from './pay-bar.tsx'
import { billsMax, useChoice } from './use-choice.ts'

const WeChatPage = lazy(async () => ({ default: (await import('../pay/wechat-page.tsx')).WeChatPage }))

type Props = {
  readonly title: string
  readonly access: Access
  readonly household: Household
  /** Between the title and the bills: tabs, the choice of the household. */
  readonly above?: ReactNode
  readonly below?: ReactNode
  readonly subtitle: ReactNode
}

/** What a household has to pay, with the one button that pays it. For residents and behind the QR code alike. */
export function DuePage({ title, access, household, above, below, subtitle }: Props) {
  const words = useWords()
  const [, navigate] = useLocation()
  const choice = useChoice(household.bills)
  const [inApp, setInApp] = useState(false)
  const payable = household.onlinePayment && household.bills.length > 0
  const pay = () => {
    if (inWeChat()) return setInApp(true)
    navigate(confirmPath(access, household.unit, choice.chosen.map(({ id }) => id)))
  }
  if (inApp) return <WeChatPage access={access} onBack={() => setInApp(false)} />
  return (
    <Page title={title} subtitle={subtitle} bar={payable && <PayBar count={choice.chosen.length} amountFen={choice.totalFen} onPay={pay} />}>
      {above}
      <DueBills access={access} household={household} choice={choice} choosable={payable} />
      {household.bills.length > billsMax && <p className="pt-3 text-ink-2">{words.bills.tooMany(billsMax)}</p>}
      {!household.onlinePayment && household.bills.length > 0 && <p className="pt-4 font-medium">{words.bills.counterOnly}</p>}
      {below}
    </Page>
  )
}
