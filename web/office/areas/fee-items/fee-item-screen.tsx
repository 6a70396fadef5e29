import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { FeeItem } from '../../../../functions/fees/model.ts'
import { ApiError } from '../../../shared/api/api-error.ts'
import { useFormat, useLanguage } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button, buttonClass } from '../../../shared/parts/button.tsx'
import { ErrorState } from '../../../shared/parts/states.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Page } from '../../parts/page.tsx'
import { Section } from '../../parts/section.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useMay } from '../../shell/session.ts'
import { useWords } from '../../i18n/languages.ts'
import { EndFeeItemDialog } from './end-fee-item-dialog.tsx'
import { FeeItemState, useScope } from './fee-item-list.tsx'
import { FeeVersions } from './fee-versions.tsx'
import { feeItemsQuery } from './queries.ts'
import { useFeeItemWords } from './words.ts'

const unknown = new ApiError({ kind: 'unknown', code: 'unknown', say: '' })

/** One fee item with every version that it has had. */
export function FeeItemScreen() {
  const words = useFeeItemWords()
  const { lang } = useLanguage()
  const { item: id } = useParams({ from: '/fee-items/$item' })
  const query = useQuery(feeItemsQuery)
  const item = query.data?.items.find((one) => one.id === id)
  return (
    <Page
      title={item ? item.name[lang] : words.title}
      above={
        <Link to="/fee-items" className={textLink()}>
          {words.back}
        </Link>
      }
      actions={item && <ItemActs item={item} />}
    >
      <Asked query={query} what={words.loading}>
        {() =>
          item ? (
            <>
              <ItemFacts item={item} />
              <FeeVersions item={item} />
            </>
          ) : (
            <ErrorState error={unknown} />
          )
        }
      </Asked>
    </Page>
  )
}

function ItemActs({ item }: { readonly item: FeeItem }) {
  const words = useFeeItemWords()
  const may = useMay()
  const [ending, setEnding] = useState(false)
  if (!may('createFeeItem') || item.versions.at(-1)?.ended) return null
  return (
    <>
      <Button onClick={() => setEnding(true)} className="min-h-10">
        {words.end}
      </Button>
      <Link to="/fee-items/$item/change" params={{ item: item.id }} className={buttonClass('main', 'min-h-10')}>
        {words.change}
      </Link>
      {ending && <EndFeeItemDialog item={item} onClose={() => setEnding(false)} />}
    </>
  )
}

function ItemFacts({ item }: { readonly item: FeeItem }) {
  const words = useFeeItemWords()
  const { funds } = useWords()
  const { date } = useFormat()
  const scopeOf = useScope()
  return (
    <Section title={words.sections.what} actions={<FeeItemState item={item} />}>
      <Facts
        className="mt-3"
        facts={[
          [words.basis, words.bases[item.basis]],
          [words.scope, scopeOf(item)],
          [words.fund, funds[item.fund]],
          [words.from, date(item.current.from)],
        ]}
      />
    </Section>
  )
}
