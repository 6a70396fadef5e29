import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { classNames } from '../../../shared/parts/class-names.ts'
import { Button } from '../../../shared/parts/button.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { FilterBar } from '../../parts/filter-bar.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { Pick } from '../../parts/pick.tsx'
import { Section } from '../../parts/section.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useFilters } from '../../parts/use-filters.ts'
import { useMay } from '../../shell/session.ts'
import { BillCounts } from './bill-counts.tsx'
import { BillLines } from './bill-lines.tsx'
import { BookChosen } from './book-chosen.tsx'
import { BookedNotice, type Outcome } from './booked-notice.tsx'
import { useChoice } from './choice.ts'
import { type FoundBill, merchantBillQuery } from './queries.ts'
import { useMerchantWords } from './words.ts'

const all = 'all'

/** One bill: where its lines stand, and what is left to be booked. */
export function MerchantBillScreen() {
  const words = useMerchantWords()
  const { yuan, day } = useFormat()
  const { bill: id } = useParams({ from: '/merchant-bills/$bill' })
  const [{ show = 'todo' }] = useFilters(['show'])
  const query = useQuery(merchantBillQuery(id, { ...(show === all ? {} : { show }), ...useAfter() }))
  const found = query.data
  return (
    <Page
      title={found ? `${words.formats[found.format]} ${words.fromTo(day(found.from), day(found.to))}` : words.title}
      {...(found ? { lead: words.billLead(found.file, found.account, yuan(found.incomeFen)) } : {})}
      above={
        <Link to="/merchant-bills" className={textLink()}>
          {words.back}
        </Link>
      }
    >
      <Asked query={query} what={words.loading}>
        {(data) => (
          <div aria-busy={query.isPlaceholderData} className={classNames(query.isPlaceholderData && 'opacity-60')}>
            <BillBody key={id} found={data} />
          </div>
        )}
      </Asked>
    </Page>
  )
}

function BillBody({ found }: { readonly found: FoundBill }) {
  const words = useMerchantWords()
  const may = useMay()
  const [{ show = 'todo' }, change] = useFilters(['show'])
  const choice = useChoice()
  const [outcome, setOutcome] = useState<Outcome>()
  const keeps = may('bookMerchantLines')
  const shown = (Object.keys(words.shows) as (keyof typeof words.shows)[]).filter((one) => found.counts[one] > 0 || one === show || one === 'todo')
  const matched = found.items.filter((line) => line.verdict === 'matched' && line.warnings.length === 0 && !choice.isChosen(line))
  const kind = show === 'todo' ? 'todo' : 'other'
  return (
    <>
      {found.newLines === 0 && <Notice tone="warn">{words.nothingNew}</Notice>}
      <BillCounts counts={found.counts} />
      {outcome && <BookedNotice {...outcome} />}
      <Section title={words.linesTitle} bare>
        <FilterBar>
          <Pick label={words.show} value={show} onChange={(value) => change({ show: value })} choices={[...shown.map((one) => ({ value: one, label: words.showCount(words.shows[one], found.counts[one]) })), { value: all, label: words.showCount(words.showAll, found.lines) }]} className="md:w-56 max-md:col-span-2" />
          {keeps && matched.length > 0 && (
            <Button onClick={() => choice.choose(matched, true)} className="min-h-10 max-md:col-span-2">
              {words.tickMatched(matched.length)}
            </Button>
          )}
        </FilterBar>
        {found.items.length > 0 ? (
          <>
            <BillLines bill={found.id} lines={found.items} choice={keeps ? choice : undefined} />
            {keeps && <BookChosen bill={found.id} choice={choice} onBooked={(booked, chosen) => setOutcome({ booked, chosen })} />}
            <Pager count={found.items.length} next={found.next} />
          </>
        ) : (
          <Empty title={words.noLines[kind]}>{words.noLinesNext[kind]}</Empty>
        )}
      </Section>
    </>
  )
}
