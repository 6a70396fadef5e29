import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { nextWords } from '../../../../functions/certificates/state-model.ts'
import { fileUrl } from '../../../shared/api/client.ts'
import { useFormat, useLanguage } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { type Fact, Facts } from '../../parts/facts.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { Section } from '../../parts/section.tsx'
import { Steps } from '../../parts/steps.tsx'
import { textLink } from '../../parts/text-link.ts'
import { CertificateActs } from './certificate-acts.tsx'
import { CertificateState, EndText } from './certificate-state.tsx'
import { certificateQuery, type FoundCertificate } from './queries.ts'
import { ScanSection } from './scan-section.tsx'
import { useCertificateWords } from './words.ts'

/** One certificate: how it stands and what to do, what may be done, and everything that happened to it. */
export function CertificateScreen() {
  const words = useCertificateWords()
  const { lang } = useLanguage()
  const { certificate } = useParams({ from: '/certificates/$certificate' })
  const query = useQuery(certificateQuery(certificate))
  return (
    <Page
      title={query.data ? `${query.data.personName} · ${query.data.kindName[lang]}` : words.certificate}
      above={
        <Link to="/certificates" className={textLink()}>
          {words.back}
        </Link>
      }
      {...(query.data ? { actions: <CertificateState one={query.data} /> } : {})}
    >
      <Asked query={query} what={words.loading}>
        {(found) => (
          <>
            {nextWords(found) && <Notice tone={found.state === 'ending' ? 'warn' : 'bad'}>{nextWords(found)![lang]}</Notice>}
            <CertificateActs certificate={found} />
            <div className="grid grid-cols-1 items-start gap-x-6 xl:grid-cols-2">
              <div>
                <CertificateFacts one={found} />
                <ScanSection certificate={found} />
              </div>
              <div>
                <Told one={found} />
                <Section title={words.history}>
                  <Steps steps={found.steps} words={words.steps} />
                </Section>
              </div>
            </div>
          </>
        )}
      </Asked>
    </Page>
  )
}

type Props = { readonly one: FoundCertificate }

function CertificateFacts({ one }: Props) {
  const words = useCertificateWords()
  const { date } = useFormat()
  const facts: Fact[] = [
    [words.end, <EndText key="end" one={one} />],
    ...(one.revoked ? [[words.reason, one.revoked.reason] as const] : []),
    ...(one.completion ? [[words.completion, words.completionText(one.completion.course, one.completion.hours)] as const] : []),
    [words.number, <span key="number" className="wrap-anywhere">{one.number}</span>],
    ...(one.level ? [[words.level, words.levelOf(one.level)] as const] : []),
    [words.issuer, one.issuer],
    [words.issuedOn, date(one.issuedOn)],
    [words.terms, <ul key="terms">{one.terms.map(({ from, to }) => <li key={from}>{words.termText(date(from), to ? date(to) : words.endless)}</li>)}</ul>],
    ...(one.reviews.length > 0 ? [[words.reviews, one.reviews.map((on) => date(on)).join(' · ')] as const] : []),
    [
      words.ruleNow,
      <span key="rule">
        {words.rule(one.rule.validMonths, one.rule.reviewMonths)} {one.rule.unread && <span className="text-warn">{words.unread}</span>}
        <span className="block font-normal text-ink-2">{one.rule.source}</span>
      </span>,
    ],
  ]
  return (
    <Section title={words.facts}>
      <Facts className="mt-3" facts={facts} />
      {one.completion && (
        <p className="mt-3">
          <a href={fileUrl(`/v1/certificates/${one.id}/pdf`)} target="_blank" rel="noreferrer" className={textLink()}>
            {words.paper}
          </a>
        </p>
      )}
    </Section>
  )
}

/** Who was told of its end, and whether that went out. */
function Told({ one }: Props) {
  const words = useCertificateWords()
  const { moment } = useFormat()
  if (one.completion) return null
  return (
    <Section title={words.told}>
      {one.told.length === 0 ? (
        <p className="mt-2 text-ink-2">{words.untold}</p>
      ) : (
        <ul className="mt-2">
          {one.told.map(({ to, step, until, at, state }) => (
            <li key={`${to} ${step} ${until}`} className="flex flex-wrap justify-between gap-x-4 border-b border-line py-2">
              <span>
                {words.toldStep(step)} · {words.toldTo[to]}
              </span>
              <span className="text-ink-2">
                {words.toldStates[state]} · {moment(at)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
