import { conflict, type Fault, invalid, refused } from '../faults.ts'

export const codeFalse = (): Fault => invalid('code-false', { zh: '这不是我们的打卡码，没有打卡。请扫岗位上的码。', en: 'This is no code of ours. You are not clocked. Scan the one at your post.' })
export const codeOld = (): Fault => refused('code-old', { zh: '这个打卡码已作废，没有打卡。请扫岗位上现在的码；如果那张就是，请告诉班长。', en: 'This code is no longer used. You are not clocked. Scan the one at the post now; if that is it, tell your foreman.' })
export const otherPost = (own: string, here: string): Fault => refused('other-post', { zh: `这里是“${here}”，您这个班在“${own}”，没有打卡。请到自己的岗位打卡，换岗请告诉班长。`, en: `This is "${here}", and your shift is at "${own}". You are not clocked. Clock at your own post, or tell your foreman.` })
export const noShift = (next: string | null): Fault =>
  refused('no-shift-now', { zh: `现在没有您的班，没有打卡。${next ? `下一个班 ${next} 开始，提前 1 小时可以打卡。` : ''}临时加班请告诉班长登记。`, en: `You have no shift now, so you are not clocked. ${next ? `Your next one begins at ${next}; you can clock in from an hour before. ` : ''}If you were called in, tell your foreman.` })
export const away = (distanceM: number, post: string): Fault => refused('too-far', { zh: `您离“${post}”约 ${distanceM} 米，没有打卡。请到岗位后再打；如果您就在岗位，请扫码，或告诉班长。`, en: `You are about ${distanceM} m away from "${post}". You are not clocked. Clock when you are there; if you are there, scan the code or tell your foreman.` })
export const placeNeeded = (): Fault => refused('place-needed', { zh: '不扫码打卡需要手机定位，现在没有定位，没有打卡。请打开定位后再试，或扫岗位上的码。', en: 'Clocking without a code needs your place, and the phone did not give it. You are not clocked. Allow it and try again, or scan the code at the post.' })
export const placeUnsure = (): Fault => refused('place-unsure', { zh: '手机定位误差太大，没有打卡。请到室外再试，或扫岗位上的码。', en: 'The phone is not sure enough of where it is. You are not clocked. Try outside, or scan the code at the post.' })
export const noPoint = (post: string): Fault => refused('post-without-place', { zh: `“${post}”没有登记位置，不能凭定位打卡。请扫岗位上的码，或告诉班长。`, en: `No place is recorded for "${post}". Scan the code at the post, or tell your foreman.` })
export const tooOld = (): Fault => refused('punch-too-old', { zh: '这次打卡是两天以前的，没有记上。请告诉班长，由班长补记并写明原因。', en: 'This is from more than two days ago and was not taken. Tell your foreman, who can record it with the reason.' })
export const noCodeYet = (): Fault => refused('no-clock-code', { zh: '这个岗位还没有打卡码。请先生成。', en: 'This post has no code yet. Make one first.' })
export const codeChanged = (): Fault => conflict('changed', { zh: '刚才有人改过这个打卡码，没有保存。请重新打开再试。', en: 'Somebody changed this code meanwhile. Nothing was saved. Open it again.' })
