import type { Draw } from './draw-queries.ts'

/**
 * Draws again what was published, by the rule that the draw names: each number is SHA-256 of `<digest>:<application>`, the digest that of the
 * seed, a newline and all applications in order; residents first, then first cars, then the smallest number. cannot: the browser has no SHA-256.
 */
export async function checkDraw({ seed, rows }: Pick<Draw, 'seed' | 'rows'>): Promise<'same' | 'differs' | 'cannot'> {
  if (!globalThis.crypto?.subtle) return 'cannot'
  const digest = await sha256(`${seed}\n${rows.map(({ application }) => application).sort().join(',')}`)
  const lots = await Promise.all(rows.map(({ application }) => sha256(`${digest}:${application}`)))
  const places = rows.map(({ application, resident, nth }, at) => [resident ? 0 : 1, String(nth).padStart(3, '0'), lots[at], application].join(' '))
  const inOrder = rows.every(({ rank }, at) => rank === at + 1 && (at === 0 || places[at - 1]! < places[at]!))
  return inOrder && rows.every(({ draw }, at) => draw === lots[at]) ? 'same' : 'differs'
}

async function sha256(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
