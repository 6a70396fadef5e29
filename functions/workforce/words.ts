import { conflict, type Fault, invalid, limit, refused, type Say } from '../faults.ts'
import { type IdNumberFault, idNumberWords } from './id-number-rules.ts'

export const otherPerson = (): Fault => conflict('id-taken', { zh: '这个编号已用于另一个人，没有保存。请刷新页面后重新填写。', en: 'This id belongs to another person. Nothing was saved. Reload the page and fill it in anew.' })
export const otherLook = (): Fault => conflict('id-taken', { zh: '这个编号已用于另一次查看，没有打开。请刷新页面后再试。', en: 'This id belongs to another look. Nothing was opened. Reload the page and try again.' })
export const consentToCome = (): Fault => invalid('consent-to-come', { zh: '同意日期还没有到，没有保存。请填写签字当天的日期。', en: 'The day of the consent is still to come. Nothing was saved. Use the day of the signature.' })
export const bornToCome = (): Fault => invalid('born-to-come', { zh: '出生日期还没有到，没有保存。请核对。', en: 'The birthday is still to come. Nothing was saved. Check it.' })
export const assessedToCome = (): Fault => invalid('assessed-to-come', { zh: '面谈日期还没有到，没有保存。请填写面谈当天的日期。', en: 'The day of the assessment is still to come. Nothing was saved. Use the day on which it was.' })
export const difficultyTurned = (): Fault => invalid('difficulty-turned', { zh: '就业困难认定的到期日早于起始日，没有保存。请按证件改日期。', en: 'The certificate of difficulty ends before it begins. Nothing was saved. Use the days on it.' })

export const badIdNumber = (why: IdNumberFault): Fault => invalid(`id-number-${why}`, { zh: `${idNumberWords[why].zh}没有保存。`, en: `${idNumberWords[why].en} Nothing was saved.` })
export const idNumberDiffers = (what: 'born' | 'gender'): Fault =>
  what === 'born'
    ? invalid('id-number-differs', { zh: '填写的出生日期与身份证号里的不同，没有保存。请对照证件，改正其中一处。', en: 'The birthday is another than in the id number. Nothing was saved. Compare with the card and correct one of them.' })
    : invalid('id-number-differs', { zh: '填写的性别与身份证号里的不同，没有保存。请对照证件，改正其中一处。', en: 'The gender is another than in the id number. Nothing was saved. Compare with the card and correct one of them.' })
/** Names the person already registered, for the office to open. */
export const idNumberKnown = (person: string): Fault =>
  refused('id-number-known', { zh: '这个身份证号已经登记过，没有保存。请打开已有的登记，在那里更新。', en: 'This id number is registered already. Nothing was saved. Open the person who has it and update them there.' }, { details: [{ where: person, say: { zh: '已有的登记', en: 'The registered person' } }] })
export const noSensitiveConsent = (): Fault =>
  refused('no-sensitive-consent', { zh: '本人没有单独同意保存身份证号、困难情况和限制原因，没有保存。请先取得单独同意，或留空这几项。', en: 'The person has not agreed separately that id number, hardship and reasons are kept. Nothing was saved. Ask for that consent first, or leave these empty.' })
export const sealedStays = (): Fault =>
  refused('sealed-stays', { zh: '还保存着身份证号、困难情况或限制原因，不能撤回单独同意。请先逐项清空。没有改动。', en: 'Id number, hardship or reasons are still kept; the separate consent cannot be taken back before they are emptied. Nothing was changed.' })
/** A day that is over would erase the person at once, and for good. */
export const retainPast = (): Fault => invalid('retain-past', { zh: '“保存到”不能早于今天，没有保存。要现在删除，请用“删除资料”。', en: 'The last day on which somebody is kept cannot lie behind. Nothing was saved. To erase them now, use the erasure.' })
export const nothingSealed = (): Fault => refused('nothing-sealed', { zh: '这一项没有填写，没有可查看的内容。', en: 'Nothing is kept in this field.' })
export const erasedPerson = (): Fault => refused('erased', { zh: '这个人的资料已经删除，不能再修改。需要时请重新登记。', en: 'This person’s data have been erased and cannot be changed. Register them anew if needed.' })

export const hireOpen = (): Fault => refused('hire-open', { zh: '这个人还在职，合同没有结束，不能删除资料。请先办理离职。没有改动。', en: 'This person works here; the contract has not ended, so nothing is erased. End the hire first. Nothing was changed.' })

export const categoriesOverlap = ({ zh, en }: Say): Fault => invalid('categories-overlap', { zh: `“${zh}”有两条日期重叠，或结束早于开始，没有保存。请改日期。`, en: `“${en}” stands twice for the same days, or ends before it begins. Nothing was saved. Correct the days.` })
export const checkedToCome = (): Fault => invalid('checked-to-come', { zh: '核对日期还没有到，没有保存。', en: 'The day of the check is still to come. Nothing was saved.' })
export const noticeChanged = (): Fault => invalid('notice-version', { zh: '告知文字改了，版本号没有改，没有保存。请填写新的版本号，以便知道每个人同意的是哪一版。', en: 'The notice was changed and its version was not. Nothing was saved. Give it a new version, so that it is known what each person agreed to.' })

export const formClosed = (): Fault => refused('form-closed', { zh: '网上求职登记没有开放，没有提交。请到服务社办理或打电话。', en: 'Applications online are closed. Nothing was sent. Come to the office or call.' })
export const formFull = (): Fault => limit('form-full', { zh: '待处理的求职登记太多，暂时收不下，没有提交。请到服务社办理或打电话。', en: 'Too many applications are waiting. Nothing was sent. Come to the office or call.' })
export const noticeReplaced = (): Fault => conflict('notice-replaced', { zh: '告知内容刚更新过，没有提交。请刷新页面，看过后再提交。', en: 'The notice has just been renewed. Nothing was sent. Reload the page, read it and send again.' })

const nothing = { zh: '没有登记任何人。', en: 'Nobody was registered.' }
export const fileEmpty = (): Fault => invalid('file-empty', { zh: `文件里没有人员。${nothing.zh}请按模板填写后上传。`, en: `There is nobody in the file. ${nothing.en} Fill in the template and upload it.` })
export const fileTooBig = (): Fault => limit('file-too-big', { zh: `文件超过 2 MB。${nothing.zh}请拆成几个文件。`, en: `The file is larger than 2 MB. ${nothing.en} Split it.` })
export const tooManyRows = (rows: number, most: number): Fault => limit('too-many-rows', { zh: `文件有 ${rows} 行，一次最多 ${most} 行。${nothing.zh}请拆成几个文件。`, en: `The file has ${rows} rows; ${most} at most. ${nothing.en} Split it.` })
export const noColumn = (): Fault => invalid('no-header', { zh: `没有找到表头，至少要有“姓名”和“同意日期”两列。${nothing.zh}请加上列名再上传。`, en: `No header row was found; it needs at least the columns 姓名 (name) and 同意日期 (consent on). ${nothing.en} Add the names and upload again.` })
