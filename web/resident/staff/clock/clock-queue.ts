import { instant, systemClock } from '../../../../functions/calendar.ts'
import { newId } from '../../../shared/new-id.ts'
import { type Person, type Punch, waitMs } from '../../work/act-model.ts'
import { alone } from '../../work/alone.ts'
import { workNow } from '../../work/clock.ts'
import { openKeep } from '../../work/open-keep.ts'
import { sendAct } from '../../work/send-act.ts'
import { sendActs } from '../../work/send-acts.ts'

export type Press = Pick<Punch, 'way' | 'code' | 'place'>
export type ClockQueue = {
  /** Those of this person, the latest first. */
  readonly acts: () => readonly Punch[]
  readonly subscribe: (listener: () => void) => () => void
  /** Kept when it resolves; sent as soon as there is network. */
  readonly press: (press: Press) => Promise<void>
  /** The person has read why it was not taken. */
  readonly drop: (number: number) => Promise<void>
  readonly send: () => Promise<void>
  readonly stop: () => void
}

/** Clocking goes the attendants' way (`work/`): kept first, sent one by one, sent again after a lost answer; the same queue on a phone that does both. */
export async function startClockQueue(person: Person): Promise<ClockQueue> {
  const keep = await openKeep()
  await keep.forget(workNow())
  const listeners = new Set<() => void>()
  let mine: readonly Punch[] = []
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const read = async () => {
    mine = (await keep.acts()).filter((act): act is Punch => act.kind === 'punch' && act.by.id === person.id && act.state !== 'aside').sort((a, b) => b.number - a.number)
    for (const listener of listeners) listener()
  }
  const heard = { ...keep, change: (...change: Parameters<typeof keep.change>) => keep.change(...change).then(read) }
  const send = async () => {
    clearTimeout(timer)
    const outcome = await alone(() => sendActs({ keep: heard, person, send: sendAct }))
    failures = outcome === 'later' ? failures + 1 : 0
    if (outcome === 'later' || outcome === 'elsewhere') timer = setTimeout(() => void send(), waitMs(Math.max(1, failures)))
    await read()
  }
  const online = () => void send()
  window.addEventListener('online', online)
  await read()
  return {
    acts: () => mine,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    press: async (press) => {
      await keep.add([{ kind: 'punch', id: newId(), ...press, deviceAt: instant(systemClock), area: '', by: person, at: workNow() }])
      await read()
      void send()
    },
    drop: async (number) => {
      await keep.decide(number, { what: 'aside' })
      await read()
    },
    send,
    stop: () => {
      clearTimeout(timer)
      window.removeEventListener('online', online)
    },
  }
}
