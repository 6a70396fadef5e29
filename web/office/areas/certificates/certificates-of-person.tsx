import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Section } from '../../parts/section.tsx'
import { textLink } from '../../parts/text-link.ts'
import { useMay } from '../../shell/session.ts'
import { CertificateList } from './certificate-list.tsx'
import { DropoutsSection } from './dropouts-section.tsx'
import { certificatesQuery } from './queries.ts'
import { useCertificateWords } from './words.ts'

/** On a person's own page: what they hold, and what they fell out of. */
export function CertificatesOfPerson({ person }: { readonly person: string }) {
  const words = useCertificateWords()
  const may = useMay()
  const query = useQuery(certificatesQuery({ person }))
  return (
    <>
      <DropoutsSection person={person} />
      <Section
        title={words.ofPerson}
        bare
        actions={
          may('addCertificate') && (
            <Link to="/certificates/new" search={{ person }} className={textLink()}>
              {words.add}
            </Link>
          )
        }
      >
        <Asked query={query} what={words.loading}>
          {({ items }) => (items.length > 0 ? <CertificateList certificates={items} named={false} /> : <p className="mt-2 text-ink-2">{words.noneOfPerson}</p>)}
        </Asked>
      </Section>
    </>
  )
}
