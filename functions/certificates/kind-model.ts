import * as z from 'zod'
import type { BusinessDate } from '../calendar.ts'
import { DateText } from '../date-text.ts'

/** `low-voltage-electrician`: what posts name in their requirements. */
export const KindCode = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/)
export const Level = z.string().regex(/^[a-z0-9]{1,10}$/)

const months = z.int().min(1).max(600)

/** How long a kind holds, from a day on, and which document says so. */
export const KindRule = z.object({
  from: DateText,
  /** Months until it has to be renewed; null where it has no end of its own. */
  validMonths: months.nullable(),
  /** Months between reviews; null where there are none. */
  reviewMonths: months.nullable(),
  source: z.string().trim().min(2).max(120),
  /** (K): widely stated, and nobody here has read it in the document yet. */
  unread: z.boolean(),
})
export type KindRule = z.output<typeof KindRule>

const told = {
  name: z.object({ zh: z.string().trim().min(1).max(40), en: z.string().trim().min(1).max(60) }),
  /** The lowest first; empty where there are none. */
  levels: z.array(Level).max(10),
  /** Each holds for what begins on its day or later; the first also for what began before. */
  rules: z.array(KindRule).min(1).max(20),
}

export const CertificateKind = z
  .object({
    kind: KindCode,
    ...told,
    /** 0: the value that everybody begins with; nobody of this organization has confirmed it. */
    version: z.int().nonnegative(),
  })
  .meta({ id: 'CertificateKind' })
export type CertificateKind = z.infer<typeof CertificateKind>
export const CertificateKindList = z.object({ items: z.array(CertificateKind), next: z.null() })

export const SaveKind = z
  .object({ kind: KindCode, ...told, /** The version that was read; 0 for a new one. */ version: z.int().nonnegative() })
  .refine(({ rules }) => rules.every(({ from }, at) => at === 0 || rules[at - 1]!.from < from), { path: ['rules'], message: 'each later than the one before' })
  .refine(({ levels }) => new Set(levels).size === levels.length, { path: ['levels'], message: 'each once' })
export type SaveKind = z.output<typeof SaveKind>

/** The rule for what begins on a day. */
export const ruleFor = ({ rules }: Pick<CertificateKind, 'rules'>, from: BusinessDate): KindRule => rules.findLast((rule) => rule.from <= from) ?? rules[0]!

/** The organization's own certificate of completion: always there, and issued by it alone. */
export const completionKind = 'completion'
