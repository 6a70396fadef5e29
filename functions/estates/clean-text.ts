const controls = /[\p{Cc}\p{Cf}]/gu
const dashes = /[\u2010-\u2015\u2212\uFF0D\uFE63\u30FC]/g
const cjkGap = /(?<=\p{Script=Han}|·) +(?=\p{Script=Han}|·)/gu

/** Free text: no control characters, every kind of space one space, none at the ends. */
export const cleanText = (text: string): string =>
  text
    .replace(/\s/g, ' ')
    .replace(controls, '')
    .replace(/ +/g, ' ')
    .trim()

/** A person's name. Not NFKC: it would replace rare characters by common ones. `王 芳` is 王芳, `A. Smith` stays. */
export const cleanName = (text: string): string => cleanText(text).replace(cjkGap, '')

/** A room or building as a key: `１－１０１ ` and `1-101` are one room. Full-width forms, dashes, spaces and case do not count. */
export const cleanRoom = (text: string): string => plain(text).replaceAll(' ', '').toUpperCase()

/** Full-width letters, digits and signs as plain ones, dashes as `-`; for values and headers, not for names. */
export const plain = (text: string): string => cleanText(text.normalize('NFKC')).replace(dashes, '-')

/** What a decoder writes for bytes that it cannot read, and characters of private fonts that no other machine shows. */
export const isUnreadable = (text: string): boolean => /[\uFFFD\uE000-\uF8FF]/.test(text)
