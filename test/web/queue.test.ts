import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Instant } from '../../functions/calendar.ts'
import { type Act, type Numbers, type Person, tallyOf, waitMs, type Wish } from '../../web/resident/work/act-model.ts'
import { ApiError, type ErrorKind } from '../../web/shared/api/api-error.ts'
import { addTo, decideIn, forgetIn, type Keep, type Kept } from '../../web/resident/work/keep.ts'
import { type Send, sendActs } from '../../web/resident/work/send-acts.ts'

/** What is on the disk: it outlives every page. Each call is one turn, as a transaction is. */
function disk(device = 'phone-000000000001'): Keep & { kept: Kept } {
  const self = {
    kept: { acts: [], numbers: { device, next: 1 } as Numbers } as Kept,
    acts: async () => self.kept.acts,
    add: async (wishes: readonly Wish[]) => {
      const { added, ...kept } = addTo(self.kept, wishes)
      self.kept = kept
      return added
    },
    change: async (number: number, change: (act: Act) => Act) => {
      self.kept = { ...self.kept, acts: self.kept.acts.map((act) => (act.number === number ? change(act) : act)) }
    },
    decide: async (number: number, decision: Parameters<Keep['decide']>[1]) => {
      self.kept = decideIn(self.kept, number, decision, () => 'phone-000000000002')
    },
    forget: async (now: Instant) => {
      self.kept = { ...self.kept, acts: forgetIn(self.kept.acts, now) }
    },
    facts: async () => ({}),
    note: async () => {},
  }
  return self
}

const wang: Person = { id: 'member000001', name: '王师傅' }
const li: Person = { id: 'member000002', name: '李师傅' }
const at = (minute: number): Instant => new Date(Date.parse('2026-12-01T02:00:00Z') + minute * 60_000).toISOString() as Instant
const base = (minute: number, by = wang) => ({ area: 'area00000001', by, at: at(minute) })
const passing = (kind: 'in' | 'out', minute: number, plate = '浙A12345'): Wish => ({ kind, plate, class: 'small', ...base(minute) })
const cash = (id: string, minute: number, by = wang): Wish => ({ kind: 'cash', id, shift: 'shift0000001', amountFen: 500, pricedAt: at(minute), told: '无网络', ofPlace: 0, ...base(minute, by) })

type Weather = 'fine' | 'lost-before' | 'lost-after'
const failure = (kind: ErrorKind, code: string, say = '') => new ApiError({ kind, code, say })
const lost = failure('offline', 'offline')

/** A server that keeps what it was sent by device and number, and cash by its id; the network loses questions and answers. */
function server(weather: Iterator<Weather> = [][Symbol.iterator]()) {
  const events = new Map<string, Act>()
  const money = new Map<string, string>()
  const send: Send = async (act, stay) => {
    const now = weather.next().value ?? 'fine'
    if (now === 'lost-before') throw lost
    const again = act.kind === 'cash' ? money.has(act.id) : events.has(`${act.device} ${act.number}`)
    if (act.kind === 'cash') money.set(act.id, stay!)
    else if (!again) events.set(`${act.device} ${act.number}`, act)
    if (now === 'lost-after') throw lost
    if (act.kind === 'cash') return { cash: { receiptNo: 'T2026-000001', dueFen: 0 } }
    return { passing: { outcome: again ? 'again' : 'recorded', open: true, say: '', stay: { id: `stay-${act.number}`, standing: 'none', state: 'done', dueFen: 0 } } }
  }
  return { events, money, send }
}

const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('act' as const), kind: fc.constantFrom('in' as const, 'out' as const, 'cash' as const), tab: fc.nat(1) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('send' as const), tabs: fc.constantFrom([0], [1], [0, 1], [0, 0]), kill: fc.option(fc.nat(12), { nil: undefined }) }) },
)

it('in any order of network, reloads, lost answers and two tabs, every act arrives once, in the order in which it was done', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), fc.array(fc.constantFrom<Weather>('fine', 'lost-before', 'lost-after'), { maxLength: 40 }), async (steps, weather) => {
      const keep = disk()
      const { events, money, send } = server(weather[Symbol.iterator]())
      let minute = 0
      let done = 0
      const ids: string[] = []
      for (const one of steps) {
        minute += 1
        if (one.do === 'act') {
          done += 1
          const id = `cash${String(minute).padStart(8, '0')}`
          if (one.kind === 'cash') ids.push(id)
          await keep.add(one.kind === 'cash' ? [passing('out', minute), cash(id, minute)] : [passing(one.kind, minute)])
        } else {
          // A page that is closed in the middle never hears its answer.
          let left = one.kill ?? Number.POSITIVE_INFINITY
          const mortal: Keep = { ...keep, change: async (...given) => ((left -= 1) < 0 ? new Promise<never>(() => {}) : keep.change(...given)) }
          await Promise.race([Promise.all(one.tabs.map(() => sendActs({ keep: mortal, person: wang, send }))), turnsOver()])
        }
      }
      for (let tries = 0; tries < 100 && tallyOf(keep.kept.acts).waiting > 0; tries += 1) await sendActs({ keep, person: wang, send })
      expect(keep.kept.acts.every(({ state }) => state === 'sent')).toBe(true)
      const numbers = [...events.values()].map(({ number }) => number)
      expect(numbers).toEqual(keep.kept.acts.filter(({ kind }) => kind !== 'cash').map(({ number }) => number))
      expect(numbers).toHaveLength(done)
      expect([...money.keys()]).toEqual(ids)
      for (const act of keep.kept.acts) if (act.kind === 'cash') expect(money.get(act.id)).toBe(`stay-${act.of}`)
    }),
    { numRuns: 150 },
  )
})

