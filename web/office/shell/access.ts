import type { StaffRole } from '../../../functions/context.ts'

const readers = ['head', 'finance', 'collector', 'auditor'] as const
const books = ['head', 'finance', 'auditor'] as const

/**
 * Which roles the API lets call the operations that decide what is shown here. A test compares each with
 * `x-access` of the OpenAPI document, so the two cannot drift apart.
 */
export const access = {
  getOverview: readers,
  listUnits: readers,
  updateUnit: ['head'],
  createCommunity: ['head'],
  listCommunities: readers,
  importUnits: ['head'],
  getImports: ['head', 'finance'],
  exportUnits: ['head', 'finance'],
  listFeeItems: readers,
  createFeeItem: ['head', 'finance'],
  listBillingRuns: readers,
  previewBilling: ['head', 'finance'],
  publishBilling: ['head', 'finance'],
  listBills: readers,
  exportBills: readers,
  createPayLink: ['head', 'finance', 'collector'],
  listPayments: readers,
  recordCounterPayment: ['head', 'collector'],
  exportPayments: readers,
  listMerchantBills: books,
  importMerchantBill: ['head', 'finance'],
  bookMerchantLines: ['head', 'finance'],
  listArrears: readers,
  exportArrears: readers,
  listTariffs: [...readers, 'attendant'],
  createTariff: ['head', 'finance'],
  listStays: [...readers, 'attendant'],
  closeStay: ['head', 'finance', 'attendant'],
  listSales: readers,
  createSaleRefund: ['head', 'finance', 'collector'],
  listShifts: ['head', 'finance', 'attendant', 'auditor'],
  listVouchers: books,
  exportJournal: books,
  getTrialBalance: ['head', 'finance', 'auditor', 'supervisor'],
  getSourcesAndUses: ['head', 'finance', 'auditor', 'supervisor'],
  getHouseholdStatement: readers,
  listMembers: ['head', 'auditor'],
  inviteMember: ['head'],
  listApiTokens: ['head', 'auditor'],
  createApiToken: ['head'],
  updateSite: ['head'],
  getConnectStatus: books,
  listStuck: books,
  resolveStuck: ['head', 'finance'],
  applyCredit: ['head', 'finance', 'collector'],
  keepCredit: ['head', 'finance', 'collector'],
  listRefunds: readers,
  createRefund: ['head', 'finance', 'collector'],
  reversePayment: ['head', 'finance'],
  listDisputes: readers,
  listAreas: [...readers, 'attendant'],
  createArea: ['head', 'finance'],
  listPermits: [...readers, 'attendant'],
  applyPermit: ['head', 'finance', 'collector'],
  runAllocation: ['head'],
  listCars: [...readers, 'attendant'],
  registerCar: ['head', 'finance', 'collector'],
  blockPlate: ['head', 'finance'],
  listFacilities: [...readers, 'attendant'],
  createFacility: ['head', 'finance'],
  listContracts: readers,
  createContract: ['head', 'finance'],
  recordTakings: ['head', 'finance', 'collector', 'attendant'],
  importTakings: ['head', 'finance', 'collector'],
  settleContract: ['head', 'finance'],
  recordRent: ['head', 'finance', 'collector'],
  listSettlements: readers,
  exportSettlements: readers,
  listReminders: readers,
  getHouseholdReminders: readers,
  sendReminders: ['head', 'finance', 'collector'],
  recordVisit: ['head', 'finance', 'collector'],
  changeReminderSettings: ['head'],
  connectAccount: ['head'],
  listAudit: ['head', 'auditor'],
} as const satisfies Readonly<Record<string, readonly StaffRole[]>>

export type Guarded = keyof typeof access

export const mayCall = (roles: readonly StaffRole[], operation: Guarded): boolean => {
  const allowed: readonly StaffRole[] = access[operation]
  return roles.some((role) => allowed.includes(role))
}
