import { useQuery } from '@tanstack/react-query'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { Section } from '../../parts/section.tsx'
import { MatchList } from '../posts/match-list.tsx'
import { usePostWords } from '../posts/words.ts'
import { postsOfQuery } from './queries.ts'
import { usePeopleWords } from './words.ts'

export function PostsOfPerson({ person }: { readonly person: string }) {
  const words = usePeopleWords()
  // The words of posts are waited for before anything else of this page can be opened: arriving later they would take an open dialog away.
  usePostWords()
  const query = useQuery(postsOfQuery(person))
  return (
    <Section title={words.matches} bare>
      <Asked query={query}>
        {({ items }) => (items.length > 0 ? <MatchList caption={words.matches} matches={items.map(({ post, ...match }) => ({ ...match, id: post, to: 'post' as const }))} /> : <Empty title={words.matchesEmpty} />)}
      </Asked>
    </Section>
  )
}
