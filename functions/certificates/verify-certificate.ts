import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import { countUse } from '../members/rate-limits.ts'
import { readPerson } from '../workforce/read-person.ts'
import { certificateOfCode, findCertificate } from './items.ts'
import { completionKind } from './kind-model.ts'
import { everyKind } from './kinds.ts'
import { maskName } from './masking.ts'
import type { Verified } from './model.ts'

/**
 * For whoever holds the paper: is it ours, and does it still hold. A wrong code, a code of another organization and one that is no code at all are
 * one answer. Counted per address and organization. Throws `unknown`, `limit`.
 */
export async function verifyCertificate(ctx: Ctx, { code, address }: { readonly code: string; readonly address: string }): Promise<Verified> {
  await countUse(ctx, 'verifyOfAddress', address)
  await countUse(ctx, 'verifyOfTenant', 'all')
  const id = await certificateOfCode(ctx, plainCode(code))
  const record = id && (await findCertificate(ctx, id))
  if (!record?.completion) throw unknown('no such code')
  const [person, kinds] = await Promise.all([readPerson(ctx, record.person), everyKind(ctx)])
  const { course, hours } = record.completion
  return {
    no: record.number,
    kindName: kinds.find(({ kind }) => kind === completionKind)!.name,
    course,
    hours,
    completedOn: record.terms[0]!.from,
    holder: maskName(person.name),
    issuer: record.issuer,
    revokedOn: record.revoked?.on ?? null,
  }
}

/** As it is typed off the paper: in groups, in capitals. */
const plainCode = (code: string): string => code.toLowerCase().replace(/[^a-z0-9]/g, '').slice(0, 24)
