import { useQuery } from '@tanstack/react-query'
import { CircleAlert, CircleCheck, Clock3, type LucideIcon } from 'lucide-react'
import { useEffect } from 'react'
import { Link } from 'wouter'
import { asApiError } from '../../shared/api/api-error.ts'
import type { Format } from '../../shared/i18n/format.ts'
import { useFormat } from '../../shared/i18n/language.tsx'
import { Asked } from '../../shared/parts/asked.tsx'
import { Button, buttonClass } from '../../shared/parts/button.tsx'
import { classNames } from '../../shared/parts/class-names.ts'
import { Amounts } from '../amounts.tsx'
import { useWords } from '../i18n/words.ts'
import type { Messages } from '../i18n/zh.ts'
import { creditPath, duePath } from '../paths.ts'
import { type Checkout, checkoutQuery, queries } from '../queries.ts'
import { NeedsSignIn } from '../session/needs-sign-in.tsx'
import { Page } from '../shell/page.tsx'

/** Milliseconds between two questions, and how many before the page stops asking by itself. */
const pollMs = 2_000
const pollsMax = 30

/** Where the payment provider sends the payer back to. Every state says whether money moved and what comes next. */
export function ReturnPage({ checkout }: { readonly checkout: string }) {
  const words = useWords()
  const query = useQuery({
    ...checkoutQuery(checkout),
    refetchInterval: ({ state }) => (state.data?.state === 'processing' && state.dataUpdateCount < pollsMax ? pollMs : false),
  })
  const { data } = query
  const asked = queries.getQueryState(checkoutQuery(checkout).queryKey)?.dataUpdateCount ?? 0
  const state = data?.state
  useEffect(() => {
    if (state === 'paid') void queries.invalidateQueries({ predicate: ({ queryKey }) => ['household', 'payments', 'bill', 'statement', 'credit'].includes(String(queryKey[0])) })
  }, [state])
  if (data) return <Result checkout={data} patient={asked < pollsMax} lookAgain={() => void query.refetch()} />
  if (query.error && asApiError(query.error).kind === 'unauthenticated') return <NeedsSignIn />
  return (
    <Page title={words.result.what}>
      <Asked query={query} what={words.result.what}>
        {() => null}
      </Asked>
    </Page>
  )
}

type Props = { readonly checkout: Checkout; readonly patient: boolean; readonly lookAgain: () => void }

function Result({ checkout, patient, lookAgain }: Props) {
  const words = useWords()
  const format = useFormat()
  const face = faceOf(checkout, patient, words, format)
  const { icon: Icon } = face
  const unit = checkout.id.slice(0, 12)
  const back = checkout.prepaid ? creditPath(unit) : duePath(checkout.access, unit)
  const toBack = checkout.prepaid ? words.result.toCredit : words.shell.toBill
  return (
    <Page step={checkout.state} title={face.title}>
      <output className="flex items-start gap-3 pt-3">
        <Icon aria-hidden className={classNames('size-10 shrink-0', face.colour)} />
        <span className="min-w-0">
          {face.says.map((say) => (
            <span key={say} className="block first:font-bold">
              {say}
            </span>
          ))}
        </span>
      </output>
      <div className="mt-5 grid gap-3">
        {checkout.state === 'paid' && checkout.receipt && (
          <Link href={`/receipts/${checkout.receipt}`} className={buttonClass('main', mainLook)}>
            {words.result.receipt}
          </Link>
        )}
        {checkout.state === 'pending' && checkout.url && (
          <a href={checkout.url} className={buttonClass('main', mainLook)}>
            {words.result.goOn}
          </a>
        )}
        {checkout.state === 'processing' && (
          <Button kind="main" onClick={lookAgain} className={mainLook}>
            {words.result.look}
          </Button>
        )}
        {(checkout.state === 'failed' || checkout.state === 'expired') && (
          <Link href={back} className={buttonClass('main', mainLook)}>
            {words.result.again}
          </Link>
        )}
        {checkout.state !== 'failed' && checkout.state !== 'expired' && (
          <Link href={back} className={buttonClass('plain', mainLook)}>
            {toBack}
          </Link>
        )}
      </div>
      <h2 className="mt-6 font-bold">{words.result.bills}</h2>
      <Amounts
        rows={[...checkout.bills.map((part) => ({ key: part.bill, title: words.bill.of(format.period(part.period)), notes: [words.receipt.billNo(part.no)], amount: format.yuan(part.amountFen) })), ...aheadOf(checkout, words, format)]}
        total={[words.result.amount, format.yuan(checkout.amountFen)]}
      />
    </Page>
  )
}

/** What was or will be credit: a sum paid ahead, or what was left over. */
function aheadOf({ prepaid, state, amountFen, creditFen }: Checkout, { receipt, result }: Messages, format: Format) {
  const fen = state === 'paid' ? creditFen : prepaid ? amountFen : 0
  return fen > 0 ? [{ key: 'credit', title: prepaid ? result.ahead : receipt.credit, amount: format.yuan(fen) }] : []
}

const mainLook = 'min-h-(--target-main) w-full'

type Face = { readonly icon: LucideIcon; readonly colour: string; readonly title: string; readonly says: readonly string[] }

function faceOf(checkout: Checkout, patient: boolean, { result }: Messages, format: Format): Face {
  switch (checkout.state) {
    case 'paid': {
      const { creditFen, prepaid } = checkout
      const credit = creditFen > 0 ? [prepaid ? result.prepaidCredit(format.yuan(creditFen)) : result.paidCredit(format.yuan(creditFen))] : []
      return { icon: CircleCheck, colour: 'text-good', title: prepaid ? result.prepaidTitle : result.paidTitle, says: [result.paidMoney(format.yuan(checkout.amountFen)), ...credit, ...(checkout.receipt ? [result.paidNext] : [])] }
    }
    case 'processing':
      return { icon: Clock3, colour: 'text-warn', title: result.processingTitle, says: [result.unknownMoney, patient ? result.processingMoney : result.processingLong] }
    case 'failed':
      return { icon: CircleAlert, colour: 'text-bad', title: result.failedTitle, says: [checkout.prepaid ? result.nothingCharged : result.failedMoney, result.failedNext] }
    case 'expired':
      return { icon: CircleAlert, colour: 'text-warn', title: result.expiredTitle, says: [checkout.prepaid ? result.nothingCharged : result.expiredMoney] }
    case 'pending':
      return { icon: Clock3, colour: 'text-warn', title: result.pendingTitle, says: [checkout.prepaid ? result.nothingCharged : result.pendingMoney] }
    case 'already-paid':
      return { icon: CircleCheck, colour: 'text-good', title: result.alreadyTitle, says: [result.alreadyMoney, ...(checkout.access === 'resident' ? [result.alreadyNext] : [])] }
    default:
      return checkout.state satisfies never
  }
}
