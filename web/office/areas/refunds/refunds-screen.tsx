import { useQuery } from '@tanstack/react-query'
import { Empty } from '../../../shared/parts/states.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { Page } from '../../parts/page.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { Section } from '../../parts/section.tsx'
import { refundsQuery } from './queries.ts'
import { RefundList } from './refund-list.tsx'
import { useRefundWords } from './words.ts'

/** What is not at its end, the oldest first. */
export function RefundsScreen() {
  const words = useRefundWords()
  const query = useQuery(refundsQuery(useAfter()))
  return (
    <Page title={words.title} lead={words.lead}>
      <Section title={words.list} bare>
        <AskedList query={query} what={words.loading}>
          {({ items, next }) =>
            items.length > 0 ? (
              <>
                <RefundList refunds={items} />
                <Pager count={items.length} next={next} />
              </>
            ) : (
              <Empty title={words.empty}>{words.emptyNext}</Empty>
            )
          }
        </AskedList>
      </Section>
    </Page>
  )
}
