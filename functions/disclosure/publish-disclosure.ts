import { recordChange } from '../audit/record-change.ts'
import { addDays, instant, today } from '../calendar.ts'
import { lastClosed } from '../closing/last-closed.ts'
import type { Ctx } from '../context.ts'
import { conflict, forbidden, refused, unknown } from '../faults.ts'
import { personOf } from '../members/person-of.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import { figuresOf } from './figures.ts'
import { missingBases, type ScopeFigures } from './figures-model.ts'
import { getDisclosure } from './get-disclosure.ts'
import { canonical } from './hash.ts'
import { type DraftRecord, type HeadRecord, publishWrites, readDraft, readHead, readScopes, readSettings, readVersion, type VersionRecord } from './items.ts'
import type { Disclosure, DisclosureId, DisclosureSettings } from './model.ts'
import { settingsOn } from './settings.ts'
import { monthsOfSpan, spanOfId } from './spans-model.ts'

/**
 * Publishes the draft that was looked at, by another person than who prepared it (D1, S2). All months are closed and the books
 * still say the same, to the fen. Publishing again what is published is the same act. Throws unknown, forbidden, refused, conflict.
 */
export async function publishDisclosure(ctx: Ctx, id: DisclosureId, hash: string): Promise<Disclosure> {
  const published = await readHead(ctx, id)
  if (published?.hash === hash) return getDisclosure(ctx, id, {})
  const draft = await readDraft(ctx, id)
  if (!draft) throw unknown(`no draft of ${id}`)
  if (draft.hash !== hash) throw anotherDraft()
  if (draft.who === (await personOf(ctx))) throw forbidden('who prepared a disclosure does not publish it')
  const settings = settingsOn(await readSettings(ctx), spanOfId(id))
  if (!settings) throw noSettings()
  await assertClosed(ctx, id)
  const scopes = await readScopes(ctx, id, 'draft')
  if (missingBases(scopes).length > 0) throw basisMissing()
  // The paid share of the fees goes on moving and stands as of the draft's day; the money must be the books'.
  if (canonical(moneyOf(scopes)) !== canonical(moneyOf(await figuresOf(ctx, spanOfId(id), draft.bases)))) throw moved()
  try {
    await recordChange(ctx, async () => {
      const head = await readHead(ctx, id)
      const version = versionOf(ctx, draft)
      return { writes: publishWrites(ctx, { draft, version, head: headOf(id, version, settings, head), scopes }), act: 'disclosure.published', subject: id, detail: { version: version.version, hash, previous: draft.previous }, answer: undefined }
    })
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error
    // Another press of the same button came first.
    if ((await readVersion(ctx, id, draft.version))?.hash !== hash) throw anotherDraft()
  }
  return getDisclosure(ctx, id, {})
}

export const moneyOf = (scopes: readonly ScopeFigures[]) => scopes.map(({ community, funds }) => ({ community, funds }))

function versionOf(ctx: Ctx, { version, previous, by, note, asOf, hash, bases }: DraftRecord): VersionRecord {
  return { version, previous, note, asOf, hash, bases, preparedBy: by, publishedBy: ctx.actor.name, publishedOn: today(ctx.clock), at: instant(ctx.clock) }
}

const headOf = (id: DisclosureId, { version, publishedOn, hash }: VersionRecord, { place, publicDays, objectionDays, answerDays }: DisclosureSettings, before: HeadRecord | undefined): HeadRecord => ({
  id,
  version,
  publishedOn,
  hash,
  place,
  publicUntil: addDays(publishedOn, publicDays),
  objectionsUntil: addDays(publishedOn, objectionDays),
  answerDays,
  filed: before?.filed ?? 0,
  unanswered: before?.unanswered ?? 0,
})

async function assertClosed(ctx: Ctx, id: DisclosureId): Promise<void> {
  const closed = (await lastClosed(ctx))?.period
  const open = monthsOfSpan(spanOfId(id)).filter((period) => closed === undefined || period > closed)
  if (open.length > 0) throw notClosed(open)
}

const notClosed = (open: readonly string[]) => refused('not-closed', { zh: `${open.join('、')} 还没有月结，数字还会变，没有公示。请先完成月结。`, en: `${open.join(', ')} not closed yet, so the figures may change. Nothing was published. Close the months first.` })
const noSettings = () => refused('no-settings', { zh: '还没有设置公示地点和期限，没有公示。请先在公示设置里填写。', en: 'Nobody has said yet where and how long disclosures hang. Nothing was published. Fill in the settings first.' })
const basisMissing = () => refused('basis-missing', { zh: '业主公共收益的成本还缺依据，没有公示。请补上依据后重新准备。', en: 'A cost of owners’ common money has no basis. Nothing was published. Prepare it again with the basis.' })
const moved = () => conflict('moved', { zh: '准备之后账上的数字变了，没有公示。请重新准备并核对。', en: 'The books have changed since this was prepared. Nothing was published. Prepare it again and look at it.' })
const anotherDraft = () => conflict('another-draft', { zh: '这一期刚才重新准备过，您看到的不是最新的，没有公示。请重新打开核对。', en: 'This span was prepared anew since you opened it. Nothing was published. Open it again and look at it.' })
