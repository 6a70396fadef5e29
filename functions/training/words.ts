import type { BusinessDate } from '../calendar.ts'
import { conflict, type Fault, invalid, limit, refused } from '../faults.ts'

export const otherThing = (): Fault => conflict('id-taken', { zh: '这个编号已用于另一条记录，没有保存。请刷新页面后重新填写。', en: 'This id belongs to another record. Nothing was saved. Reload the page and fill it in anew.' })
export const courseEnded = (): Fault => refused('course-ended', { zh: '这门课程已停开，没有排课。请先恢复课程，或选择其他课程。', en: 'This course has ended. Nothing was scheduled. Resume it first, or choose another.' })
export const foreignTopic = (topic: string): Fault => invalid('topic-not-of-course', { zh: `“${topic}”不在这门课程的科目中，没有保存。请从课程的科目里选。`, en: `"${topic}" is no topic of this course. Nothing was saved. Choose from the topics of the course.` })
export const topicsTooLong = (): Fault => invalid('topics-too-long', { zh: '各科目时间之和超过了这一场的时长，没有保存。请减少科目时间，或延长这一场。', en: 'The topics take longer than the session lasts. Nothing was saved. Shorten them, or lengthen the session.' })
export const clash = (what: 'trainer' | 'place', name: string, span: string): Fault =>
  refused(what === 'trainer' ? 'trainer-taken' : 'place-taken', {
    zh: what === 'trainer' ? `${name} 当天 ${span} 已有另一场培训，没有保存。请改时间或换讲师。` : `${name} 当天 ${span} 已被另一场培训使用，没有保存。请改时间或换地点。`,
    en: what === 'trainer' ? `${name} teaches another session at ${span} that day. Nothing was saved. Choose another time or trainer.` : `${name} is taken by another session at ${span} that day. Nothing was saved. Choose another time or place.`,
  })
export const sessionHeld = (): Fault => refused('session-held', { zh: '这一场已有出勤记录，日期、时间和科目不能再改，也不能取消。人数和讲师仍可修改。', en: 'Attendance of this session is recorded: its day, time and topics stay as they are, and it cannot be called off. Capacity and trainer may still change.' })
export const tooFewSeats = (taken: number): Fault => refused('too-few-seats', { zh: `已有 ${taken} 人报上名，名额不能少于这个数，没有保存。`, en: `${taken} people have a seat; there cannot be fewer seats than that. Nothing was saved.` })
export const sessionCancelled = (): Fault => refused('session-cancelled', { zh: '这一场已取消。请选择其他场次。', en: 'This session was called off. Choose another.' })
export const sessionOver = (): Fault => refused('session-over', { zh: '这一场已结束，不能再报名或退出。实际到场的，由讲师按名单登记。', en: 'This session is over: nobody enrols or withdraws any more. The trainer lists whoever was there.' })
export const busyThen = (span: string): Fault => refused('busy-then', { zh: `这个人同一时间（${span}）已报了另一场培训，没有报名。请先退出那一场。`, en: `This person has a seat in another session at that time (${span}). Nothing was enrolled. Withdraw from that one first.` })
export const attended = (): Fault => refused('attended', { zh: '这个人在这一场已有出勤记录，不能退出。如有错误，请更正出勤并写明原因。', en: 'Attendance of this person is recorded here, so the seat stays. Correct the attendance and say why.' })
export const noSeat = (name: string): Fault => refused('no-seat', { zh: `${name || '这个人'} 在这一场没有座位（未报名或在候补），没有登记任何人。请先报名。`, en: `${name || 'This person'} has no seat in this session (not enrolled, or waiting). Nobody was recorded. Enrol them first.` })
export const notBegun = (at: string): Fault => refused('not-begun', { zh: `培训 ${at} 才开始，现在还不能登记出勤。`, en: `The session begins at ${at}. Attendance cannot be recorded yet.` })
export const spanTurned = (): Fault => invalid('span-turned', { zh: '离开时间早于到达时间，没有登记任何人。请改时间。', en: 'Somebody leaves before they come. Nobody was recorded. Correct the times.' })
export const marksFull = (): Fault => limit('too-many-marks', { zh: '这个人在这一场的出勤记录已经很多，没有再登记。请讲师更正一次出勤时间。', en: 'There are many attendance entries of this person in this session already. Nothing was added. Ask the trainer to correct the time once.' })
export const busy = (): Fault => conflict('busy', { zh: '同时有多人在操作，本次没有保存。请再试一次。', en: 'Several people are doing this at the same moment. Nothing was saved. Please try again.' })

