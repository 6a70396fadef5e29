import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { StuckPage } from '../../../../functions/stuck/model.ts'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { Section } from '../../parts/section.tsx'
import { textLink } from '../../parts/text-link.ts'
import { StuckList } from './stuck-list.tsx'
import { useStuckWords } from './words.ts'

const stuckQuery = (query: { readonly after?: string }) => queryOptions({ queryKey: ['stuck', query], placeholderData: keepPreviousData, queryFn: () => ask(api.stuck.$get({ query })) })

/** What does not get on by itself, why, and one thing to do about each. */
export function StuckScreen() {
  const words = useStuckWords()
  const after = useAfter()
  const query = useQuery(stuckQuery(after))
  const [solved, setSolved] = useState<string>()
  return (
    <Page title={words.title} lead={words.lead}>
      {query.data && <SweepLate page={query.data} />}
      {solved && <Notice tone="good">{words.solved(solved)}</Notice>}
      <Section title={words.list} bare>
        <AskedList query={query} what={words.loading}>
          {({ items, next, ...swept }) =>
            items.length > 0 ? (
              <>
                <StuckList things={items} onSolved={setSolved} />
                <Pager count={items.length} next={next} />
              </>
            ) : (
              <Nothing swept={swept} later={after.after !== undefined} />
            )
          }
        </AskedList>
      </Section>
    </Page>
  )
}

type Swept = Pick<StuckPage, 'sweep' | 'sweptAt'>

/** An empty list of a provider that does not answer is no good news, and must not read like it. */
function SweepLate({ page: { sweep, sweptAt } }: { readonly page: Swept }) {
  const words = useStuckWords()
  const { moment } = useFormat()
  if (sweep !== 'late' || sweptAt === null) return null
  return (
    <Notice tone="warn">
      <p>{words.sweepLate}</p>
      <p className="mt-1 font-normal">{words.sweepLateNote(moment(sweptAt))}</p>
    </Notice>
  )
}

function Nothing({ swept: { sweep, sweptAt }, later }: { readonly swept: Swept; readonly later: boolean }) {
  const words = useStuckWords()
  const { moment } = useFormat()
  if (later) {
    return (
      <Empty title={words.pageDone}>
        <Link to="/stuck" className={textLink()}>
          {words.toList}
        </Link>
      </Empty>
    )
  }
  return <Empty title={words.empty}>{sweep === 'fine' && sweptAt !== null ? words.swept(moment(sweptAt)) : sweep === 'waiting' ? words.notSwept : words.nothingBegun}</Empty>
}
