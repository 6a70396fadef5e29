import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { Asked } from '../../../shared/parts/asked.tsx'
import { buttonClass } from '../../../shared/parts/button.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { Page } from '../../parts/page.tsx'
import { useMay } from '../../shell/session.ts'
import { FeeItemList } from './fee-item-list.tsx'
import { feeItemsQuery } from './queries.ts'
import { useFeeItemWords } from './words.ts'

/** What is charged, for what price, since when. */
export function FeeItemsScreen() {
  const words = useFeeItemWords()
  const may = useMay()
  const items = useQuery(feeItemsQuery)
  const add = may('createFeeItem') && (
    <Link to="/fee-items/new" className={buttonClass('main', 'min-h-10')}>
      <Plus aria-hidden className="size-4" />
      {words.add}
    </Link>
  )
  return (
    <Page title={words.title} actions={items.data && items.data.items.length > 0 && add}>
      <Asked query={items} what={words.loading}>
        {(found) =>
          found.items.length > 0 ? (
            <FeeItemList items={found.items} />
          ) : (
            <Empty title={words.empty}>
              <p className="mb-3">{words.emptyNext}</p>
              {add}
            </Empty>
          )
        }
      </Asked>
    </Page>
  )
}
