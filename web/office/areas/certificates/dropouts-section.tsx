import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { nextWords, stateWords } from '../../../../functions/certificates/state-model.ts'
import { useFormat, useLanguage } from '../../../shared/i18n/language.tsx'
import { rowLink } from '../../parts/text-link.ts'
import { dropoutsQuery } from './queries.ts'
import { useCertificateWords } from './words.ts'

/** W3, at once and visibly: who may not stand on which post any more, and what brings them back. `person`: of one alone. Nothing while nobody is. */
export function DropoutsSection({ person }: { readonly person?: string }) {
  const words = useCertificateWords()
  const { lang } = useLanguage()
  const { date } = useFormat()
  const query = useQuery(dropoutsQuery)
  const items = query.data?.items.filter((one) => !person || one.person === person) ?? []
  if (items.length === 0) return null
  return (
    <section aria-labelledby="dropouts" className="mt-5 border border-bad bg-bad-soft p-4">
      <h2 id="dropouts" className="font-bold text-bad">
        {words.dropouts(items.length)}
      </h2>
      <p>{words.dropoutsNote}</p>
      <ul className="mt-2 divide-y divide-line-strong">
        {items.map((one) => {
          const state = one.why === 'revoked' ? ('revoked' as const) : ('lapsed' as const)
          return (
            <li key={`${one.person} ${one.kind}`} className="py-2">
              <p>
                <Link to="/certificates/$certificate" params={{ certificate: one.certificate }} className={rowLink}>
                  {person ? one.kindName[lang] : `${one.name} · ${one.kindName[lang]}`}
                </Link>{' '}
                <strong className="text-bad">
                  {stateWords({ state, why: one.why })[lang]} · {words.since(date(one.on))}
                </strong>
              </p>
              <p>{words.dropoutPosts(one.posts.map(({ name, working }) => (working ? words.workingAt(name) : name)).join(lang === 'zh' ? '、' : ', '))}</p>
              <p>{nextWords({ state, why: one.why, by: null })![lang]}</p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
