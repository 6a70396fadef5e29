import { expect, it } from 'vitest'
import { programs, runSeed } from './run-program.ts'

const minutes = Number(process.env['SOAK_MINUTES'] ?? 0)
const only = process.env['SOAK_SEED']
const seedsInCi = 10

/** Ten programs a seed. The seed that fails stands in the test's name and replays it: `npm run soak -- --seed N`. */
const seeds = only ? [Number(only)] : Array.from({ length: seedsInCi }, (_, at) => 20_261_124 + at)

it.each(seeds)(`seed %i: ${programs} programs of eight actors end as the reference ledger says`, (seed) => runSeed(seed), 120_000)

it.runIf(minutes > 0)(
  'random seeds, for as long as was asked',
  async () => {
    const end = performance.now() + minutes * 60_000
    let ran = 0
    while (performance.now() < end) {
      const seed = Math.floor(Math.random() * 2 ** 31)
      try {
        await runSeed(seed)
      } catch (error) {
        throw new Error(`seed ${seed} fails; replay it with: npm run soak -- --seed ${seed}`, { cause: error })
      }
      ran += 1
      if (ran % 10 === 0) console.log(`${ran} seeds, ${ran * programs} programs, none failed`)
    }
    expect(ran).toBeGreaterThan(0)
  },
  (minutes + 5) * 60_000,
)
