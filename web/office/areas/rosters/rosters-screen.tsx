import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Button, buttonClass } from '../../../shared/parts/button.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { Status } from '../../../shared/parts/status.tsx'
import { AskedList } from '../../parts/asked-list.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Page } from '../../parts/page.tsx'
import { Pager, useAfter } from '../../parts/pager.tsx'
import { PhoneRow } from '../../parts/phone-row.tsx'
import { rowLink } from '../../parts/text-link.ts'
import { useMay } from '../../shell/session.ts'
import { NewRosterDialog } from './new-roster-dialog.tsx'
import { type FoundRoster, rostersQuery, rosterTones } from './queries.ts'
import { useRosterWords } from './words.ts'

export function RostersScreen() {
  const words = useRosterWords()
  const may = useMay()('createRoster')
  const query = useQuery(rostersQuery(useAfter()))
  const [open, setOpen] = useState(false)
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        <>
          <Link to="/rosters/shifts" className={buttonClass('plain', 'min-h-10')}>
            {words.shifts}
          </Link>
          <Link to="/rosters/demand" className={buttonClass('plain', 'min-h-10')}>
            {words.demand}
          </Link>
          <Link to="/rosters/settings" className={buttonClass('plain', 'min-h-10')}>
            {words.settings}
          </Link>
          {may && (
            <Button kind="main" onClick={() => setOpen(true)} className="min-h-10">
              {words.newRoster}
            </Button>
          )}
        </>
      }
    >
      <AskedList query={query} what={words.loading}>
        {({ items, next }) =>
          items.length > 0 ? (
            <>
              <Rosters rosters={items} />
              <Pager count={items.length} next={next} />
            </>
          ) : (
            <Empty title={words.none}>{may && words.noneNext}</Empty>
          )
        }
      </AskedList>
      {open && <NewRosterDialog onClose={() => setOpen(false)} />}
    </Page>
  )
}

function Rosters({ rosters }: { readonly rosters: readonly FoundRoster[] }) {
  const words = useRosterWords()
  const { date } = useFormat()
  const name = ({ id, name: text }: FoundRoster) => (
    <Link to="/rosters/$roster" params={{ roster: id }} className={rowLink}>
      {text}
    </Link>
  )
  const days = ({ from, to }: FoundRoster) => `${date(from)} – ${date(to)}`
  const state = ({ state: of }: FoundRoster) => <Status tone={rosterTones[of]}>{words.states[of]}</Status>
  const columns: Column<FoundRoster>[] = [
    { key: 'name', head: words.name, names: true, wraps: true, cell: name },
    { key: 'days', head: words.days, cell: days },
    { key: 'posts', head: words.posts, cell: ({ posts }) => words.postsCount(posts.length) },
    { key: 'state', head: words.state, cell: state },
  ]
  return (
    <DataTable
      caption={words.list}
      rows={rosters}
      rowKey={({ id }) => id}
      columns={columns}
      phone={(roster) => (
        <PhoneRow title={name(roster)} aside={state(roster)}>
          <p className="text-ink-2">{days(roster)}</p>
        </PhoneRow>
      )}
    />
  )
}
