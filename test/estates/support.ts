import { readFileSync } from 'node:fs'
import type { Import, ImportRow } from '../../functions/estates/import-model.ts'
import { writeCsv } from '../../functions/tables/write-csv.ts'
import type { Answer, Stack, TestTenant } from '../support/stack.ts'

const data = new URL('./data/', import.meta.url)
export const sampleXlsx = new Uint8Array(readFileSync(new URL('units-sample.xlsx', data)))
export const sampleCsv = new Uint8Array(readFileSync(new URL('units-sample-gb18030.csv', data)))

export async function makeCommunity(tenant: TestTenant, name = '红星里小区'): Promise<string> {
  const { status, json, text } = await tenant.call('/v1/communities', { as: 'head', body: { name, year: 1978, mode: 'guaranteed', propertyRights: 'reformed' } })
  if (status !== 201) throw new Error(`createCommunity: ${status} ${text}`)
  return json.id as string
}

export const importFile = (tenant: TestTenant, community: string, name: string, body: Uint8Array, as: 'head' | 'auditor' = 'head'): Promise<Answer> =>
  tenant.call(`/v1/imports?name=${encodeURIComponent(name)}&community=${community}`, { as, body, headers: { 'content-type': 'application/octet-stream' } })

/** Every row, page after page. */
export async function rowsOf(tenant: TestTenant, id: string, verdict?: string): Promise<ImportRow[]> {
  const rows: ImportRow[] = []
  let after: string | null = ''
  do {
    const { json }: Answer = await tenant.call(`/v1/imports/${id}/rows?limit=200${verdict ? `&verdict=${verdict}` : ''}${after ? `&after=${after}` : ''}`, { as: 'head' })
    rows.push(...(json.items as ImportRow[]))
    after = json.next as string | null
  } while (after)
  return rows
}

export async function applied(stack: Stack, tenant: TestTenant, id: string, include: readonly number[] | 'all' = []): Promise<Import> {
  const { status, text } = await tenant.call(`/v1/imports/${id}/apply`, { as: 'head', body: { include } })
  if (status !== 202) throw new Error(`applyImport: ${status} ${text}`)
  await stack.settleJobs()
  return (await tenant.call(`/v1/imports/${id}`, { as: 'head' })).json as Import
}

export const head = ['楼栋', '楼型', '建成年份', '房号', '建筑面积', '业主姓名', '联系电话', '入住日期', '用途', '居住状态', '备注']

/** A CSV file, UTF-8 with its mark; cells as a person would type them. */
export function csvOf(rows: readonly (readonly string[])[], columns: readonly string[] = head): Uint8Array {
  const described = columns.map((title, at) => ({ kind: 'text' as const, title: { zh: title, en: title }, value: (row: readonly string[]) => row[at] }))
  return new TextEncoder().encode(writeCsv({ file: 'x', sheet: { zh: 'x', en: 'x' }, columns: described, rows }, 'zh'))
}

/** A plausible row; two of a building are needed for it not to be asked about. */
export const rowOf = (building: string, room: string, more: { area?: string; owner?: string; phone?: string; note?: string } = {}): string[] =>
  [building, '砖混六层', '1985', room, more.area ?? '60.00', more.owner ?? `业${room}`, more.phone ?? '', '1990-01-01', '住宅', '自住', more.note ?? '']

export const textOf = (answer: Answer): string => new TextDecoder('utf-8', { ignoreBOM: false }).decode(answer.bytes)
