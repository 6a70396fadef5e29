import { type Act, type Decision, type Person, waitMs, type Wish } from './act-model.ts'
import { alone } from './alone.ts'
import { workNow } from './clock.ts'
import type { Facts, Keep } from './keep.ts'
import { fetchAreas, fetchMe, fetchMyShift, fetchSeen, fetchTariffs } from './queries.ts'
import { api, ask } from '../../shared/api/client.ts'
import { ApiError } from '../../shared/api/api-error.ts'
import { sendAct } from './send-act.ts'
import { type Send, sendActs } from './send-acts.ts'
import { withAct } from './shift-of.ts'

/** How the phone stands with the server. `no-role`: signed in as somebody who may not work here. */
export type Link = 'unknown' | 'fine' | 'offline' | 'sign-in' | 'no-role'
export type PhoneState = { readonly acts: readonly Act[]; readonly facts: Partial<Facts>; readonly link: Link; readonly sending: boolean; /** Who the server says is signed in, also without the role. */ readonly caller: string | undefined }

export type Phone = {
  readonly state: () => PhoneState
  readonly subscribe: (listener: () => void) => () => void
  /** Kept when it resolves, whatever happens next; sent as soon as there is network. */
  readonly act: (wishes: readonly Wish[]) => Promise<readonly Act[]>
  readonly decide: (number: number, decision: Decision) => Promise<void>
  readonly chooseArea: (area: string) => Promise<void>
  /** Sends what waits; resolves when there is nothing more to try now. */
  readonly send: () => Promise<void>
  /** Asks the server what is known anew: who is signed in, areas, prices, cars, the shift. */
  readonly refresh: () => Promise<void>
  /** Ends the session. What is not sent stays on the phone. */
  readonly signOut: () => Promise<void>
  readonly stop: () => void
}

const works = ['attendant', 'head']
/** Areas and tariffs change by the week, cars by the minute. */
const slowMs = 10 * 60_000
const elsewhereMs = 3_000

export async function startPhone(keep: Keep): Promise<Phone> {
  await keep.forget(workNow())
  const [acts, facts] = await Promise.all([keep.acts(), keep.facts()])
  let state: PhoneState = { acts, facts, link: 'unknown', sending: false, caller: undefined }
  const listeners = new Set<() => void>()
  const set = (change: Partial<PhoneState>) => {
    state = { ...state, ...change }
    for (const listener of listeners) listener()
  }
  const tabs = 'BroadcastChannel' in window ? new BroadcastChannel('linli-work') : undefined
  const reload = async () => {
    const [nowActs, nowFacts] = await Promise.all([keep.acts(), keep.facts()])
    set({ acts: nowActs, facts: nowFacts })
  }
  const changed = async () => {
    tabs?.postMessage('changed')
    await reload()
  }
  if (tabs) tabs.onmessage = () => void reload()
  const note = async (noted: { readonly [K in keyof Facts]?: Facts[K] | undefined }) => {
    await keep.note(noted)
    await changed()
  }

  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | undefined
  let again = false
  const heard: Keep = { ...keep, change: (number, change) => keep.change(number, change).then(changed) }

  function send(): Promise<void> {
    if (running) again = true
    running = running ?? run().finally(() => (running = undefined))
    return running
  }

  async function run(): Promise<void> {
    do {
      again = false
      clearTimeout(timer)
      const { person } = state.facts
      if (!person || state.acts.every(({ state: one }) => one !== 'waiting')) return
      set({ sending: true })
      const outcome = await alone(() => sendActs({ keep: heard, person, send: sendAndNote })).finally(() => set({ sending: false }))
      failures = outcome === 'later' ? failures + 1 : 0
      if (outcome === 'later') set({ link: 'offline' })
      if (outcome === 'done' && state.link === 'offline') set({ link: 'fine' })
      if (outcome === 'sign-in') set({ link: 'sign-in' })
      if (outcome === 'later' || outcome === 'elsewhere') timer = setTimeout(() => void send(), outcome === 'later' ? waitMs(failures) : elsewhereMs)
      if (outcome !== 'done') return
    } while (again)
  }

  /** A shift and its cash are known here before the act counts as sent: the sum in the hand never seems to shrink. */
  const sendAndNote: Send = async (act, stay) => {
    const answer = await sendAct(act, stay)
    if (act.kind === 'shift' || act.kind === 'cash') await fetchMyShift().then((shift) => note({ shift }), () => note({ shift: withAct(state.facts.shift, act) }))
    return answer
  }

  let slowAt = 0
  async function refresh(): Promise<void> {
    try {
      const { actor } = await fetchMe()
      if (actor?.kind !== 'member') return set({ link: 'sign-in', caller: actor?.name })
      if (!actor.roles.some((role) => works.includes(role))) return set({ link: 'no-role', caller: actor.name })
      const person: Person = { id: actor.id, name: actor.name }
      set({ link: 'fine', caller: actor.name })
      const due = Date.parse(workNow()) - slowAt > slowMs
      const [areas, tariffs, shift] = await Promise.all([due ? fetchAreas() : undefined, due ? fetchTariffs() : undefined, fetchMyShift()])
      if (due) slowAt = Date.parse(workNow())
      const known = areas ?? state.facts.areas ?? []
      const area = known.find(({ id }) => id === state.facts.area) ?? (known.length === 1 ? known[0] : undefined)
      await note({ person, shift, area: area?.id, ...(areas ? { areas } : {}), ...(tariffs ? { tariffs } : {}) })
      if (area) await note({ seen: await fetchSeen(area.id) })
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      set({ link: error.kind === 'unauthenticated' ? 'sign-in' : 'offline' })
    }
  }

  const both = () => {
    failures = 0
    void send().then(refresh)
  }
  const seen = () => document.visibilityState === 'visible' && both()
  window.addEventListener('online', both)
  document.addEventListener('visibilitychange', seen)
  const minute = setInterval(() => document.visibilityState === 'visible' && void refresh().then(send), 60_000)
  const offline = () => set({ link: 'offline' })
  window.addEventListener('offline', offline)

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    act: async (wishes) => {
      const added = await keep.add(wishes)
      await changed()
      void send()
      return added
    },
    decide: async (number, decision) => {
      await keep.decide(number, decision)
      await changed()
      void send()
    },
    chooseArea: async (area) => {
      await note({ area, seen: undefined })
      void refresh()
    },
    send,
    refresh,
    signOut: async () => {
      await ask(api['sign-out'].$post())
      await note({ person: undefined, shift: undefined })
      set({ link: 'sign-in', caller: undefined })
    },
    stop: () => {
      clearTimeout(timer)
      clearInterval(minute)
      window.removeEventListener('online', both)
      window.removeEventListener('offline', offline)
      document.removeEventListener('visibilitychange', seen)
      tabs?.close()
    },
  }
}
