import { conflict, type Fault, invalid, limit, refused } from '../faults.ts'
import { type OwnersDecision, thresholdOn } from './decision-model.ts'

export const otherFacility = (): Fault =>
  conflict('id-taken', { zh: '这个编号已用于另一个设施，没有保存。请刷新页面后重新填写。', en: 'This id belongs to another facility. Nothing was saved. Reload the page and fill it in anew.' })

export const changedMeanwhile = (): Fault =>
  conflict('changed-meanwhile', { zh: '这个设施刚被别人改过，没有保存。请刷新后看一下，再改。', en: 'Somebody changed this facility meanwhile. Nothing was saved. Reload it, look, and change it again.' })

/** C1: common parts earn only by the owners' decision. */
export const decisionNeeded = (): Fault =>
  refused('decision-needed', { zh: '业主共有的设施须先有业主的决定（文件、同意比例、日期），没有保存。还没有决定的，请先登记为“筹备中”。', en: 'A facility on common parts needs the owners’ decision (document, share that agreed, date). Nothing was saved. Without one, register it as planned.' })

export const decisionFails = (decision: OwnersDecision): Fault => {
  const { leastBp, source } = thresholdOn(decision.decidedOn)
  const [agreed, least] = [(decision.agreedBp / 100).toFixed(2), (leastBp / 100).toFixed(2)]
  return refused('decision-fails', { zh: `同意比例 ${agreed}% 未达到 ${least}%（${source}），这个决定不成立，没有保存。请核对决定文件。`, en: `${agreed} % agreed, less than the ${least} % that ${source} asks for: the decision does not carry. Nothing was saved. Check the document.` })
}

export const decisionToCome = (): Fault =>
  invalid('decision-to-come', { zh: '业主决定的日期还没有到，没有保存。请核对日期。', en: 'The day of the owners’ decision is still to come. Nothing was saved. Check the date.' })

export const tooManyFacilities = (most: number): Fault => refused('too-many-facilities', { zh: `设施已达 ${most} 个上限，没有保存。`, en: `There are ${most} facilities already, the most there may be. Nothing was saved.` })

export const notBookable = (): Fault =>
  invalid('not-bookable', { zh: '只有活动室、球场和床位可以设预订规则，没有保存。', en: 'Only rooms, courts and guest beds can be booked. Nothing was saved.' })

export const otherWayOfBooking = (way: 'slot' | 'night'): Fault =>
  way === 'night'
    ? invalid('booked-by-night', { zh: '床位按夜预订，没有保存。请改为按夜。', en: 'A guest bed is booked by nights. Nothing was saved. Set its rules by nights.' })
    : invalid('booked-by-slot', { zh: '活动室和球场按时段预订，没有保存。请改为按时段。', en: 'Rooms and courts are booked by slots. Nothing was saved. Set the rules by slots.' })

export const photoTooBig = (): Fault => limit('photo-too-big', { zh: '照片超过 1 MB，没有保存。请在网页上传（会自动缩小），或先缩小。', en: 'The picture is larger than 1 MB. Nothing was saved. Upload it on the page, which makes it smaller, or make it smaller first.' })
export const photosFull = (most: number): Fault => refused('photos-full', { zh: `一个设施最多上传 ${most} 张照片，没有保存。请先删除一张。`, en: `A facility has ${most} uploaded pictures at most. Nothing was saved. Remove one first.` })
export const photoUnknown = (): Fault => invalid('photo-unknown', { zh: '照片须先上传，没有保存。请刷新页面后再改。', en: 'A picture has to be uploaded first. Nothing was saved. Reload the page and change it again.' })
