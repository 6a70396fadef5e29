import { addDays, weekdayOf } from '../calendar.ts'
import type { Say } from '../faults.ts'
import type { LineRule } from './engine/check-line.ts'
import { conflictOf, helpFor, shortagesOf } from './engine/explain.ts'
import type { Problem, Roster } from './engine/problem.ts'
import { readCell } from './cell-rules.ts'
import type { Plan } from './plan-model.ts'
import type { RosterSheet } from './sheet-model.ts'

const shownMax = 20

const ruleWords: Readonly<Partial<Record<LineRule, Say>>> = {
  pinned: { zh: '固定的格子', en: 'the pinned cells' },
  barred: { zh: '请假、培训、证书和个人限制', en: 'leave, courses, certificates and personal limits' },
  minMinutes: { zh: '约定的最少工时', en: 'the fewest hours agreed' },
  maxMinutes: { zh: '约定的最多工时', en: 'the most hours agreed' },
  maxRun: { zh: '连续上班天数', en: 'days in a row' },
  maxOfKind: { zh: '长班的加班上限', en: 'overtime by long shifts' },
  spans: { zh: '每周或每月工时上限', en: 'the hours of a week or month' },
  sequence: { zh: '两班之间的休息', en: 'rest between shifts' },
}

const weekdays: readonly Say[] = [['周一', 'Mondays'], ['周二', 'Tuesdays'], ['周三', 'Wednesdays'], ['周四', 'Thursdays'], ['周五', 'Fridays'], ['周六', 'Saturdays'], ['周日', 'Sundays']].map(([zh, en]) => ({ zh: zh!, en: en! }))

/** Who has no lawful line and which rules would have to give way; where hard demand is short and why; and what would help. */
export function problemsOf(sheet: RosterSheet, plan: Plan, problem: Problem, roster: Roster, without: readonly number[]): Say[] {
  const conflicts = without.slice(0, shownMax).map((person): Say => {
    const name = sheet.people[person]!.name
    const ways = conflictOf(problem, person).ways.slice(0, 3).map((rules) => rules.map((rule) => ruleWords[rule] ?? { zh: rule, en: rule }))
    if (ways.length === 0) return { zh: `${name}：固定的格子和规定不能同时满足，本次没有排这个人。`, en: `${name}: the pinned cells and the rules cannot hold together, so this person was left out.` }
    const say = (language: 'zh' | 'en') => ways.map((rules) => rules.map((rule) => rule[language]).join(language === 'zh' ? '和' : ' and ')).join(language === 'zh' ? '；或' : '; or ')
    return { zh: `${name}：有规定不能同时满足，本次没有排这个人。要放开：${say('zh')}。`, en: `${name}: rules cannot hold together, so this person was left out. One would have to give way: ${say('en')}.` }
  })
  const shortages = shortagesOf(problem, roster)
  const short = shortages.slice(0, shownMax).map(({ demand, day, missing, able, away, busy, resting }): Say => {
    const where = placeOf(sheet, plan, problem.demand[demand]!.kinds[0]!)
    const date = addDays(plan.from, day)
    return { zh: `${date} ${where.zh} 还差 ${missing} 人：能上的有 ${able} 人，其中请假或有事 ${away}，当天已排 ${busy}，因工时或休息不能排 ${resting}。`, en: `${date} ${where.en} is ${missing} short: ${able} could work it, ${away} are away, ${busy} work elsewhere that day, ${resting} are held back by hours or rest.` }
  })
  const help = helpFor(problem, shortages).slice(0, shownMax).map(({ kinds, weekday, more }): Say => {
    const where = placeOf(sheet, plan, kinds[0]!)
    const on = weekdays[weekdayOf(addDays(plan.from, weekday))]!
    return { zh: `${on.zh}的${where.zh}再有 ${more} 人就够。`, en: `${more} more on ${on.en} for ${where.en} would do.` }
  })
  return [...conflicts, ...short, ...help]
}

function placeOf(sheet: RosterSheet, plan: Plan, kind: number): Say {
  const cell = readCell(plan.shifts[kind - 1]!.id)!
  const post = sheet.posts.find(({ id }) => id === cell.post)?.name ?? ''
  const shift = sheet.shifts.find(({ id }) => id === cell.shift)?.name ?? ''
  return { zh: `${post}“${shift}”`, en: `${post} (${shift})` }
}
