import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { fileUrl } from '../../../shared/api/client.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { ExportMenu } from '../../parts/export-menu.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { textLink } from '../../parts/text-link.ts'
import { ApplyImport } from './apply-import.tsx'
import { AppliedImport } from './applied-import.tsx'
import { Applying } from './applying.tsx'
import { ColumnsRead } from './columns-read.tsx'
import { ImportCounts } from './import-counts.tsx'
import { ImportRows } from './import-rows.tsx'
import { ImportState } from './import-list.tsx'
import type { Included } from './included.ts'
import { afterImport, type FoundImport, importQuery } from './queries.ts'
import { useImportWords } from './words.ts'

/** One import: what the check found, row by row, and applying it. */
export function ImportScreen() {
  const words = useImportWords()
  const { count } = useFormat()
  const { import: id } = useParams({ from: '/imports/$import' })
  const query = useQuery(importQuery(id))
  useFreshLists(query.data?.state)
  const found = query.data
  const toCorrect = found ? found.counts.refused + found.counts.question > 0 : false
  return (
    <Page
      title={found ? words.importTitle(found.file) : words.title}
      {...(found ? { lead: words.importLead(found.communityName, count(found.rows)) } : {})}
      above={
        <Link to="/imports" className={textLink()}>
          {words.back}
        </Link>
      }
      actions={
        found && (
          <>
            <ImportState found={found} />
            {toCorrect && <ExportMenu label={words.errorFile} formats={['xlsx', 'csv']} addressOf={(format) => fileUrl(`/v1/imports/${found.id}/errors`, { format })} />}
          </>
        )
      }
    >
      <Asked query={query} what={words.loading}>
        {(data) => <ImportBody found={data} />}
      </Asked>
    </Page>
  )
}

function ImportBody({ found }: { readonly found: FoundImport }) {
  const words = useImportWords()
  const [included, setIncluded] = useState<Included>(new Set())
  const open = found.state === 'ready'
  return (
    <>
      {found.state === 'applied' && <AppliedImport found={found} />}
      {(found.state === 'applying' || found.state === 'failed') && <Applying found={found} />}
      {found.state === 'lapsed' && <Notice tone="warn">{words.lapsed}</Notice>}
      <ImportCounts counts={found.counts} />
      {open && <ApplyImport found={found} included={included} onIncluded={setIncluded} />}
      <ImportRows found={found} included={included} {...(open ? { onIncluded: setIncluded } : {})} />
      <ColumnsRead columns={found.columns} />
    </>
  )
}

/** When applying ends under our eyes, lists elsewhere are out of date. */
function useFreshLists(state: FoundImport['state'] | undefined): void {
  const client = useQueryClient()
  const before = useRef(state)
  useEffect(() => {
    if (before.current === 'applying' && state === 'applied') void afterImport(client)
    before.current = state
  }, [state, client])
}
