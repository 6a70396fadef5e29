import { Link } from '@tanstack/react-router'
import { nextWords } from '../../../../functions/certificates/state-model.ts'
import { useLanguage } from '../../../shared/i18n/language.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { rowLink } from '../../parts/text-link.ts'
import { CertificateState, EndText } from './certificate-state.tsx'
import type { FoundRow } from './queries.ts'
import { useCertificateWords } from './words.ts'

/** `named`: of many people; else of one, whose name stands above. */
export function CertificateList({ certificates, named = true }: { readonly certificates: readonly FoundRow[]; readonly named?: boolean }) {
  const words = useCertificateWords()
  const { lang } = useLanguage()
  const kind = (one: FoundRow) => (
    <>
      {one.kindName[lang]}
      {one.level && ` · ${words.levelOf(one.level)}`}
      {one.completion && ` · ${one.completion.course}`}
    </>
  )
  const link = (one: FoundRow) => (
    <Link to="/certificates/$certificate" params={{ certificate: one.id }} className={rowLink}>
      {named ? one.personName : kind(one)}
    </Link>
  )
  const columns: Column<FoundRow>[] = [
    { key: 'name', head: named ? words.person : words.certificate, names: true, cell: link },
    ...(named ? [{ key: 'kind', head: words.certificate, wraps: true, cell: kind }] : []),
    { key: 'state', head: words.state, cell: (one) => <CertificateState one={one} /> },
    { key: 'end', head: words.end, cell: (one) => <EndText one={one} /> },
    { key: 'number', head: words.number, cell: (one) => one.number },
    { key: 'next', head: words.next, wraps: true, cell: (one) => nextWords(one)?.[lang] ?? words.nothing },
  ]
  return (
    <DataTable
      caption={words.list}
      rows={certificates}
      rowKey={({ id }) => id}
      columns={columns}
      phone={(one) => (
        <PhoneRow title={link(one)} act={<CertificateState one={one} />}>
          {named && <p>{kind(one)}</p>}
          <p className="text-ink-2">
            <EndText one={one} />
          </p>
          {nextWords(one) && <p>{nextWords(one)![lang]}</p>}
        </PhoneRow>
      )}
    />
  )
}
