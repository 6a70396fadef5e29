import { plain } from '../clean-text.ts'
import { type Field, rowsMax } from '../import-model.ts'
import { type Cell, isEmpty, type Sheet, textOf } from './cell.ts'
import { doubleColumn, emptyFile, noHeader, tooManyRows } from './faults-of-files.ts'

export type Column = { readonly header: string; readonly field: Field | 'reason' | null }
export type RegisterRow = { /** As the person's program numbers it, from 1. */ readonly row: number; readonly cells: readonly Cell[] }
export type Register = { readonly columns: readonly Column[]; readonly rows: readonly RegisterRow[]; readonly serialOffset: number }

/** Titles, dates and notes above the header: it is looked for in the first rows of each sheet. */
const headerWithin = 30
const needed = ['building', 'room', 'area', 'owner'] as const

/** The first sheet that has a header row, its columns in any order, and its rows that are not empty. */
export function findRegister(sheets: readonly Sheet[]): Register {
  let closest: readonly (Field | 'reason' | null)[] = []
  for (const sheet of sheets) {
    for (const [at, row] of sheet.rows.slice(0, headerWithin).entries()) {
      const found = row.map((cell) => fieldOf(textOf(cell)))
      if (known(found) > known(closest)) closest = found
      if (needed.every((field) => found.includes(field))) return register(sheet, at, found)
    }
  }
  if (sheets.every(({ rows }) => rows.every((row) => row.every(isEmpty)))) throw emptyFile()
  throw noHeader(known(closest) > 1 ? needed.filter((field) => !closest.includes(field)).map((field) => headers[field][0]).join('、') : '')
}

const known = (found: readonly (Field | 'reason' | null)[]): number => needed.filter((field) => found.includes(field)).length

function register(sheet: Sheet, header: number, found: readonly (Field | 'reason' | null)[]): Register {
  const width = found.length - found.toReversed().findIndex((field, at) => field !== null || !isEmpty(sheet.rows[header]![found.length - 1 - at]))
  const columns = found.slice(0, width).map((field, at) => ({ header: plain(textOf(sheet.rows[header]![at])), field }))
  for (const [at, { field, header: second }] of columns.entries()) {
    const first = columns.findIndex((column) => column.field === field)
    if (field !== null && field !== 'reason' && first < at) throw doubleColumn(columns[first]!.header, second)
  }
  const rows = sheet.rows.flatMap((cells, at) => (at > header && cells.some((cell, place) => !isEmpty(cell) && columns[place]?.field !== 'reason') ? [{ row: at + 1, cells }] : []))
  if (rows.length === 0) throw emptyFile()
  if (rows.length > rowsMax) throw tooManyRows(rows.length)
  return { columns, rows, serialOffset: sheet.serialOffset }
}

/** The first of each is the template's own; the others are what registers call it. */
export const headers: Readonly<Record<Field, readonly string[]>> = {
  community: ['小区', '小区名称', '所属小区', 'community'],
  building: ['楼栋', '楼栋号', '楼号', '幢号', '栋号', '楼幢', '幢', '栋', '楼栋名称', '门牌', 'building'],
  buildingType: ['楼型', '楼栋类型', '建筑类型', '房屋结构', '结构', '建筑结构', '楼宇类型', 'building type'],
  year: ['建成年份', '建成年代', '建筑年代', '建造年份', '竣工年份', '年代', 'year built', 'year'],
  room: ['房号', '房间号', '室号', '户号', '房屋编号', '单元房号', '房间', 'room', 'unit'],
  area: ['建筑面积', '面积', '房屋面积', '产权面积', '计费面积', 'floor area', 'area'],
  owner: ['业主姓名', '业主', '户主', '户主姓名', '产权人', '姓名', '房主', '缴费人', 'owner', 'owner name'],
  phone: ['联系电话', '电话', '手机', '手机号', '手机号码', '联系方式', '电话号码', '业主电话', 'phone', 'mobile'],
  occupiedFrom: ['入住日期', '入住时间', '交房日期', '计费开始日期', '起始日期', 'occupied from', 'move-in date'],
  occupiedTo: ['迁出日期', '搬出日期', '计费结束日期', '截止日期', 'occupied to', 'move-out date'],
  use: ['用途', '房屋用途', '使用性质', '房屋性质', 'use'],
  occupancy: ['居住状态', '居住情况', '使用状态', '房屋状态', '入住状态', 'occupancy'],
  hardship: ['困难类别', '困难情况', '困难户', '困难', 'hardship'],
  note: ['备注', '说明', '备注说明', 'note', 'notes', 'remark'],
}
/** The column that error files carry; whatever stands in it is ignored. */
export const reasonHeader = '原因'
const reasonHeaders = [reasonHeader, '错误原因', '导入结果', 'reason']

const fieldByHeader = new Map<string, Field | 'reason'>([
  ...(Object.entries(headers) as [Field, readonly string[]][]).flatMap(([field, names]) => names.map((name) => [keyOf(name), field] as const)),
  ...reasonHeaders.map((name) => [keyOf(name), 'reason'] as const),
])

const fieldOf = (header: string): Field | 'reason' | null => fieldByHeader.get(keyOf(header)) ?? null

/** `建筑面积（平方米）`, ` 建筑面积 ` and `*建筑面积:` are one header. A unit or a hint in brackets is no part of the name. */
function keyOf(header: string): string {
  return plain(header)
    .toLowerCase()
    .replace(/[([【〔].*?[)\]】〕]/g, '')
    .replace(/[\s*:：.、_/]|平方米|㎡|m2/g, '')
}
