import { recordChange } from '../audit/record-change.ts'
import type { Act, AuditDetail } from '../audit/model.ts'
import { instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { conflict, type Fault, refused } from '../faults.ts'
import { personOf } from '../members/person-of.ts'
import { held } from '../storage/cancelled.ts'
import type { Cause } from './find-exceptions.ts'
import { type NotesRecord, putNotes, readNotes } from './items.ts'
import { causeOf, closingOf, getException } from './list-exceptions.ts'
import type { AssignException, CommentException, Exception } from './model.ts'

const attemptsMax = 8
const commentsMax = 200

type Noted = { readonly after: Omit<NotesRecord, 'version'>; readonly act: Act; readonly detail: AuditDetail }

/** Who looks after it, and until when; audited. The same again changes nothing. Throws `unknown`, `refused`. */
export const assignException = (ctx: Ctx, id: string, { assignee, due }: AssignException): Promise<Exception> =>
  note(ctx, id, async (_, notes) => (notes.assignee === assignee && notes.due === due ? undefined : { after: { ...notes, assignee, due }, act: 'exception.assigned', detail: { assignee, due } }))

/** A remark that stays; audited by its id. Throws `unknown`, `refused`. */
export const commentException = (ctx: Ctx, id: string, { id: own, text }: CommentException): Promise<Exception> =>
  note(ctx, id, async (_, notes) => {
    if (notes.comments.some((comment) => comment.id === own)) return undefined
    if (notes.comments.length >= commentsMax) throw tooManyComments()
    return { after: { ...notes, comments: [...notes.comments, { id: own, at: instant(ctx.clock), by: ctx.actor.name, text }] }, act: 'exception.commented', detail: { comment: own } }
  })

/** Asks to close it although its cause is there, with a reason; another person decides (S2). Throws `unknown`, `refused`. */
export const askToClose = (ctx: Ctx, id: string, reason: string): Promise<Exception> =>
  note(ctx, id, async (cause, notes) => {
    const who = await personOf(ctx)
    const closing = closingOf(notes, cause)
    if (closing?.state === 'asked' && closing.who === who && closing.reason === reason) return undefined
    if (closing) throw alreadyAsked()
    return { after: { ...notes, closing: { state: 'asked', by: ctx.actor.name, who, reason, at: instant(ctx.clock), agreedBy: null, amountFen: cause.amountFen } }, act: 'exception.close-asked', detail: { reason, amountFen: cause.amountFen } }
  })

/** The second person's word. It is closed for what it comes to now. Throws `unknown`, `refused`. */
export async function decideClosing(ctx: Ctx, id: string, action: 'approve' | 'decline'): Promise<Exception> {
  return note(ctx, id, async (cause, notes) => {
    const closing = closingOf(notes, cause)
    if (closing?.state === 'closed') return undefined
    if (!closing) throw notAsked()
    if (closing.who === (await personOf(ctx))) throw secondPerson()
    const detail = { reason: closing.reason, asked: closing.by, amountFen: cause.amountFen }
    if (action === 'decline') return { after: { ...notes, closing: null }, act: 'exception.close-declined', detail }
    if (closing.amountFen !== cause.amountFen) throw movedMeanwhile()
    return { after: { ...notes, closing: { ...closing, state: 'closed', agreedBy: ctx.actor.name } }, act: 'exception.closed', detail }
  })
}

/** Reads cause and notes anew until the change went through; what changes nothing writes nothing. */
async function note(ctx: Ctx, id: string, decide: (cause: Cause, notes: NotesRecord) => Promise<Noted | undefined>): Promise<Exception> {
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const cause = await causeOf(ctx, id)
    const made = recordChange(ctx, async () => {
      const notes = await readNotes(ctx, id)
      const noted = await decide(cause, notes)
      return noted ? { writes: [putNotes(ctx, notes, noted.after)], act: noted.act, subject: id, detail: noted.detail, answer: undefined } : { answer: undefined }
    })
    if (await held(made)) return getException(ctx, id)
  }
  throw conflict('changed-meanwhile', { zh: '刚被别人改过，没有保存。请刷新后再办。', en: 'Somebody changed this meanwhile. Nothing was saved. Reload and do it again.' })
}

const alreadyAsked = (): Fault => refused('asked-already', { zh: '已有人申请关闭这项差异，或已经关闭。没有改动。', en: 'Somebody has asked to close this, or it is closed. Nothing was changed.' })
const notAsked = (): Fault => refused('not-asked', { zh: '没有人申请关闭这项差异，没有改动。', en: 'Nobody asked to close this. Nothing was changed.' })
const secondPerson = (): Fault => refused('second-person', { zh: '须由另一人同意关闭，没有改动。用自己创建的接口令牌，仍算本人。', en: 'Another person agrees to close it; nothing was changed. A token that you made counts as you.' })
const movedMeanwhile = (): Fault => refused('moved-meanwhile', { zh: '申请后金额变了，不能按原来的理由关闭，没有改动。请重新查看。', en: 'Its amount has changed since: the reason was given for another sum. Nothing was changed. Look at it again.' })
const tooManyComments = (): Fault => refused('too-many-comments', { zh: `一项差异最多 ${commentsMax} 条说明，没有保存。`, en: `There are ${commentsMax} comments at most. Nothing was saved.` })
