import { createHash } from 'node:crypto'
import type { BusinessDate, Period } from '../calendar.ts'
import type { BookingId, BuildingId, CarId, CommunityId, ContractId, ExpenseId, FacilityId, FeeItemId, ImportId, JobId, MachineId, MemberId, ParkingAreaId, PaymentId, PermitId, ResidentId, RunId, SaleId, SpaceId, StatementAccountId, StayId, SupplierId, TariffId, TenantId, UnitId } from '../ids.ts'
import { at, type IndexKey, type Key, root } from './rooms.ts'
import { rosterKeys } from './roster-keys.ts'
import { workforceKeys } from './workforce-keys.ts'

export type { IndexKey, Key } from './rooms.ts'

/** The tenant id under which the platform keeps its own directory (hosts, accounts, list of tenants). */
export const platform = 'platform0000' as TenantId

export const voucherShards = 16
export const gateShards = 8

const pad = (value: number, width: number): string => String(value).padStart(width, '0')

/** A stable shard of a string; the first bytes of SHA-256 spread evenly. */
export const shardOf = (text: string, shards: number): number => createHash('sha256').update(text).digest().readUInt32BE(0) % shards

export const keys = {
  /** The small lists of a tenant live together: settings, members, communities, fee items. */
  root,
  site: (tenant: TenantId): Key => ({ pk: root(tenant), sk: 'SITE' }),
  member: (tenant: TenantId, member: MemberId): Key => ({ pk: root(tenant), sk: `MEMBER#${member}` }),
  apiToken: (tenant: TenantId, token: string): Key => ({ pk: root(tenant), sk: `TOKEN#${token}` }),
  community: (tenant: TenantId, community: CommunityId): Key => ({ pk: root(tenant), sk: `COMMUNITY#${community}` }),
  building: (tenant: TenantId, building: BuildingId): Key => ({ pk: root(tenant), sk: `BUILDING#${building}` }),
  feeItem: (tenant: TenantId, item: FeeItemId, version: number): Key => ({ pk: root(tenant), sk: `FEE#${item}#v${pad(version, 3)}` }),
  facility: (tenant: TenantId, facility: FacilityId): Key => ({ pk: root(tenant), sk: `FACILITY#${facility}` }),
  /** The bytes of an uploaded file, in parts that an item can hold. `owner`: the id of its thing. */
  filePart: (tenant: TenantId, owner: string, file: string, part: number): Key => ({ pk: at(tenant, `PHOTO#${owner}`), sk: `${file}#${pad(part, 2)}` }),
  supplier: (tenant: TenantId, supplier: SupplierId): Key => ({ pk: root(tenant), sk: `SUPPLIER#${supplier}` }),
  /** From a day on: up to which amount one person approves an expense. */
  budget: (tenant: TenantId, year: string): Key => ({ pk: root(tenant), sk: `BUDGET#${year}` }),
  /** Once fixed, for good. */
  budgetVersion: (tenant: TenantId, year: string, version: number): Key => ({ pk: root(tenant), sk: `BUDGET#${year}#v${pad(version, 3)}` }),
  expenseLimit: (tenant: TenantId, from: BusinessDate): Key => ({ pk: root(tenant), sk: `EXPENSELIMIT#${from}` }),
  expense: (tenant: TenantId, expense: ExpenseId): Key => ({ pk: at(tenant, `EXPENSE#${expense}`), sk: 'EXPENSE' }),
  /** Index: the expenses of a month by their day. */
  expenseOrder: (tenant: TenantId, period: Period, place: string): IndexKey => ({ gpk: at(tenant, `EXPENSES#${period}`), gsk: place }),
  contract: (tenant: TenantId, contract: ContractId): Key => ({ pk: root(tenant), sk: `CONTRACT#${contract}` }),
  /** What happens under a contract: takings, settlements, money. A span is named by its first day. */
  contractRoom: (tenant: TenantId, contract: ContractId): string => at(tenant, `CONTRACT#${contract}`),
  takings: (tenant: TenantId, contract: ContractId, from: BusinessDate, version: number): Key => ({ pk: at(tenant, `CONTRACT#${contract}`), sk: `TAKINGS#${from}#v${pad(version, 4)}` }),
  settlement: (tenant: TenantId, contract: ContractId, from: BusinessDate): Key => ({ pk: at(tenant, `CONTRACT#${contract}`), sk: `SETTLE#${from}` }),
  rentReceipt: (tenant: TenantId, contract: ContractId, receipt: string): Key => ({ pk: at(tenant, `CONTRACT#${contract}`), sk: `MONEY#${receipt}` }),
  tariff: (tenant: TenantId, tariff: TariffId, version: number): Key => ({ pk: root(tenant), sk: `TARIFF#${tariff}#v${pad(version, 3)}` }),
  couponBatch: (tenant: TenantId, batch: string): Key => ({ pk: root(tenant), sk: `COUPON#${batch}` }),
  /** The codes of a batch, in one item, and which of them are used. */
  couponRoom: (tenant: TenantId, batch: string): string => at(tenant, `COUPON#${batch}`),
  couponCodes: (tenant: TenantId, batch: string): Key => ({ pk: at(tenant, `COUPON#${batch}`), sk: 'CODES' }),
  couponUse: (tenant: TenantId, batch: string, code: string): Key => ({ pk: at(tenant, `COUPON#${batch}`), sk: `USED#${code}` }),
  gateEvent: (tenant: TenantId, device: string, sequence: number): Key => ({ pk: at(tenant, `GATE#${device}`), sk: pad(sequence, 12) }),
  /** What was seen and paid of one car in one area, in the order of its own time. */
  stayRoom: (tenant: TenantId, area: ParkingAreaId, subject: string): string => at(tenant, `CAR#${area}#${subject}`),
  stayFact: (tenant: TenantId, area: ParkingAreaId, subject: string, place: string): Key => ({ pk: at(tenant, `CAR#${area}#${subject}`), sk: `E#${place}` }),
  stayHead: (tenant: TenantId, area: ParkingAreaId, subject: string): Key => ({ pk: at(tenant, `CAR#${area}#${subject}`), sk: 'HEAD' }),
  stayMonth: (tenant: TenantId, area: ParkingAreaId, month: string): string => at(tenant, `STAYS#${area}#${month}`),
  stay: (tenant: TenantId, area: ParkingAreaId, month: string, place: string): Key => ({ pk: at(tenant, `STAYS#${area}#${month}`), sk: place }),
  /** Index: the cars inside an area, longest first. */
  presentRoom: (tenant: TenantId, area: ParkingAreaId): string => at(tenant, `INSIDE#${area}`),
  present: (tenant: TenantId, area: ParkingAreaId, stay: StayId): IndexKey => ({ gpk: at(tenant, `INSIDE#${area}`), gsk: stay }),
  ticketRoom: (tenant: TenantId, area: ParkingAreaId): string => at(tenant, `TICKETS#${area}`),
  ticketBook: (tenant: TenantId, area: ParkingAreaId, place: number): Key => ({ pk: at(tenant, `TICKETS#${area}`), sk: `BOOK#${pad(place, 5)}` }),
  shift: (tenant: TenantId, shift: string): Key => ({ pk: at(tenant, `SHIFT#${shift}`), sk: 'SHIFT' }),
  /** Index: shifts by when they began. */
  shiftOrder: (tenant: TenantId, openedAt: string, shift: string): IndexKey => ({ gpk: at(tenant, 'SHIFTS'), gsk: `${openedAt}#${shift}` }),
  /** Index: what passed through one actor's hands in cash, in the order of time. */
  till: (tenant: TenantId, actor: string, place: string): IndexKey => ({ gpk: at(tenant, `TILL#${actor}`), gsk: place }),
  /** A person's cash box: what is in it, and until when it was counted. */
  cashBox: (tenant: TenantId, person: string): Key => ({ pk: at(tenant, 'CASHBOXES'), sk: person }),
  cashBoxes: (tenant: TenantId): string => at(tenant, 'CASHBOXES'),
  cashShift: (tenant: TenantId, shift: string): Key => ({ pk: at(tenant, `CASHSHIFT#${shift}`), sk: 'SHIFT' }),
  /** Index: shifts of cash boxes by when they began. */
  cashShiftOrder: (tenant: TenantId, openedAt: string, shift: string): IndexKey => ({ gpk: at(tenant, 'CASHSHIFTS'), gsk: `${openedAt}#${shift}` }),
  handedCash: (tenant: TenantId, shift: string): Key => ({ pk: at(tenant, `CASHSHIFT#${shift}`), sk: 'HANDED' }),
  cashDeposit: (tenant: TenantId, deposit: string): Key => ({ pk: at(tenant, 'CASHDEPOSITS'), sk: deposit }),
  /** A payout of the provider, and what it is made of. */
  payout: (tenant: TenantId, payout: string): Key => ({ pk: at(tenant, `PAYOUT#${payout}`), sk: 'PAYOUT' }),
  payoutLines: (tenant: TenantId, payout: string, chunk: number): Key => ({ pk: at(tenant, `PAYOUT#${payout}`), sk: `LINES#${pad(chunk, 4)}` }),
  /** Index: payouts by when they were made. */
  payoutOrder: (tenant: TenantId, place: string): IndexKey => ({ gpk: at(tenant, 'PAYOUTS'), gsk: place }),
  /** What people have said about something unexplained; the thing itself lives where it came up. */
  exceptionRoom: (tenant: TenantId): string => at(tenant, 'EXCEPTIONS'),
  exception: (tenant: TenantId, exception: string): Key => ({ pk: at(tenant, 'EXCEPTIONS'), sk: exception }),
  run: (tenant: TenantId, period: Period, run: RunId): Key => ({ pk: root(tenant), sk: `RUN#${period}#${run}` }),
  import: (tenant: TenantId, id: ImportId): Key => ({ pk: root(tenant), sk: `IMPORT#${id}` }),
  /** Every judging of a file stores its rows anew, under a revision of its own, so that readers never see half of it. */
  importRows: (tenant: TenantId, id: ImportId, revision: number, chunk: number): Key => ({ pk: at(tenant, `I#${id}`), sk: `ROWS#${pad(revision, 5)}#${pad(chunk, 5)}` }),
  importChoice: (tenant: TenantId, id: ImportId): Key => ({ pk: at(tenant, `I#${id}`), sk: 'CHOICE' }),
  merchantBill: (tenant: TenantId, bill: string): Key => ({ pk: root(tenant), sk: `MERCHANT#${bill}` }),
  /** What the file says, in parts. */
  merchantRows: (tenant: TenantId, bill: string, chunk: number): Key => ({ pk: at(tenant, `M#${bill}`), sk: `ROWS#${pad(chunk, 5)}` }),
  /** One line, whichever files it stands in: the file that brought it, and what people decided of it. */
  merchantLine: (tenant: TenantId, line: string): Key => ({ pk: at(tenant, `R#${line}`), sk: 'LINE' }),
  statementAccount: (tenant: TenantId, account: StatementAccountId): Key => ({ pk: root(tenant), sk: `STATEMENTS#${account}` }),
  /** Files of an account's statements: what was uploaded, and its lines in parts until they stand under their months. */
  statementRoom: (tenant: TenantId, account: StatementAccountId): string => at(tenant, `S#${account}`),
  statement: (tenant: TenantId, account: StatementAccountId, statement: string): Key => ({ pk: at(tenant, `S#${account}`), sk: `FILE#${statement}` }),
  statementRows: (tenant: TenantId, account: StatementAccountId, statement: string, chunk: number): Key => ({ pk: at(tenant, `S#${account}`), sk: `ROWS#${statement}#${pad(chunk, 5)}` }),
  statementMonth: (tenant: TenantId, account: StatementAccountId, period: Period): string => at(tenant, `R#${account}#${period}`),
  /** `line`: day, hash of what the bank says, and which of equal ones. */
  statementLine: (tenant: TenantId, account: StatementAccountId, period: Period, line: string): Key => ({ pk: at(tenant, `R#${account}#${period}`), sk: `LINE#${line}` }),
  /** What a line was found to be, under the month of its first line; beside the lines, so that a month's are one query. */
  match: (tenant: TenantId, account: StatementAccountId, period: Period, match: string): Key => ({ pk: at(tenant, `R#${account}#${period}`), sk: `MATCH#${match}` }),
  /** Who holds a line, or a voucher under the month of its entry: a match, or nobody any more. */
  lineClaim: (tenant: TenantId, account: StatementAccountId, period: Period, line: string): Key => ({ pk: at(tenant, `R#${account}#${period}`), sk: `CLAIM#${line}` }),
  entryClaim: (tenant: TenantId, account: StatementAccountId, period: Period, voucher: string): Key => ({ pk: at(tenant, `R#${account}#${period}`), sk: `ENTRY#${voucher}` }),
  learnedRule: (tenant: TenantId, account: StatementAccountId, rule: string): Key => ({ pk: at(tenant, `S#${account}`), sk: `RULE#${rule}` }),
  job: (tenant: TenantId, job: JobId): Key => ({ pk: root(tenant), sk: `JOB#${job}` }),
  sequence: (tenant: TenantId, name: string): Key => ({ pk: root(tenant), sk: `SEQ#${name}` }),
  audit: (tenant: TenantId, number: number): Key => ({ pk: at(tenant, 'AUDIT'), sk: pad(number, 9) }),

  household: (tenant: TenantId, unit: UnitId): string => at(tenant, `H#${unit}`),
  unit: (tenant: TenantId, unit: UnitId): Key => ({ pk: at(tenant, `H#${unit}`), sk: 'UNIT' }),
  resident: (tenant: TenantId, unit: UnitId, resident: ResidentId): Key => ({ pk: at(tenant, `H#${unit}`), sk: `RESIDENT#${resident}` }),
  bill: (tenant: TenantId, unit: UnitId, period: Period, number: number): Key => ({ pk: at(tenant, `H#${unit}`), sk: `BILL#${period}#${number}` }),
  refund: (tenant: TenantId, unit: UnitId, refund: string): Key => ({ pk: at(tenant, `H#${unit}`), sk: `REFUND#${refund}` }),
  dispute: (tenant: TenantId, unit: UnitId, payment: PaymentId, dispute: string): Key => ({ pk: at(tenant, `H#${unit}`), sk: `DISPUTE#${payment}#${dispute}` }),
  /** A change of a household's account that is neither a bill nor a payment; one a fact. */
  accountEntry: (tenant: TenantId, unit: UnitId, kind: string, document: string): Key => ({ pk: at(tenant, `H#${unit}`), sk: `ENTRY#${kind}#${document}` }),
  payment: (tenant: TenantId, unit: UnitId, payment: PaymentId): Key => ({ pk: at(tenant, `H#${unit}`), sk: `PAY#${payment}` }),

  buildingRoom: (tenant: TenantId, building: BuildingId): string => at(tenant, `B#${building}`),
  account: (tenant: TenantId, building: BuildingId, unit: UnitId): Key => ({ pk: at(tenant, `B#${building}`), sk: `ACCT#${unit}` }),
  /** Index: the units of a building in the order people count rooms. */
  unitOrder: (tenant: TenantId, building: BuildingId, sortKey: string): IndexKey => ({ gpk: at(tenant, `B#${building}`), gsk: `UNIT#${sortKey}` }),
  /** Index: the residents of a phone, by a hash that differs from tenant to tenant. */
  phone: (tenant: TenantId, phoneHash: string, resident: ResidentId): IndexKey => ({ gpk: at(tenant, `PHONE#${phoneHash}`), gsk: resident }),

  runParts: (tenant: TenantId, run: RunId): string => at(tenant, `RUN#${run}`),
  /** Bills outside the months' runs, for lists. */
  singleBill: (tenant: TenantId, period: Period, no: number): Key => ({ pk: at(tenant, 'SINGLES'), sk: `${period}#${pad(no, 5)}` }),
  runPart: (tenant: TenantId, run: RunId, part: number): Key => ({ pk: at(tenant, `RUN#${run}`), sk: `PART#${pad(part, 5)}` }),
  /** Written in the transaction that publishes a part: there = done. */
  runDone: (tenant: TenantId, run: RunId, part: number): Key => ({ pk: at(tenant, `RUN#${run}`), sk: `DONE#${pad(part, 5)}` }),
  /** What of a household's bill of this run its credit paid, and that the run has used it. */
  runCredit: (tenant: TenantId, run: RunId, unit: UnitId): Key => ({ pk: at(tenant, `RUN#${run}`), sk: `CREDIT#${unit}` }),
  runRefused: (tenant: TenantId, run: RunId, chunk: number): Key => ({ pk: at(tenant, `RUN#${run}`), sk: `REFUSED#${pad(chunk, 5)}` }),
  /** A series of receipts of a year; `letter` is empty or one capital. */
  receipts: (tenant: TenantId, year: number, letter = ''): string => at(tenant, `RCPT#${letter}${pad(year, 4)}`),
  receipt: (tenant: TenantId, year: number, number: number, letter = ''): Key => ({ pk: at(tenant, `RCPT#${letter}${pad(year, 4)}`), sk: pad(number, 6) }),

  journalShard: (tenant: TenantId, period: Period, shard: number): string => at(tenant, `J#${period}#${pad(shard, 2)}`),
  /** A voucher's place follows from its document, so one fact cannot make two vouchers. `place` is `<kind>#<date>#<document>` or, for the rare kinds, `OTHER#<date>#<kind>.<document>`. */
  voucher: (tenant: TenantId, period: Period, document: string, place: string): Key => ({ pk: at(tenant, `J#${period}#${pad(shardOf(document, voucherShards), 2)}`), sk: place }),
  gate: (tenant: TenantId, period: Period, shard: number): Key => ({ pk: at(tenant, `P#${period}#${shard}`), sk: 'GATE' }),

  disclosureSettings: (tenant: TenantId): Key => ({ pk: root(tenant), sk: 'DISCLOSURE' }),
  /** What was published, by span, and drafts; a span is `2026-10.2026-12`. */
  disclosuresRoom: (tenant: TenantId): string => at(tenant, 'DISCLOSURES'),
  disclosure: (tenant: TenantId, span: string): Key => ({ pk: at(tenant, 'DISCLOSURES'), sk: `HEAD#${span}` }),
  disclosureDraft: (tenant: TenantId, span: string): Key => ({ pk: at(tenant, 'DISCLOSURES'), sk: `DRAFT#${span}` }),
  /** The versions of one, each with a row for the whole and for every community, and what people object. */
  disclosureRoom: (tenant: TenantId, span: string): string => at(tenant, `D#${span}`),
  disclosureVersion: (tenant: TenantId, span: string, version: number): Key => ({ pk: at(tenant, `D#${span}`), sk: `V${pad(version, 3)}` }),
  /** `part`: a version, `V001`, or `DRAFT`; `scope`: a community, or `all`. */
  disclosureScope: (tenant: TenantId, span: string, part: string, scope: string): Key => ({ pk: at(tenant, `D#${span}`), sk: `${part}#${scope}` }),
  objection: (tenant: TenantId, span: string, objection: string): Key => ({ pk: at(tenant, `D#${span}`), sk: `OBJECTION#${objection}` }),

  /** Every closing of every month, in order; a month that was reopened has several. */
  closingRoom: (tenant: TenantId): string => at(tenant, 'CLOSE'),
  closing: (tenant: TenantId, period: Period, version: number): Key => ({ pk: at(tenant, 'CLOSE'), sk: `${period}#v${pad(version, 3)}` }),
  /** The numbers that a closing gave, in parts; `place` is where the part begins in the journal. */
  numberRoom: (tenant: TenantId, period: Period): string => at(tenant, `N#${period}`),
  numberPart: (tenant: TenantId, period: Period, version: number, place: string): Key => ({ pk: at(tenant, `N#${period}`), sk: `v${pad(version, 3)}#${place}` }),

  reminderSettings: (tenant: TenantId): Key => ({ pk: root(tenant), sk: 'REMINDERS' }),
  reminderRun: (tenant: TenantId, run: string): Key => ({ pk: root(tenant), sk: `REMIND#${run}` }),
  reminderRoom: (tenant: TenantId, run: string): string => at(tenant, `REMIND#${run}`),
  delivery: (tenant: TenantId, run: string, unit: UnitId): Key => ({ pk: at(tenant, `REMIND#${run}`), sk: unit }),
  /** How a household may be reminded, and when it last was. */
  reminding: (tenant: TenantId, unit: UnitId): Key => ({ pk: at(tenant, `H#${unit}`), sk: 'REMINDING' }),
  visit: (tenant: TenantId, unit: UnitId, date: BusinessDate, id: string): Key => ({ pk: at(tenant, `H#${unit}`), sk: `VISIT#${date}#${id}` }),

  parkingArea: (tenant: TenantId, area: ParkingAreaId): Key => ({ pk: root(tenant), sk: `PARKING#${area}` }),
  /** What an area holds: its spaces, permits and applications. */
  parkingRoom: (tenant: TenantId, area: ParkingAreaId): string => at(tenant, `A#${area}`),
  space: (tenant: TenantId, area: ParkingAreaId, space: SpaceId): Key => ({ pk: at(tenant, `A#${area}`), sk: `SPACE#${space}` }),

  permit: (tenant: TenantId, area: ParkingAreaId, permit: PermitId): Key => ({ pk: at(tenant, `A#${area}`), sk: `PERMIT#${permit}` }),
  parkingAllocation: (tenant: TenantId, area: ParkingAreaId, allocation: string): Key => ({ pk: at(tenant, `A#${area}`), sk: `DRAW#${allocation}` }),
  /** The cars of a tenant by plate, and what stands beside a plate. */
  carsRoom: (tenant: TenantId): string => at(tenant, 'CARS'),
  car: (tenant: TenantId, car: CarId): Key => ({ pk: at(tenant, 'CARS'), sk: `CAR#${car}` }),
  blockedPlate: (tenant: TenantId, car: CarId): Key => ({ pk: at(tenant, 'CARS'), sk: `BLOCK#${car}` }),
  visitor: (tenant: TenantId, car: CarId, date: BusinessDate): Key => ({ pk: at(tenant, 'CARS'), sk: `VISIT#${car}#${date}` }),
  householdParking: (tenant: TenantId, unit: UnitId): Key => ({ pk: at(tenant, `H#${unit}`), sk: 'PARKING' }),
  visits: (tenant: TenantId, unit: UnitId, period: Period): Key => ({ pk: at(tenant, `H#${unit}`), sk: `VISITS#${period}` }),

  ...workforceKeys,
  ...rosterKeys,

  /** What is not at its end yet, of every kind, in one small room. */
  unfinishedRoom: (tenant: TenantId): string => at(tenant, 'W'),
  unfinished: (tenant: TenantId, kind: string, id: string): Key => ({ pk: at(tenant, 'W'), sk: `${kind}#${id}` }),

  /** Things looked up by a secret's hash or a natural key, most with a `ttl`. */
  lookup: (tenant: TenantId, key: string): Key => ({ pk: at(tenant, `K#${key}`), sk: 'KEY' }),

  /** A sale, its refunds, and the claims on it through the bank. */
  saleRoom: (tenant: TenantId, sale: SaleId): string => at(tenant, `S#${sale}`),
  sale: (tenant: TenantId, sale: SaleId): Key => ({ pk: at(tenant, `S#${sale}`), sk: `SALE#${sale}` }),
  saleRefund: (tenant: TenantId, sale: SaleId, refund: string): Key => ({ pk: at(tenant, `S#${sale}`), sk: `REFUND#${refund}` }),
  saleDispute: (tenant: TenantId, sale: SaleId, dispute: string): Key => ({ pk: at(tenant, `S#${sale}`), sk: `DISPUTE#${dispute}` }),

  machine: (tenant: TenantId, machine: MachineId): Key => ({ pk: root(tenant), sk: `MACHINE#${machine}` }),
  machineEvent: (tenant: TenantId, machine: MachineId, sequence: number): Key => ({ pk: at(tenant, `X#${machine}`), sk: `EVENT#${pad(sequence, 10)}` }),
  endedSession: (tenant: TenantId, machine: MachineId, turn: number): Key => ({ pk: at(tenant, `X#${machine}`), sk: `SESSION#${pad(turn, 9)}` }),
  /** Index: the sessions that ended in a month. */
  sessionsOf: (tenant: TenantId, period: Period, place: string): IndexKey => ({ gpk: at(tenant, `SESSIONS#${period}`), gsk: place }),

  /** The bookings of a facility, and its cells: the pieces of time that a booking takes, each one item. */
  bookingRoom: (tenant: TenantId, facility: FacilityId): string => at(tenant, `BK#${facility}`),
  booking: (tenant: TenantId, facility: FacilityId, booking: BookingId): Key => ({ pk: at(tenant, `BK#${facility}`), sk: `BOOKING#${booking}` }),
  bookedCell: (tenant: TenantId, facility: FacilityId, cell: string): Key => ({ pk: at(tenant, `BK#${facility}`), sk: `CELL#${cell}` }),
  /** Index: bookings by when they begin. */
  bookingOrder: (tenant: TenantId, place: string): IndexKey => ({ gpk: at(tenant, 'BOOKINGS'), gsk: place }),
  /** Bookings that wait for their money, by when they lapse. */
  holdsRoom: (tenant: TenantId): string => at(tenant, 'HOLDS'),
  hold: (tenant: TenantId, until: string, booking: BookingId): Key => ({ pk: at(tenant, 'HOLDS'), sk: `${until}#${booking}` }),
  householdBooking: (tenant: TenantId, unit: UnitId, start: string, booking: BookingId): Key => ({ pk: at(tenant, `H#${unit}`), sk: `BOOKING#${start}#${booking}` }),
  /** How many bookings of a facility a household has in a month. */
  bookedInMonth: (tenant: TenantId, unit: UnitId, facility: FacilityId, period: Period): Key => ({ pk: at(tenant, `H#${unit}`), sk: `BOOKED#${facility}#${period}` }),

  host: (host: string): Key => ({ pk: root(platform), sk: `HOST#${host}` }),
  providerAccount: (account: string): Key => ({ pk: root(platform), sk: `ACCOUNT#${account}` }),
  tenant: (tenant: TenantId): Key => ({ pk: root(platform), sk: `TENANT#${tenant}` }),
}

/** True for `T#<tenant>` and `T#<tenant>#...`, and not for another tenant whose id starts alike. */
export const ownedBy = (tenant: TenantId, pk: string): boolean => pk === root(tenant) || pk.startsWith(`${root(tenant)}#`)
