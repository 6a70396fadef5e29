import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tick } from '../../functions/jobs/tick.ts'
import { connectLocal } from '../../functions/storage/connect.ts'
import { type Collecting, startCollecting } from '../payments/collecting.ts'
import { assertBooksBalance } from '../support/books.ts'
import { cancellations, injector, type Plan } from './inject.ts'
import { type Deed, useCasesOf } from './use-cases.ts'
import { leavingHalf, onTheWire, withoutWaiting } from './wire.ts'

/**
 * What passes the SDK sends again, so to us the refusals are alike. Fatal: it does not, so the use case fails and a person, the
 * provider or the sweep asks again.
 */
const broken = [
  { kind: 'throttle', fatal: false },
  { kind: 'after', fatal: false },
  { kind: 'server-error', fatal: true },
  { kind: 'after', fatal: true },
] as const
const useCases = ['a payment at the counter', 'a payment online', 'a refund from request to handover and out of the cash box', 'a refund online', 'a reversal', 'a use of credit', 'a billing run', 'an import'] as const

let at: Collecting
let prepare: ReturnType<typeof useCasesOf>
const faults = injector()
beforeAll(async () => {
  at = await startCollecting()
  prepare = useCasesOf(at, storeThrough((client) => onTheWire(client, faults.handle)))
})
afterAll(async () => {
  faults.calm()
  await assertBooksBalance(at.stack, at.tenant)
  await at.stack.stop()
})

const storeThrough = (tap: (client: DynamoDBClient) => void) =>
  connectLocal({
    ...at.stack.table,
    tap: (client) => {
      withoutWaiting(client)
      tap(client)
    },
  })(at.tenant.id)

const askedMax = 4

/** Does it while the plan lies in wait, asks again as often as may be needed, and looks at what it came to. */
async function doneDespite(plan: Plan, { act, effect, expected }: Deed): Promise<void> {
  const met = faults.plan(plan)
  for (let asked = 1; !(await isDone(act)); asked += 1) expect(asked, JSON.stringify(plan)).toBeLessThan(askedMax)
  faults.calm()
  expect(met(), `met all of ${JSON.stringify(plan)}`).toBe(true)
  expect(await effect(), JSON.stringify(plan)).toEqual(expected)
}

const isDone = (act: Deed['act']): Promise<boolean> =>
  act().then(
    () => true,
    () => false,
  )

/** The calls of one quiet run, each with its number of writes if it is a transaction. */
async function callsOf({ act }: Deed): Promise<readonly number[]> {
  faults.calm()
  await act()
  return faults.seen()
}

describe.each(useCases)('%s happens exactly once', { timeout: 120_000 }, (name) => {
  it.each(broken)('whichever call to the table meets $kind (fatal: $fatal)', async (fault) => {
    const calls = (await callsOf(await prepare[name]!())).length
    expect(calls).toBeGreaterThan(2)
    for (let call = 1; call <= calls; call += 1) await doneDespite({ ...fault, at: call }, await prepare[name]!())
  })

  it('whichever write of whichever transaction cancels it, for whatever reason', async () => {
    const calls = await callsOf(await prepare[name]!())
    expect(Math.max(...calls), 'a transaction').toBeGreaterThan(1)
    for (const [before, writes] of calls.filter((held) => held > 0).entries()) {
      for (let write = 0; write < writes; write += 1) await doneDespite({ cancelled: cancellations, at: before + 1, write }, await prepare[name]!())
    }
  })
})

describe('a table that leaves half of every batch undone', () => {
  let left: () => number
  const busyStore = () => storeThrough((client) => (left = leavingHalf(client)))

  it.each(['a billing run', 'an import'] as const)('changes nothing of %s', async (name) => {
    const { act, effect, expected } = await useCasesOf(at, busyStore())[name]!()
    await act()
    expect(await effect()).toEqual(expected)
    expect(left(), 'there was something to leave undone').toBeGreaterThan(0)
  })

  it('is asked until all is written, and all is read', async () => {
    const store = busyStore()
    const items = Array.from({ length: 60 }, (_, number) => ({ pk: `T#${at.tenant.id}#TEST`, sk: `many ${number}`, number }))
    await store.putMany(items)
    expect(await store.getMany(items)).toEqual(items)
    expect(left()).toBeGreaterThan(60)
  })
})

it('nothing is left behind for a person', async () => {
  for (let round = 0; round < 3; round += 1) {
    at.clock.forwardMs(10 * 60_000)
    await at.standIn.pump()
    await tick(at.stack.platform, { budgetMs: 1000 })
  }
  expect((await at.tenant.call('/v1/stuck?lang=en', { as: 'finance' })).json.items).toEqual([])
})
