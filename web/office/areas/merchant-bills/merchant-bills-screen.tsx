import { useQuery } from '@tanstack/react-query'
import { Empty } from '../../../shared/parts/states.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { Page } from '../../parts/page.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { Section } from '../../parts/section.tsx'
import { useMay } from '../../shell/session.ts'
import { BillList } from './bill-list.tsx'
import { merchantBillsQuery } from './queries.ts'
import { UploadBill } from './upload-bill.tsx'
import { useMerchantWords } from './words.ts'

/** Bills of the organization's own Alipay and WeChat accounts: upload, and what was uploaded before. */
export function MerchantBillsScreen() {
  const words = useMerchantWords()
  const may = useMay()
  const bills = useQuery(merchantBillsQuery(useAfter()))
  const keeps = may('importMerchantBill')
  return (
    <Page title={words.title} lead={keeps ? words.lead : words.onlyFinance}>
      {keeps && <UploadBill />}
      <Section title={words.history} bare>
        <AskedList query={bills} what={words.loading}>
          {({ items, next }) =>
            items.length > 0 ? (
              <>
                <BillList bills={items} />
                <Pager count={items.length} next={next} />
              </>
            ) : (
              <Empty title={words.empty}>{keeps ? words.emptyNext : words.emptyAuditor}</Empty>
            )
          }
        </AskedList>
      </Section>
    </Page>
  )
}
