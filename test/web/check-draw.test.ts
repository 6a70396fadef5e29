import fc from 'fast-check'
import { expect, it } from 'vitest'
import { allocate, type Application } from '../../functions/permits/allocate.ts'
import { checkDraw } from '../../web/resident/permits/check-draw.ts'

const asked = fc.uniqueArray(fc.record({ id: fc.stringMatching(/^[a-z0-9]{12}$/), unit: fc.constantFrom('a', 'b', 'c', 'd'), resident: fc.boolean(), held: fc.nat(2) }), { selector: ({ id }) => id, minLength: 1, maxLength: 12 })

/** As a lottery publishes it. */
function drawn(wanted: readonly { readonly id: string; readonly unit: string; readonly resident: boolean; readonly held: number }[], seed: string) {
  const applications = wanted.map((one, at) => ({ ...one, askedAt: `2026-12-01T00:00:${String(at).padStart(2, '0')}.000Z`, barrierFree: false }) as unknown as Application)
  const rows = allocate(applications, [], { kind: 'lottery', seed }).map(({ rank, application, nth, draw }) => ({ rank, application: application.id, resident: application.resident, nth, draw, askedAt: application.askedAt, spaceNumber: null, outcome: 'none-left' as const, home: null }))
  return { seed, rows }
}

it('a phone that draws again finds every honest lottery the same, and no other: not with another seed, a place changed, or somebody left out', async () => {
  await fc.assert(
    fc.asyncProperty(asked, fc.string({ minLength: 1 }), async (wanted, seed) => {
      const draw = drawn(wanted, seed)
      expect(await checkDraw(draw)).toBe('same')
      expect(await checkDraw({ ...draw, seed: `${seed}1` })).toBe('differs')
      if (draw.rows.length < 2) return
      expect(await checkDraw({ ...draw, rows: draw.rows.slice(0, -1) })).toBe('differs')
      const [first, second, ...rest] = draw.rows
      expect(await checkDraw({ ...draw, rows: [{ ...second!, rank: 1 }, { ...first!, rank: 2 }, ...rest] })).toBe('differs')
    }),
    { numRuns: 40 },
  )
})
