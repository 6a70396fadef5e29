/** The text on a coupon, without I/O and without zod: the driver's page reads it with this very rule. */

/** No 0, O, 1 and I, which people take for one another. 32 of them: five bits each, so a byte's low bits draw without bias. */
export const codeLetters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
/** The first letters name the batch, the rest is drawn: of 500 coupons one guess in two million hits one. */
export const batchLetters = 4
const drawnLetters = 6
export const codeLength = batchLetters + drawnLetters

/** As it is kept: `7k3m-q8 rt2w`, full-width letters too, as `7K3MQ8RT2W`; undefined where it cannot be a code. */
export function normalCode(typed: string): string | undefined {
  const text = typed.normalize('NFKC').toUpperCase().replace(/[\s\-–—·.]/g, '')
  return text.length === codeLength && [...text].every((letter) => codeLetters.includes(letter)) ? text : undefined
}

/** As it is printed: `7K3M-Q8RT2W`. */
export const codeText = (code: string): string => `${code.slice(0, batchLetters)}-${code.slice(batchLetters)}`
/** For who may check and not use it. */
export const maskedCode = (code: string): string => `${code.slice(0, batchLetters)}-••••${code.slice(-2)}`
