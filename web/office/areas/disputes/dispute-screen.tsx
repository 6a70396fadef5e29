import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import * as z from 'zod/mini'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat, useLanguage } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Dialog } from '../../../shared/parts/dialog.tsx'
import { Status } from '../../../shared/parts/status.tsx'
import { type Fact, Facts } from '../../parts/facts.tsx'
import { TextField } from '../../parts/form-fields.tsx'
import { OfficeForm } from '../../parts/office-form.tsx'
import { Page } from '../../parts/page.tsx'
import { Section } from '../../parts/section.tsx'
import { VoucherLinks } from '../../parts/voucher-links.tsx'
import { rowLink, textLink } from '../../parts/text-link.ts'
import { useOfficeForm } from '../../parts/use-office-form.ts'
import { afterRefund } from '../refunds/queries.ts'
import { afterSaleRefund } from '../sales/queries.ts'
import { useDisputeWords } from './words.ts'

const getDispute = (dispute: string) => ask(api.disputes[':dispute'].$get({ param: { dispute } }))
type Found = Awaited<ReturnType<typeof getDispute>>
const disputeQuery = (dispute: string) => queryOptions({ queryKey: ['disputes', 'one', dispute], queryFn: () => getDispute(dispute) })

const tones = { open: 'part', won: 'good', lost: 'bad', charged: 'off', borne: 'off' } as const

/** What the bank says, what was booked, and, once it is lost, who bears it. */
export function DisputeScreen() {
  const words = useDisputeWords()
  const { yuan } = useFormat()
  const { lang } = useLanguage()
  const { dispute } = useParams({ from: '/disputes/$dispute' })
  const query = useQuery(disputeQuery(dispute))
  return (
    <Page
      title={query.data ? `${words.title} ${yuan(query.data.amountFen)} ${placeOf(query.data, lang)}` : words.title}
      {...(query.data?.state === 'open' ? { lead: query.data.inquiry ? words.inquiry : words.lead } : {})}
      above={
        <Link to="/stuck" className={textLink()}>
          {words.back}
        </Link>
      }
      {...(query.data ? { actions: <Status tone={tones[query.data.state]}>{words.states[query.data.state]}</Status> } : {})}
    >
      <Asked query={query} what={words.loading}>
        {(found) => (
          <>
            <Acts dispute={found} />
            <DisputeFacts dispute={found} />
          </>
        )}
      </Asked>
    </Page>
  )
}

const placeOf = ({ title, buildingName, room }: Found, lang: 'zh' | 'en'): string => (title ? title[lang] : `${buildingName} ${room}`)

function Acts({ dispute }: { readonly dispute: Found }) {
  const words = useDisputeWords()
  const { lang } = useLanguage()
  const [action, setAction] = useState<Action>()
  const { charge, bear, agree } = dispute.may
  return (
    <>
      {dispute.problem && <p className="mt-3 border-l-4 border-bad bg-paper px-4 py-3 font-medium">{dispute.problem[lang]}</p>}
      {dispute.proposed && <p className="mt-3 border-l-4 border-warn bg-paper px-4 py-3">{words.proposed(dispute.proposed.by, dispute.proposed.reason)}</p>}
      {(charge || bear || agree) && (
        <div className="mt-4 flex flex-wrap gap-3">
          {charge && (
            <Button kind="main" className="min-h-10" onClick={() => setAction('charge')}>
              {words.charge}
            </Button>
          )}
          {bear && (
            <Button className="min-h-10" onClick={() => setAction('bear')}>
              {words.bear}
            </Button>
          )}
          {agree && (
            <Button className="min-h-10" onClick={() => setAction('agree')}>
              {words.agree}
            </Button>
          )}
        </div>
      )}
      {action && <DecideDialog dispute={dispute} action={action} onClose={() => setAction(undefined)} />}
    </>
  )
}

type Action = 'charge' | 'bear' | 'agree'

function DecideDialog({ dispute, action, onClose }: { readonly dispute: Found; readonly action: Action; readonly onClose: () => void }) {
  const words = useDisputeWords()
  const { yuan } = useFormat()
  const client = useQueryClient()
  const form = useOfficeForm({
    name: 'decide',
    schema: z.object({ reason: z.string().check(z.refine((text) => text.trim().length >= 2, words.whyNeeded), z.maxLength(120)) }),
    defaults: { reason: '' },
    onSubmit: async ({ reason }) => {
      await ask(api.disputes[':dispute'].decision.$post({ param: { dispute: dispute.id }, json: { action: action === 'charge' ? 'charge' : 'bear', reason } }))
      await client.invalidateQueries({ queryKey: ['disputes'] })
      await (dispute.sale ? afterSaleRefund(client) : afterRefund(client))
      onClose()
    },
  })
  const note = { charge: words.chargeNote, bear: dispute.sale ? words.bearSaleNote : words.bearNote, agree: dispute.sale ? words.agreeSaleNote : words.agreeNote }[action]
  return (
    <Dialog title={words[action]} onClose={onClose}>
      <p className="mt-4">{note(yuan(dispute.amountFen))}</p>
      <OfficeForm form={form} act={words[action]} onCancel={onClose} danger>
        <TextField label={words.why} {...form.fieldOf('reason')} />
      </OfficeForm>
    </Dialog>
  )
}

function DisputeFacts({ dispute }: { readonly dispute: Found }) {
  const words = useDisputeWords()
  const { lang } = useLanguage()
  const { yuan, date, moment } = useFormat()
  const facts: Fact[] = [
    [
      words.payment,
      dispute.sale ? (
        <Link key="sale" to="/sales/$sale" params={{ sale: dispute.sale }} className={rowLink}>
          {dispute.title![lang]}
        </Link>
      ) : (
        <Link key="payment" to="/payments/$payment" params={{ payment: dispute.payment! }} className={rowLink}>
          {words.openPayment}
        </Link>
      ),
    ],
    [words.amount, yuan(dispute.amountFen)],
    [words.taken, dispute.moneyTaken ? words.takenYes : words.takenNo],
    [words.reason, words.reasons[dispute.reason] ?? dispute.reason],
    [words.openedAt, moment(dispute.openedAt)],
    ...(dispute.answerBy ? [[words.answerBy, date(dispute.answerBy)] as const] : []),
    ...(dispute.decidedBy ? [[words.decidedBy, words.said(dispute.decidedBy, dispute.decision ?? '')] as const] : []),
    ...(dispute.vouchers.length
      ? [
          [
            words.vouchers,
            <VoucherLinks key="vouchers" vouchers={dispute.vouchers} />,
          ] as const,
        ]
      : []),
  ]
  return (
    <Section title={words.title}>
      <Facts className="mt-3" facts={facts} />
    </Section>
  )
}
