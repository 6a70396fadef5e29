/** A name whose middle only its holder knows: 周*敏, 李*, 欧**华. Enough to compare with the paper in one's hand. */
export function maskName(name: string): string {
  const signs = [...name.trim()]
  if (signs.length < 2) return signs.length ? '*' : ''
  if (signs.length === 2) return `${signs[0]}*`
  return `${signs[0]}${'*'.repeat(signs.length - 2)}${signs.at(-1)}`
}

/**
 * A certificate's number without the id number in it, as electricians' have it: T3301… becomes T******. Not its last digits either: beside birthday
 * and sex they leave only the place to be guessed.
 */
export const maskNumber = (number: string): string => (/\d{17}[\dX]/.test(plainNumber(number)) ? plainNumber(number).replace(/\d{17}[\dX]/g, '******') : number)

/** As two people write the same number: without spaces and dashes, full-width digits as plain ones, letters large. */
export const plainNumber = (number: string): string => number.normalize('NFKC').replace(/[\s\-—–]/g, '').toUpperCase()
