import { readPlate } from '../parking/plate-model.ts'

export const personalKinds = ['phone', 'id-number', 'card', 'plate', 'name'] as const
export type PersonalKind = (typeof personalKinds)[number]

/** Names of one character, or of a form of address alone, would be found everywhere. */
const nameLengthMin = 2

/**
 * What in a text for the public would name a person (D3): a phone, an identity or card number, a plate, or one of `names`. Full-width
 * digits and separators do not hide a number. `ownPhone` is the organization's, which may stand there.
 */
export function personalDataIn(text: string, { names = [], ownPhone = '' }: { readonly names?: Iterable<string>; readonly ownPhone?: string } = {}): PersonalKind[] {
  const plain = withoutOwn(text.normalize('NFKC'), ownPhone)
  const digits = plain.replace(/(?<=\d)[\s·.\-—–_()]+(?=[\dXx])/gu, '')
  const found = new Set<PersonalKind>()
  if (/(?<!\d)(\d{17}[\dXx]|\d{15})(?!\d)/.test(digits)) found.add('id-number')
  else if (/(?<!\d)\d{16,19}(?!\d)/.test(digits)) found.add('card')
  if (/(?<!\d)(1[3-9]\d{9}|0\d{2,3}\d{7,8})(?!\d)/.test(digits)) found.add('phone')
  if (platesIn(plain)) found.add('plate')
  for (const name of names) if (name.length >= nameLengthMin && plain.includes(name.normalize('NFKC'))) found.add('name')
  return personalKinds.filter((kind) => found.has(kind))
}

const withoutOwn = (text: string, phone: string): string => (phone.trim() ? text.replaceAll(phone.normalize('NFKC').trim(), ' ') : text)

function platesIn(text: string): boolean {
  for (const [candidate] of text.matchAll(/[\u4e00-\u9fff][\s·•.-]?[A-Za-z][\s·•.-]?[A-Za-z\d][\s·•.-]?[A-Za-z\d]{3,5}[A-Za-z\d\u4e00-\u9fff]?/gu)) {
    // A plate may be followed at once by another word or number.
    for (let length = candidate.length; length >= 7; length -= 1) if ('plate' in readPlate(candidate.slice(0, length))) return true
  }
  return false
}
