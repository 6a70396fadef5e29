import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Status } from '../../../shared/parts/status.tsx'
import { type Fact, Facts } from '../../parts/facts.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { Section } from '../../parts/section.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useMay } from '../../shell/session.ts'
import { CouponDialog } from './coupon-dialog.tsx'
import { CloseStayDialog } from './close-stay-dialog.tsx'
import { type StayDetail, stayQuery } from './queries.ts'
import { stayTones } from './stays-screen.tsx'
import { useStayWords } from './words.ts'

/** One stay: when, on what ground, what its price is made of, what was paid; a missing time or a price can be supplied. */
export function StayScreen() {
  const words = useStayWords()
  const may = useMay()
  const { stay } = useParams({ from: '/stays/$stay' })
  const query = useQuery(stayQuery(stay))
  const [asked, setAsked] = useState<'closing' | 'coupon'>()
  const found = query.data
  return (
    <Page
      title={found ? `${words.stay} ${found.plate ?? words.ticket(found.ticket ?? '')}` : words.stay}
      above={
        <Link to="/stays" className={textLink()}>
          {words.back}
        </Link>
      }
      actions={
        found &&
        may('closeStay') &&
        found.state !== 'done' && (
          <>
            {(found.dueFen ?? 0) > 0 && !found.closed && <Button onClick={() => setAsked('coupon')}>{words.useCoupon}</Button>}
            <Button onClick={() => setAsked('closing')}>{words.close}</Button>
          </>
        )
      }
    >
      <Asked query={query} what={words.loading}>
        {(one) => (
          <>
            {one.exitUnseen && <Notice tone="warn">{words.exitUnseen}</Notice>}
            <div className="grid grid-cols-1 items-start gap-x-6 xl:grid-cols-2">
              <StayFacts stay={one} />
              <Price stay={one} />
            </div>
            {one.coupons.length > 0 && <Coupons stay={one} />}
            <Paid stay={one} />
          </>
        )}
      </Asked>
      {asked === 'closing' && found && <CloseStayDialog stay={found} onClose={() => setAsked(undefined)} />}
      {asked === 'coupon' && found && <CouponDialog stay={found.id} onClose={() => setAsked(undefined)} />}
    </Page>
  )
}

type Props = { readonly stay: StayDetail }

function StayFacts({ stay }: Props) {
  const words = useStayWords()
  const { yuan, moment } = useFormat()
  const at = (instant: string | null) => (instant ? moment(instant) : words.unknown)
  const facts: Fact[] = [
    [words.state, <Status key="state" tone={stayTones[stay.state]}>{words.states[stay.state]}</Status>],
    [words.standing, words.standings[stay.standing]],
    [words.in, at(stay.in)],
    [words.out, stay.state === 'present' ? '—' : at(stay.out)],
    [words.fee, stay.feeFen === null ? words.unknown : yuan(stay.feeFen)],
    [words.paid, yuan(stay.paidFen)],
    [words.due, stay.dueFen === null ? words.unknown : yuan(stay.dueFen)],
    ...(stay.leaveUntil ? [[words.leaveUntil, moment(stay.leaveUntil)] as const] : []),
  ]
  return (
    <Section title={words.stay}>
      <Facts className="mt-3" facts={facts} />
      {stay.closed && <p className="mt-3 border-l-4 border-line-strong bg-paper px-4 py-3">{words.closedBy(stay.closed.who, moment(stay.closed.at), stay.closed.reason)}</p>}
    </Section>
  )
}

function Price({ stay }: Props) {
  const words = useStayWords()
  const { yuan, moment } = useFormat()
  return (
    <Section title={words.price}>
      {stay.lines.length === 0 ? (
        <p className="mt-2 text-ink-2">{words.noPrice}</p>
      ) : (
        <ul className="mt-2">
          {stay.lines.map((line) => (
            <li key={`${line.kind} ${line.from}`} className="flex flex-wrap justify-between gap-x-4 border-b border-line py-2">
              <span>
                {words.lines[line.kind]} {line.count > 1 && words.times(line.count)}
                <span className="block text-[0.8125rem] text-ink-2">
                  {moment(line.from)} – {moment(line.to)}
                </span>
              </span>
              <span className="font-medium tabular-nums">{yuan(line.amountFen)}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function Coupons({ stay }: Props) {
  const words = useStayWords()
  const { moment } = useFormat()
  return (
    <Section title={words.coupons}>
      <ul className="mt-2">
        {stay.coupons.map((coupon) => (
          <li key={`${coupon.at} ${coupon.name}`} className="flex flex-wrap justify-between gap-x-4 border-b border-line py-2">
            <span>{words.coupon(coupon.name, coupon.bearer)}</span>
            <span className="text-ink-2">{words.couponAt(moment(coupon.at), coupon.who ?? words.byDriver)}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Paid({ stay }: Props) {
  const words = useStayWords()
  const { yuan, moment } = useFormat()
  return (
    <Section title={words.payments}>
      {stay.payments.length === 0 ? (
        <p className="mt-2 text-ink-2">{words.noPayments}</p>
      ) : (
        <ul className="mt-2">
          {stay.payments.map((payment) => (
            <li key={payment.at} className="border-b border-line py-2">
              <p className="flex flex-wrap justify-between gap-x-4">
                <span>
                  {moment(payment.at)} · {words.ways[payment.method] ?? payment.method}
                </span>
                <span className="font-medium tabular-nums">{yuan(payment.amountFen)}</span>
              </p>
              {payment.told && <p className="text-ink-2">{words.told(yuan(payment.told.amountFen), payment.told.reason)}</p>}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
