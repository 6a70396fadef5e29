import type { Say } from '../faults.ts'

/** A plate in the form in which it is stored and compared: upper case, no separators. */
export type Plate = string & { readonly unit: 'plate' }

/** 普通 · 新能源 · 警 · 教练 · 挂车 · 港澳入出境 · 使领馆. */
export type PlateKind = 'ordinary' | 'green' | 'police' | 'training' | 'trailer' | 'hong-kong' | 'macao' | 'consulate' | 'embassy'

/** What is wrong with a text that is no plate of mainland China. */
export type PlateFault = 'empty' | 'province' | 'authority' | 'letters-io' | 'length' | 'green' | 'ending'

export type Read = { readonly plate: Plate; readonly kind: PlateKind } | { readonly wrong: PlateFault }

const provinces = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼'
const separators = /[\s·•・.．。_—–-]/gu
/** I and O are not used: they would be read as 1 and 0. */
const letter = 'A-HJ-NP-Z'
const endings: Readonly<Record<string, PlateKind>> = { 警: 'police', 学: 'training', 挂: 'trailer', 港: 'hong-kong', 澳: 'macao', 领: 'consulate', 使: 'embassy' }

/** Full-width and small letters, dots and spaces do not count. Any text has such a form, a plate or not. */
export const normalPlate = (text: string): Plate => text.normalize('NFKC').replace(separators, '').toUpperCase().slice(0, 12) as Plate

/**
 * Reads a plate by GA 36: seven characters (浙A12345), eight for new energy (浙AD12345 small, 浙A12345D large), or one of the
 * special endings. Says what is wrong otherwise, so that the person who typed it can mend it.
 */
export function readPlate(text: string): Read {
  const plate = normalPlate(text)
  if (!plate) return { wrong: 'empty' }
  if (/^(使\d{6}|\d{6}使)$/.test(plate)) return { plate, kind: 'embassy' }
  if (!provinces.includes(plate[0]!)) return { wrong: 'province' }
  const ending = endings[plate.slice(-1)]
  if (/[IO]/.test(plate)) return { wrong: 'letters-io' }
  if (!new RegExp(`^[${letter}]$`).test(plate[1] ?? '')) return { wrong: 'authority' }
  const rest = plate.slice(2)
  if (ending) return ofEnding(plate, rest, ending)
  if (!/^[A-Z\d]*$/.test(rest)) return { wrong: 'ending' }
  if (rest.length === 5) return { plate, kind: 'ordinary' }
  if (rest.length === 6) return new RegExp(`^([A-HJK][${letter}\\d]\\d{4}|\\d{5}[A-HJK])$`).test(rest) ? { plate, kind: 'green' } : { wrong: 'green' }
  return { wrong: 'length' }
}

function ofEnding(plate: Plate, rest: string, kind: PlateKind): Read {
  if (!new RegExp(`^[${letter}\\d]{4}.$`).test(rest)) return { wrong: 'length' }
  // Cars of Hong Kong and Macao that may enter carry 粤Z.
  return (kind === 'hong-kong' || kind === 'macao') && !plate.startsWith('粤Z') ? { wrong: 'ending' } : { plate, kind }
}

/**
 * The characters that may come next on a keyboard for plates, in the order in which they stand on it: the province, the letter of
 * its city, then digits and letters, and one of the special endings where the seventh stands. None once the plate is whole.
 */
export function charactersAfter(typed: Plate): readonly string[] {
  if (typed.startsWith('使')) return typed.length < 7 ? digits : []
  if (typed.length < 2) return typed.length === 0 ? [...provinces, '使'] : letters
  if (typed.length < 6) return [...digits, ...letters]
  return [...digits, ...letters, ...Object.keys(endings)].filter((next) => typed.length === 6 ? next !== '使' && (typed.startsWith('粤Z') || !'港澳'.includes(next)) : 'plate' in readPlate(typed + next))
}

const digits = [...'1234567890']
const letters = [...'QWERTYUPASDFGHJKLZXCVBNM']

export const plateFaults: Readonly<Record<PlateFault, Say>> = {
  empty: { zh: '请填写车牌号。', en: 'Enter the plate.' },
  province: { zh: '车牌第一位应是省份简称，例如“浙”。', en: 'A plate begins with the province, for example 浙.' },
  authority: { zh: '车牌第二位应是字母，例如“浙A”。', en: 'The second character is a letter, for example 浙A.' },
  'letters-io': { zh: '车牌不用字母 I 和 O，请看清是不是数字 1 和 0。', en: 'Plates do not use the letters I and O. Look whether they are the digits 1 and 0.' },
  length: { zh: '车牌应为 7 位，新能源车牌为 8 位，请检查有没有多写或漏写。', en: 'A plate has 7 characters, one for new energy 8. Check whether one is missing or too many.' },
  green: { zh: '8 位新能源车牌的字母应在第三位（小型车）或最后一位（大型车），例如“浙AD12345”。', en: 'The letter of a plate for new energy stands third (small cars) or last (large ones), for example 浙AD12345.' },
  ending: { zh: '车牌里有不用的字，请检查最后一位。', en: 'There is a character that plates do not use. Check the last one.' },
}
