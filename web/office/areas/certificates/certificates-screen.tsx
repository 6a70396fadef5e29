import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { fileUrl } from '../../../shared/api/client.ts'
import { useLanguage } from '../../../shared/i18n/language.tsx'
import { buttonClass } from '../../../shared/parts/button.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { ExportMenu } from '../../parts/export-menu.tsx'
import { FilterBar, SearchBox } from '../../parts/filter-bar.tsx'
import { Page } from '../../parts/page.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { choicesOf, Pick } from '../../parts/pick.tsx'
import { Section } from '../../parts/section.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { useMay } from '../../shell/session.ts'
import { CertificateList } from './certificate-list.tsx'
import { DropoutsSection } from './dropouts-section.tsx'
import { certificateFilters, certificatesQuery, kindsQuery } from './queries.ts'
import { useCertificateWords } from './words.ts'

/** What ends, in the order of its end; above it who fell out of a post. */
export function CertificatesScreen() {
  const words = useCertificateWords()
  const { lang } = useLanguage()
  const may = useMay()
  const [filters, change] = useFilters(certificateFilters)
  const kinds = useQuery(kindsQuery)
  const query = useQuery(certificatesQuery({ ...filters, ...useAfter() }))
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        <>
          <Link to="/certificates/matrix" className={buttonClass('plain')}>
            {words.matrix}
          </Link>
          <Link to="/certificates/kinds" className={buttonClass('plain')}>
            {words.kinds}
          </Link>
          <ExportMenu formats={['xlsx', 'csv']} addressOf={(format) => fileUrl('/v1/certificates/export', { format, ...filters })} />
          {may('issueCompletion') && (
            <Link to="/certificates/issue" className={buttonClass('plain')}>
              {words.issue}
            </Link>
          )}
          {may('addCertificate') && (
            <Link to="/certificates/new" className={buttonClass('main')}>
              {words.add}
            </Link>
          )}
        </>
      }
    >
      <DropoutsSection />
      <FilterBar>
        <SearchBox label={words.search} value={filters.search} onChange={(search) => change({ search })} />
        <Pick label={words.within} value={filters.within} onChange={(within) => change({ within })} all={words.anyEnd} choices={choicesOf(words.withins)} />
        <Pick label={words.state} value={filters.state} onChange={(state) => change({ state })} all={words.allStates} choices={choicesOf(words.states)} />
        <Pick label={words.kind} value={filters.kind} onChange={(kind) => change({ kind })} all={words.allKinds} choices={kinds.data?.items.map(({ kind, name }) => ({ value: kind, label: name[lang] })) ?? []} />
      </FilterBar>
      <Section title={words.list} bare>
        <AskedList query={query} what={words.loading}>
          {({ items, next }) =>
            items.length > 0 ? (
              <>
                <CertificateList certificates={items} />
                <Pager count={items.length} next={next} />
              </>
            ) : (
              <Empty title={words.empty}>{words.emptyNext}</Empty>
            )
          }
        </AskedList>
      </Section>
    </Page>
  )
}