export const codeFalse = (): Fault => invalid('code-false', { zh: '这不是我们的签到码，没有签到。请扫讲师屏幕上的码。', en: "This is no code of ours. You are not signed in. Scan the code on the trainer's screen." })
export const codeOld = (): Fault => refused('code-old', { zh: '这个签到码已过期，没有签到。请重新扫讲师屏幕上现在的码。', en: "This code is no longer shown. You are not signed in. Scan the one on the trainer's screen now." })
export const tooEarly = (at: string): Fault => refused('too-early', { zh: `还没到时间，${at} 起可以签到。请届时再扫一次。`, en: `It is too early. Scan again from ${at}.` })
export const tooLate = (at: string): Fault => refused('too-late', { zh: `已过 ${at}，不能再扫码。如果您在场，请告诉讲师，由讲师按名单登记。`, en: `Scanning ended at ${at}. If you were there, tell the trainer, who can list you.` })
export const otherDay = (date: BusinessDate): Fault => refused('other-day', { zh: `这一场在 ${date}，不是今天，没有签到。`, en: `This session is on ${date}, not today. You are not signed in.` })
export const notYourCourse = (course: string, own: string | null): Fault =>
  refused('not-your-course', { zh: `这是“${course}”的签到码，您没有报这一场。${own ? `您今天报的是“${own}”。` : ''}请找讲师报名。`, en: `This is the code of "${course}", in which you have no seat. ${own ? `Today you have a seat in "${own}". ` : ''}Ask the trainer to enrol you.` })
export const waitingStill = (): Fault => refused('still-waiting', { zh: '您还在候补，没有座位，没有签到。请告诉讲师。', en: 'You are on the waiting list and have no seat yet. Tell the trainer.' })

export const noExam = (): Fault => refused('no-exam', { zh: '这门课程不考试。', en: 'This course has no exam.' })
export const noQuestions = (): Fault => refused('no-questions', { zh: '这门课程还没有考题，不能在手机上考试。请联系培训负责人。', en: 'This course has no questions yet, so it cannot be sat on the phone. Ask the training officer.' })
export const notNow = (why: 'passed' | 'used-up' | 'not-attended' | 'wait', until?: BusinessDate): Fault => {
  switch (why) {
    case 'passed':
      return refused('exam-passed', { zh: '已经通过这门考试，不用再考。', en: 'This exam is passed already. There is no need to sit it again.' })
    case 'used-up':
      return refused('exam-used-up', { zh: '考试次数已用完。请联系培训负责人，写明原因后可以再考一次。', en: 'All attempts are used. The training officer may allow one more, with a reason.' })
    case 'not-attended':
      return refused('exam-not-attended', { zh: '听课时间还不够，不能考试。请先补课。', en: 'Not enough of the course was attended yet. Attend the rest first.' })
    case 'wait':
      return refused('exam-wait', { zh: `上次没有通过，${until} 起可以再考。`, en: `The last attempt failed. The next may be sat from ${until}.` })
    default:
      return why satisfies never
  }
}
export const notMarked = (): Fault => refused('exam-not-marked', { zh: '这份试卷还没有交，没有成绩可以更正。', en: 'This paper was not handed in yet, so there is no result to correct.' })
export const handedIn = (): Fault => conflict('handed-in', { zh: '这份试卷已经交过，成绩不变。', en: 'This paper was handed in already. Its result stands.' })
export const examToCome = (): Fault => invalid('exam-to-come', { zh: '考试日期还没到，没有登记。请检查日期。', en: 'The day of the exam is still to come. Nothing was recorded. Check the day.' })
export const examOutOfOrder = (on: BusinessDate): Fault => invalid('exam-out-of-order', { zh: `这个人 ${on} 已有一次考试，成绩要按日期先后登记，没有保存。`, en: `This person sat the exam on ${on} already; results are recorded in the order of their days. Nothing was saved.` })
export const notHeard = (): Fault => refused('not-attended', { zh: '您没有参加这一场，不能评价。', en: 'You did not attend this session, so you cannot rate it.' })
export const lessonsFull = (): Fault => limit('too-many-lessons', { zh: '一门课程最多 40 课，没有保存。', en: 'A course has at most 40 lessons. Nothing was saved.' })
export const picturesFull = (): Fault => limit('too-many-pictures', { zh: '一门课程最多 60 张图片，没有保存。', en: 'A course has at most 60 pictures. Nothing was saved.' })
export const pictureTooBig = (): Fault => limit('picture-too-big', { zh: '图片超过 1 MB，没有保存。请压缩后再上传。', en: 'The picture is larger than 1 MB. Nothing was saved. Make it smaller.' })
export const pictureMissing = (): Fault => invalid('picture-missing', { zh: '课文里有一张图片不在这门课程里，没有保存。请先上传图片，再插入。', en: 'The text names a picture that this course does not have. Nothing was saved. Upload it first.' })
