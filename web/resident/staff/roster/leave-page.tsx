import { useQuery, useQueryClient } from '@tanstack/react-query'
import { leaveSpan } from '../../../shared/leave-span.ts'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Status } from '../../../shared/parts/status.tsx'
import { Page } from '../../shell/page.tsx'
import { useAct } from '../../use-act.ts'
import { useStaffWords } from '../words.ts'
import { Availability } from './availability.tsx'
import { LeaveForm } from './leave-form.tsx'
import { Problem } from './problem.tsx'
import { afterRoster, leavesQuery, type MyLeave, withdrawLeave } from './queries.ts'
import { useTimes } from './times.ts'
import { useRosterWords } from './words.ts'

const tones = { asked: 'wait', approved: 'good', declined: 'bad', withdrawn: 'off', cancelled: 'off' } as const

/** Ask for leave, see what became of it, and say on which days one cannot. */
export function LeavePage() {
  const { leave: words, what } = useRosterWords()
  const staff = useStaffWords()
  const query = useQuery({ ...leavesQuery, refetchOnMount: 'always' })
  return (
    <Page title={words.title} back={{ href: '/staff', text: staff.back }}>
      <Asked query={query} what={what}>
        {({ today, kinds, items, availability }) => (
          <>
            <LeaveForm kinds={kinds} today={today} />
            <h2 className="mt-8 text-[1.25rem] font-bold">{words.mine}</h2>
            {items.length === 0 && <p className="mt-1 text-[1.1rem] text-ink-2">{words.none}</p>}
            <ul className="mt-2 border-t border-line">
              {items.map((leave) => (
                <Row key={leave.id} leave={leave} />
              ))}
            </ul>
            <Availability key={availability.version} said={availability} today={today} />
          </>
        )}
      </Asked>
    </Page>
  )
}

function Row({ leave }: { readonly leave: MyLeave }) {
  const { leave: words, working, both, named } = useRosterWords()
  const { dayText } = useTimes()
  const client = useQueryClient()
  const act = useAct(async () => {
    try {
      await withdrawLeave(leave.id)
    } finally {
      await afterRoster(client)
    }
  })
  const kind = words.kinds[leave.kind]
  return (
    <li className="border-b border-line py-3 text-[1.1rem]">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h3 className="text-[1.2rem] font-bold">{kind}</h3>
        <Status tone={tones[leave.state]}>{words.states[leave.state]}</Status>
      </div>
      <p>
        {both(leaveSpan(leave, words, dayText), words.days(leave.days))}
      </p>
      {leave.note && <p className="text-ink-2 [overflow-wrap:anywhere]">{leave.note}</p>}
      {leave.decided?.reason && (
        <p className="[overflow-wrap:anywhere]">
          {named(leave.decided.by, leave.decided.reason)}
        </p>
      )}
      {leave.ended && <p className="[overflow-wrap:anywhere]">{named(leave.state === 'cancelled' ? words.cancelledBy(leave.ended.by) : words.endedBy(leave.ended.by, dayText(leave.ended.to)), leave.ended.reason)}</p>}
      <Problem error={act.error} />
      {leave.open && (
        <Button busy={act.busy} aria-label={words.withdrawName(kind, dayText(leave.from))} onClick={() => void act.run()} className="mt-2 w-full">
          {act.busy ? working : words.withdraw}
        </Button>
      )}
    </li>
  )
}
