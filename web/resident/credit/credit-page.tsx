import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import { asApiError } from '../../shared/api/api-error.ts'
import { api, ask } from '../../shared/api/client.ts'
import { useFormat } from '../../shared/i18n/language.tsx'
import { Asked } from '../../shared/parts/asked.tsx'
import { Button, buttonClass } from '../../shared/parts/button.tsx'
import { useSite } from '../../shared/site/site.tsx'
import { homeOf } from '../home-of.ts'
import { useWords } from '../i18n/words.ts'
import { WeChatPage } from '../pay/wechat-page.tsx'
import { duePath } from '../paths.ts'
import { queries } from '../queries.ts'
import { NeedsSignIn } from '../session/needs-sign-in.tsx'
import { Failure } from '../shell/failure.tsx'
import { Page } from '../shell/page.tsx'
import { useAct } from '../use-act.ts'
import { CreditRows } from './credit-rows.tsx'
import { PrepayForm } from './prepay-form.tsx'
import { type Credit, creditQuery, refundsQuery } from './queries.ts'
import { Refunds } from './refunds.tsx'
import { useCreditWords } from './words.ts'

/** What a household has paid ahead: how much, what becomes of it, how to add to it and to use it, and what came back. */
export function CreditPage() {
  const words = useWords()
  const { title, what } = useCreditWords()
  const [search] = useSearchParams()
  const unit = search.get('unit') ?? ''
  const [inApp, setInApp] = useState(false)
  const query = useQuery(creditQuery(unit))
  const { data } = query
  if (!data && query.error && asApiError(query.error).kind === 'unauthenticated') return <NeedsSignIn />
  if (inApp) return <WeChatPage access="resident" onBack={() => setInApp(false)} />
  return (
    <Page title={title} subtitle={data && `${homeOf(data)} ${data.name}`} back={{ href: duePath('resident', unit), text: words.shell.toBills }}>
      <Asked query={query} what={what}>
        {(credit) => <CreditContent credit={credit} onWeChat={() => setInApp(true)} />}
      </Asked>
    </Page>
  )
}

function CreditContent({ credit, onWeChat }: { readonly credit: Credit; readonly onWeChat: () => void }) {
  const words = useCreditWords()
  const format = useFormat()
  const refunds = useQuery(refundsQuery(credit.unit))
  return (
    <>
      <p className="pt-3 text-ink-2">{words.balance}</p>
      <p className="text-[2.4rem] leading-tight font-bold tracking-tight">{format.yuan(credit.creditFen)}</p>
      <p className="mt-1">{credit.kept ? words.kept : credit.automatic ? words.automatic : words.byHand}</p>
      {credit.heldFen > 0 && <p className="mt-1">{words.held(format.yuan(credit.heldFen))}</p>}
      {credit.creditFen > credit.heldFen && <p className="mt-1 text-ink-2">{words.refundable}</p>}
      <UseCredit credit={credit} />
      <Prepay credit={credit} onWeChat={onWeChat} />
      {refunds.data && refunds.data.items.length > 0 && <Refunds items={refunds.data.items} />}
      <CreditRows credit={credit} />
    </>
  )
}

/** The version that was seen goes along: pressed again after a lost answer, it is the same use. */
function UseCredit({ credit }: { readonly credit: Credit }) {
  const words = useCreditWords()
  const format = useFormat()
  const [used, setUsed] = useState<number>()
  const usable = Math.min(credit.creditFen - credit.heldFen, credit.openFen)
  const use = useAct(async () => {
    const { usedFen } = await ask(api.credits[':unit'].applications.$post({ param: { unit: credit.unit }, json: { version: credit.version, amountFen: usable } }))
    setUsed(usedFen)
    await queries.invalidateQueries()
  })
  return (
    <div aria-live="polite">
      {used !== undefined && <p className="mt-3 border-l-4 border-good bg-good-soft p-3 text-good">{words.used(format.yuan(used))}</p>}
      {usable > 0 && (
        <>
          <p className="mt-4">{words.open(format.yuan(credit.openFen))}</p>
          <Button kind="main" busy={use.busy} onClick={() => void use.run()} className="mt-2 min-h-(--target-main) w-full">
            {use.busy ? words.using : words.use(format.yuan(usable))}
          </Button>
        </>
      )}
      <Failure error={use.error} />
    </div>
  )
}

function Prepay({ credit, onWeChat }: { readonly credit: Credit; readonly onWeChat: () => void }) {
  const words = useCreditWords()
  const format = useFormat()
  const { onlinePayment } = useSite()
  return (
    <>
      <h2 className="mt-6 border-t border-line pt-4 text-[1.1rem] font-bold">{words.prepay}</h2>
      {!onlinePayment ? (
        <p className="mt-1">{words.counterOnly}</p>
      ) : credit.openFen > 0 ? (
        <>
          <p className="mt-1">{words.billsFirst(format.yuan(credit.openFen))}</p>
          <Link href={duePath('resident', credit.unit)} className={buttonClass('plain', 'mt-3 min-h-(--target-main) w-full')}>
            {words.toBills}
          </Link>
        </>
      ) : (
        <PrepayForm unit={credit.unit} onWeChat={onWeChat} />
      )}
    </>
  )
}
