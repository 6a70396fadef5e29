import { today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import type { Say } from '../faults.ts'
import type { Report } from '../reports/report.ts'
import type { Column } from '../tables/table.ts'
import type { TrainingRecord } from './learner-model.ts'

type Line = TrainingRecord['items'][number] & { readonly result: string }

/** The training record as a labour office files it: a line for each topic of each session, signed. */
export function trainingReport(ctx: Pick<Ctx, 'clock'>, record: TrainingRecord, lang: keyof Say): Report<Line> {
  const rows = record.items.map((line) => ({ ...line, result: resultOf(record, line.course, lang) }))
  const { theoryMinutes, practiceMinutes } = record
  return {
    table: { file: `${title[lang]}-${record.name}-${today(ctx.clock)}`, sheet: title, columns: columns(lang), rows },
    title,
    lead: record.name,
    notes: [
      lang === 'zh'
        ? `合计：理论 ${hours(theoryMinutes)} 小时，实操 ${hours(practiceMinutes)} 小时，共 ${hours(theoryMinutes + practiceMinutes)} 小时。按实际到场分钟计。`
        : `In all: theory ${hours(theoryMinutes)} h, practice ${hours(practiceMinutes)} h, together ${hours(theoryMinutes + practiceMinutes)} h, by the minutes that were attended.`,
      ...record.courses.map((course) => `${course.courseName}${lang === 'zh' ? '：' : ': '}${stateOf(course, lang)}`),
    ],
    filed: true,
  }
}

const title: Say = { zh: '培训记录', en: 'Training record' }

/** 90 -> `1.5`; cut below 0.1 hours, never rounded up. */
export const hours = (minutes: number): string => `${Math.floor(minutes / 60)}.${Math.floor((minutes % 60) / 6)}`

function resultOf({ courses }: TrainingRecord, course: string, lang: keyof Say): string {
  const found = courses.find((one) => one.course === course)
  const best = found?.exam.attempts.findLast(({ percent }) => percent !== null)
  if (!best) return ''
  return `${best.percent} ${best.passed ? (lang === 'zh' ? '合格' : 'passed') : lang === 'zh' ? '不合格' : 'failed'}`
}

function stateOf({ completedOn, percent }: TrainingRecord['courses'][number], lang: keyof Say): string {
  if (completedOn) return lang === 'zh' ? `${completedOn} 结业` : `completed on ${completedOn}`
  return lang === 'zh' ? `已完成 ${percent}%` : `${percent} % attended`
}

const kinds = { theory: { zh: '理论', en: 'Theory' }, practice: { zh: '实操', en: 'Practice' } } as const

const columns = (lang: keyof Say): readonly Column<Line>[] => [
  { kind: 'date', title: { zh: '日期', en: 'Day' }, width: 11, value: ({ on }) => on },
  { kind: 'text', title: { zh: '时间', en: 'Time' }, width: 12, value: ({ from, to }) => `${from}-${to}` },
  { kind: 'text', title: { zh: '课程', en: 'Course' }, width: 20, value: ({ courseName }) => courseName },
  { kind: 'text', title: { zh: '科目', en: 'Topic' }, width: 16, value: ({ topic }) => topic },
  { kind: 'text', title: { zh: '类别', en: 'Kind' }, width: 9, value: ({ kind }) => kinds[kind][lang] },
  { kind: 'count', title: { zh: '分钟', en: 'Minutes' }, width: 8, value: ({ minutes }) => minutes },
  { kind: 'text', title: { zh: '讲师', en: 'Trainer' }, width: 10, value: ({ trainer }) => trainer },
  { kind: 'text', title: { zh: '地点', en: 'Place' }, width: 14, value: ({ place }) => place },
  { kind: 'text', title: { zh: '考试成绩', en: 'Exam' }, width: 12, value: ({ result }) => result },
]
