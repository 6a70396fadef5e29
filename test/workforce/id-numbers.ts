const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** A number that nobody has (place 999999 does not exist) with a check digit that fits: `born` as 19700203, `order` odd for a man. */
export function idNumberOf(born: string, order = '001', place = '999999'): string {
  const body = `${place}${born}${order}`
  return body + '10X98765432'[weights.reduce((sum, weight, at) => sum + weight * Number(body[at]), 0) % 11]!
}
