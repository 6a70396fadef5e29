import type { Say } from '../faults.ts'
import type { Table } from '../tables/table.ts'
import type { AuditRow } from './model.ts'

/** The log as a file: what the screen shows, each field with what it was. */
export const auditTable = (rows: readonly AuditRow[], lang: keyof Say): Table<AuditRow> => ({
  file: lang === 'zh' ? '操作记录' : 'audit-log',
  sheet: { zh: '操作记录', en: 'Audit log' },
  columns: [
    { kind: 'text', title: { zh: '序号', en: 'No.' }, width: 8, value: ({ number }) => String(number) },
    { kind: 'text', title: { zh: '时间（UTC）', en: 'When (UTC)' }, width: 24, value: ({ at }) => at },
    { kind: 'text', title: { zh: '操作人', en: 'Who' }, width: 14, value: ({ actor }) => actor.name },
    { kind: 'text', title: { zh: '操作', en: 'What' }, width: 24, value: ({ act }) => act },
    { kind: 'text', title: { zh: '对象', en: 'Subject' }, width: 24, value: ({ subject }) => subject },
    { kind: 'text', title: { zh: '原来', en: 'Before' }, width: 40, value: ({ before }) => (before ? textOf(before) : '') },
    { kind: 'text', title: { zh: '内容', en: 'Detail' }, width: 40, value: ({ detail }) => textOf(detail) },
    { kind: 'text', title: { zh: '上一条校验值', en: 'Previous hash' }, width: 66, value: ({ previous }) => previous },
    { kind: 'text', title: { zh: '校验值', en: 'Hash' }, width: 66, value: ({ hash }) => hash },
  ],
  rows,
})

const textOf = (values: AuditRow['detail']): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}=${Array.isArray(value) ? value.join(' ') : String(value ?? '')}`)
    .join('; ')
