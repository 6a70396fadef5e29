import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useRoute } from 'wouter'
import { localTimeOf } from '../../../../functions/calendar.ts'
import { asApiError } from '../../../shared/api/api-error.ts'
import { useFormat } from '../../../shared/i18n/language.tsx'
import { Button } from '../../../shared/parts/button.tsx'
import { Empty, ErrorState, Loading } from '../../../shared/parts/states.tsx'
import { meQuery } from '../../queries.ts'
import { Page } from '../../shell/page.tsx'
import type { Person, Punch } from '../../work/act-model.ts'
import { workNow } from '../../work/clock.ts'
import { keepOffline } from '../../work/keep-as-app.ts'
import { useStaffWords } from '../words.ts'
import { ClockList } from './clock-list.tsx'
import { type ClockQueue, startClockQueue } from './clock-queue.ts'
import { clockQuery, type ClockShift } from './clock-query.ts'
import { keepClock, keptClock } from './kept-clock.ts'
import { phonePlace } from './phone-place.ts'
import { textsOf } from '../times.ts'
import { useClockWords } from './words.ts'

/** Clock in and out: with the code that the camera read (in the address), or by the phone's place; with network or without. */
export function ClockPage() {
  const words = useClockWords()
  const staff = useStaffWords()
  const me = useQuery(meQuery)
  const query = useQuery({ ...clockQuery, refetchOnMount: 'always' })
  const [, params] = useRoute('/staff/clock/:code')
  const kept = keptClock()
  const actor = me.data?.actor
  const person: Person | undefined = actor?.kind === 'member' ? { id: actor.id, name: actor.name } : kept?.person
  const offline = query.error !== null && asApiError(query.error).kind === 'offline'
  const clock = query.data ?? (offline && kept && kept.person.id === person?.id ? kept.clock : undefined)
  useEffect(() => {
    if (query.data && actor?.kind === 'member') keepClock({ person: { id: actor.id, name: actor.name }, clock: query.data })
  }, [query.data, actor])
  useEffect(() => keepOffline('/staff/clock'), [])
  const body =
    clock && person ? (
      <Clock key={person.id} person={person} shifts={clock.shifts} code={params?.code ?? null} />
    ) : query.error && !offline ? (
      <ErrorState error={query.error} retry={() => void query.refetch()} />
    ) : offline ? (
      <p className="mt-4 text-[1.15rem]">{words.whose}</p>
    ) : (
      <Loading what={words.title} />
    )
  return (
    <Page title={words.title} back={{ href: '/staff', text: staff.back }}>
      {offline && clock && <p className="mt-3 border-l-4 border-warn bg-warn-soft px-3 py-2">{words.offline}</p>}
      {body}
    </Page>
  )
}

type Props = { readonly person: Person; readonly shifts: readonly ClockShift[]; readonly code: string | null }

function Clock({ person, shifts, code }: Props) {
  const words = useClockWords()
  const client = useQueryClient()
  const [queue, setQueue] = useState<ClockQueue>()
  const [broken, setBroken] = useState(false)
  const { id, name } = person
  useEffect(() => {
    let started: ClockQueue | undefined
    let gone = false
    startClockQueue({ id, name }).then(
      (ready) => {
        started = ready
        if (gone) return ready.stop()
        setQueue(ready)
        void ready.send()
      },
      () => setBroken(true),
    )
    return () => {
      gone = true
      started?.stop()
    }
  }, [id, name])
  const acts = useSyncExternalStore(queue?.subscribe ?? never, queue?.acts ?? noActs)
  const sent = acts.filter(({ state }) => state === 'sent').length
  useEffect(() => {
    if (sent > 0) void client.invalidateQueries({ queryKey: clockQuery.queryKey })
  }, [sent, client])
  if (broken) return <p className="mt-4 text-[1.15rem] font-medium text-bad">{words.noKeep}</p>
  if (!queue) return <Loading what={words.title} />
  const now = localTimeOf(workNow())
  const open = shifts.filter(({ inFrom, outTo }) => inFrom <= now && now <= outTo)
  return (
    <>
      {acts[0] && <Latest act={acts[0]} />}
      {code !== null && open.length > 0 && <p className="mt-3 text-[1.15rem] font-medium">{words.withCode}</p>}
      {open.length === 0 ? <Empty title={words.none}>{words.noneText}</Empty> : open.map((shift) => <Shift key={shift.date} shift={shift} acts={acts} code={code} queue={queue} />)}
      {code === null && (
        <div className="mt-4 text-[1.1rem] text-ink-2">
          <p>{words.scanHow}</p>
          {open.some(({ byPlace }) => byPlace) && <p>{words.placeHow}</p>}
        </div>
      )}
      <ClockList acts={acts} onDrop={(number) => void queue.drop(number)} />
    </>
  )
}

function Shift({ shift, acts, code, queue }: { readonly shift: ClockShift; readonly acts: readonly Punch[]; readonly code: string | null; readonly queue: ClockQueue }) {
  const words = useClockWords()
  const { dayText, shiftText } = textsOf(words, useFormat())
  const [asking, setAsking] = useState(false)
  // What is still on the phone counts here as well: after pressing in, out is what comes next.
  const kept = acts.filter(({ state, at }) => state === 'waiting' && localTimeOf(at) >= shift.inFrom && localTimeOf(at) <= shift.outTo).map(({ way }) => way)
  const waits = kept[0] ? (kept[0] === 'in' ? 'out' : shift.breakStart && kept.length + shift.punches.length < 4 ? 'in' : null) : shift.expects
  const next = waits ?? 'out'
  const press = async (way: 'in' | 'out') => {
    setAsking(true)
    const place = await phonePlace()
    await queue.press({ way, code, place }).finally(() => setAsking(false))
  }
  const button = (way: 'in' | 'out') => (
    <Button kind={way === waits ? 'main' : 'plain'} busy={asking} onClick={() => void press(way)} className="mt-3 min-h-[4.5rem] w-full text-[1.4rem]">
      {asking && way === next ? words.asking : words[way]}
    </Button>
  )
  return (
    <section className="mt-4 border-2 border-ink p-4">
      <h2 className="text-[1.3rem] font-bold tabular-nums">
        {dayText(shift.date)} {shiftText(shift)}
      </h2>
      <p className="text-[1.15rem]">{shift.postName}</p>
      {shift.punches.map(({ id, kind, clock }) => (
        <p key={id} className="text-[1.15rem] font-medium text-good">
          {words[kind === 'in' ? 'inDone' : 'outDone'](clock)}
        </p>
      ))}
      {next === 'in' && button('in')}
      {(next === 'out' || localTimeOf(workNow()) > `${shift.date}T${clockOf(shift.startMinute)}`) && button('out')}
    </section>
  )
}

/** What became of the last press, large. */
function Latest({ act }: { readonly act: Punch }) {
  const words = useClockWords()
  if (act.state === 'refused') {
    return (
      <div role="alert" className="mt-4 border-l-4 border-bad bg-bad-soft px-3 py-2 text-[1.2rem]">
        <p className="font-bold text-bad">{words.refused}</p>
        <p>{act.trouble?.say}</p>
      </div>
    )
  }
  const { answer } = act
  return (
    <output className="mt-4 block border-l-4 border-good bg-good-soft px-3 py-2 text-[1.3rem] leading-snug font-bold text-good">
      {answer ? (answer.again ? words.again(answer.clock) : words.done(act.way, answer.clock, answer.shiftName)) : words.kept}
    </output>
  )
}

const clockOf = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
const never = () => () => undefined
const none: readonly Punch[] = []
const noActs = () => none
