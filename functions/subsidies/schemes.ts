import { isDeepStrictEqual } from 'node:util'
import { instant } from '../calendar.ts'
import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import type { SchemeId } from '../ids.ts'
import { held } from '../storage/cancelled.ts'
import { allSchemes, hashOf, putScheme, readScheme, type SchemeRecord } from './items.ts'
import type { CreateScheme, ReviseScheme, SchemeList, SchemeView } from './model.ts'
import type { Rate } from './scheme-rules.ts'
import { changedMeanwhile, datesTurned, fixedNeeded, otherScheme, rateTooEarly } from './words.ts'

export const listSchemes = async (ctx: Ctx): Promise<SchemeList> => ({ items: (await allSchemes(ctx)).map(showScheme) })

/** A scheme of the province as its document says. The client's id makes a retry the same one. Throws `invalid`, and `conflict` for the same id with other content. */
export async function createScheme(ctx: Ctx, input: CreateScheme): Promise<SchemeView> {
  const { rate, ...rules } = input
  checkDates(input)
  checkRate(rate)
  const scheme: SchemeRecord = { ...rules, rates: [rate], made: { at: instant(ctx.clock), by: ctx.actor.name }, sent: hashOf(input), version: 1 }
  const made = recordChange(ctx, async () => ({ writes: [putScheme(ctx, scheme)], act: 'scheme.created', subject: scheme.id, detail: { name: scheme.name, kind: scheme.kind, from: scheme.from, document: rate.document }, answer: undefined }))
  if (await held(made)) return showScheme(scheme)
  const known = await readScheme(ctx, input.id)
  if (known.sent !== scheme.sent) throw otherScheme()
  return showScheme(known)
}

/** A rate from a later month on, or the scheme's last month; what was entered stays. Sent twice it is one revision. Throws `unknown`, `invalid`, `refused`, `conflict`. */
export async function reviseScheme(ctx: Ctx, id: SchemeId, { version, rate, to }: ReviseScheme): Promise<SchemeView> {
  const after = recordChange(ctx, async () => {
    const before = await readScheme(ctx, id)
    if (before.version === version + 1 && isRevised(before, { rate, to })) return { answer: before }
    if (before.version !== version) throw changedMeanwhile()
    if (rate) {
      checkRate(rate)
      const last = before.rates.at(-1)!.from
      if (rate.from <= last) throw rateTooEarly(last)
    }
    const revised: SchemeRecord = { ...before, rates: rate ? [...before.rates, rate] : before.rates, to: to === undefined ? before.to : to, version: version + 1 }
    checkDates(revised)
    return { writes: [putScheme(ctx, revised)], act: 'scheme.revised', subject: id, detail: { to: revised.to, ...(rate ? { from: rate.from, shareBp: rate.shareBp, document: rate.document } : {}) }, before: { to: before.to }, answer: revised } as const
  })
  if (!(await held(after))) throw changedMeanwhile()
  return showScheme(await after)
}

/** A retry after a lost answer finds what it asked for. */
const isRevised = ({ rates, to: standing }: SchemeRecord, { rate, to }: Omit<ReviseScheme, 'version'>): boolean => (rate === undefined || isDeepStrictEqual(rates.at(-1), rate)) && (to === undefined || to === standing)

function checkDates({ from, to }: Pick<SchemeRecord, 'from' | 'to'>): void {
  if (to !== null && to < from) throw datesTurned()
}

function checkRate({ base, fixedFen }: Rate): void {
  if (base === 'fixed' && fixedFen <= 0) throw fixedNeeded()
}

export const showScheme = ({ made, sent: _, ...scheme }: SchemeRecord): SchemeView => ({ ...scheme, categories: [...scheme.categories], kinds: [...scheme.kinds], rates: [...scheme.rates], madeAt: made.at, madeBy: made.by })
