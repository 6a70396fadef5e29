import { useQuery } from '@tanstack/react-query'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Section } from '../../parts/section.tsx'
import { HireList } from './hires-screen.tsx'
import { hiresQuery } from './queries.ts'
import { useHireWords } from './words.ts'

/** On a person's own page: what they work and worked under. */
export function HiresOfPerson({ person }: { readonly person: string }) {
  const words = useHireWords()
  const query = useQuery(hiresQuery({ person }))
  return (
    <Section title={words.ofPerson} bare>
      <Asked query={query} what={words.ofPerson}>
        {({ items }) => (items.length > 0 ? <HireList hires={items} /> : <p className="mt-2 text-ink-2">{words.noneOfPerson}</p>)}
      </Asked>
    </Section>
  )
}
