import { recordChange } from '../audit/record-change.ts'
import type { Ctx } from '../context.ts'
import type { CourseId } from '../ids.ts'
import { held } from '../storage/cancelled.ts'
import { hashOf } from './items.ts'
import { type MoneyRecord, moneyOf, putMoney } from './lesson-items.ts'
import type { AddCourseMoney, CourseMoney } from './money-model.ts'
import { readCourse } from './read-course.ts'
import { otherThing } from './words.ts'

/** What a course was to cost and bring, and what it did. The books are elsewhere: a line names the expense or receipt that is booked. */
export async function getCourseMoney(ctx: Ctx, course: CourseId): Promise<CourseMoney> {
  await readCourse(ctx, course)
  const lines = await moneyOf(ctx, course)
  const sum = (side: MoneyRecord['side'], stage: MoneyRecord['stage']): number => lines.reduce((total, line) => total + (line.side === side && line.stage === stage ? line.amountFen : 0), 0)
  const sums = (side: MoneyRecord['side']) => ({ estimatedFen: sum(side, 'estimated'), actualFen: sum(side, 'actual') })
  return { items: lines.map(({ sent: _, ...line }) => line), cost: sums('cost'), grant: sums('grant') }
}

/** A line stays: what was too much is taken back by another one below zero. The client's id makes a retry the same line. */
export async function addCourseMoney(ctx: Ctx, course: CourseId, input: AddCourseMoney): Promise<CourseMoney> {
  await readCourse(ctx, course)
  const line: MoneyRecord = { ...input, by: ctx.actor.name, sent: hashOf(input) }
  const { side, stage, amountFen } = input
  const made = recordChange(ctx, async () => ({ writes: [putMoney(ctx, course, line)], act: 'course.money-noted', subject: course, detail: { side, stage, amountFen }, answer: undefined }))
  if (!(await held(made)) && (await moneyOf(ctx, course)).find(({ id }) => id === input.id)?.sent !== line.sent) throw otherThing()
  return getCourseMoney(ctx, course)
}
