const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'
const lengthOfId = 12
const bound = 256 - (256 % letters.length)

/** An id made here, so that sending the same form again is the same act: 12 characters of `[a-z0-9]`. */
export function newId(): string {
  let id = ''
  while (id.length < lengthOfId) {
    // The remainder would favour the first letters; bytes past the last full multiple are thrown away.
    for (const byte of crypto.getRandomValues(new Uint8Array(lengthOfId * 2))) if (byte < bound && id.length < lengthOfId) id += letters[byte % letters.length]
  }
  return id
}
