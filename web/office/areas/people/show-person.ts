import { stageOf } from '../../../../functions/workforce/stage-rules.ts'
import type { FoundRow } from './queries.ts'
import type { Messages } from './zh.ts'

export const stageOfRow = ({ marks }: Pick<FoundRow, 'marks'>) => stageOf(marks as Parameters<typeof stageOf>[0])

const flags = ['noNights', 'noHeights', 'noHeavy', 'noStanding'] as const

/** What somebody cannot do, in words; nothing of why. */
export function limitTexts({ maxHoursPerWeek, maxDistanceM, earliest, latest, ...limits }: FoundRow['limits'], words: Messages): string[] {
  return [
    ...flags.filter((flag) => limits[flag]).map((flag) => words[flag]),
    ...(maxHoursPerWeek === null ? [] : [words.hours(maxHoursPerWeek)]),
    ...(maxDistanceM === null ? [] : [words.metres(maxDistanceM)]),
    ...(earliest === null ? [] : [words.notBefore(earliest)]),
    ...(latest === null ? [] : [words.notAfter(latest)]),
  ]
}
