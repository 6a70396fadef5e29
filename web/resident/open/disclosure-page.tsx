import { useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { Link, useSearchParams } from 'wouter'
import { asApiError } from '../../shared/api/api-error.ts'
import { fileUrl } from '../../shared/api/client.ts'
import { useFormat } from '../../shared/i18n/language.tsx'
import { Asked } from '../../shared/parts/asked.tsx'
import { buttonClass } from '../../shared/parts/button.tsx'
import { Facts } from '../facts.tsx'
import { Page } from '../shell/page.tsx'
import { FeesSection } from './fees-section.tsx'
import { FundSection } from './fund-section.tsx'
import { ObjectionsSection } from './objections-section.tsx'
import { type Disclosure, disclosureQuery } from './queries.ts'
import { spanText } from './span-text.ts'
import { useOpenWords } from './words.ts'

/** One published period, of a community or of the whole organization. */
export function DisclosurePage({ id, community }: { readonly id: string; readonly community: string | undefined }) {
  const words = useOpenWords()
  const [search] = useSearchParams()
  const query = useQuery(disclosureQuery(id, community, search.get('version') ?? undefined))
  const kind = query.error && !query.data ? asApiError(query.error).kind : undefined
  const back = { href: '/open', text: words.toList }
  if (kind === 'unknown' || kind === 'invalid')
    return (
      <Page title={words.gone} back={back}>
        <p className="py-4">{words.goneText}</p>
      </Page>
    )
  const { data } = query
  return (
    <Page title={data ? spanText(data.id, words) : words.title} subtitle={data && (data.scope.community === null ? words.whole : data.scope.name)} back={back}>
      <Asked query={query} what={words.what}>
        {(disclosure) => <Shown disclosure={disclosure} path={`/open/${id}${community ? `/${community}` : ''}`} />}
      </Asked>
    </Page>
  )
}

function Shown({ disclosure, path }: { readonly disclosure: Disclosure; readonly path: string }) {
  const words = useOpenWords()
  const format = useFormat()
  const { scope, history, version } = disclosure
  return (
    <>
      <Scopes disclosure={disclosure} />
      {version < history.length && (
        <p className="mt-3 border-l-4 border-warn bg-warn-soft p-3 text-warn">
          {words.old(version)}{' '}
          <Link href={path} className="font-bold underline underline-offset-4">
            {words.newest}
          </Link>
        </p>
      )}
      {disclosure.note && <p className="mt-3">{`${words.note}：${disclosure.note}`}</p>}
      {scope.funds.length === 0 && <p className="py-4">{words.noMoney}</p>}
      {scope.funds.map((fund) => (
        <FundSection key={fund.fund} fund={fund} />
      ))}
      {scope.fees && <FeesSection fees={scope.fees} asOf={disclosure.asOf} />}
      <ObjectionsSection disclosure={disclosure} path={path} />
      <section className="mt-6 border-t-2 border-ink pt-3">
        <h2 className="text-[1.2rem] font-bold">{words.about}</h2>
        <Facts facts={[[words.place, disclosure.place], [words.until, format.date(disclosure.publicUntil)]]} />
        <h3 className="mt-4 font-bold">{words.history}</h3>
        <ul className="mt-1 border-t border-line">
          {history.map((one) => (
            <li key={one.version} className="border-b border-line py-3">
              {one.version === version ? <span className="font-bold">{words.version(one.version)}</span> : (
                <Link href={`${path}?version=${one.version}`} className="font-bold text-brand-ink underline underline-offset-4">
                  {words.version(one.version)}
                </Link>
              )}
              <span className="block">{`${words.publishedOn(format.date(one.publishedOn))} · ${one.note || words.first}`}</span>
              <span className="block break-all text-ink-2">{`${words.hash} ${one.hash.slice(0, 16)}`}</span>
            </li>
          ))}
        </ul>
        <p className="mt-4 print:hidden">
          <a href={fileUrl(`/v1/disclosures/${disclosure.id}/notice/pdf`, scope.community ? { community: scope.community } : {})} className={buttonClass('plain')}>
            <Download aria-hidden className="size-5" />
            {words.print}
          </a>
        </p>
      </section>
    </>
  )
}

/** The organization and its communities, one tap each. */
function Scopes({ disclosure: { id, scope, scopes } }: { readonly disclosure: Disclosure }) {
  const words = useOpenWords()
  return (
    <nav aria-label={words.choose} className="mt-3 print:hidden">
      <ul className="flex flex-wrap gap-x-5">
        {scopes.map(({ community, name }) => (
          <li key={community ?? 'all'}>
            <Link
              href={community ? `/open/${id}/${community}` : `/open/${id}`}
              {...(community === scope.community ? { 'aria-current': 'page' as const } : {})}
              className={`inline-flex min-h-(--target) items-center underline-offset-4 ${community === scope.community ? 'border-b-4 border-brand font-bold' : 'text-brand-ink underline'}`}
            >
              {community === null ? words.whole : name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
