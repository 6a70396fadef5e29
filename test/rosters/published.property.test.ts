import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { daysBetween } from '../../functions/calendar.ts'
import { dutiesOf } from '../../functions/rosters/duties.ts'
import { startStack, type Stack, type TestTenant } from '../support/stack.ts'
import { asks, cell, day, early, night, person, post, staffed } from './rosters-world.ts'

let stack: Stack
let tenant: TestTenant
beforeAll(async () => {
  stack = await startStack()
  tenant = await stack.createTenant()
  await staffed(tenant, 3)
  // Nobody is needed: what may be published is then a matter of each person's rules alone.
  await asks(tenant)(`/v1/posts/${post}/demand`, { version: 1, lines: [] }, 'PUT')
}, 120_000)
afterAll(() => stack?.stop())

/** One line a person: nothing, off, early or night on each day, mostly little work so that some rosters may be published. */
const lines = fc.array(fc.array(fc.constantFrom(null, null, 'off', early, night), { minLength: 10, maxLength: 10 }), { minLength: 3, maxLength: 3 })

/** Of all days together, whatever rosters they came from; written down anew, so that it shares nothing with the rules. */
function lawful(duties: readonly { readonly date: string; readonly startMinute: number; readonly spanMinutes: number }[]): void {
  const at = (date: string) => daysBetween('2026-11-30' as never, date as never)
  const minutes = duties.map(({ date, startMinute, spanMinutes }) => [at(date) * 1440 + startMinute, at(date) * 1440 + startMinute + spanMinutes] as const)
  for (const [place, [begin]] of minutes.entries()) if (place > 0) expect(begin - minutes[place - 1]![1]).toBeGreaterThanOrEqual(660)
  const days = duties.map(({ date }) => at(date))
  for (const first of days) {
    expect(days.filter((one) => one >= first && one < first + 7).length).toBeLessThan(7)
    const week = Math.floor(first / 7)
    expect(duties.filter(({ date }) => Math.floor(at(date) / 7) === week).reduce((sum, { spanMinutes }) => sum + spanMinutes, 0)).toBeLessThanOrEqual(2400)
  }
}

test('whatever was published, in whatever order and however rosters overlap, no person’s days break a rule', async () => {
  let number = 0
  await fc.assert(
    fc.asyncProperty(lines, fc.integer({ min: 0, max: 18 }), async (rows, from) => {
      number += 1
      const id = `random${String(number).padStart(6, '0')}`
      await asks(tenant)('/v1/rosters', { id, name: '随意', from: day(from), to: day(from + 9), posts: [post], people: [1, 2, 3].map(person) })
      const changes = rows.flatMap((row, at) => row.flatMap((one, place) => (one === null ? [] : [{ person: person(at + 1), date: day(from + place), was: null, cell: one === 'off' ? 'off' : cell(one) }])))
      if (changes.length > 0) await asks(tenant)(`/v1/rosters/${id}/cells`, { changes }, 'PATCH')
      const published = await tenant.call(`/v1/rosters/${id}/publish`, { as: 'head', method: 'POST' })
      expect([200, 409, 422]).toContain(published.status)
      const sheet = await asks(tenant)(`/v1/rosters/${id}`)
      expect(sheet.roster.state).toBe(published.status === 200 ? 'published' : 'draft')
      for (const at of [1, 2, 3]) {
        const duties = await dutiesOf(tenant.ctx(), person(at) as never, day(-7), day(60))
        lawful(duties)
        // A draft binds nobody.
        if (published.status !== 200) expect(duties.filter(({ roster }) => roster === id)).toEqual([])
      }
    }),
    { numRuns: 12 },
  )
}, 120_000)
