import type { Say } from '../faults.ts'
import type { Days } from './leave-rules.ts'

/** `2026-12-01 下午 至 2026-12-03 上午`: for sentences, papers and calendars. */
export function spanText({ from, to, fromNoon, toNoon }: Days): Say {
  if (from === to) return { zh: `${from}${fromNoon ? ' 下午' : toNoon ? ' 上午' : ''}`, en: `on ${fromNoon ? 'the afternoon of ' : toNoon ? 'the morning of ' : ''}${from}` }
  return { zh: `${from}${fromNoon ? ' 下午' : ''} 至 ${to}${toNoon ? ' 上午' : ''}`, en: `from ${fromNoon ? 'noon of ' : ''}${from} to ${toNoon ? 'noon of ' : ''}${to}` }
}
