import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import { sumFen } from '../sum-fen.ts'
import { asApiError } from '../../shared/api/api-error.ts'
import { ask } from '../../shared/api/client.ts'
import { useFormat } from '../../shared/i18n/language.tsx'
import { Asked } from '../../shared/parts/asked.tsx'
import { buttonClass } from '../../shared/parts/button.tsx'
import { type Access, apiOf } from '../access.ts'
import { Amounts } from '../amounts.tsx'
import { PayButton } from '../bills/pay-bar.tsx'
import { homeOf } from '../home-of.ts'
import { useWords } from '../i18n/words.ts'
import { accessOf, duePath } from '../paths.ts'
import { type Household, householdQuery } from '../queries.ts'
import { NeedsSignIn } from '../session/needs-sign-in.tsx'
import { Failure } from '../shell/failure.tsx'
import { Page } from '../shell/page.tsx'
import { useAct } from '../use-act.ts'
import { onPhone } from './in-wechat.ts'

/** The last page of ours: what is paid, by which ways, and that nothing is charged yet. */
export function ConfirmPage() {
  const words = useWords()
  const [search] = useSearchParams()
  const access = accessOf(search)
  const unit = search.get('unit') ?? undefined
  const wanted = (search.get('bills') ?? '').split(',').filter(Boolean)
  const household = useQuery({ ...householdQuery(access, unit), refetchOnMount: 'always' })
  const { data } = household
  if (!data && household.error && asApiError(household.error).kind === 'unauthenticated' && access === 'resident') return <NeedsSignIn />
  if (data) return <Confirm access={access} household={data} wanted={wanted} />
  return (
    <Page title={words.pay.title} back={{ href: duePath(access, unit), text: words.shell.toBill }}>
      <Asked query={household} what={words.bills.what}>
        {() => null}
      </Asked>
    </Page>
  )
}

type Props = { readonly access: Access; readonly household: Household; readonly wanted: readonly string[] }

function Confirm({ access, household, wanted }: Props) {
  const words = useWords()
  const format = useFormat()
  const [warned, setWarned] = useState<{ readonly say: string; readonly url: string }>()
  const [leaving, setLeaving] = useState(false)
  const bills = household.bills.filter(({ id }) => wanted.includes(id))
  const totalFen = sumFen(bills.map(({ openFen }) => openFen))
  const amount = format.yuan(totalFen)
  const leave = (url: string) => {
    setLeaving(true)
    location.assign(url)
  }
  const open = useAct(async () => {
    const { url, warning } = await ask(apiOf(access).checkouts.$post({ json: { unit: household.unit, bills: wanted as never } }))
    if (warning) setWarned({ say: warning, url })
    else leave(url)
  })
  const back = { href: duePath(access, household.unit), text: words.shell.toBill }
  if (bills.length === 0 || bills.length < wanted.length || open.error?.code === 'already-paid') return <Changed back={back.href} say={open.error?.say} />
  const press = () => (warned ? leave(warned.url) : void open.run())
  const bar = (
    <PayButton busy={open.busy || leaving} onClick={press}>
      {open.busy || leaving ? words.pay.going : warned ? words.pay.goAnyway(amount) : words.pay.go(amount)}
    </PayButton>
  )
  return (
    <Page title={words.pay.title} subtitle={`${homeOf(household)} ${household.name}`} back={back} bar={bar}>
      <p className="pt-5 text-ink-2">{words.pay.amount}</p>
      <p className="text-[2.4rem] leading-tight font-bold tracking-tight">{amount}</p>
      {warned && (
        <p role="alert" className="mt-2 border-l-4 border-warn bg-warn-soft p-3 text-warn">
          {warned.say}
        </p>
      )}
      <Ways />
      <h2 className="mt-5 font-bold">{words.pay.what(bills.length)}</h2>
      <Amounts rows={bills.map((bill) => ({ key: bill.id, title: words.bill.of(format.period(bill.period)), amount: format.yuan(bill.openFen) }))} />
      <Failure error={open.error} />
    </Page>
  )
}

/** In the order that works here: on a phone a code to scan is last. */
function Ways() {
  const words = useWords()
  const ways = [words.pay.alipay, words.pay.card, onPhone() ? words.pay.wechatOnPhone : words.pay.wechat]
  return (
    <>
      <h2 className="mt-3 font-bold">{words.pay.ways}</h2>
      <ul className="list-disc pl-6">
        {ways.map((way) => (
          <li key={way}>{way}</li>
        ))}
      </ul>
      <p className="mt-2 text-ink-2">{words.pay.safe}</p>
    </>
  )
}

function Changed({ back, say }: { readonly back: string; readonly say: string | undefined }) {
  const words = useWords()
  return (
    <Page title={words.pay.changed}>
      <p role="alert" className="py-4">
        {say || words.pay.changedText}
      </p>
      <Link href={back} className={buttonClass('main')}>
        {words.shell.toBill}
      </Link>
    </Page>
  )
}
