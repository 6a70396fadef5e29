import { useQuery } from '@tanstack/react-query'
import { Asked } from '../../../shared/parts/asked.tsx'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Section } from '../../parts/section.tsx'
import { careerQuery } from './queries.ts'
import { useCareerWords } from './words.ts'

/** What happened with a person, newest first, for their page. */
export function CareerSection({ seeker }: { readonly seeker: string }) {
  const words = useCareerWords()
  const { date } = useFormat()
  const query = useQuery(careerQuery(seeker))
  return (
    <Section title={words.timeline}>
      <Asked query={query} what={words.timeline}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="mt-2 text-ink-2">{words.noTimeline}</p>
          ) : (
            <ol className="mt-3 ml-1.5 border-l-2 border-line">
              {items.map(({ on, kind, text }, at) => (
                <li key={`${on} ${kind} ${at}`} className="relative py-1.5 pl-4 before:absolute before:top-3.5 before:-left-[5px] before:size-2 before:rounded-full before:bg-brand">
                  <span className="mr-3 text-ink-2">{date(on)}</span>
                  <span className="break-words">{text}</span>
                </li>
              ))}
            </ol>
          )
        }
      </Asked>
    </Section>
  )
}
