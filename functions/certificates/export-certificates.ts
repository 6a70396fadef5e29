import { today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { Say } from '../faults.ts'
import type { Table } from '../tables/table.ts'
import { certificateRows } from './list-certificates.ts'
import type { CertificateFilter, CertificateRow } from './model.ts'
import { nextWords, stateWords } from './state-model.ts'

/** The same rows as the list, all of them; numbers that hold an id number masked as there. */
export async function exportCertificates(ctx: Ctx, filter: CertificateFilter, lang: keyof Say): Promise<Table<CertificateRow>> {
  const day = today(ctx.clock)
  return { file: lang === 'zh' ? `证书到期-${day}` : `certificates-${day}`, sheet: { zh: '证书', en: 'Certificates' }, rows: await certificateRows(ctx, filter), columns: columnsIn(lang) }
}

const columnsIn = (lang: keyof Say): Table<CertificateRow>['columns'] => [
  { kind: 'text', title: { zh: '姓名', en: 'Name' }, width: 12, value: (row) => row.personName },
  { kind: 'text', title: { zh: '证书', en: 'Certificate' }, width: 22, value: (row) => row.kindName[lang] },
  { kind: 'text', title: { zh: '等级', en: 'Level' }, width: 8, value: (row) => row.level },
  { kind: 'text', title: { zh: '证号', en: 'Number' }, width: 26, value: (row) => row.number },
  { kind: 'text', title: { zh: '发证机关', en: 'Issuer' }, width: 24, value: (row) => row.issuer },
  { kind: 'date', title: { zh: '发证日期', en: 'Issued' }, value: (row) => row.issuedOn },
  { kind: 'text', title: { zh: '状态', en: 'State' }, width: 14, value: (row) => stateWords(row)[lang] },
  { kind: 'date', title: { zh: '日期', en: 'On' }, value: (row) => row.on },
  { kind: 'count', title: { zh: '还有天数', en: 'Days left' }, value: (row) => row.days },
  { kind: 'text', title: { zh: '下一步', en: 'Next step' }, width: 34, value: (row) => nextWords(row)?.[lang] },
]
