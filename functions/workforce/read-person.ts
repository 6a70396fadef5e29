import { type Ctx, hasRole } from '../context.ts'
import { unknown } from '../faults.ts'
import { placeAfter } from '../fees/page.ts'
import type { PersonId } from '../ids.ts'
import { allPeople, findMany, findPerson } from './items.ts'
import { stageOf } from './stage-rules.ts'
import { type PersonRecord, sealedFields } from './model.ts'
import type { ListSeekers, PublicPerson, Seeker, SeekerPage, SeekerRow } from './seeker-model.ts'

/** Throws `unknown`. */
export async function readPerson(ctx: Pick<Ctx, 'store'>, person: PersonId): Promise<PersonRecord> {
  const found = await findPerson(ctx, person)
  if (!found) throw unknown(`person ${person}`)
  return found
}

/** All of them, erased ones too (they still count); at most 5,000. */
export const everyPerson = (ctx: Pick<Ctx, 'store'>): Promise<PersonRecord[]> => allPeople(ctx)

/** The latest registered first. */
export async function listPeople(ctx: Ctx, { search, state, community, stage, wish, limit, after }: ListSeekers): Promise<SeekerPage> {
  const fits = (person: PersonRecord) => person.state === state && (!community || person.home.community === community) && (!stage || stageOf(person.marks) === stage) && (!wish || person.wishes.posts.includes(wish)) && (!search || person.name.includes(search) || (seesAll(ctx) && /^\d{4,11}$/.test(search) && person.phone.endsWith(search)))
  const wanted = (await everyPerson(ctx)).filter(fits)
  const start = placeAfter(after, wanted.length)
  const end = start + limit
  return { items: wanted.slice(start, end).map((person) => showRow(ctx, person)), next: end < wanted.length ? String(end) : null }
}

export const getPerson = async (ctx: Ctx, person: PersonId): Promise<Seeker> => showPerson(ctx, await readPerson(ctx, person))

/** What a roster clerk may see of a person. */
export const publicPerson = ({ id, name, limits, home, marks, state }: PersonRecord): PublicPerson => ({ id, name, limits, community: home.community, marks, state })

/** Whom hardship concerns: a category is a reason, and so is a certificate of difficulty. */
const seesAll = (ctx: Ctx): boolean => hasRole(ctx, 'head', 'hr-clerk')
const seesHardship = (ctx: Ctx): boolean => seesAll(ctx) || hasRole(ctx, 'auditor')
const calls = (ctx: Ctx): boolean => seesAll(ctx) || hasRole(ctx, 'training-officer')

export function showRow(ctx: Ctx, person: PersonRecord): SeekerRow {
  return {
    ...publicPerson(person),
    phone: calls(ctx) ? person.phone : null,
    born: seesHardship(ctx) ? person.born : null,
    category: seesHardship(ctx) ? person.category : null,
    wishes: person.wishes.posts,
    version: person.version,
  }
}

export function showPerson(ctx: Ctx, person: PersonRecord): Seeker {
  const concerned = seesHardship(ctx)
  return {
    ...showRow(ctx, person),
    gender: concerned ? person.gender : null,
    difficulty: concerned ? person.difficulty : null,
    skills: [...person.skills],
    // What a person wrote freely may tell anything.
    wish: concerned ? person.wishes : { ...person.wishes, note: '' },
    point: seesAll(ctx) ? person.home.point : null,
    member: concerned ? person.member : null,
    consent: concerned ? person.consent : null,
    source: concerned ? person.source : null,
    retainUntil: concerned ? person.retainUntil : null,
    sealed: concerned ? sealedFields.filter((field) => person.sealed[field] !== undefined) : [],
  }
}

/** Those of these ids that are there, in no certain order; erased ones without a name. */
export const findPeople = async (ctx: Pick<Ctx, 'store'>, people: readonly PersonId[]): Promise<PersonRecord[]> => findMany(ctx, [...new Set(people)])
