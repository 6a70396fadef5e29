import * as z from 'zod'
import { inBoth } from '../both-words.ts'
import { branded, DateText } from '../date-text.ts'
import { communityId, ShortId } from '../fees/model.ts'
import type { MemberId } from '../ids.ts'
import { MobilePhone } from '../members/phone.ts'
import { CategoryCode, Consent, Difficulty, genders, Limits, markNames, personId, personStates, postKinds, sealedFields, sources, Wishes } from './model.ts'
import { Point } from '../place-point.ts'
import { SealedTexts } from './sealed-model.ts'

/** Empty, or a mobile number. */
const Phone = z.union([z.literal(''), MobilePhone])
/** Letters only: it will stand on a certificate and a contract. */
export const PersonName = z.string().trim().regex(/^[\p{L}·. '-]{2,40}$/u, inBoth({ zh: '姓名是 2 到 40 个字：汉字或字母，中间可以有“·”、空格、点、连字符；不能有数字和其他符号', en: 'A name has 2 to 40 characters: letters, and between them · space . - or an apostrophe; no digits or other signs' }))

const told = {
  name: PersonName,
  phone: Phone,
  gender: z.enum(genders).nullable(),
  born: DateText.nullable(),
  category: CategoryCode.nullable(),
  difficulty: Difficulty.nullable(),
  skills: z.array(z.string().trim().min(1).max(30)).max(20),
  home: z.object({ community: communityId.nullable(), point: Point.nullable() }),
}

/** What the office registers of a person. The client makes the id, so that a retry is the same person. */
export const RegisterSeeker = z.object({
  id: personId,
  ...told,
  phone: told.phone.default(''),
  gender: told.gender.default(null),
  born: told.born.default(null),
  category: told.category.default(null),
  difficulty: told.difficulty.default(null),
  skills: told.skills.default([]),
  limits: Limits.prefault({}),
  wishes: Wishes.prefault({}),
  home: told.home.default({ community: null, point: null }),
  consent: Consent,
  sealed: SealedTexts.prefault({}),
})
export type RegisterSeeker = z.output<typeof RegisterSeeker>

/** What is left out stays. `assessed`: the day on which the office talked with the person about all of this. */
export const ChangeSeeker = z
  .object({ ...told, limits: Limits, wishes: Wishes, consent: Consent, state: z.enum(['active', 'withdrawn']), member: branded<MemberId>(ShortId).nullable(), retainUntil: DateText.nullable(), assessed: DateText.nullable() })
  .partial()
  .extend({ version: z.int().positive() })
export type ChangeSeeker = z.output<typeof ChangeSeeker>

const Marks = z.object(Object.fromEntries(markNames.map((mark) => [mark, DateText.optional()])) as Record<(typeof markNames)[number], z.ZodOptional<typeof DateText>>)

/** What a roster clerk may see: who, where, and what is not possible; never why, nor what would tell it. */
const open = {
  id: personId,
  name: z.string(),
  limits: Limits,
  community: communityId.nullable(),
  marks: Marks,
  state: z.enum(personStates),
}
export const PublicPerson = z.object(open).meta({ id: 'PublicPerson' })
export type PublicPerson = z.infer<typeof PublicPerson>

export const SeekerRow = z
  .object({
    ...open,
    /** Null for whom it does not concern: a roster clerk has neither phone nor birthday, and a category is a reason. */
    phone: z.string().nullable(),
    born: DateText.nullable(),
    category: z.string().nullable(),
    wishes: z.array(z.enum(postKinds)),
    version: z.int().positive(),
  })
  .meta({ id: 'SeekerRow' })
export type SeekerRow = z.infer<typeof SeekerRow>
export const SeekerPage = z.object({ items: z.array(SeekerRow), next: z.string().nullable() })
export type SeekerPage = z.infer<typeof SeekerPage>

export const Seeker = SeekerRow.extend({
  gender: z.enum(genders).nullable(),
  difficulty: Difficulty.nullable(),
  skills: z.array(z.string()),
  wish: Wishes,
  point: Point.nullable(),
  member: z.string().nullable(),
  consent: Consent.nullable(),
  source: z.enum(sources).nullable(),
  retainUntil: DateText.nullable(),
  /** Which sealed fields hold something; their content is opened one by one, and each look is logged. */
  sealed: z.array(z.enum(sealedFields)),
}).meta({ id: 'Seeker' })
export type Seeker = z.infer<typeof Seeker>

export const SeekerPath = z.object({ seeker: personId })
export const ListSeekers = z.object({
  /** Part of a name, or the end of a phone number. */
  search: z.string().trim().max(40).optional(),
  state: z.enum(personStates).default('active'),
  community: communityId.optional(),
  /** The last step that they have reached. */
  stage: z.enum(markNames).optional(),
  wish: z.enum(postKinds).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(20).optional(),
})
export type ListSeekers = z.output<typeof ListSeekers>
export const ExportSeekers = ListSeekers.omit({ limit: true, after: true }).extend({ format: z.enum(['csv', 'xlsx']).default('xlsx') })
export type ExportSeekers = z.output<typeof ExportSeekers>
