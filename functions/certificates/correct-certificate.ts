import { today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { CertificateId } from '../ids.ts'
import { changeCertificate } from './change-certificate.ts'
import { type CertificateRecord, freeNumber, readCertificate, takeNumber } from './items.ts'
import type { Certificate, CorrectCertificate } from './model.ts'
import { keptNumber } from './number-print.ts'
import { checkLevel, termOf } from './term-of.ts'
import { changedMeanwhile, issuedHere, issuedToCome, numberOfAnother } from './words.ts'

/**
 * Puts right what was written down wrongly, of the last term where there are several; what stood before is in the history. Sent twice it is one
 * correction. Throws `unknown`, `invalid`, `conflict` over another version, `refused` for a number that another certificate has.
 */
export async function correctCertificate(ctx: Ctx, id: CertificateId, { version, reason, number, ...wanted }: CorrectCertificate): Promise<Certificate> {
  const standing = await readCertificate(ctx, id)
  // As it is shown, it was not changed.
  const kept = number === undefined || number === standing.number ? undefined : await keptNumber(ctx, standing.kind, number)
  return changeCertificate(
    ctx,
    id,
    (before, kind) => {
      if (before.completion) throw issuedHere()
      const { from, to, ...plain } = wanted
      const last = before.terms.at(-1)!
      const term = from === undefined && to === undefined ? last : termOf(kind, { from: from ?? last.from, to: to === undefined ? last.to : to })
      const after = { ...before, ...dropAbsent(plain), ...(kept ? { number: kept.number, print: kept.print } : {}), terms: [...before.terms.slice(0, -1), term] }
      const fields = changedFields(before, after)
      if (fields.length === 0) return undefined
      if (before.version !== version) throw changedMeanwhile()
      checkLevel(kind, after.level)
      if (after.issuedOn > today(ctx.clock)) throw issuedToCome()
      const shown = fields.filter((field) => field !== 'number')
      return {
        what: 'corrected',
        set: after,
        note: `${reason}（${fields.map((field) => `${fieldNames[field]}：${textOf(before, field)} → ${textOf(after, field)}`).join('；')}）`,
        writes: kept && kept.print !== before.print ? [...(before.print ? [freeNumber(ctx, id, before.print)] : []), ...takeNumber(ctx, { ...kept, id })] : [],
        // The log says that a number changed, not what it was.
        detail: { fields, reason, ...Object.fromEntries(shown.map((field) => [field, textOf(after, field)])) },
        before: Object.fromEntries(shown.map((field) => [field, textOf(before, field)])),
      }
    },
    numberOfAnother,
  )
}

const fieldNames = { number: '证号', issuer: '发证机关', level: '等级', issuedOn: '发证日期', term: '有效期' } as const
type Field = keyof typeof fieldNames

const changedFields = (before: CertificateRecord, after: CertificateRecord): Field[] => (Object.keys(fieldNames) as Field[]).filter((field) => valueOf(before, field) !== valueOf(after, field))

function valueOf(record: CertificateRecord, field: Field): string {
  if (field === 'number') return record.print ?? record.number
  if (field !== 'term') return record[field] ?? ''
  const { from, to } = record.terms.at(-1)!
  return `${from}–${to ?? ''}`
}

const textOf = (record: CertificateRecord, field: Field): string => (field === 'number' ? record.number : valueOf(record, field) || '—')

const dropAbsent = <T extends object>(values: T) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> }
