import type { Say } from '../faults.ts'
import type { CertificateRow } from './model.ts'

type Standing = Pick<CertificateRow, 'state' | 'why' | 'by'>

/** One word for how it stands, the same on screens, in files and in messages. */
export function stateWords({ state, why }: Pick<Standing, 'state' | 'why'>): Say {
  switch (state) {
    case 'valid':
      return { zh: '有效', en: 'Valid' }
    case 'ending':
      return { zh: '快到期', en: 'Ends soon' }
    case 'lapsed':
      return why === 'review-missed' ? { zh: '未复审', en: 'Review missed' } : { zh: '已过期', en: 'Expired' }
    case 'revoked':
      return { zh: '已撤销', en: 'Revoked' }
    case 'not-yet':
      return { zh: '未生效', en: 'Not yet valid' }
    default:
      return state satisfies never
  }
}

/** The look of each, by the tones of the screens: never without its word. */
export const stateTones = { valid: 'good', ending: 'part', lapsed: 'bad', revoked: 'bad', 'not-yet': 'wait' } as const

/** What to do next; undefined while nothing is. */
export function nextWords({ state, why, by }: Standing): Say | undefined {
  if (state === 'ending' && by === 'review') return { zh: '到发证机关复审，通过后登记复审', en: 'Have it reviewed, then record the review' }
  if (state === 'ending') return { zh: '到发证机关办延期换证，办好后登记', en: 'Have it renewed, then record the new term' }
  if (state === 'lapsed' && why === 'review-missed') return { zh: '停止上岗；补复审，通过后登记复审', en: 'Keep off the post; have it reviewed and record that' }
  if (state === 'lapsed') return { zh: '停止上岗；重新取证或换证后登记', en: 'Keep off the post; renew it and record the new term' }
  if (state === 'revoked') return { zh: '停止上岗；重新取证后登记新证', en: 'Keep off the post; record a new certificate once there is one' }
  return undefined
}
