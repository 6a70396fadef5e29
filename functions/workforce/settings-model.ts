import * as z from 'zod'
import type { BusinessDate } from '../calendar.ts'
import { DateText } from '../date-text.ts'
import { CategoryCode } from './model.ts'

const Words = z.object({ zh: z.string().trim().min(1).max(40), en: z.string().trim().min(1).max(60) })
const Notice = z.object({ zh: z.string().trim().min(20).max(2000), en: z.string().trim().min(20).max(3000) })

/** A kind of employment difficulty as the province names it, from a day on; `to` null: still. */
export const Category = z.object({ code: CategoryCode, name: Words, from: DateText, to: DateText.nullable() })
export type Category = z.output<typeof Category>

const told = {
  province: z.string().trim().min(1).max(20),
  /** The paper that the list is taken from, and when somebody last compared the two; null: nobody has. */
  source: z.object({ document: z.string().trim().min(1).max(120), checkedOn: DateText.nullable() }),
  categories: z.array(Category).min(1).max(40),
  /** How long somebody without work is kept after the last step. */
  retainMonths: z.int().min(1).max(120),
  form: z.object({ open: z.boolean(), /** What people agree to; a new text is a new version. */ version: z.string().trim().min(1).max(40), notice: Notice }),
}
export const WorkforceSettings = z.object({ ...told, version: z.int() }).meta({ id: 'WorkforceSettings' })
export type WorkforceSettings = z.infer<typeof WorkforceSettings>
/** `version`: of the settings that the screen showed; 0 = those that we ship. */
export const ChangeWorkforceSettings = z.object({ ...told, version: z.int().min(0) })
export type ChangeWorkforceSettings = z.output<typeof ChangeWorkforceSettings>

const since = '2008-01-01' as BusinessDate
const category = (code: string, zh: string, en: string): Category => ({ code, name: { zh, en }, from: since, to: null })

/**
 * What a tenant begins with: the groups of article 52 of the Employment Promotion Law (in force since 2008-01-01) as provinces usually spell them out.
 * The law leaves the list to each province, so it says itself that it has to be compared with the province's own.
 */
export const shippedSettings: WorkforceSettings = {
  version: 0,
  province: '（请填写）',
  source: { document: '《就业促进法》第五十二条（通行写法，尚未与本省名单核对）', checkedOn: null },
  categories: [
    category('over-40-50', '大龄（女满 40 岁、男满 50 岁）', 'Older: women from 40, men from 50'),
    category('disabled', '残疾', 'Disabled'),
    category('minimum-income', '享受最低生活保障', 'On minimum living allowance'),
    category('zero-employment-family', '零就业家庭成员', 'From a family without work'),
    category('lost-land', '失地农民', 'Lost their land'),
    category('long-unemployed', '连续失业一年以上', 'Without work for over a year'),
  ],
  retainMonths: 24,
  form: {
    open: false,
    version: '2026-11-26',
    notice: {
      zh: '我们收集您的姓名、手机号、所住小区和求职意愿，只用于联系您、介绍岗位和培训，由本社人事专员查看，不对外公开，也不用于其他用途。没有录用的，90 天内删除。您可以随时要求查看、更正或删除，请联系服务社。身份证号、健康和家庭困难情况不在这里填写；需要时会当面另行征得您的同意。',
      en: 'We take your name, mobile number, community and wishes for work to contact you about posts and training. Only our HR clerk sees them; they are not published or used for anything else. If nothing comes of it they are deleted within 90 days. You may ask to see, correct or delete them at any time. Id number, health and hardship are not asked here; if they are needed you will be asked separately in person.',
    },
  },
}

export const categoryOn = (categories: readonly Category[], code: string, day: BusinessDate): Category | undefined => categories.find((one) => one.code === code && one.from <= day && (one.to === null || day <= one.to))
