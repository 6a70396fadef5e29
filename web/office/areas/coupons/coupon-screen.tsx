import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { fileUrl } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Status } from '../../../shared/parts/status.tsx'
import { ExportMenu } from '../../parts/export-menu.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Page } from '../../parts/page.tsx'
import { Section } from '../../parts/section.tsx'
import { SummaryStrip } from '../../parts/summary-strip.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useMay } from '../../shell/session.ts'
import { CouponCodes } from './coupon-codes.tsx'
import { batchTones } from './coupons-screen.tsx'
import { EndDialog } from './end-dialog.tsx'
import { batchQuery, type FoundBatch } from './queries.ts'
import { useCouponWords } from './words.ts'

/** A batch: its terms, how much of it is used, and its codes. */
export function CouponScreen() {
  const words = useCouponWords()
  const may = useMay()
  const { batch } = useParams({ from: '/coupons/$batch' })
  const query = useQuery(batchQuery(batch))
  const [ending, setEnding] = useState(false)
  const found = query.data
  return (
    <Page
      title={found?.name ?? words.title}
      above={
        <Link to="/coupons" className={textLink()}>
          {words.back}
        </Link>
      }
      actions={
        found &&
        may('createCoupons') && (
          <>
            <ExportMenu label={words.print} formats={['csv', 'xlsx']} addressOf={(format) => fileUrl(`/v1/parking/coupons/${batch}/codes/export`, { format })} />
            {found.state !== 'ended' && <Button onClick={() => setEnding(true)}>{words.end}</Button>}
          </>
        )
      }
    >
      <Asked query={query} what={words.loading}>
        {(one) => (
          <>
            <Sums batch={one} />
            <Terms batch={one} />
          </>
        )}
      </Asked>
      <CouponCodes batch={batch} />
      {ending && <EndDialog batch={batch} onClose={() => setEnding(false)} />}
    </Page>
  )
}

function Sums({ batch }: { readonly batch: FoundBatch }) {
  const words = useCouponWords()
  const { yuan, count } = useFormat()
  return (
    <SummaryStrip
      label={words.facts}
      figures={[
        { label: words.given, value: count(batch.count) },
        { label: words.used, value: count(batch.used) },
        { label: words.left, value: count(batch.left) },
        { label: words.forgone, value: yuan(batch.forgoneFen), note: words.forgoneNote },
      ]}
    />
  )
}

function Terms({ batch }: { readonly batch: FoundBatch }) {
  const words = useCouponWords()
  const { yuan, date, moment, marks } = useFormat()
  const { ended } = batch
  return (
    <Section title={words.facts}>
      <Facts
        className="mt-3"
        facts={[
          [words.state, <Status key="state" tone={batchTones[batch.state]}>{words.states[batch.state]}</Status>],
          [words.takesOff, words.value(batch.kind, batch.value, yuan(batch.value))],
          [words.bearer, batch.bearer],
          [words.areas, batch.areas.map(({ name }) => name).join(marks.comma)],
          [words.valid, words.span(date(batch.from), date(batch.to))],
          [words.perStay, words.sheets(batch.perStay)],
          [words.made, words.madeBy(batch.createdBy, moment(batch.createdAt))],
        ]}
      />
      {ended && <p className="mt-3 border-l-4 border-line-strong bg-paper px-4 py-3">{words.endedBy(ended.by, moment(ended.at), ended.reason)}</p>}
    </Section>
  )
}
