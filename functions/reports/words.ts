import type { Say } from '../faults.ts'
import { type Fund, fundNames } from '../ledger/chart.ts'

/** `2026 年 11 月`, `2026-11`. */
export const monthText = (period: string, lang: keyof Say): string => (lang === 'zh' ? `${Number(period.slice(0, 4))} 年 ${Number(period.slice(5))} 月` : period)

export const fundText = (fund: Fund | null, lang: keyof Say): string => (fund ? fundNames[fund][lang] : { zh: '全部资金', en: 'All funds' }[lang])

export const unitText: Say = { zh: '单位：元', en: 'in yuan' }

/** What every form says of where its rows come from. */
export const editionText = ({ source, note }: { readonly source: string; readonly note: string }, lang: keyof Say): string => ({ zh: `依据：${source}。${note}`, en: `Basis: ${source}. ${note}` })[lang]

export const spanText = (from: string, to: string, lang: keyof Say): string => (from === to ? monthText(from, lang) : { zh: `${monthText(from, 'zh')}至${monthText(to, 'zh')}`, en: `${from} to ${to}` }[lang])
