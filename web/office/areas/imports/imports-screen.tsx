import { useQuery } from '@tanstack/react-query'
import { fileUrl } from '../../../shared/api/client.ts'
import { Asked } from '../../../shared/parts/asked.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { ExportMenu } from '../../parts/export-menu.tsx'
import { Page } from '../../parts/page.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { communitiesQuery } from '../../parts/place-picks.tsx'
import { Section } from '../../parts/section.tsx'
import { useMay } from '../../shell/session.ts'
import { ImportList } from './import-list.tsx'
import { importsQuery } from './queries.ts'
import { Upload } from './upload.tsx'
import { useImportWords } from './words.ts'

/** A register from a spreadsheet: template, upload, and what was imported before. */
export function ImportsScreen() {
  const words = useImportWords()
  const may = useMay()
  const communities = useQuery(communitiesQuery)
  const imports = useQuery(importsQuery(useAfter()))
  return (
    <Page title={words.title} lead={may('importUnits') ? words.lead : words.onlyHead} actions={<ExportMenu label={words.template} formats={['xlsx', 'csv']} addressOf={(format) => fileUrl('/v1/units/template', { format })} />}>
      {may('importUnits') && (
        <Asked query={communities} what={words.community}>
          {({ items }) => <Upload communities={items} />}
        </Asked>
      )}
      <Section title={words.history} bare>
        <AskedList query={imports} what={words.loading}>
          {({ items, next }) =>
            items.length > 0 ? (
              <>
                <ImportList imports={items} />
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
