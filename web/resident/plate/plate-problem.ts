import { normalPlate, plateFaults, readPlate } from '../../../functions/parking/plate-model.ts'

/** What is wrong with a typed plate, in words. `abroad`: a plate from abroad is taken as it is (a gate keeps what it reads). */
export function plateProblem(typed: string, lang: 'zh' | 'en', { abroad = false }: { readonly abroad?: boolean } = {}): string | undefined {
  const read = readPlate(typed)
  if (!('wrong' in read)) return undefined
  if (abroad && read.wrong === 'province' && normalPlate(typed).length >= 4) return undefined
  return plateFaults[read.wrong][lang]
}
