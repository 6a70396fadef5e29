import { today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { plain } from '../estates/clean-text.ts'
import { listCommunities } from '../estates/list-communities.ts'
import { naturalId } from '../estates/natural-id.ts'
import { type Cell, isEmpty, textOf } from '../estates/reading/cell.ts'
import { Fault } from '../faults.ts'
import type { PersonId } from '../ids.ts'
import { personOfPrints } from './items.ts'
import { type ImportedRow, type ImportedSeekers, type ImportSeekersQuery, rowsMax } from './import-model.ts'
import { everyPerson } from './read-person.ts'
import { type Column, columns, type Known, readSeekerRow, type Texts } from './read-seeker-row.ts'
import { registerPerson } from './register-person.ts'
import { printsOf } from './seal-person.ts'
import type { RegisterSeeker } from './seeker-model.ts'
import { categoryOn } from './settings-model.ts'
import { workforceSettings } from './settings.ts'
import { fileEmpty, fileTooBig, noColumn, tooManyRows } from './words.ts'

const bytesMax = 2 * 1024 * 1024

/**
 * Job-seekers out of a CSV or XLSX file: each row is judged by itself, with its number and a reason a cell; with `apply` those that are well are
 * registered. The file itself is kept nowhere. The same import again registers nobody twice, and somebody who is known stays as they are.
 */
export async function importSeekers(ctx: Ctx, { name, id, apply }: ImportSeekersQuery, bytes: Uint8Array): Promise<ImportedSeekers> {
  if (bytes.length === 0) throw fileEmpty()
  if (bytes.length > bytesMax) throw fileTooBig()
  const { readSheets } = await import('../estates/reading/read-sheets.ts')
  const sheet = (await readSheets(bytes, name))[0]
  const rows = sheet?.rows ?? []
  const header = rows.findIndex((row) => row.some((cell) => keyOf(cell) === '姓名' || keyOf(cell) === 'name'))
  if (header < 0) throw noColumn()
  const found = (Object.keys(columns) as Column[]).map((column) => ({ column, at: rows[header]!.findIndex((cell) => (columns[column] as readonly string[]).includes(keyOf(cell))) }))
  const filled = rows.flatMap((cells, at) => (at > header && cells.some((cell) => !isEmpty(cell)) ? [{ row: at + 1, cells }] : []))
  if (filled.length === 0) throw fileEmpty()
  if (filled.length > rowsMax) throw tooManyRows(filled.length, rowsMax)
  const known = await knownTo(ctx, sheet!.serialOffset)
  const byContact = new Map((await everyPerson(ctx)).filter(({ phone }) => phone).map((person) => [`${person.name} ${person.phone}`, person.id]))
  const judged: ImportedRow[] = []
  for (const { row, cells } of filled) {
    const texts = Object.fromEntries(found.map(({ column, at }) => [column, at < 0 ? '' : textOf(cells[at]).trim()])) as Texts
    const { input, reasons } = readSeekerRow(texts, known)
    const outcome = input ? await takeRow(ctx, { ...input, id: naturalId(12, 'seeker', id, row) as PersonId }, byContact, apply === 'true') : { verdict: 'refused' as const, person: null, reasons: reasons.map(({ column, say }) => ({ column: columns[column][0], say })) }
    judged.push({ row, name: texts.name.slice(0, 40), ...outcome })
    if (input?.phone && outcome.verdict === 'ok') byContact.set(`${input.name} ${input.phone}`, naturalId(12, 'seeker', id, row) as PersonId)
  }
  const count = (verdict: ImportedRow['verdict']): number => judged.filter((one) => one.verdict === verdict).length
  const unused = rows[header]!.flatMap((cell, at) => (isEmpty(cell) || found.some((one) => one.at === at) ? [] : [textOf(cell)]))
  return { applied: apply === 'true', counts: { ok: count('ok'), known: count('known'), refused: count('refused') }, unused, rows: judged }
}

async function takeRow(ctx: Ctx, input: RegisterSeeker, byContact: ReadonlyMap<string, PersonId>, apply: boolean): Promise<Pick<ImportedRow, 'verdict' | 'person' | 'reasons'>> {
  const same = (input.sealed.idNumber ? await personOfPrints(ctx, await printsOf(ctx, input.sealed.idNumber)) : undefined) ?? (input.phone ? byContact.get(`${input.name} ${input.phone}`) : undefined)
  if (same && same !== input.id) return { verdict: 'known', person: same, reasons: [] }
  if (!apply) return { verdict: 'ok', person: null, reasons: [] }
  try {
    return { verdict: 'ok', person: (await registerPerson(ctx, input, 'import')).id, reasons: [] }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return { verdict: 'refused', person: null, reasons: [{ column: columns.name[0], say: error.say }] }
  }
}

async function knownTo(ctx: Ctx, serialOffset: number): Promise<Known> {
  const [settings, communities] = await Promise.all([workforceSettings(ctx), listCommunities(ctx)])
  const day = today(ctx.clock)
  return { day, serialOffset, communities: communities.items, consentVersion: settings.form.version, categories: settings.categories.filter((one) => categoryOn([one], one.code, day)) }
}

/** `*姓名：` and `姓名（必填）` are one header. */
const keyOf = (cell: Cell | undefined): string => plain(textOf(cell)).replace(/[([（【].*$/, '').replace(/[*:：]/g, '').trim().toLowerCase()
