import { useQuery } from '@tanstack/react-query'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { Section } from '../../parts/section.tsx'
import { MatchList } from '../posts/match-list.tsx'
import { postsOfQuery } from './queries.ts'
import { usePeopleWords } from './words.ts'

export function PostsOfPerson({ person }: { readonly person: string }) {
  const words = usePeopleWords()
  const query = useQuery(postsOfQuery(person))
  return (
    <Section title={words.matches} bare>
      <Asked query={query}>
        {({ items }) => (items.length > 0 ? <MatchList caption={words.matches} matches={items.map(({ post, ...match }) => ({ ...match, id: post, to: 'post' as const }))} /> : <Empty title={words.matchesEmpty} />)}
      </Asked>
    </Section>
  )
}
