export type Brand = { readonly brand: string; readonly ink: string; readonly soft: string }

/** White text on it must read at 5.5:1 at least: above WCAG's 4.5, for eyes that are no longer young. */
export const brandContrastMin = 5.5

/** A tenant's colour, darkened until it carries white text; with a darker ink for text and a tint for the current item. */
export function brandOf(colour: string): Brand {
  const brand = darkenTo(parse(colour), brandContrastMin)
  const ink = darkenTo(brand, 8)
  const soft = mix(brand, white, 0.885)
  return { brand: hex(brand), ink: hex(ink), soft: hex(soft) }
}

/** WCAG 2 contrast of two `#rrggbb` colours, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [darker, lighter] = [luminance(parse(a)), luminance(parse(b))].sort((x, y) => x - y) as [number, number]
  return (lighter + 0.05) / (darker + 0.05)
}

type Rgb = readonly [number, number, number]
const white: Rgb = [255, 255, 255]
const fallback: Rgb = [11, 98, 71]

function parse(colour: string): Rgb {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour)
  return match ? [hexByte(match[1]), hexByte(match[2]), hexByte(match[3])] : fallback
}

const hexByte = (text: string | undefined): number => Number.parseInt(text ?? '0', 16)

/** Steps of 2 % towards black; ends at black, which carries white at 21:1. */
function darkenTo(colour: Rgb, wanted: number): Rgb {
  let at = colour
  for (let step = 0; step < 200 && contrast(hex(at), '#ffffff') < wanted; step += 1) at = [at[0] * 0.98, at[1] * 0.98, at[2] * 0.98]
  return at
}

const mix = (a: Rgb, b: Rgb, share: number): Rgb => [0, 1, 2].map((at) => a[at]! * (1 - share) + b[at]! * share) as unknown as Rgb

const hex = (colour: Rgb): string => `#${colour.map((part) => Math.floor(part).toString(16).padStart(2, '0')).join('')}`

function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
