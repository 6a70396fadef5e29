import type { Say } from '../faults.ts'
import type { Field } from './import-model.ts'
import { hardshipChoices, occupancyChoices, useChoices } from './words.ts'

/** Why a row is refused or asked about. `value`: what stands in the cell or is registered; `other`: the row it meets. */
export type Reason = { readonly field: Field; readonly code: ReasonCode; readonly value?: string; readonly other?: number }

export const fieldTitles: Readonly<Record<Field, Say>> = {
  community: { zh: '小区', en: 'Community' },
  building: { zh: '楼栋', en: 'Building' },
  buildingType: { zh: '楼型', en: 'Building type' },
  year: { zh: '建成年份', en: 'Year built' },
  room: { zh: '房号', en: 'Room' },
  area: { zh: '建筑面积', en: 'Floor area' },
  owner: { zh: '业主姓名', en: 'Owner' },
  phone: { zh: '联系电话', en: 'Phone' },
  occupiedFrom: { zh: '入住日期', en: 'Occupied from' },
  occupiedTo: { zh: '迁出日期', en: 'Occupied to' },
  use: { zh: '用途', en: 'Use' },
  occupancy: { zh: '居住状态', en: 'Occupancy' },
  hardship: { zh: '困难类别', en: 'Hardship' },
  note: { zh: '备注', en: 'Note' },
}

type Wording = (reason: { readonly title: Say; readonly value: string; readonly other: number }) => Say

const wordings = {
  missing: ({ title }) => ({ zh: `没有填写${title.zh}，请补填。`, en: `${title.en} is empty. Fill it in.` }),
  'area-unreadable': ({ value }) => ({ zh: `“${value}”不是一个面积。请填准确的数字，如 67.00。`, en: `“${value}” is not an area. Write the exact number, such as 67.00.` }),
  'area-comma': ({ value }) => ({ zh: `“${value}”里的逗号不知是小数点还是千位。请改用小数点，如 54.37。`, en: `The comma in “${value}” can be read in two ways. Use a decimal point, such as 54.37.` }),
  'area-decimals': ({ value }) => ({ zh: `“${value}”的小数超过两位。请按产权证填两位小数。`, en: `“${value}” has more than two decimals. Write two, as on the deed.` }),
  'area-not-positive': ({ value }) => ({ zh: `面积“${value}”必须大于 0。请按产权证填写。`, en: `The area “${value}” must be above 0. Write it as on the deed.` }),
  'area-too-big': ({ value }) => ({ zh: `面积“${value}”超过 9999.99 平方米。请核对小数点。`, en: `The area “${value}” is above 9999.99 m². Check the decimal point.` }),
  'phone-unreadable': ({ value }) => ({ zh: `“${value}”不是完整的电话号码。请核对：手机 11 位，座机带区号；没有电话可留空。`, en: `“${value}” is not a complete phone number. Check it: 11 digits for a mobile, the area code for a landline; leave it empty if there is none.` }),
  'date-unreadable': ({ value }) => ({ zh: `“${value}”不是完整的日期。请写成 1981-12-24；不清楚可留空。`, en: `“${value}” is not a complete date. Write it as 1981-12-24; leave it empty if it is not known.` }),
  'dates-reversed': () => ({ zh: '迁出日期早于入住日期。请核对两个日期。', en: 'The last day is before the first day. Check both dates.' }),
  'year-unreadable': ({ value }) => ({ zh: `“${value}”不是年份。请写四位数字，如 1985；不清楚可留空。`, en: `“${value}” is not a year. Write four digits, such as 1985; leave it empty if it is not known.` }),
  'use-unknown': ({ value }) => ({ zh: `不认识的用途“${value}”。请改为：${useChoices}。`, en: `The use “${value}” is not known. Choose one of: ${useChoices}.` }),
  'occupancy-unknown': ({ value }) => ({ zh: `不认识的居住状态“${value}”。请改为：${occupancyChoices}；不清楚可留空。`, en: `The occupancy “${value}” is not known. Choose one of: ${occupancyChoices}; leave it empty if it is not known.` }),
  'hardship-unknown': ({ value }) => ({ zh: `不认识的困难类别“${value}”。请改为：${hardshipChoices}；没有请留空。`, en: `The hardship “${value}” is not known. Choose one of: ${hardshipChoices}; leave it empty if there is none.` }),
  'too-long': ({ title, value }) => ({ zh: `${title.zh}太长（“${value}…”）。请缩短。`, en: `${title.en} is too long (“${value}…”). Shorten it.` }),
  'unreadable-character': ({ title, value }) => ({ zh: `${title.zh}“${value}”里有无法识别的字，可能是编码或生僻字问题。请用 Excel 打开核对后重填。`, en: `${title.en} “${value}” has a character that cannot be read. Check it in Excel and write it again.` }),
  'formula-error': ({ title, value }) => ({ zh: `${title.zh}是公式错误“${value}”。请改为数值。`, en: `${title.en} is the formula error “${value}”. Write the value itself.` }),
  'other-community': ({ value }) => ({ zh: `这一行属于小区“${value}”，不是所选的小区。请到该小区下导入，或改正小区名称。`, en: `This row belongs to the community “${value}”, not to the chosen one. Import it there, or correct the name.` }),
  'example-row': () => ({ zh: '这是模板里的示例行，不会导入。请删除这一行。', en: 'This is the example of the template and is not imported. Delete the row.' }),
  'row-again': ({ other }) => ({ zh: `与第 ${other} 行是同一户、内容相同，只导入一次。请删除这一行；如果房号写错，请改正。`, en: `The same household as row ${other}, with the same contents; it is imported once. Delete this row, or correct the room if it is wrong.` }),
  'room-again': ({ other, value }) => ({ zh: `与第 ${other} 行（${value}）房号相同、内容不同。请改正房号，或删除其中一行；如果以这一行为准，请勾选它。`, en: `The same room as row ${other} (${value}), with other contents. Correct the room, or delete one of the rows; if this row is the right one, include it.` }),
  'lone-building': ({ value }) => ({ zh: `楼栋“${value}”只有这一户，可能写错。请改正楼栋；如果确有此楼，请勾选这一行。`, en: `The building “${value}” has only this household; it may be a slip. Correct the building, or include this row if there is such a building.` }),
  'building-differs': ({ title, value }) => ({ zh: `本楼栋其他行的${title.zh}是“${value}”，这一行不同。请改成一致；如果只以其他行为准，请勾选这一行。`, en: `Other rows of this building have “${value}” as ${title.en.toLowerCase()}. Make them equal, or include this row to go by the others.` }),
  'other-owner': ({ value }) => ({ zh: `已登记的业主是“${value}”，与这一行不同。如果已过户，请勾选这一行；否则请改正。`, en: `The registered owner is “${value}”. If the home changed hands, include this row; otherwise correct it.` }),
} as const satisfies Record<string, Wording>

export type ReasonCode = keyof typeof wordings

/** What is wrong and what to do, in both languages. */
export const sayReason = ({ field, code, value = '', other = 0 }: Reason): Say => wordings[code]({ title: fieldTitles[field], value, other })
