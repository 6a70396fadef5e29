import { recordChange } from '../audit/record-change.ts'
import { instant, lastDay, periodOfDate, today } from '../calendar.ts'
import { lastClosed } from '../closing/last-closed.ts'
import { type Ctx, hasRole } from '../context.ts'
import { conflict, invalid, refused, unknown } from '../faults.ts'
import { personOf } from '../members/person-of.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import { figuresOf } from './figures.ts'
import { type Basis, missingBases, type ScopeFigures } from './figures-model.ts'
import { hashOf, noHash } from './hash.ts'
import { type DraftRecord, draftWrites, dropDraftWrite, readDraft, readHead, readScopes, readVersion } from './items.ts'
import type { DisclosureId, Draft, PrepareDisclosure } from './model.ts'
import { assertNoPersonalData } from './public-text.ts'
import { monthsOfSpan, spanOfId } from './spans-model.ts'

/** The draft of a span, or, where nobody has prepared one, the figures as they stand with what was said of them last time. */
export async function getDraft(ctx: Ctx, id: DisclosureId): Promise<Draft> {
  assertEnded(ctx, id)
  const [draft, head] = await Promise.all([readDraft(ctx, id), readHead(ctx, id)])
  if (draft) return show(ctx, id, { draft, bases: draft.bases, note: draft.note, asOf: draft.asOf, version: draft.version, scopes: await readScopes(ctx, id, 'draft') })
  const bases = (head && (await readVersion(ctx, id, head.version))?.bases) ?? []
  return show(ctx, id, { bases, note: '', asOf: today(ctx.clock), version: (head?.version ?? 0) + 1, scopes: await figuresOf(ctx, spanOfId(id), bases) })
}

/**
 * Fixes the figures of a span for a second person to look at and publish: the next version, with what kind of spending is cost and why,
 * and, of a correction, its note. Months may still be open; publishing wants them closed. Throws invalid, refused, conflict.
 */
export async function prepareDisclosure(ctx: Ctx, id: DisclosureId, { bases, note }: PrepareDisclosure): Promise<Draft> {
  assertEnded(ctx, id)
  const head = await readHead(ctx, id)
  if (head && note === '') throw noteMissing()
  if (new Set(bases.map(({ fund, use }) => `${fund} ${use}`)).size !== bases.length) throw twice()
  await assertNoPersonalData(ctx, [note, ...bases.map(({ basis }) => basis)])
  const scopes = await figuresOf(ctx, spanOfId(id), bases)
  const place = { version: (head?.version ?? 0) + 1, previous: head?.hash ?? noHash, note, asOf: today(ctx.clock) }
  const hash = hashOf({ id, ...place, scopes })
  const draft: DraftRecord = { ...place, who: await personOf(ctx), by: ctx.actor.name, at: instant(ctx.clock), hash, bases }
  try {
    await recordChange(ctx, async () => {
      const before = { draft: await readDraft(ctx, id), scopes: await readScopes(ctx, id, 'draft') }
      return { writes: draftWrites(ctx, id, draft, scopes, before), act: 'disclosure.prepared', subject: id, detail: { version: draft.version, hash }, answer: undefined }
    })
  } catch (error) {
    if (error instanceof ConditionFailed) throw changedMeanwhile()
    throw error
  }
  return show(ctx, id, { draft, bases, note, asOf: draft.asOf, version: draft.version, scopes })
}

/** Puts a draft away; what is published stays. Putting it away twice is once. */
export async function dropDraft(ctx: Ctx, id: DisclosureId): Promise<void> {
  try {
    await recordChange(ctx, async () => {
      const draft = await readDraft(ctx, id)
      if (!draft) return { answer: undefined }
      return { writes: [dropDraftWrite(ctx, id, draft)], act: 'disclosure.withdrawn', subject: id, detail: { version: draft.version }, answer: undefined }
    })
  } catch (error) {
    if (error instanceof ConditionFailed) throw changedMeanwhile()
    throw error
  }
}

type Shown = { readonly draft?: DraftRecord; readonly bases: readonly Basis[]; readonly note: string; readonly asOf: DraftRecord['asOf']; readonly version: number; readonly scopes: readonly ScopeFigures[] }

async function show(ctx: Ctx, id: DisclosureId, { draft, bases, note, asOf, version, scopes }: Shown): Promise<Draft> {
  const closed = (await lastClosed(ctx))?.period
  const months = monthsOfSpan(spanOfId(id)).map((period) => ({ period, closed: closed !== undefined && period <= closed }))
  const prepared = draft ? { by: draft.by, at: draft.at, hash: draft.hash, mayPublish: hasRole(ctx, 'head') && draft.who !== (await personOf(ctx)) } : null
  const missing = missingBases(scopes)
  return { id, ...spanOfId(id), version, prepared, note, asOf, bases: [...bases], missing, months, scopes: scopes.map(shownScope) }
}

/** As the API describes it: lists that nobody changes are lists. */
export const shownScope = ({ community, name, funds, fees }: ScopeFigures) => ({
  community,
  name,
  funds: funds.map((fund) => ({ ...fund, income: [...fund.income], spending: [...fund.spending] })),
  fees: fees && { ...fees, groups: [...fees.groups] },
})

function assertEnded(ctx: Pick<Ctx, 'clock'>, id: DisclosureId): void {
  const { to } = spanOfId(id)
  if (to >= periodOfDate(today(ctx.clock))) throw notEnded(lastDay(to))
  if (to < '2005-01') throw unknown('before any books')
}

const notEnded = (day: string) => refused('not-ended', { zh: `这个公示期到 ${day} 才结束，还不能准备公示。`, en: `This span ends on ${day}; it cannot be prepared before.` })
const noteMissing = () => invalid('note', { zh: '已经公示过，这次是更正：请写明更正了什么。没有保存。', en: 'This was published before, so this is a correction: say what it mends. Nothing was saved.' })
const twice = () => invalid('bases', { zh: '同一资金的同一支出只能说明一次，没有保存。', en: 'One kind of spending of one fund is explained once. Nothing was saved.' })
const changedMeanwhile = () => conflict('changed', { zh: '刚才有人准备或公示了同一期，没有保存。请重新打开查看。', en: 'Somebody prepared or published the same span at this moment. Nothing was saved. Open it again.' })
