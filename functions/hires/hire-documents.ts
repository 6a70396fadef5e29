import { today } from '../calendar.ts'
import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import { findFile, putFile } from '../files/keep-file.ts'
import { nameOfFile, readPaper } from '../files/read-paper.ts'
import { showFile } from '../files/show-file.ts'
import type { HireId } from '../ids.ts'
import { held } from '../storage/cancelled.ts'
import type { DocumentKind } from './document-rules.ts'
import { changeHire, type DocumentRecord, findHire, type HireRecord, readHire } from './items.ts'
import type { Hire, SeeDocument } from './model.ts'
import { showHire } from './show-hire.ts'
import { changedMeanwhile, notYetThat, tooManyScans } from './words.ts'

const scansMax = 6
const attemptsMax = 6

/** Somebody has seen a paper of this kind: on which day, and who. Seen anew, the later one stands, and the log keeps both. */
export async function seeDocument(ctx: Ctx, id: HireId, { kind, on, note }: SeeDocument): Promise<Hire> {
  if (on > today(ctx.clock)) throw notYetThat()
  return write(ctx, id, kind, (paper) => {
    if (paper.seen?.on === on && paper.seen.note === note) return paper
    return { ...paper, seen: { on, note, by: ctx.actor.name } }
  })
}

/** A scan of a paper, beside whatever is there. The same file again changes nothing. Throws `unknown`, `invalid`, `limit`, `refused`. */
export async function addHireFile(ctx: Ctx, id: HireId, { kind, bytes }: { readonly kind: DocumentKind; readonly bytes: Uint8Array }): Promise<Hire> {
  await readHire(ctx, id)
  const paper = readPaper(bytes)
  const file = nameOfFile(paper.bytes)
  // Before the hire names it.
  await putFile(ctx, { owner: id, file }, paper)
  return write(ctx, id, kind, (document) => {
    if (document.scans.some((scan) => scan.file === file)) return document
    if (document.scans.length >= scansMax) throw tooManyScans(scansMax)
    return { ...document, scans: [...document.scans, { file, type: paper.type }] }
  })
}

/** A scan that its hire names under that kind. Throws `unknown`. */
export async function showHireFile(ctx: Ctx, { hire, kind, file }: { readonly hire: HireId; readonly kind: DocumentKind; readonly file: string }): Promise<Response> {
  const named = paperOf(await findHire(ctx, hire), kind).scans.some((scan) => scan.file === file)
  const found = named ? await findFile(ctx, { owner: hire, file }) : undefined
  if (!found) throw unknown(`file ${file} of ${hire}`)
  return showFile(found)
}

async function write(ctx: Ctx, id: HireId, kind: DocumentKind, change: (paper: DocumentRecord) => DocumentRecord): Promise<Hire> {
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    let answer: HireRecord | undefined
    const written = recordChange(ctx, async () => {
      const before = await readHire(ctx, id)
      const paper = paperOf(before, kind)
      const after = change(paper)
      answer = before
      if (after === paper) return { answer: undefined }
      answer = { ...before, documents: [...before.documents.filter((one) => one.kind !== kind), after], version: before.version + 1 }
      return { writes: [changeHire(ctx, answer)], act: 'hire.document-seen', subject: id, detail: { kind, on: after.seen?.on ?? null, scans: after.scans.length }, answer: undefined } as const
    })
    if (await held(written)) return showHire(ctx, answer!)
  }
  throw changedMeanwhile()
}

const paperOf = (hire: HireRecord | undefined, kind: DocumentKind): DocumentRecord => hire?.documents.find((one) => one.kind === kind) ?? { kind, seen: null, scans: [] }
