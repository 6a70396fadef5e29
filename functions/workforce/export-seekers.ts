import { today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { listCommunities } from '../estates/list-communities.ts'
import type { Say } from '../faults.ts'
import type { Column, Table } from '../tables/table.ts'
import { postKindNames } from './kinds-model.ts'
import { markNames } from './model.ts'
import { listPeople } from './read-person.ts'
import type { ExportSeekers, SeekerRow } from './seeker-model.ts'
import { workforceSettings } from './settings.ts'

/** The list that the screen shows, whole: what the caller may see of each, and nothing that is sealed. */
export async function exportSeekers(ctx: Ctx, { format: _, ...filter }: ExportSeekers, lang: keyof Say): Promise<Table<SeekerRow>> {
  const [{ items }, { categories }, communities] = await Promise.all([listPeople(ctx, { ...filter, limit: 5000 }), workforceSettings(ctx), listCommunities(ctx)])
  const column = (zh: string, en: string, value: (row: SeekerRow) => string | null | undefined): Column<SeekerRow> => ({ kind: 'text', title: { zh, en }, value })
  return {
    file: `${lang === 'zh' ? '人员' : 'people'}-${today(ctx.clock)}`,
    sheet: { zh: '人员', en: 'People' },
    columns: [
      column('姓名', 'Name', ({ name }) => name),
      column('电话', 'Phone', ({ phone }) => phone),
      { kind: 'date', title: { zh: '出生日期', en: 'Born' }, value: ({ born }) => born },
      column('困难类别', 'Category', ({ category }) => (category ? (categories.find(({ code }) => code === category)?.name[lang] ?? category) : '')),
      column('小区', 'Community', ({ community }) => communities.items.find(({ id }) => id === community)?.name),
      column('意向岗位', 'Wishes', ({ wishes }) => wishes.map((kind) => postKindNames[kind][lang]).join(lang === 'zh' ? '、' : ', ')),
      ...markNames.map((mark): Column<SeekerRow> => ({ kind: 'date', title: markTitles[mark], value: ({ marks }) => marks[mark] })),
    ],
    rows: items,
  }
}

const markTitles = {
  registered: { zh: '登记', en: 'Registered' },
  assessed: { zh: '面谈', en: 'Assessed' },
  training: { zh: '培训', en: 'Training' },
  certified: { zh: '取证', en: 'Certified' },
  hired: { zh: '录用', en: 'Hired' },
  left: { zh: '离开', en: 'Left' },
} as const satisfies Record<(typeof markNames)[number], Say>
