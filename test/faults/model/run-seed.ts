import fc from 'fast-check'
import type { BillId, UnitId } from '../../../functions/ids.ts'
import { tick } from '../../../functions/jobs/tick.ts'
import { recordCounterPayment } from '../../../functions/payments/record-counter-payment.ts'
import { readRefund } from '../../../functions/refunds/items.ts'
import { keepRefund } from '../../../functions/refunds/keep-refund.ts'
import { type Collecting, startCollecting } from '../../payments/collecting.ts'
import { commands, type Desk } from './commands.ts'
import { compare } from './compare.ts'
import { before, beforeId, type Side } from './side.ts'
import { actors, type Process, type Weather, type World, worldLike } from './world.ts'

/** What every seed begins with: two organizations with bills, and some money at the counter. */
export async function startTemplate(): Promise<Collecting> {
  const at = await startCollecting()
  for (const [tenant, { houses }] of [[at.tenant, at.street], [at.stranger, at.strangeStreet]] as const) {
    for (const { house, bill, fen } of before) {
      const unit = houses[house]!.id as UnitId
      await recordCounterPayment(tenant.ctx('collector'), { id: beforeId(house), unit, method: 'cash', amountFen: fen, bills: [`${unit}-${bill}-1` as BillId] })
    }
  }
  return at
}

/** The provider fails in one of six: its client waits between two tries. */
const weather: fc.Arbitrary<Weather> = fc.record({
  order: fc.noShrink(fc.nat()),
  tableFaults: fc.oneof({ weight: 1, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constant(0.04) }),
  providerFaults: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constant(0.03) }),
})

const programs = fc.tuple(...Array.from({ length: actors }, () => fc.commands(commands, { maxCommands: 5 })))

/**
 * One program for each of the eight, run at once on a copy of the template, compared with the reference ledger when all is
 * quiet. Throws with the seed, and with `shrink` the smallest programs that go wrong. Answers every call in its order: the same
 * seed makes the same.
 */
export async function runSeed(template: Collecting, seed: number, { shrink = false }: { readonly shrink?: boolean } = {}): Promise<readonly string[]> {
  let runs = 0
  let trace: readonly string[] = []
  const property = fc.asyncProperty(programs, weather, async (each, how) => {
    const world = await worldLike(template, seed * 1000 + (runs += 1), how)
    trace = world.trace
    try {
      const ends = await Promise.allSettled(each.map((program, seat) => sitDown(world, seat, program)))
      for (const end of ends) if (end.status === 'rejected') throw end.reason
      await quieten(world)
      await compare(world)
    } finally {
      await world.stop()
    }
  })
  await fc.assert(property, { seed, numRuns: 1, endOnFailure: !shrink, ...(shrink ? { interruptAfterTimeLimit: shrinkMsMax } : {}) })
  return trace
}

const shrinkMsMax = 5 * 60_000
/** Two of the eight work for the other organization. */
const atHome = 6

async function sitDown(world: World, seat: number, program: Iterable<fc.AsyncCommand<Desk['side'], Desk>>): Promise<void> {
  const process = world.processes[seat]!
  const [home, away] = world.sides
  const [side, other] = seat < atHome ? [home, away] : [away, home]
  try {
    await fc.asyncModelRun(() => ({ model: side, real: { world, side, other, process } }), program)
  } finally {
    process.leave()
  }
}

/** Time passes: pages expire, slow money is decided, what was not delivered is delivered again, the sweep finds the rest, and a person keeps as credit what could not be paid out. */
async function quieten({ clock, standIn, sweeper, sides }: World): Promise<void> {
  standIn.switches.random = null
  for (const minutes of [10, 61]) {
    clock.forwardMs(minutes * 60_000)
    await sweeper.run(() => standIn.pump())
    await sweeper.run(() => tick(sweeper.platform, { budgetMs: 60_000 }))
    for (const side of sides) await keepFailed(side, sweeper)
  }
}

async function keepFailed(side: Side, { as }: Process): Promise<void> {
  const finance = as(side, 'finance', 'finance')
  for (const [id, { state }] of side.book.refunds) {
    if (state === 'owed' && (await readRefund(finance, id as never))?.state === 'failed') await keepRefund(finance, id as never)
  }
}
