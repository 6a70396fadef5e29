import { Building2, CircleAlert, Coins, LayoutDashboard, type LucideIcon, Scale, Settings, SquareParking, Users } from 'lucide-react'
import type { Messages } from '../i18n/zh.ts'
import type { Guarded } from './access.ts'

export type Screen = {
  readonly name: keyof Messages['screens']
  readonly path: '/' | '/households' | '/bills' | '/billing' | '/payments' | '/merchant-bills' | '/statements' | '/expenses' | '/payouts' | '/exceptions' | '/cash' | '/fee-items' | '/parking' | '/permits' | '/cars' | '/stays' | '/shifts' | '/sales' | '/machine-sessions' | '/tariffs' | '/coupons' | '/facilities' | '/contracts' | '/bookings' | '/facility-income' | '/arrears' | '/reminders' | '/refunds' | '/stuck' | '/closing' | '/journal' | '/trial-balance' | '/sources-and-uses' | '/reports' | '/communities' | '/imports' | '/settings' | '/disclosures' | '/pipeline' | '/people' | '/posts' | '/outcomes' | '/training' | '/hires' | '/subsidies' | '/attendance' | '/certificates' | '/requests' | '/rosters'
  /** Where it leads those who may not open the path itself: to another part that they may. */
  readonly instead?: { readonly path: '/settings/online-payment'; readonly unless: Guarded }
  /** Shown to whoever may call one of these. */
  readonly needs: readonly Guarded[]
}

/** A group has the icon, not its screens: thirty little pictures in a row tell nothing apart, and each is code of the shell. */
type Group = { readonly name?: keyof Messages['groups']; readonly icon: LucideIcon; readonly screens: readonly Screen[] }

/** The main menu, in the order of a month's work. */
export const menu: readonly Group[] = [
  { icon: LayoutDashboard, screens: [{ name: 'overview', path: '/', needs: ['getOverview'] }] },
  { icon: CircleAlert, screens: [{ name: 'stuck', path: '/stuck', needs: ['listStuck'] }] },
  {
    name: 'fees',
    icon: Coins,
    screens: [
      { name: 'households', path: '/households', needs: ['listUnits'] },
      { name: 'bills', path: '/bills', needs: ['listBills'] },
      { name: 'payments', path: '/payments', needs: ['listPayments'] },
      { name: 'merchantBills', path: '/merchant-bills', needs: ['listMerchantBills'] },
      { name: 'arrears', path: '/arrears', needs: ['listArrears'] },
      { name: 'refunds', path: '/refunds', needs: ['listRefunds'] },
      { name: 'reminders', path: '/reminders', needs: ['listReminders'] },
      { name: 'billing', path: '/billing', needs: ['listBillingRuns'] },
    ],
  },
  {
    name: 'income',
    icon: SquareParking,
    screens: [
      { name: 'parking', path: '/parking', needs: ['listAreas'] },
      { name: 'permits', path: '/permits', needs: ['listPermits'] },
      { name: 'cars', path: '/cars', needs: ['listCars'] },
      { name: 'stays', path: '/stays', needs: ['listStays'] },
      { name: 'shifts', path: '/shifts', needs: ['listShifts'] },
      { name: 'sales', path: '/sales', needs: ['listSales'] },
      { name: 'tariffs', path: '/tariffs', needs: ['listTariffs'] },
      { name: 'coupons', path: '/coupons', needs: ['listCoupons'] },
      { name: 'facilities', path: '/facilities', needs: ['listFacilities'] },
      { name: 'machineSessions', path: '/machine-sessions', needs: ['listMachines'] },
      { name: 'bookings', path: '/bookings', needs: ['listBookings'] },
      { name: 'contracts', path: '/contracts', needs: ['listContracts'] },
      { name: 'facilityIncome', path: '/facility-income', needs: ['listSettlements'] },
    ],
  },
  {
    name: 'books',
    icon: Scale,
    screens: [
      { name: 'statements', path: '/statements', needs: ['listStatementAccounts'] },
      { name: 'payouts', path: '/payouts', needs: ['listPayouts'] },
      { name: 'exceptions', path: '/exceptions', needs: ['listExceptions'] },
      { name: 'cash', path: '/cash', needs: ['listCashShifts'] },
      { name: 'expenses', path: '/expenses', needs: ['listExpenses'] },
      { name: 'closing', path: '/closing', needs: ['listClosings'] },
      { name: 'journal', path: '/journal', needs: ['listVouchers'] },
      { name: 'trialBalance', path: '/trial-balance', needs: ['getTrialBalance'] },
      { name: 'reports', path: '/reports', needs: ['getBalanceSheet'] },
      { name: 'sourcesAndUses', path: '/sources-and-uses', needs: ['getSourcesAndUses'] },
      { name: 'disclosures', path: '/disclosures', needs: ['getDisclosureWork'] },
    ],
  },
  {
    name: 'people',
    icon: Users,
    screens: [
      { name: 'pipeline', path: '/pipeline', needs: ['getPipeline'] },
      { name: 'people', path: '/people', needs: ['listSeekers'] },
      { name: 'posts', path: '/posts', needs: ['listPosts'] },
      { name: 'rosters', path: '/rosters', needs: ['listRosters'] },
      { name: 'requests', path: '/requests', needs: ['listLeaves'] },
      { name: 'training', path: '/training', needs: ['listTrainingSessions'] },
      { name: 'certificates', path: '/certificates', needs: ['listCertificates'] },
      { name: 'hires', path: '/hires', needs: ['listHires'] },
      { name: 'attendance', path: '/attendance', needs: ['getAttendance'] },
      { name: 'subsidies', path: '/subsidies', needs: ['previewClaims'] },
      { name: 'outcomes', path: '/outcomes', needs: ['getOutcomes'] },
    ],
  },
  {
    name: 'estates',
    icon: Building2,
    screens: [
      { name: 'communities', path: '/communities', needs: ['listCommunities'] },
      { name: 'imports', path: '/imports', needs: ['getImports'] },
      { name: 'feeItems', path: '/fee-items', needs: ['listFeeItems'] },
    ],
  },
  { icon: Settings, screens: [{ name: 'settings', path: '/settings', needs: ['listMembers', 'updateSite', 'getConnectStatus'], instead: { path: '/settings/online-payment', unless: 'listMembers' } }] },
]
