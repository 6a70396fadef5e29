import { addDays, dateOfInstant, instant, type Instant, localTimeOf, periodOfDate } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { PersonId, PostId } from '../ids.ts'
import { distanceBetween } from '../posts/match-rules.ts'
import type { PostRecord } from '../posts/model.ts'
import { readPost } from '../posts/read-post.ts'
import { dutiesOf, type PublishedDuty } from '../rosters/duties.ts'
import { ownPerson } from '../workforce/tie-account.ts'
import { checkClockCode, postOfCode } from './clock-code.ts'
import { placeVerdict, shiftAt, type Timing, timingOf } from './clock-rules.ts'
import { findCode, readMonth } from './items.ts'
import type { Clock, Clocked, Punch } from './model.ts'
import { notePunch } from './note-punch.ts'
import { away, codeFalse, codeOld, noPoint, noShift, otherPost, placeNeeded, placeUnsure, tooOld } from './words.ts'

const radiusUsualM = 150

/**
 * A worker clocks in or out: by the code at the post, or by the phone's place alone, near the time of a shift. What was pressed without network
 * comes later with the phone's times and counts by when it was pressed. Each way in which it can fail has its own answer; sent again it is one.
 */
export async function clock(ctx: Ctx, input: Clock): Promise<Clocked> {
  const { id: person } = await ownPerson(ctx)
  const now = ctx.clock.now()
  const timing = timingOf({ deviceMs: Date.parse(input.at), sentMs: Date.parse(input.sentAt), nowMs: now.getTime() })
  const day = dateOfInstant(new Date(timing.atMs))
  const duties = await dutiesOf(ctx, person, addDays(day, -1), addDays(day, 2))
  const known = await knownPunch(ctx, person, input.id, day)
  if (known) return answer(known, true, duties, await readPost(ctx, known.post))
  if (timing.tooOld) throw tooOld()
  const at = input.code === null ? undefined : await postByCode(ctx, input.code, timing.atMs)
  const found = shiftAt(duties, localTimeOf(new Date(timing.atMs)), input.kind, at?.id ?? null)
  if ('why' in found) {
    if (found.why === 'no-shift') throw noShift(found.next?.replace('T', ' ') ?? null)
    throw otherPost((await readPost(ctx, found.shift.post)).name, at!.name)
  }
  const post = at ?? (await readPost(ctx, found.shift.post))
  const where = await admitPlace(ctx, post, input)
  const punch: Punch = {
    id: input.id, date: found.shift.date, at: new Date(timing.atMs).toISOString() as Instant, kind: input.kind, how: input.code === null ? 'place' : 'code', post: post.id,
    received: instant(ctx.clock), deviceAt: input.at as Instant, driftSeconds: timing.driftSeconds,
    distanceM: where.distanceM, accuracyM: input.place?.accuracyM ?? null, doubts: doubtsOf(timing, where.unknown),
  }
  const kept = await notePunch(ctx, person, punch, found.shift)
  return answer(kept.punch, kept.again, duties, post)
}

/** The post at which a code hangs. Throws `invalid`, `refused`. */
async function postByCode(ctx: Ctx, code: string, atMs: number): Promise<PostRecord> {
  const post = postOfCode(code) as PostId | undefined
  const known = post && (await findCode(ctx, post))
  if (!known) throw codeFalse()
  const verdict = checkClockCode(code, known, atMs)
  if (verdict === 'false') throw codeFalse()
  if (verdict === 'old') throw codeOld()
  return readPost(ctx, known.post)
}

/** A code on paper can be photographed, so a phone that knows to be elsewhere is refused; one that says nothing is taken and noted. */
async function admitPlace(ctx: Ctx, post: PostRecord, { code, place }: Clock): Promise<{ readonly distanceM: number | null; readonly unknown: boolean }> {
  const radiusM = (await findCode(ctx, post.id))?.radiusM ?? radiusUsualM
  const distanceM = post.point && place ? distanceBetween({ community: null, point: post.point }, { community: null, point: place }) : null
  const verdict = placeVerdict({ distanceM, place, radiusM })
  if (verdict === 'away') throw away(distanceM!, post.name)
  if (code === null && !post.point) throw noPoint(post.name)
  if (code === null && verdict === 'unknown') throw placeNeeded()
  if (code === null && verdict === 'unsure') throw placeUnsure()
  return { distanceM, unknown: post.point !== null && verdict !== 'there' }
}

/** Whatever day it was taken for: an answer that was lost on the way is given again. */
async function knownPunch(ctx: Ctx, person: PersonId, id: string, day: Punch['date']): Promise<Punch | undefined> {
  const months = [...new Set([addDays(day, -2), addDays(day, 1)].map(periodOfDate))]
  const read = await Promise.all(months.map((period) => readMonth(ctx, person, period)))
  return read.flatMap(({ punches }) => punches).find((punch) => punch.id === id)
}

const doubtsOf = ({ late, clockWrong }: Timing, noPlace: boolean): Punch['doubts'] => [...(noPlace ? (['no-place'] as const) : []), ...(late ? (['sent-late'] as const) : []), ...(clockWrong ? (['clock-wrong'] as const) : [])]

function answer(punch: Punch, again: boolean, duties: readonly PublishedDuty[], post: PostRecord): Clocked {
  const duty = duties.find(({ date }) => date === punch.date)
  return { id: punch.id, kind: punch.kind, date: punch.date, at: punch.at, clock: localTimeOf(punch.at).slice(11), postName: post.name, shiftName: duty?.name ?? '', again }
}
