export { getSheet as sheetOf } from '../rosters/build-sheet.ts'
