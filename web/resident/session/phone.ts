/** As people type it: full-width digits, spaces, hyphens, +86. Undefined unless it is a mainland mobile number. */
export function readPhone(typed: string): string | undefined {
  const digits = typed
    .normalize('NFKC')
    .replace(/[\s()-]/g, '')
    .replace(/^(?:\+|00)?86(?=1\d{10}$)/, '')
  return /^1[3-9]\d{9}$/.test(digits) ? digits : undefined
}

/** 138 0013 8000: easier to compare with one's own. */
export const spacedPhone = (phone: string): string => `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}`

/** The digits of a code, also from a pasted message: 【邻里】验证码 123456. Undefined unless there are six in a row. */
export function readCode(typed: string): string | undefined {
  const plain = typed.normalize('NFKC')
  // No look-behind: Safari before 16.4 cannot read it and would drop the whole file.
  return /(?:^|\D)(\d{6})(?!\d)/.exec(plain)?.[1] ?? /^\d{6}$/.exec(plain.replace(/\s/g, ''))?.[0]
}
