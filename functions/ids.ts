import { randomBytes } from 'node:crypto'

declare const brand: unique symbol
/** A string that only its own maker may make: a unit's id does not fit where a bill's is asked. */
export type Id<Name extends string> = string & { readonly [brand]: Name }

/** `^[a-z0-9]{12}$`: never contains `#`, so no key of one tenant is a prefix of another's. */
export type TenantId = Id<'tenant'>
export type CommunityId = Id<'community'>
export type BuildingId = Id<'building'>
export type UnitId = Id<'unit'>
export type ResidentId = Id<'resident'>
export type MemberId = Id<'member'>
export type FeeItemId = Id<'feeItem'>
export type RunId = Id<'run'>
export type BillId = Id<'bill'>
export type PaymentId = Id<'payment'>
export type VoucherId = Id<'voucher'>
export type ImportId = Id<'import'>
export type JobId = Id<'job'>
export type ParkingAreaId = Id<'parkingArea'>
export type SpaceId = Id<'space'>
export type CarId = Id<'car'>
export type PermitId = Id<'permit'>
export type TariffId = Id<'tariff'>
export type StayId = Id<'stay'>
export type FacilityId = Id<'facility'>
export type ContractId = Id<'contract'>
export type BookingId = Id<'booking'>
export type MachineId = Id<'machine'>
export type SessionId = Id<'session'>
export type SaleId = Id<'sale'>
export type StatementAccountId = Id<'statementAccount'>
export type ExpenseId = Id<'expense'>
export type SupplierId = Id<'supplier'>
export type CashShiftId = Id<'cashShift'>
export type PersonId = Id<'person'>
export type PostId = Id<'post'>
export type CourseId = Id<'course'>
export type TrainingSessionId = Id<'trainingSession'>
export type CertificateId = Id<'certificate'>
export type HireId = Id<'hire'>
export type SchemeId = Id<'scheme'>
export type ClaimId = Id<'claim'>
export type ShiftId = Id<'shift'>
export type RosterId = Id<'roster'>
export type SolveRunId = Id<'solveRun'>
export type LeaveId = Id<'leave'>
export type SwapId = Id<'swap'>

/** Where fresh ids and secrets come from; tests pass a counted one. */
export type Ids = {
  /** 12 characters of `[a-z0-9]`, about 62 bits. */
  readonly short: () => string
  /** A secret to hand out once: 32 characters of base64url, 192 bits. */
  readonly secret: () => string
  /** A code of decimal digits for a text message. */
  readonly digits: (count: number) => string
}

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'

export const randomIds: Ids = {
  short: () => draw(letters, 12),
  secret: () => randomBytes(24).toString('base64url'),
  digits: (count) => draw('0123456789', count),
}

/** Draws without the bias of a plain remainder: bytes past the last full multiple are thrown away. */
function draw(alphabet: string, count: number): string {
  const limit = 256 - (256 % alphabet.length)
  let out = ''
  while (out.length < count) {
    for (const byte of randomBytes(count * 2)) {
      if (byte < limit && out.length < count) out += alphabet[byte % alphabet.length]
    }
  }
  return out
}
