import type { BusinessDate, Period } from '../calendar.ts'
import type { CertificateId, ClaimId, CourseId, HireId, PersonId, PostId, SchemeId, TenantId, TrainingSessionId } from '../ids.ts'
import { at, type IndexKey, type Key, root } from './rooms.ts'

/** Keys of people and work: spread into `keys`, which everybody uses. */
export const workforceKeys = {
  /** All that is about one person: `PERSON`, certificates, enrolments, hires, and who looked at what is sealed. */
  personRoom: (tenant: TenantId, person: PersonId): string => at(tenant, `PERSON#${person}`),
  person: (tenant: TenantId, person: PersonId): Key => ({ pk: at(tenant, `PERSON#${person}`), sk: 'PERSON' }),
  /** Who opened what of a person's sealed fields; `look` is the client's. */
  personLook: (tenant: TenantId, person: PersonId, look: string): Key => ({ pk: at(tenant, `PERSON#${person}`), sk: `LOG#${look}` }),
  /** Index: the looks at one person, in the order of time. */
  personLookOrder: (tenant: TenantId, person: PersonId, place: string): IndexKey => ({ gpk: at(tenant, `LOOKS#${person}`), gsk: place }),
  /** Whose id number it is, by its keyed hash. */
  personOfPrint: (tenant: TenantId, print: string): Key => ({ pk: at(tenant, `IDPRINT#${print}`), sk: 'KEY' }),
  workforceSettings: (tenant: TenantId): Key => ({ pk: root(tenant), sk: 'WORKFORCE' }),
  /** The last day on which people whose time was over were erased. */
  erasures: (tenant: TenantId): Key => ({ pk: root(tenant), sk: 'ERASURES' }),
  /** Who asks for work by the public page and was neither taken in nor declined. */
  applicationsRoom: (tenant: TenantId): string => at(tenant, 'APPLICATIONS'),
  application: (tenant: TenantId, application: string): Key => ({ pk: at(tenant, 'APPLICATIONS'), sk: application }),
  /** Index: the people of a tenant, by the day on which they were registered. */
  peopleOrder: (tenant: TenantId, registered: BusinessDate, person: PersonId): IndexKey => ({ gpk: at(tenant, 'PEOPLE'), gsk: `${registered}#${person}` }),
  peopleRoom: (tenant: TenantId): string => at(tenant, 'PEOPLE'),

  certificate: (tenant: TenantId, person: PersonId, own: string): Key => ({ pk: at(tenant, `PERSON#${person}`), sk: `CERT#${own}` }),
  /** Index: the certificates of a tenant. */
  certificatesRoom: (tenant: TenantId): string => at(tenant, 'CERTS'),
  certificateOrder: (tenant: TenantId, certificate: CertificateId): IndexKey => ({ gpk: at(tenant, 'CERTS'), gsk: certificate }),
  certificateKind: (tenant: TenantId, kind: string): Key => ({ pk: root(tenant), sk: `CERTKIND#${kind}` }),
  completionNumbers: (tenant: TenantId, year: string): Key => ({ pk: root(tenant), sk: `COMPLETIONS#${year}` }),

  post: (tenant: TenantId, post: PostId): Key => ({ pk: root(tenant), sk: `POST#${post}` }),

  hire: (tenant: TenantId, person: PersonId, hire: HireId): Key => ({ pk: at(tenant, `PERSON#${person}`), sk: `HIRE#${hire}` }),
  /** Which hire a person works under, and until when: one at a time. */
  working: (tenant: TenantId, person: PersonId): Key => ({ pk: at(tenant, `PERSON#${person}`), sk: 'WORKING' }),
  /** Index: the hires of a tenant by their first day. */
  hireOrder: (tenant: TenantId, from: BusinessDate, hire: HireId): IndexKey => ({ gpk: at(tenant, 'HIRES'), gsk: `${from}#${hire}` }),
  hiresRoom: (tenant: TenantId): string => at(tenant, 'HIRES'),
  /** The places of a post, one item each: who has it, and until when. */
  seatRoom: (tenant: TenantId, post: PostId): string => at(tenant, `SEATS#${post}`),
  seat: (tenant: TenantId, post: PostId, place: number): Key => ({ pk: at(tenant, `SEATS#${post}`), sk: String(place).padStart(3, '0') }),
  minimumWage: (tenant: TenantId, place: string, from: BusinessDate): Key => ({ pk: root(tenant), sk: `MINWAGE#${place}#${from}` }),

  scheme: (tenant: TenantId, scheme: SchemeId): Key => ({ pk: root(tenant), sk: `SCHEME#${scheme}` }),
  /** What is known of a month: one item a person. */
  monthFactsRoom: (tenant: TenantId, period: Period): string => at(tenant, `FACTS#${period}`),
  monthFacts: (tenant: TenantId, period: Period, person: PersonId): Key => ({ pk: at(tenant, `FACTS#${period}`), sk: person }),
  /** A month of a person that was claimed: there once, whatever the scheme. */
  claimedMonth: (tenant: TenantId, person: PersonId, period: Period): Key => ({ pk: at(tenant, `PERSON#${person}`), sk: `CLAIMED#${period}` }),
  exitPlan: (tenant: TenantId, person: PersonId): Key => ({ pk: at(tenant, 'EXITPLANS'), sk: person }),
  exitPlanRoom: (tenant: TenantId): string => at(tenant, 'EXITPLANS'),
  claimsRoom: (tenant: TenantId): string => at(tenant, 'CLAIMS'),
  claim: (tenant: TenantId, claim: ClaimId): Key => ({ pk: at(tenant, 'CLAIMS'), sk: claim }),
  /** Its lines, as they were when it was made, and what became of them. */
  claimLines: (tenant: TenantId, claim: ClaimId): Key => ({ pk: at(tenant, `CLAIM#${claim}`), sk: 'LINES' }),
  claimReceipt: (tenant: TenantId, claim: ClaimId, receipt: string): Key => ({ pk: at(tenant, `CLAIM#${claim}`), sk: `RECEIPT#${receipt}` }),
  claimRoom: (tenant: TenantId, claim: ClaimId): string => at(tenant, `CLAIM#${claim}`),
  course: (tenant: TenantId, course: CourseId): Key => ({ pk: root(tenant), sk: `COURSE#${course}` }),
  /** What belongs to a course: its questions, lessons, money, and the ids of its sessions. */
  courseRoom: (tenant: TenantId, course: CourseId): string => at(tenant, `COURSE#${course}`),
  courseQuestions: (tenant: TenantId, course: CourseId): Key => ({ pk: at(tenant, `COURSE#${course}`), sk: 'QUESTIONS' }),
  lesson: (tenant: TenantId, course: CourseId, lesson: string): Key => ({ pk: at(tenant, `COURSE#${course}`), sk: `LESSON#${lesson}` }),
  lessonPicture: (tenant: TenantId, course: CourseId, picture: string): Key => ({ pk: at(tenant, `COURSE#${course}`), sk: `PICTURE#${picture}` }),
  courseMoney: (tenant: TenantId, course: CourseId, line: string): Key => ({ pk: at(tenant, `COURSE#${course}`), sk: `MONEY#${line}` }),
  sessionOfCourse: (tenant: TenantId, course: CourseId, session: TrainingSessionId): Key => ({ pk: at(tenant, `COURSE#${course}`), sk: `SESSION#${session}` }),
  /** A training session with its seats and what was said of it. */
  trainingRoom: (tenant: TenantId, session: TrainingSessionId): string => at(tenant, `TRAINING#${session}`),
  training: (tenant: TenantId, session: TrainingSessionId): Key => ({ pk: at(tenant, `TRAINING#${session}`), sk: 'SESSION' }),
  trainingSeat: (tenant: TenantId, session: TrainingSessionId, person: PersonId): Key => ({ pk: at(tenant, `TRAINING#${session}`), sk: `ENROL#${person}` }),
  trainingFeedback: (tenant: TenantId, session: TrainingSessionId, id: string): Key => ({ pk: at(tenant, `TRAINING#${session}`), sk: `FEEDBACK#${id}` }),
  /** Who was told that it is called off. */
  trainingTold: (tenant: TenantId, session: TrainingSessionId, person: PersonId): Key => ({ pk: at(tenant, `TRAINING#${session}`), sk: `TOLD#${person}` }),
  /** Sessions that were called off, while somebody has still to be told. */
  calledOff: (tenant: TenantId, session: TrainingSessionId): Key => ({ pk: at(tenant, 'CALLEDOFF'), sk: session }),
  calledOffRoom: (tenant: TenantId): string => at(tenant, 'CALLEDOFF'),
  /** Which trainer and room is taken when, a day in one item. */
  trainingDay: (tenant: TenantId, date: BusinessDate): Key => ({ pk: at(tenant, 'TRAININGDAYS'), sk: `DAY#${date}` }),
  /** Index: sessions by when they begin. */
  trainingOrder: (tenant: TenantId, place: string): IndexKey => ({ gpk: at(tenant, 'TRAININGS'), gsk: place }),
  /** In the person's room: where they have, or had, a seat; what exams they sat; which lessons they have done. */
  seatOfPerson: (tenant: TenantId, person: PersonId, session: TrainingSessionId): Key => ({ pk: at(tenant, `PERSON#${person}`), sk: `ENROL#${session}` }),
  exam: (tenant: TenantId, person: PersonId, course: CourseId, number: number): Key => ({ pk: at(tenant, `PERSON#${person}`), sk: `EXAM#${course}#${String(number).padStart(2, '0')}` }),
  examAllowed: (tenant: TenantId, person: PersonId, course: CourseId, id: string): Key => ({ pk: at(tenant, `PERSON#${person}`), sk: `EXAMMORE#${course}#${id}` }),
  /** Whose completion of which course has to be looked at; gone once that was done. */
  awardDue: (tenant: TenantId, person: PersonId, course: CourseId): Key => ({ pk: at(tenant, 'AWARDS'), sk: `${person}#${course}` }),
  awardsRoom: (tenant: TenantId): string => at(tenant, 'AWARDS'),
  lessonDone: (tenant: TenantId, person: PersonId, course: CourseId, lesson: string): Key => ({ pk: at(tenant, `PERSON#${person}`), sk: `LESSON#${course}#${lesson}` }),
}
