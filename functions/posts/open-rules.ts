import type { BusinessDate } from '../calendar.ts'
import type { PostRecord } from './model.ts'

/** Both days included. */
export const isOpenOn = ({ from, to }: Pick<PostRecord, 'from' | 'to'>, day: BusinessDate): boolean => from <= day && (to === null || day <= to)
/** Whether it is an approved public-welfare post on that day, as subsidies ask. */
export const isWelfareOn = ({ welfare }: Pick<PostRecord, 'welfare'>, day: BusinessDate): boolean => welfare !== null && welfare.from <= day && day <= welfare.to
