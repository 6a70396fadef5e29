import { plain } from './clean-text.ts'

/** What stands between a building's number and the rest of a door: `3号楼`, `3幢`, `3#`. */
export const buildingMarks = '号楼|幢|栋|座|号院|号|楼|#'

/** A payer's remark as codes are looked for in it: full-width forms, kinds of dashes, case, and spaces beside a dash or a Chinese word do not count. */
export const remarkText = (remark: string): string =>
  plain(remark)
    .toUpperCase()
    .replace(/ *- */g, '-')
    .replace(/(?<=\p{Script=Han}|#) +| +(?=\p{Script=Han}|#)/gu, '')
