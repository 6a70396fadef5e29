import type { Ctx } from '../context.ts'
import { dropFile } from '../files/keep-file.ts'
import type { PersonId } from '../ids.ts'
import { held } from '../storage/cancelled.ts'
import { certificatesOfPerson, changeWrite } from './items.ts'

/**
 * Of a person who was erased: the scans go, and the numbers of papers that others issued; kinds and dates stay, which count. Done twice it is done once;
 * what somebody changes in the same second goes with the next call.
 */
export async function forgetCertificates(ctx: Ctx, person: PersonId): Promise<void> {
  for (const record of await certificatesOfPerson(ctx, person)) {
    const { scan, completion, number } = record
    if (!scan && (completion || number === '')) continue
    const after = { ...record, scan: null, ...(completion ? {} : { number: '' }), version: record.version + 1 }
    if ((await held(ctx.store.write(changeWrite(ctx, after)))) && scan) await dropFile(ctx, { owner: record.id, file: scan.file })
  }
}
