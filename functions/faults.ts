/** One sentence for a person in the languages of the screens. */
export type Say = { readonly zh: string; readonly en: string }

/** invalid 400 · unauthenticated 401 · forbidden 403 · unknown 404 · conflict 409 · refused 422 · limit 429 · upstream 502 */
export type FaultKind = 'invalid' | 'unauthenticated' | 'forbidden' | 'unknown' | 'conflict' | 'refused' | 'limit' | 'upstream'

/** A single place where input is wrong: `where` is a row, a field or both (`row 73, area`). */
export type FaultDetail = { readonly where: string; readonly say: Say }

/** Something that went wrong and is foreseen. `say` is for the person, `note` for the log, `code` is stable. */
export class Fault extends Error {
  readonly kind: FaultKind
  readonly code: string
  readonly say: Say
  readonly note: string | undefined
  readonly details: readonly FaultDetail[]
  readonly retryAfterSeconds: number | undefined

  constructor(kind: FaultKind, code: string, say: Say, more: FaultMore = {}) {
    super(`${kind}/${code}: ${more.note ?? say.en}`, more.cause === undefined ? undefined : { cause: more.cause })
    this.kind = kind
    this.code = code
    this.say = say
    this.note = more.note
    this.details = more.details ?? []
    this.retryAfterSeconds = more.retryAfterSeconds
  }
}

type FaultMore = {
  readonly note?: string
  readonly details?: readonly FaultDetail[]
  readonly retryAfterSeconds?: number
  readonly cause?: unknown
}

type Maker = (code: string, say: Say, more?: FaultMore) => Fault
const maker =
  (kind: FaultKind): Maker =>
  (code, say, more) =>
    new Fault(kind, code, say, more)

export const invalid = maker('invalid')
export const conflict = maker('conflict')
export const refused = maker('refused')
export const limit = maker('limit')
export const upstream = maker('upstream')

/** "Not there" and "not yours" are this one answer, letter for letter. */
export const unknown = (note?: string): Fault =>
  new Fault('unknown', 'unknown', { zh: '没有找到。请检查地址，或返回列表重新选择。', en: 'Not found. Check the address, or go back to the list and choose again.' }, note ? { note } : {})

export const unauthenticated = (note?: string): Fault =>
  new Fault('unauthenticated', 'sign-in-needed', { zh: '请先登录。', en: 'Please sign in first.' }, note ? { note } : {})

export const forbidden = (note?: string): Fault =>
  new Fault('forbidden', 'not-allowed', { zh: '您的岗位没有这项权限。如需办理，请联系本社负责人。', en: 'Your role does not allow this. Ask the head of the organization.' }, note ? { note } : {})

/** A broken invariant: a defect of ours, never the person's. Answered as a plain 500. */
export function assert(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(`invariant broken: ${what}`)
}
