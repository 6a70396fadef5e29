import { useQuery } from '@tanstack/react-query'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { Section } from '../../parts/section.tsx'
import { statementsQuery } from './queries.ts'
import { useStatementWords } from './words.ts'

type File = NonNullable<Awaited<ReturnType<NonNullable<ReturnType<typeof statementsQuery>['queryFn']>>>>['items'][number]

/** The latest twenty files of an account. */
export function FileList({ account }: { readonly account: string }) {
  const words = useStatementWords()
  const { yuan, day, moment } = useFormat()
  const files = useQuery(statementsQuery(account))
  const days = ({ from, to }: File) => (from && to ? words.fromTo(day(from), day(to)) : '–')
  const closing = ({ closingFen }: File) => (closingFen === null ? words.untold : yuan(closingFen))
  const columns: Column<File>[] = [
    { key: 'file', head: words.file, names: true, wraps: true, cell: ({ file, format }) => <><p className="break-all">{file}</p><p className="text-ink-2">{words.formats[format]}</p></> },
    { key: 'days', head: words.days, cell: days },
    { key: 'new', head: words.newLines, right: true, cell: ({ newLines, lines }) => words.newOf(newLines, lines) },
    { key: 'closing', head: words.closing, right: true, cell: closing },
    { key: 'by', head: words.by, cell: ({ createdByName }) => createdByName },
    { key: 'when', head: words.when, cell: ({ createdAt }) => moment(createdAt) },
  ]
  return (
    <Section title={words.files} bare>
      <AskedList query={files} what={words.files}>
        {({ items }) =>
          items.length > 0 ? (
            <DataTable
              caption={words.files}
              rows={items}
              rowKey={({ id }) => id}
              columns={columns}
              phone={(one) => (
                <PhoneRow title={<span className="break-all">{one.file}</span>} aside={closing(one)}>
                  <p className="text-ink-2">
                    {[days(one), `${words.newLines} ${words.newOf(one.newLines, one.lines)}`, one.createdByName].join(' · ')}
                  </p>
                </PhoneRow>
              )}
            />
          ) : (
            <Empty title={words.noFiles} />
          )
        }
      </AskedList>
    </Section>
  )
}
