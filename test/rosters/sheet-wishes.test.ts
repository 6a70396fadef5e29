import { expect, it } from 'vitest'
import { cellOf } from '../../functions/rosters/cell-rules.ts'
import { refusalOf, violationsOf } from '../../functions/rosters/sheet-rules.ts'
import { early, gate, late, sheetOf } from '../web/roster-fixture.ts'

it('a day on which a worker would rather not is told to whoever paints it, and refuses nothing', () => {
  const sheet = sheetOf(2, 3)
  const date = sheet.roster.from
  const person = { ...sheet.people[0]!, wishes: [{ date, shift: early as never, wants: false }, { date, shift: late as never, wants: true }] }
  const [morning, noon] = [early, late].map((shift) => cellOf(shift as never, gate as never)) as [never, never]
  expect(violationsOf(sheet, person, { [date]: morning })).toMatchObject([{ rule: 'wish', days: [date], hard: false }])
  expect(refusalOf(sheet, person, {}, date, morning)).toEqual([])
  expect(violationsOf(sheet, person, { [date]: noon })).toEqual([])
})
