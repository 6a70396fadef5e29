import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import { naturalId } from '../estates/natural-id.ts'
import { conflict, invalid, refused } from '../faults.ts'
import type { ParkingAreaId, SpaceId } from '../ids.ts'
import { held } from '../storage/cancelled.ts'
import { areaOf, putSpace, type SpaceRecord, spacesOf } from './items.ts'
import { type CreateSpace, runOfNumbers, type Space, spacesMax } from './model.ts'
import { showSpace } from './show-area.ts'

/** Room for the audit row beside them in one transaction. */
const spacesPerWrite = 90

/**
 * A space, or a run of them. The same once more answers the same ones, also after a crash half way; a number that is there
 * already with other facts is a conflict, and then nothing of the run is made.
 */
export async function createSpace(ctx: Ctx, area: ParkingAreaId, input: CreateSpace): Promise<{ items: Space[] }> {
  await areaOf(ctx, area)
  const numbers = runOfNumbers(input.number, input.count)
  if (!numbers) throw notCountable(input.number)
  const wanted = numbers.map((number): SpaceRecord => ({ id: naturalId(12, 'space', area, number) as SpaceId, area, number, kind: input.kind, note: input.note, closed: false, version: 1 }))
  const there = new Map((await spacesOf(ctx, area)).map((space) => [space.id, space]))
  const other = wanted.filter(({ id, kind, note }) => there.has(id) && (there.get(id)!.kind !== kind || there.get(id)!.note !== note))
  if (other.length) throw numbersTaken(other)
  const missing = wanted.filter(({ id }) => !there.has(id))
  if (there.size + missing.length > spacesMax) throw tooMany()
  for (let at = 0; at < missing.length; at += spacesPerWrite) await insert(ctx, area, missing.slice(at, at + spacesPerWrite))
  return { items: wanted.map((space) => showSpace(there.get(space.id) ?? space)) }
}

async function insert(ctx: Ctx, area: ParkingAreaId, spaces: readonly SpaceRecord[]): Promise<void> {
  const detail = { first: spaces[0]!.number, last: spaces.at(-1)!.number, count: spaces.length, kind: spaces[0]!.kind }
  const made = await held(recordChange(ctx, async () => ({ writes: spaces.map((space) => putSpace(ctx, space)), act: 'parking-space.created', subject: area, detail, answer: true })))
  if (!made) throw numbersTaken(spaces)
}

const notCountable = (number: string) =>
  invalid('not-countable', { zh: `“${number}”里没有数字，不能连续编号，没有保存。请写成 A-001 这样的编号。`, en: `“${number}” has no digits to count on from. Nothing was saved. Write a number like A-001.` })

const numbersTaken = (spaces: readonly SpaceRecord[]) => {
  const numbers = spaces.slice(0, 5).map(({ number }) => number).join('、')
  return conflict('number-taken', { zh: `车位编号 ${numbers} 已存在，没有保存。请换一个起始编号。`, en: `Spaces numbered ${numbers} are there already. Nothing was saved. Begin with another number.` })
}

const tooMany = () => refused('too-many-spaces', { zh: `一个车场最多 ${spacesMax} 个车位，没有保存。`, en: `An area has at most ${spacesMax} spaces. Nothing was saved.` })
