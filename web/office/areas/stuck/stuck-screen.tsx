import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { api, ask } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { Page } from '../../parts/page.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { Section } from '../../parts/section.tsx'
import { StuckList } from './stuck-list.tsx'
import { useStuckWords } from './words.ts'

const stuckQuery = (query: { readonly after?: string }) => queryOptions({ queryKey: ['stuck', query], placeholderData: keepPreviousData, queryFn: () => ask(api.stuck.$get({ query })) })

/** What does not get on by itself, why, and one thing to do about each. */
export function StuckScreen() {
  const words = useStuckWords()
  const { moment } = useFormat()
  const query = useQuery(stuckQuery(useAfter()))
  return (
    <Page title={words.title} lead={words.lead}>
      <Section title={words.list} bare>
        <AskedList query={query} what={words.loading}>
          {({ items, next, sweptAt }) =>
            items.length > 0 ? (
              <>
                <StuckList things={items} />
                <Pager count={items.length} next={next} />
              </>
            ) : (
              <Empty title={words.empty}>{sweptAt ? words.swept(moment(sweptAt)) : words.notSwept}</Empty>
            )
          }
        </AskedList>
      </Section>
    </Page>
  )
}
