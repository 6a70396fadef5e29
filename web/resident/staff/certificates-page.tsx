import { useQuery } from '@tanstack/react-query'
import { stateTones, stateWords } from '../../../functions/certificates/state-model.ts'
import { fileUrl } from '../../shared/api/client.ts'
import { useFormat, useLanguage } from '../../shared/i18n/language.tsx'
import { Asked } from '../../shared/parts/asked.tsx'
import { buttonClass } from '../../shared/parts/button.tsx'
import { Empty } from '../../shared/parts/states.tsx'
import { Status } from '../../shared/parts/status.tsx'
import { Page } from '../shell/page.tsx'
import { certificatesQuery, type OwnCertificate } from './queries.ts'
import { useCertificateWords } from './certificates/words.ts'
import { useStaffWords } from './words.ts'

/** What I hold, what ends, and what to do about it; what needs doing first. */
export function CertificatesPage() {
  const staff = useStaffWords()
  const words = useCertificateWords()
  const query = useQuery(certificatesQuery)
  return (
    <Page title={staff.parts.certificates} back={{ href: '/staff', text: staff.back }}>
      <Asked query={query} what={words.what}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={words.none}>{words.noneText}</Empty>
          ) : (
            <ul className="mt-4 border-t border-line">
              {items.map((one) => (
                <Row key={one.id} one={one} />
              ))}
            </ul>
          )
        }
      </Asked>
    </Page>
  )
}

function Row({ one }: { readonly one: OwnCertificate }) {
  const words = useCertificateWords()
  const { lang } = useLanguage()
  return (
    <li className="border-b border-line py-4 text-[1.1rem]">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h2 className="text-[1.25rem] font-bold">
          {one.kindName[lang]}
          {one.level && ` · ${words.level(one.level)}`}
        </h2>
        <Status tone={stateTones[one.state]}>{stateWords(one)[lang]}</Status>
      </div>
      {one.completion && <p>{words.course(one.completion.course, one.completion.hours)}</p>}
      <p>
        <Dates one={one} />
      </p>
      <p className="text-ink-2 [overflow-wrap:anywhere]">
        {words.number} {one.number} · {one.issuer}
      </p>
      {one.next && (
        <div className="mt-2 border-l-4 border-warn bg-warn-soft px-3 py-2">
          {one.state !== 'ending' && <p className="font-bold">{words.offPost}</p>}
          <p className="font-medium">{one.by === 'review' || one.why === 'review-missed' ? words.todo.review : words.todo.renew}</p>
          <p>{words.ask}</p>
        </div>
      )}
      {one.completion && (
        <a href={fileUrl(`/v1/staff/certificates/${one.id}/pdf`)} target="_blank" rel="noreferrer" className={buttonClass('plain', 'mt-3 w-full')}>
          {words.open}
        </a>
      )}
    </li>
  )
}

function Dates({ one: { state, on, by, days } }: { readonly one: OwnCertificate }) {
  const words = useCertificateWords()
  const { date } = useFormat()
  if (on === null) return words.endless
  if (state === 'valid' || state === 'ending') return by === 'review' ? words.reviewBy(date(on), days ?? 0) : words.until(date(on), days ?? 0)
  return state === 'not-yet' ? words.from(date(on)) : words.since(date(on))
}
