import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { brandContrastMin, brandOf, contrast } from '../../web/shared/site/colour.ts'

const colour = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)).map((parts) => `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`)

describe("a tenant's colour", () => {
  it('carries white text at 5.5:1 or more, whatever was chosen', () => {
    fc.assert(fc.property(colour, (chosen) => contrast(brandOf(chosen).brand, '#ffffff') >= brandContrastMin))
  })

  it('gives a text colour that reads on its own tint and on white', () => {
    fc.assert(
      fc.property(colour, (chosen) => {
        const { ink, soft } = brandOf(chosen)
        return contrast(ink, soft) >= 4.5 && contrast(ink, '#ffffff') >= 8
      }),
    )
  })

  it('stays as it is when it is dark enough', () => {
    expect(brandOf('#0b6247').brand).toBe('#0b6247')
  })

  it('falls back to the house green when it is no colour', () => {
    expect(brandOf('red').brand).toBe('#0b6247')
  })
})
