import { today } from '../calendar.ts'
import { type Ctx, hasRole } from '../context.ts'
import { unknown } from '../faults.ts'
import { placeAfter } from '../fees/page.ts'
import { personOf } from '../members/person-of.ts'
import { type Cause, findCauses } from './find-exceptions.ts'
import { allNotes, noNotes, type NotesRecord, readNotes } from './items.ts'
import { type Exception, type ExceptionPage, type ListExceptions, reasonOf, severities } from './model.ts'
import { severityOf } from './severity-rules.ts'

const dayMs = 86_400_000

/** What is unexplained, the most severe first and of those the oldest. Nothing is dropped: it ends when its cause is gone, or when two people closed it. */
export async function listExceptions(ctx: Ctx, { reason, severity, assignee, state, limit, after }: ListExceptions): Promise<ExceptionPage> {
  const [causes, notes, who] = await Promise.all([findCauses(ctx, reason), allNotes(ctx), personOf(ctx)])
  const all = causes.map((cause) => showException(ctx, cause, notes.get(cause.id) ?? noNotes(cause.id), who))
  const open = all.filter((one) => one.closing?.state !== 'closed')
  const wanted = (state === 'open' ? open : all.filter((one) => one.closing?.state === 'closed'))
    .filter((one) => (!severity || one.severity === severity) && (!assignee || one.assignee === assignee))
    .toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || (a.since === b.since ? (a.id < b.id ? -1 : 1) : a.since < b.since ? -1 : 1))
  const start = placeAfter(after, wanted.length)
  const end = start + limit
  return { items: wanted.slice(start, end), next: end < wanted.length ? String(end) : null, open: open.length, overdue: open.filter((one) => one.overdue).length }
}

/** Throws `unknown` also for one whose cause is gone. */
export async function getException(ctx: Ctx, id: string): Promise<Exception> {
  const cause = await causeOf(ctx, id)
  return showException(ctx, cause, await readNotes(ctx, id), await personOf(ctx))
}

export async function causeOf(ctx: Ctx, id: string): Promise<Cause> {
  const found = (await findCauses(ctx, reasonOf(id))).find((cause) => cause.id === id)
  if (!found) throw unknown(`no exception ${id}`)
  return found
}

/** A closing holds for what it was said of: another amount is another thing to explain. */
export const closingOf = ({ closing }: NotesRecord, { amountFen }: Pick<Cause, 'amountFen'>): NotesRecord['closing'] => (closing?.state === 'closed' && closing.amountFen !== amountFen ? null : closing)

function showException(ctx: Ctx, cause: Cause, notes: NotesRecord, who: string): Exception {
  const { id, say, path, amountFen, since } = cause
  const ageDays = Math.max(0, Math.floor((ctx.clock.now().getTime() - Date.parse(since)) / dayMs))
  const closing = closingOf(notes, cause)
  const acts = hasRole(ctx, 'head', 'finance')
  return {
    id,
    reason: reasonOf(id),
    say: { ...say },
    path,
    amountFen,
    since,
    ageDays,
    severity: severityOf(amountFen, ageDays),
    assignee: notes.assignee,
    due: notes.due,
    overdue: notes.due !== null && notes.due < today(ctx.clock) && closing?.state !== 'closed',
    comments: notes.comments.map(({ at, by, text }) => ({ at, by, text })),
    closing: closing ? { state: closing.state, by: closing.by, reason: closing.reason, at: closing.at, agreedBy: closing.agreedBy } : null,
    may: { act: acts && closing?.state !== 'closed', close: acts && closing === null, decide: acts && closing?.state === 'asked' && closing.who !== who },
  }
}
