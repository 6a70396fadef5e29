import { noSeals, readSealKeys, type SealKeys, type SealPort } from '../seals.ts'
import { readSecret } from './services.ts'

/** From Secrets Manager when first needed, and kept; in tests from SEALS. Functions whose role may not read it are told so by AWS. */
export function cloudSeals(region: string, env: Readonly<Record<string, string | undefined>>): SealPort {
  const [given, arn] = [env['SEALS'], env['SEALS_SECRET']]
  if (given) return { keys: async () => readSealKeys(given) }
  if (!arn) return noSeals
  let known: Promise<SealKeys> | undefined
  return {
    keys: () => {
      // A read that failed is not kept.
      known ??= readSecret(region, arn).then(readSealKeys).catch((error: unknown) => {
        known = undefined
        throw error
      })
      return known
    },
  }
}