/** After all that can happen without a further answer has happened. */
const turnsOver = async (): Promise<void> => {
  for (let turns = 0; turns < 600; turns += 1) await Promise.resolve()
}

it('two tabs never give one number', async () => {
  const keep = disk()
  await Promise.all(Array.from({ length: 20 }, (_, minute) => keep.add([passing('out', minute), cash(`cash${String(minute).padStart(8, '0')}`, minute)])))
  const numbers = keep.kept.acts.map(({ number }) => number)
  expect(numbers).toEqual(Array.from({ length: 40 }, (_, place) => place + 1))
  for (const act of keep.kept.acts) if (act.kind === 'cash') expect(act.of).toBe(act.number - 1)
})

it('cash is sent by whoever took it; what cars did goes with anybody, and nothing is lost meanwhile', async () => {
  const keep = disk()
  const { events, money, send } = server()
  await keep.add([passing('out', 1), cash('cash00000001', 1, wang)])
  await keep.add([passing('in', 2)])
  expect(await sendActs({ keep, person: li, send })).toBe('done')
  expect([events.size, money.size, tallyOf(keep.kept.acts)]).toEqual([2, 0, { waiting: 1, refused: 0, oldest: at(1), cashFen: 500 }])
  expect(await sendActs({ keep, person: wang, send })).toBe('done')
  expect([money.size, tallyOf(keep.kept.acts).waiting]).toEqual([1, 0])
})

it('what the server refuses waits for a person, holds up nothing behind it, and its cash with it', async () => {
  const keep = disk()
  const { events, money, send } = server()
  let refuse = true
  const strict: Send = async (act, stay) => {
    if (refuse && act.number === 1) throw failure('invalid', 'ticket-unknown', '没有这本票')
    return send(act, stay)
  }
  await keep.add([passing('out', 1), cash('cash00000001', 1)])
  await keep.add([passing('in', 2)])
  expect(await sendActs({ keep, person: wang, send: strict })).toBe('done')
  expect(keep.kept.acts.map(({ state }) => state)).toEqual(['refused', 'waiting', 'sent'])
  expect(keep.kept.acts[0]!.trouble).toEqual({ code: 'ticket-unknown', say: '没有这本票' })
  refuse = false
  await keep.decide(1, { what: 'again' })
  await sendActs({ keep, person: wang, send: strict })
  expect([[...events.values()].map(({ number }) => number), [...money]]).toEqual([[3, 1], [['cash00000001', 'stay-1']]])
})

it('cash whose exit is set aside is not dropped: a person is asked about it', async () => {
  const keep = disk()
  await keep.add([passing('out', 1), cash('cash00000001', 1)])
  const no: Send = async () => Promise.reject(failure('invalid', 'event-old'))
  await sendActs({ keep, person: wang, send: no })
  await keep.decide(1, { what: 'aside' })
  await sendActs({ keep, person: wang, send: no })
  expect(keep.kept.acts.map(({ state, trouble }) => [state, trouble?.code])).toEqual([['aside', 'event-old'], ['refused', 'no-stay']])
  expect(tallyOf(keep.kept.acts).cashFen).toBe(500)
})

it('a phone restored from a copy, whose numbers are taken, goes on as another device and its cash follows', async () => {
  const keep = disk()
  const { events, money, send } = server()
  await keep.add([passing('out', 1), cash('cash00000001', 1)])
  const taken: Send = async (act, stay) => (act.device === 'phone-000000000001' ? Promise.reject(failure('conflict', 'sequence-taken')) : send(act, stay))
  await sendActs({ keep, person: wang, send: taken })
  await keep.decide(1, { what: 'again' })
  await sendActs({ keep, person: wang, send: taken })
  expect([[...events.keys()], [...money]]).toEqual([['phone-000000000002 3'], [['cash00000001', 'stay-3']]])
  expect(keep.kept.numbers).toEqual({ device: 'phone-000000000002', next: 4 })
})

it('without a session nothing is sent and nothing is lost; a server that breaks on one act does not hold up the rest for ever', async () => {
  const keep = disk()
  await keep.add([passing('in', 1)])
  expect(await sendActs({ keep, person: wang, send: async () => Promise.reject(failure('unauthenticated', 'sign-in-needed')) })).toBe('sign-in')
  expect(keep.kept.acts[0]).toMatchObject({ state: 'waiting', tries: 0 })
  const broken: Send = async () => Promise.reject(failure('defect', 'defect'))
  for (let tries = 1; tries < 8; tries += 1) expect(await sendActs({ keep, person: wang, send: broken })).toBe('later')
  expect(await sendActs({ keep, person: wang, send: broken })).toBe('done')
  expect(keep.kept.acts[0]!.state).toBe('refused')
})

it('only what is sent or set aside is ever forgotten, and never before what hangs on it', async () => {
  const keep = disk()
  await keep.add([passing('out', 1), cash('cash00000001', 1)])
  await keep.add([passing('in', 2)])
  await keep.change(1, (act) => ({ ...act, state: 'sent' }))
  await keep.forget(at(10 * 24 * 60))
  expect(keep.kept.acts).toHaveLength(3)
  await keep.change(2, (act) => ({ ...act, state: 'sent' }))
  await keep.forget(at(10 * 24 * 60))
  expect(keep.kept.acts.map(({ number }) => number)).toEqual([3])
})

it('tries again after 2, 4, 8 seconds and so on, at most a minute apart', () => {
  expect([1, 2, 3, 5, 6, 50].map(waitMs)).toEqual([2_000, 4_000, 8_000, 32_000, 60_000, 60_000])
})
