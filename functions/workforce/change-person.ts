import { isDeepStrictEqual } from 'node:util'
import { recordChange } from '../audit/record-change.ts'
import { today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { changed, changedMeanwhile } from '../estates/write-over.ts'
import { unknown } from '../faults.ts'
import { communityOf } from '../fees/estate.ts'
import type { PersonId } from '../ids.ts'
import { listMembers } from '../members/list-members.ts'
import { held } from '../storage/cancelled.ts'
import { readIdNumber } from './id-number-rules.ts'
import { changePersonWrite, claimPrints, freePrints, personOfPrints } from './items.ts'
import type { PersonRecord } from './model.ts'
import { readPerson, showPerson } from './read-person.ts'
import { printsOf, sealTexts } from './seal-person.ts'
import type { ChangeSealed } from './sealed-model.ts'
import type { ChangeSeeker, Seeker } from './seeker-model.ts'
import { assessedToCome, badIdNumber, bornToCome, consentToCome, difficultyTurned, erasedPerson, idNumberKnown, noSensitiveConsent, retainPast, sealedStays } from './words.ts'

/** Changes what is open of a person. The audit log names the fields and never what they hold. Throws `unknown`, `invalid`, `refused`, and a conflict over another version. */
export async function changePerson(ctx: Ctx, id: PersonId, { version, assessed, ...change }: ChangeSeeker): Promise<Seeker> {
  const before = await readPerson(ctx, id)
  if (before.state === 'erased') throw erasedPerson()
  const after = { ...changed(before, version, change), marks: markedAssessed(before, assessed) }
  const fields = (Object.keys(after) as (keyof PersonRecord)[]).filter((field) => field !== 'version' && !isDeepStrictEqual(after[field], before[field])).toSorted()
  if (fields.length === 0) return showPerson(ctx, before)
  await check(ctx, after, fields)
  const made = recordChange(ctx, async () => ({ writes: [changePersonWrite(ctx.tenant, after)], act: 'person.changed', subject: id, detail: { fields }, answer: undefined }))
  if (!(await held(made))) throw changedMeanwhile()
  return showPerson(ctx, after)
}

function markedAssessed({ marks }: PersonRecord, assessed: ChangeSeeker['assessed']): PersonRecord['marks'] {
  if (assessed === undefined) return marks
  const { assessed: _, ...others } = marks
  return assessed === null ? others : { ...others, assessed }
}

async function check(ctx: Ctx, after: PersonRecord, fields: readonly (keyof PersonRecord)[]): Promise<void> {
  const now = today(ctx.clock)
  if (after.consent.on > now) throw consentToCome()
  if (after.born && after.born > now) throw bornToCome()
  if (after.marks.assessed && after.marks.assessed > now) throw assessedToCome()
  if (after.difficulty?.to && after.difficulty.to < after.difficulty.from) throw difficultyTurned()
  if (!after.consent.sensitive && Object.keys(after.sealed).length > 0) throw sealedStays()
  if (fields.includes('retainUntil') && after.retainUntil && after.retainUntil < now) throw retainPast()
  if (fields.includes('home') && after.home.community) await communityOf(ctx, after.home.community)
  if (fields.includes('member') && after.member && !(await listMembers(ctx)).some((member) => member.id === after.member)) throw unknown(`member ${after.member}`)
}

/** Seals a new text into one field, or empties it. An id number gives birthday and sex, and frees the one before. Throws like `changePerson`, and `refused` for an id number that somebody has. */
export async function changeSealed(ctx: Ctx, id: PersonId, { version, field, text }: ChangeSealed): Promise<Seeker> {
  const before = await readPerson(ctx, id)
  if (before.state === 'erased') throw erasedPerson()
  if (text && !before.consent.sensitive) throw noSensitiveConsent()
  const read = field === 'idNumber' && text ? readIdNumber(text, today(ctx.clock)) : undefined
  if (typeof read === 'string') throw badIdNumber(read)
  const { [field]: _, ...others } = before.sealed
  const idPrints = field === 'idNumber' ? (read ? await printsOf(ctx, read.number) : []) : before.idPrints
  const after = changed(before, version, { sealed: { ...others, ...(await sealTexts(ctx, id, { [field]: read?.number ?? text ?? '' })) }, idPrints, ...(read ? { born: read.born, gender: read.gender } : {}) })
  const kept = before.idPrints.filter((print) => idPrints.includes(print))
  const prints = [...freePrints(ctx.tenant, before.idPrints.filter((print) => !kept.includes(print))), ...claimPrints(ctx.tenant, id, idPrints.filter((print) => !kept.includes(print)))]
  const made = recordChange(ctx, async () => ({ writes: [changePersonWrite(ctx.tenant, after), ...prints], act: 'person.sealed', subject: id, detail: { field, emptied: !text }, answer: undefined }))
  if (await held(made)) return showPerson(ctx, after)
  const other = await personOfPrints(ctx, idPrints)
  if (other && other !== id) throw idNumberKnown(other)
  throw changedMeanwhile()
}
