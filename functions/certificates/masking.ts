/** A name whose middle only its holder knows: 周*敏, 李*, 欧**华. Enough to compare with the paper in one's hand. */
export function maskName(name: string): string {
  const signs = [...name.trim()]
  if (signs.length < 2) return signs.length ? '*' : ''
  if (signs.length === 2) return `${signs[0]}*`
  return `${signs[0]}${'*'.repeat(signs.length - 2)}${signs.at(-1)}`
}

/** An id number within a certificate's number, as electricians' have it: T3301…1234 keeps four at each end. */
export const maskNumber = (number: string): string => number.replace(/(\d{4})\d{10}(\d{3}[\dXx])(?!\d)/g, '$1**********$2')

/** As two people write the same number: without spaces and dashes, full-width digits as plain ones, letters large. */
export const plainNumber = (number: string): string => number.normalize('NFKC').replace(/[\s\-—–]/g, '').toUpperCase()
