import { recordChange } from '../audit/record-change.ts'
import { addDays, instant, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { conflict, forbidden, invalid, limit, refused, unknown } from '../faults.ts'
import { householdOf, payableOfUnit } from '../fees/estate.ts'
import type { CommunityId, ResidentId, UnitId } from '../ids.ts'
import { ConditionFailed } from '../storage/cancelled.ts'
import { windowOpen } from './get-disclosure.ts'
import { answerWrites, allObjections, type HeadRecord, objectionsMax, type ObjectionRecord, objectionWrites, readHead, readObjection, readObjections } from './items.ts'
import type { AnswerObjection, DisclosureId, FileObjection, ListObjections, Objection, ObjectionPage } from './model.ts'
import { assertNoPersonalData } from './public-text.ts'

/** So many of one household wait for an answer at the same time. */
const ofHouseholdMax = 5

/**
 * A resident's objection, or one on paper that staff write down. Its words stay between the two sides: what becomes public is the question and
 * the answer as the organization words them. Sending again is the same act. Throws unknown, refused (after the window), limit.
 */
export async function fileObjection(ctx: Ctx, disclosure: DisclosureId, { id, community, text, who }: FileObjection): Promise<Objection> {
  const head = await readHead(ctx, disclosure)
  if (!head) throw unknown(`no disclosure ${disclosure}`)
  const known = await readObjection(ctx, disclosure, id)
  if (known) return sameAgain(ctx, disclosure, known, text)
  if (!windowOpen(ctx, head)) throw tooLate(head)
  const record: ObjectionRecord = { id, version: head.version, community, text, at: instant(ctx.clock), answerBy: addDays(today(ctx.clock), head.answerDays), from: await fromOf(ctx, disclosure, community, who) }
  try {
    await ctx.store.transact(objectionWrites(ctx, disclosure, record))
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error
    const other = await readObjection(ctx, disclosure, id)
    if (!other) throw tooMany()
    return sameAgain(ctx, disclosure, other, text)
  }
  return show(ctx, disclosure, record)
}

async function fromOf(ctx: Ctx, disclosure: DisclosureId, community: CommunityId | null, who: string | undefined): Promise<ObjectionRecord['from']> {
  const { actor } = ctx
  if (actor.kind !== 'resident') {
    if (!who) throw whoMissing()
    return { who, by: actor.name }
  }
  const unit = await unitIn(ctx, actor.units, community)
  const waiting = (await allObjections(ctx, disclosure)).filter(({ from, answer }) => !answer && 'unit' in from && actor.units.includes(from.unit))
  if (waiting.length >= ofHouseholdMax) throw enough()
  return { resident: actor.id as ResidentId, unit }
}

/** A household of the community that is objected about; of the whole organization any will do. */
async function unitIn(ctx: Ctx, units: readonly UnitId[], community: CommunityId | null): Promise<UnitId> {
  for (const unit of units) if (community === null || (await payableOfUnit(ctx, unit)).community === community) return unit
  throw unknown(`no household in ${community}`)
}

/** Publishes the question, in words that name nobody, with its answer. Once; the same answer again is the same act. Throws unknown, invalid, conflict. */
export async function answerObjection(ctx: Ctx, disclosure: DisclosureId, id: string, { question, answer }: AnswerObjection): Promise<Objection> {
  await assertNoPersonalData(ctx, [question, answer])
  const on = today(ctx.clock)
  const said = { question, answer, on, by: ctx.actor.name }
  try {
    await recordChange(ctx, async () => {
      const record = await readObjection(ctx, disclosure, id)
      if (!record) throw unknown(`no objection ${id}`)
      if (record.answer) {
        if (record.answer.question === question && record.answer.answer === answer) return { answer: undefined }
        throw answered(record.answer.by)
      }
      return { writes: answerWrites(ctx, disclosure, id, said), act: 'objection.answered', subject: disclosure, detail: { objection: id }, answer: undefined }
    })
  } catch (error) {
    if (!(error instanceof ConditionFailed)) throw error
    throw answered((await readObjection(ctx, disclosure, id))?.answer?.by ?? '')
  }
  return show(ctx, disclosure, (await readObjection(ctx, disclosure, id))!)
}

/** For staff all of a disclosure, in the order of their ids; for a resident the own household's. */
export async function listObjections(ctx: Ctx, disclosure: DisclosureId, { limit: size, after }: ListObjections): Promise<ObjectionPage> {
  if (!(await readHead(ctx, disclosure))) throw unknown(`no disclosure ${disclosure}`)
  const { actor } = ctx
  if (actor.kind === 'resident') {
    const own = (await allObjections(ctx, disclosure)).filter(({ from }) => 'unit' in from && actor.units.includes(from.unit))
    return { items: await Promise.all(own.map((one) => show(ctx, disclosure, one))), next: null }
  }
  const { items, next } = await readObjections(ctx, disclosure, size, after)
  return { items: await Promise.all(items.map((one) => show(ctx, disclosure, one))), next: next ?? null }
}

async function show(ctx: Ctx, disclosure: DisclosureId, { id, version, community, text, at, answerBy, from, answer }: ObjectionRecord): Promise<Objection> {
  const who = ctx.actor.kind === 'resident' ? null : 'who' in from ? from.who : await placeOf(ctx, from.unit)
  return { id, disclosure, version, community, text, at, state: answer ? 'answered' : 'open', answerBy, who, question: answer?.question ?? null, answer: answer?.answer ?? null, answeredOn: answer?.on ?? null }
}

async function placeOf(ctx: Ctx, unit: UnitId): Promise<string> {
  const { buildingName, room } = await householdOf(ctx, unit)
  return `${buildingName} ${room}`
}

/** Another's id with other words is not this act; whose it is, is not told. */
async function sameAgain(ctx: Ctx, disclosure: DisclosureId, known: ObjectionRecord, text: string): Promise<Objection> {
  const { actor } = ctx
  const mine = actor.kind === 'resident' ? 'unit' in known.from && actor.units.includes(known.from.unit) : true
  if (!mine) throw forbidden('an objection of that id is somebody else’s')
  if (known.text !== text) throw conflict('id-used', { zh: '这个编号已用于另一条意见，没有提交。请刷新后再写。', en: 'This id was used for another objection. Nothing was sent. Reload and write again.' })
  return show(ctx, disclosure, known)
}

const tooLate = ({ publishedOn, objectionsUntil }: HeadRecord) =>
  refused('window-over', { zh: `这一期 ${publishedOn} 公示，意见收到 ${objectionsUntil} 为止，没有提交。仍有疑问，请到服务站或打电话给我们。`, en: `Published on ${publishedOn}; objections were taken until ${objectionsUntil}. Nothing was sent. Come to our desk or call us with your question.` })
const tooMany = () => limit('too-many', { zh: `这一期已收到 ${objectionsMax} 条意见，不能再提交。请到服务站当面说明。`, en: `This disclosure has ${objectionsMax} objections; no more are taken. Please come to our desk.` })
const enough = () => limit('enough', { zh: `您已有 ${ofHouseholdMax} 条意见在等答复，没有提交。请等答复后再提。`, en: `${ofHouseholdMax} objections of yours wait for an answer. Nothing was sent. Please wait for them.` })
const whoMissing = () => invalid('who', { zh: '请填写是谁提出的意见（只在办公端可见），没有保存。', en: 'Say who brought this objection (seen by staff only). Nothing was saved.' })
const answered = (by: string) => conflict('answered', { zh: `${by}已经答复过这条意见，答复已公开，不能再改。`, en: `${by} has answered this objection; the answer is public and stays as it is.` })

