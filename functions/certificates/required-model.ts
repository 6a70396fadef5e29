import type { Say } from '../faults.ts'
import { splitRequired } from './fitness-rules.ts'

type Named = { readonly kind: string; readonly name: Say }

/**
 * What a post's requirement is called: `fire-control-operator@4` is 消防设施操作员（4 级及以上）. A code that no kind has stays as it is: nothing else
 * is known of it.
 */
export function requiredName(kinds: readonly Named[], required: string): Say {
  const { kind, level } = splitRequired(required)
  const name = kinds.find((one) => one.kind === kind)?.name ?? { zh: kind, en: kind }
  if (level === null) return { zh: name.zh, en: name.en }
  return { zh: `${name.zh}（${/^\d$/.test(level) ? `${level} 级` : level}及以上）`, en: `${name.en} (level ${level} or higher)` }
}
