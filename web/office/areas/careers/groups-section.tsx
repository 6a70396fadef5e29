import { breakdowns, hoursText } from '../../../../functions/careers/outcome-rules.ts'
import { Section } from '../../parts/section.tsx'
import type { FoundOutcomes } from './queries.ts'
import { useCareerWords } from './words.ts'

type Row = FoundOutcomes['rows'][number]
const figures = ['people', 'registered', 'trained', 'certified', 'hired', 'movedOn'] as const

/** The same figures by category, sex and community: a table where there is room, a list on phones. */
export function GroupsSection({ rows }: { readonly rows: FoundOutcomes['rows'] }) {
  const words = useCareerWords()
  const titleOf = (figure: (typeof figures)[number]) => (figure === 'people' ? words.count : words[figure])
  const shown = breakdowns.map((by) => ({ by, of: rows.filter((row) => row.by === by) })).filter(({ of }) => of.length > 0)
  return (
    <Section title={words.groups}>
      <p className="mt-1 text-[0.8125rem] text-ink-2">{words.groupsLead}</p>
      {shown.map(({ by, of }) => (
        <div key={by} className="mt-4">
          <table className="w-full max-md:hidden">
            <caption className="mb-1 text-left font-medium">{words.bys[by]}</caption>
            <thead>
              <tr className="border-b border-line-strong text-[0.8125rem] text-ink-2">
                <th scope="col" className="w-1/4 py-1.5 text-left font-medium">
                  {words.name}
                </th>
                {figures.map((figure) => (
                  <th key={figure} scope="col" className="text-right font-medium">
                    {titleOf(figure)}
                  </th>
                ))}
                <th scope="col" className="text-right font-medium">
                  {words.hours}
                </th>
              </tr>
            </thead>
            <tbody>
              {of.map((row) => (
                <tr key={row.name} className="border-b border-line">
                  <th scope="row" className="py-1.5 text-left font-normal">
                    {row.name}
                  </th>
                  {figures.map((figure) => (
                    <td key={figure} className="text-right">
                      {row[figure]}
                    </td>
                  ))}
                  <td className="text-right">{hoursText(row.trainingMinutes)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <div className="md:hidden">
            <h3 className="font-medium">{words.bys[by]}</h3>
            <ul className="divide-y divide-line">
              {of.map((row) => (
                <GroupRow key={row.name} row={row} titleOf={titleOf} />
              ))}
            </ul>
          </div>
        </div>
      ))}
    </Section>
  )
}

function GroupRow({ row, titleOf }: { readonly row: Row; readonly titleOf: (figure: (typeof figures)[number]) => string }) {
  const words = useCareerWords()
  return (
    <li className="py-2">
      <p className="flex justify-between gap-3 font-medium">
        {row.name}
        <span>{words.people(row.people)}</span>
      </p>
      <p className="text-ink-2">
        {figures
          .slice(1)
          .map((figure) => `${titleOf(figure)} ${row[figure]}`)
          .join(' · ')}
        {` · ${words.hours} ${hoursText(row.trainingMinutes)}`}
      </p>
    </li>
  )
}
