import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLanguage } from '../../../shared/i18n/language.tsx'
import { Asked } from '../../../shared/parts/asked.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Empty } from '../../../shared/parts/states.tsx'
import { Page } from '../../shell/page.tsx'
import { useAct } from '../../use-act.ts'
import { useStaffWords } from '../words.ts'
import { Problem } from './problem.tsx'
import { afterRoster, type OpenShift, openQuery, takeOpen } from './queries.ts'
import { useTimes } from './times.ts'
import { useRosterWords } from './words.ts'

/** Shifts that lack people: those that I may take, and for the others why not. */
export function OpenPage() {
  const { open: words, what } = useRosterWords()
  const { dayText, shiftText } = useTimes()
  const staff = useStaffWords()
  const client = useQueryClient()
  const query = useQuery({ ...openQuery, refetchOnMount: 'always' })
  const [taken, setTaken] = useState<OpenShift>()
  const act = useAct(async (shift: OpenShift) => {
    setTaken(undefined)
    try {
      await takeOpen(shift)
      setTaken(shift)
    } finally {
      await afterRoster(client)
    }
  })
  return (
    <Page title={words.title} back={{ href: '/staff', text: staff.back }}>
      <p className="mt-2 text-[1.1rem]">{words.lead}</p>
      {taken && <output className="mt-3 block border-l-4 border-good bg-good-soft px-3 py-2 text-[1.2rem] font-bold text-good">{words.taken(dayText(taken.date), shiftText(taken))}</output>}
      <Problem error={act.error} />
      <Asked query={query} what={what}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={words.none}>{words.noneText}</Empty>
          ) : (
            <ul className="mt-4 border-t border-line">
              {items.map((shift) => (
                <Row key={`${shift.roster}${shift.date}${shift.shift}${shift.post}`} shift={shift} busy={act.busy} onTake={() => void act.run(shift)} />
              ))}
            </ul>
          )
        }
      </Asked>
    </Page>
  )
}

function Row({ shift, busy, onTake }: { readonly shift: OpenShift; readonly busy: boolean; readonly onTake: () => void }) {
  const { open: words, working } = useRosterWords()
  const { lang } = useLanguage()
  const { dayText, shiftText } = useTimes()
  const [sure, setSure] = useState(false)
  const [day, text] = [dayText(shift.date), shiftText(shift)]
  return (
    <li className="border-b border-line py-4 text-[1.15rem]">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h2 className="text-[1.2rem] font-bold">{day}</h2>
        <span className="font-medium text-warn">{words.missing(shift.missing)}</span>
      </div>
      <p className="tabular-nums">{text}</p>
      <p className="text-ink-2">{shift.postName}</p>
      {shift.may && !sure && (
        <Button kind="main" busy={busy} aria-label={words.takeName(day, text)} onClick={() => setSure(true)} className="mt-2 min-h-(--target-main) w-full">
          {words.take}
        </Button>
      )}
      {shift.may && sure && (
        <div role="group" aria-label={words.sure(day, text)} className="mt-2">
          <p className="font-bold">{words.sure(day, text)}</p>
          <div className="mt-2 flex flex-wrap gap-3">
            <Button kind="main" busy={busy} onClick={onTake} className="min-h-(--target-main) flex-1">
              {busy ? working : words.take}
            </Button>
            <Button onClick={() => setSure(false)} className="min-h-(--target-main) flex-1">
              {words.cancel}
            </Button>
          </div>
        </div>
      )}
      {!shift.may && (
        <div className="mt-1">
          <p className="font-medium">{words.cannot}</p>
          {shift.why.map((say) => (
            <p key={say.zh} className="text-ink-2">
              {say[lang]}
            </p>
          ))}
        </div>
      )}
    </li>
  )
}
