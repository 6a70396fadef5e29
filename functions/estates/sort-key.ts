/**
 * Rooms and buildings in the order people count them, as a string to compare: 1-101 < 1-1103, 3幢 < 10幢,
 * 一单元 < 十单元, 甲院 < 乙院. A run of digits becomes its length and itself. The text itself at the end keeps
 * different rooms different. Takes text from cleanRoom.
 */
export function sortKeyOf(text: string): string {
  const counted = text.replace(/\d+|[一二三四五六七八九十百]+|[甲乙丙丁戊己庚辛壬癸]/g, (run) => {
    const number = numberOf(run)
    return number === undefined ? run : `${String(number.length).padStart(2, '0')}${number}`
  })
  // `!` sorts before every character of a room: 101 before 101A.
  return `${counted}!${text}`
}

export const inOrder = <T>(things: readonly T[], nameOf: (thing: T) => string): T[] =>
  things
    .map((thing) => ({ thing, key: sortKeyOf(nameOf(thing)) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ thing }) => thing)

function numberOf(run: string): string | undefined {
  if (/^\d/.test(run)) return run.replace(/^0+(?=\d)/, '')
  const stem = '甲乙丙丁戊己庚辛壬癸'.indexOf(run)
  return stem >= 0 ? String(stem + 1) : chineseNumber(run)?.toString()
}

/** 六 -> 6, 十二 -> 12, 二十 -> 20, 一百零五 is not written on doors. Undefined when it is not a number up to 199. */
export function chineseNumber(text: string): number | undefined {
  const [, hundred = '', ten = '', one = ''] = /^(?:(一)?百)?(?:([二三四五六七八九]?)十)?([一二三四五六七八九])?$/.exec(text) ?? []
  if (!text || !/^(?:一?百)?(?:[二三四五六七八九]?十)?[一二三四五六七八九]?$/.test(text)) return undefined
  const digit = (character: string): number => '一二三四五六七八九'.indexOf(character) + 1
  const tens = text.includes('十') ? (ten ? digit(ten) : 1) : 0
  return (hundred || text.includes('百') ? 100 : 0) + tens * 10 + (one ? digit(one) : 0)
}
