import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { fileUrl } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Page } from '../../parts/page.tsx'
import { Section } from '../../parts/section.tsx'
import { textLink } from '../../parts/text-link.ts'
import { DraftSection } from './draft-section.tsx'
import { ObjectionsSection } from './objections-section.tsx'
import { disclosureQuery, draftQuery, type FoundDisclosure } from './queries.ts'
import { spanText } from './span-text.ts'
import { useDisclosureWords } from './words.ts'

/** One span: what is published of it with its objections, and what would be published next. */
export function DisclosureScreen() {
  const words = useDisclosureWords()
  const { span } = useParams({ from: '/disclosures/$span' })
  const published = useQuery(disclosureQuery(span))
  const draft = useQuery(draftQuery(span))
  return (
    <Page
      title={words.spanTitle(spanText(span, words))}
      above={
        <Link to="/disclosures" className={textLink()}>
          {words.back}
        </Link>
      }
    >
      <Asked query={published} what={words.loading}>
        {(found) =>
          found && (
            <>
              <PublishedSection disclosure={found} />
              <ObjectionsSection disclosure={found} />
            </>
          )
        }
      </Asked>
      <Asked query={draft} what={words.figures}>
        {(found) => <DraftSection draft={found} />}
      </Asked>
    </Page>
  )
}

function PublishedSection({ disclosure }: { readonly disclosure: FoundDisclosure }) {
  const words = useDisclosureWords()
  const { date } = useFormat()
  return (
    <Section title={`${words.published} · ${words.versionOf(disclosure.version)}`}>
      <Facts
        className="mt-3"
        facts={[
          [words.publishedOn, date(disclosure.publishedOn)],
          [words.place, disclosure.place],
          [words.objectionsUntil, date(disclosure.objectionsUntil)],
          [
            words.scope,
            <span key="scopes" className="grid gap-1">
              {disclosure.scopes.map(({ community, name }) => (
                <span key={community ?? 'all'} className="flex flex-wrap gap-x-4">
                  <a href={`/open/${disclosure.id}${community ? `/${community}` : ''}`} className={textLink()}>
                    {`${words.see} ${community === null ? words.whole : name}`}
                  </a>
                  <a href={fileUrl(`/v1/disclosures/${disclosure.id}/notice/pdf`, community ? { community } : {})} className={textLink()}>
                    {words.paper}
                  </a>
                </span>
              ))}
            </span>,
          ],
          ...disclosure.history.map(({ version, publishedOn, note }) => [words.versionOf(version), `${date(publishedOn)} · ${note || words.first}`] as const),
        ]}
      />
    </Section>
  )
}
