import { today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { Column, Table } from '../tables/table.ts'
import { type ExportUnitsQuery, type Field, fields } from './import-model.ts'
import { unitsInOrder } from './items.ts'
import { listBuildings } from './list-buildings.ts'
import { listCommunities } from './list-communities.ts'
import { fieldTitles } from './reasons.ts'
import { type RowValues, textsOf, valuesOf } from './row-values.ts'

/** The register in the columns of the template, with Chinese headers: importing it again finds every row the same. */
export async function exportUnits(ctx: Ctx, { community, building }: Pick<ExportUnitsQuery, 'community' | 'building'>): Promise<Table<RowValues>> {
  const names = new Map((await listCommunities(ctx)).items.map(({ id, name }) => [id, name]))
  const rows: RowValues[] = []
  for (const one of (await listBuildings(ctx, { community })).items) {
    if (building !== undefined && one.id !== building) continue
    for await (const unit of unitsInOrder(ctx, one.id)) rows.push(valuesOf(unit, one, names.get(one.community) ?? ''))
  }
  return { file: `住户-${today(ctx.clock)}`, sheet: { zh: '住户', en: '住户' }, columns: fields.map(columnOf), rows }
}

function columnOf(field: Field): Column<RowValues> {
  const title = fieldTitles[field]
  switch (field) {
    case 'area':
      return { kind: 'area', title, value: ({ area }) => area }
    case 'occupiedFrom':
    case 'occupiedTo':
      return { kind: 'date', title, value: (row) => row[field] }
    default:
      return { kind: 'text', title, value: (row) => textsOf(row)[field] }
  }
}
