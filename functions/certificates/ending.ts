import { type BusinessDate, instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { PersonRecord } from '../workforce/model.ts'
import type { AlertStep } from './alert-rules.ts'
import type { CertificateRecord, Told } from './items.ts'
import type { CertificateRow } from './model.ts'

/** An end that has to be told of, and how far off it is. */
export type Ending = { readonly record: CertificateRecord; readonly row: CertificateRow; readonly person: PersonRecord; readonly until: BusinessDate; readonly step: AlertStep; readonly days: number }

export const toldOf = (ctx: Ctx, { until, step }: Ending, to: Told['to'], state: Told['state']): Told => ({ to, until, step, state, at: instant(ctx.clock) })
