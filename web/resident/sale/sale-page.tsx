import { queryOptions, useQuery } from '@tanstack/react-query'
import { CircleAlert, CircleCheck, Clock3, type LucideIcon } from 'lucide-react'
import { Link } from 'wouter'
import { api, ask, fileUrl } from '../../shared/api/client.ts'
import type { Format } from '../../shared/i18n/format.ts'
import { useFormat, useLanguage } from '../../shared/i18n/language.tsx'
import { Asked } from '../../shared/parts/asked.tsx'
import { Button, buttonClass } from '../../shared/parts/button.tsx'
import { classNames } from '../../shared/parts/class-names.ts'
import { Amounts } from '../amounts.tsx'
import { Page } from '../shell/page.tsx'
import { useSaleWords } from './words.ts'
import type { Messages } from './zh.ts'

const fetchLanding = (sale: string, key: string) => ask(api.sales[':sale'].landing.$get({ param: { sale }, query: { key } }))
type Landing = Awaited<ReturnType<typeof fetchLanding>>
const landingQuery = (sale: string, key: string) => queryOptions({ queryKey: ['sale', sale, key], queryFn: () => fetchLanding(sale, key) })

const pollMs = 2_000
const pollsMax = 30

/** Where the payment provider sends whoever paid a stay, a booking or a machine. Every state says whether money moved. */
export function SalePage({ sale, secret }: { readonly sale: string; readonly secret: string }) {
  const words = useSaleWords()
  const query = useQuery({
    ...landingQuery(sale, secret),
    refetchInterval: ({ state }) => (state.data?.state === 'processing' && state.dataUpdateCount < pollsMax ? pollMs : false),
  })
  if (query.data) return <Result landing={query.data} secret={secret} lookAgain={() => void query.refetch()} />
  return (
    <Page title={words.what}>
      <Asked query={query} what={words.what}>
        {() => null}
      </Asked>
    </Page>
  )
}

const mainLook = 'min-h-(--target-main) w-full'

function Result({ landing, secret, lookAgain }: { readonly landing: Landing; readonly secret: string; readonly lookAgain: () => void }) {
  const words = useSaleWords()
  const format = useFormat()
  const { lang } = useLanguage()
  const { icon: Icon, colour, title, says } = faceOf(landing, words, format)
  return (
    <Page step={landing.state} title={title}>
      <output className="flex items-start gap-3 pt-3">
        <Icon aria-hidden className={classNames('size-10 shrink-0', colour)} />
        <span className="min-w-0">
          {says.map((say) => (
            <span key={say} className="block first:font-bold">
              {say}
            </span>
          ))}
        </span>
      </output>
      <div className="mt-5 grid gap-3">
        {landing.state === 'pending' && landing.url && (
          <a href={landing.url} className={buttonClass('main', mainLook)}>
            {words.goOn}
          </a>
        )}
        {landing.state === 'processing' && (
          <Button kind="main" onClick={lookAgain} className={mainLook}>
            {words.look}
          </Button>
        )}
        {landing.backPath && (
          <Link href={`${landing.backPath}?key=${secret}`} className={buttonClass(landing.state === 'paid' ? 'main' : 'plain', mainLook)}>
            {words.back}
          </Link>
        )}
      </div>
      <h2 className="mt-6 font-bold">{landing.title[lang]}</h2>
      <Amounts rows={landing.lines.map((line, at) => ({ key: String(at), title: line.text, amount: format.yuan(line.amountFen) }))} total={[words.amount, format.yuan(landing.amountFen)]} />
      {landing.state === 'paid' && landing.receiptNo && (
        <p className="mt-4">
          <a href={fileUrl(`/v1/sales/${landing.id}/landing/pdf`, { key: secret })} download={`${landing.receiptNo}.pdf`} className={buttonClass('plain', 'min-h-(--target-main)')}>
            {words.receiptFile}
          </a>
        </p>
      )}
      {landing.issuer && <p className="mt-3 text-ink-2">{words.issuer(landing.issuer.name)}</p>}
    </Page>
  )
}

type Face = { readonly icon: LucideIcon; readonly colour: string; readonly title: string; readonly says: readonly string[] }

function faceOf({ state, amountFen, refundedFen, kept, receiptNo, holdsUntil }: Landing, words: Messages, format: Format): Face {
  switch (state) {
    case 'paid':
      return { icon: CircleCheck, colour: 'text-good', title: words.paidTitle, says: [words.paidMoney(format.yuan(amountFen)), ...(refundedFen > 0 ? [words.refunded(format.yuan(refundedFen))] : []), ...(kept ? [words.kept(format.yuan(kept.amountFen), kept.reason)] : []), ...(holdsUntil ? [words.leaveBy(format.moment(holdsUntil).slice(-5))] : []), ...(receiptNo ? [words.receipt(receiptNo)] : [])] }
    case 'unwanted':
      return { icon: CircleAlert, colour: 'text-warn', title: words.unwantedTitle, says: [words.unwantedMoney(format.yuan(amountFen))] }
    case 'processing':
      return { icon: Clock3, colour: 'text-warn', title: words.processingTitle, says: [words.processingMoney] }
    case 'failed':
      return { icon: CircleAlert, colour: 'text-bad', title: words.failedTitle, says: [words.nothing] }
    case 'expired':
      return { icon: CircleAlert, colour: 'text-warn', title: words.expiredTitle, says: [words.nothing] }
    case 'pending':
      return { icon: Clock3, colour: 'text-warn', title: words.pendingTitle, says: [words.nothing] }
    default:
      return state satisfies never
  }
}
