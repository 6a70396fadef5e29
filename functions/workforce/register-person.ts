import { recordChange } from '../audit/record-change.ts'
import { type BusinessDate, instant, today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { changedMeanwhile } from '../estates/write-over.ts'
import { communityOf } from '../fees/estate.ts'
import { held } from '../storage/cancelled.ts'
import type { Write } from '../storage/writes.ts'
import { type IdNumber, readIdNumber } from './id-number-rules.ts'
import { claimPrints, findPerson, hashOf, insertPerson, personOfPrints } from './items.ts'
import type { PersonRecord } from './model.ts'
import { showPerson } from './read-person.ts'
import { printsOf, sealTexts } from './seal-person.ts'
import type { RegisterSeeker, Seeker } from './seeker-model.ts'
import { badIdNumber, bornToCome, consentToCome, difficultyTurned, idNumberDiffers, idNumberKnown, noSensitiveConsent, otherPerson } from './words.ts'

/**
 * Registers a job-seeker; an id number gives birthday and sex. The client's id makes a retry the same person. Throws `unknown` for a community that
 * is not there, `invalid` for what cannot be, `refused` for an id number that somebody has, or sealed fields without the separate consent, and
 * `conflict` for the same id with other content. `more`: writes of whoever brings the person along, all or nothing.
 */
export async function registerPerson(ctx: Ctx, input: RegisterSeeker, source: PersonRecord['source'] = 'office', more: readonly Write[] = []): Promise<Seeker> {
  const { sealed: texts, ...open } = input
  const read = checkPerson(input, today(ctx.clock))
  if (input.home.community) await communityOf(ctx, input.home.community)
  const prints = read ? await printsOf(ctx, read.number) : []
  const written = { ...texts, ...(read ? { idNumber: read.number } : {}) }
  const person: PersonRecord = {
    ...open,
    born: read?.born ?? input.born,
    gender: read?.gender ?? input.gender,
    source,
    member: null,
    marks: { registered: today(ctx.clock) },
    state: 'active',
    retainUntil: null,
    sealed: await sealTexts(ctx, input.id, written),
    idPrints: prints,
    registeredAt: instant(ctx.clock),
    version: 1,
    sent: hashOf({ open, texts: await printed(ctx, written) }),
  }
  const writes = [insertPerson(ctx.tenant, person), ...claimPrints(ctx.tenant, person.id, prints), ...more]
  const made = recordChange(ctx, async () => ({ writes, act: 'person.registered', subject: person.id, detail: { source }, answer: undefined }))
  if (await held(made)) return showPerson(ctx, person)
  const known = await findPerson(ctx, input.id)
  if (known?.sent === person.sent) return showPerson(ctx, known)
  if (known) throw otherPerson()
  const other = await personOfPrints(ctx, prints)
  throw other ? idNumberKnown(other) : changedMeanwhile()
}

/** What can be told without asking the table. Answers the id number as read. */
export function checkPerson({ born, gender, consent, difficulty, sealed }: Pick<RegisterSeeker, 'born' | 'gender' | 'consent' | 'difficulty' | 'sealed'>, now: BusinessDate): IdNumber | undefined {
  if (consent.on > now) throw consentToCome()
  if (born && born > now) throw bornToCome()
  if (difficulty?.to && difficulty.to < difficulty.from) throw difficultyTurned()
  if (!consent.sensitive && Object.values(sealed).some((text) => text !== '')) throw noSensitiveConsent()
  if (!sealed.idNumber) return undefined
  const read = readIdNumber(sealed.idNumber, now)
  if (typeof read === 'string') throw badIdNumber(read)
  if (born && born !== read.born) throw idNumberDiffers('born')
  if (gender && gender !== read.gender) throw idNumberDiffers('gender')
  return read
}

/** Tells a retry from other content; keyed, since a plain hash of an id number can be tried out. */
const printed = async (ctx: Ctx, texts: object): Promise<string> => (Object.keys(texts).length ? (await printsOf(ctx, JSON.stringify(texts)))[0]! : '')
