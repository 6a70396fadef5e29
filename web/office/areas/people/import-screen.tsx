import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ImportedSeekers } from '../../../../functions/workforce/import-model.ts'
import { fileUrl } from '../../../shared/api/client.ts'
import { useFormat, useLanguage } from '../../../shared/i18n/language.tsx'
import { newId } from '../../../shared/new-id.ts'
import { Button } from '../../../shared/parts/button.tsx'
import { Status } from '../../../shared/parts/status.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Failure } from '../../parts/failure.tsx'
import { ExportMenu } from '../../parts/export-menu.tsx'
import { FileDrop } from '../../parts/file-drop.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { sendFile } from '../../parts/send-file.ts'
import { rowLink, textLink } from '../../parts/text-link.ts'
import { afterPerson } from './queries.ts'
import { usePeopleWords } from './words.ts'

type Row = ImportedSeekers['rows'][number]
const tones = { ok: 'good', known: 'off', refused: 'bad' } as const

/** A file is judged first; the same file is sent once more to register whom it names. */
export function ImportScreen() {
  const words = usePeopleWords()
  const client = useQueryClient()
  const [file, setFile] = useState<{ readonly file: File; readonly id: string }>()
  const send = useMutation({
    mutationFn: ({ file: chosen, id, apply }: { readonly file: File; readonly id: string; readonly apply: boolean }) => sendFile<ImportedSeekers>('/v1/seekers/import', chosen, { name: chosen.name, id, apply: String(apply) }),
    onSuccess: ({ applied }) => (applied ? afterPerson(client) : undefined),
  })
  const judge = ([first]: readonly File[]) => {
    if (!first) return
    const chosen = { file: first, id: newId() }
    setFile(chosen)
    send.mutate({ ...chosen, apply: false })
  }
  const found = send.data
  const { marks } = useFormat()
  return (
    <Page title={words.importTitle} lead={words.importLead} actions={<ExportMenu label={words.template} formats={['xlsx', 'csv']} addressOf={(format) => fileUrl('/v1/seekers/template', { format })} />} above={<Link to="/people" className={textLink()}>{words.back}</Link>}>
      <p className="mt-3 text-ink-2">{words.importColumns}</p>
      <FileDrop words={words} accept=".csv,.xlsx,text/csv" busy={send.isPending ? words.reading : undefined} onFiles={judge} />
      <Failure error={send.error} />
      {found && (
        <>
          <Notice tone={found.counts.refused > 0 ? 'warn' : 'good'}>{(found.applied ? words.applied : words.judged)(found.counts.ok, found.counts.known, found.counts.refused)}</Notice>
          {found.unused.length > 0 && <p className="mt-2 text-ink-2">{words.unused(found.unused.join(marks.comma))}</p>}
          {!found.applied && found.counts.ok > 0 && file && (
            <Button kind="main" className="mt-3 min-h-10" busy={send.isPending} onClick={() => send.mutate({ ...file, apply: true })}>
              {words.apply(found.counts.ok)}
            </Button>
          )}
          <Rows rows={found.rows} applied={found.applied} />
        </>
      )}
    </Page>
  )
}

function Rows({ rows, applied }: { readonly rows: readonly Row[]; readonly applied: boolean }) {
  const words = usePeopleWords()
  const { lang } = useLanguage()
  const { marks } = useFormat()
  const verdict = (row: Row) => <Status tone={tones[row.verdict]}>{applied && row.verdict === 'ok' ? words.registeredNow : words.verdicts[row.verdict]}</Status>
  const why = ({ reasons }: Row) => reasons.map(({ column, say }) => `${column}${marks.colon}${say[lang]}`).join(' ')
  const name = ({ name: text, person }: Row) =>
    person ? (
      <Link to="/people/$person" params={{ person }} className={rowLink}>
        {text}
      </Link>
    ) : (
      text || '—'
    )
  const columns: Column<Row>[] = [
    { key: 'row', head: words.row, right: true, cell: ({ row }) => row },
    { key: 'name', head: words.name, names: true, cell: name },
    { key: 'verdict', head: words.result, cell: verdict },
    { key: 'why', head: words.declineWhy, wraps: true, cell: why },
  ]
  return (
    <DataTable
      caption={words.importTitle}
      rows={rows}
      rowKey={({ row }) => String(row)}
      columns={columns}
      phone={(row) => (
        <PhoneRow title={name(row)} aside={`${words.row} ${row.row}`}>
          {verdict(row)}
          <p className="text-ink-2">{why(row)}</p>
        </PhoneRow>
      )}
    />
  )
}
