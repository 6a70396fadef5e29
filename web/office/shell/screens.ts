import { BellRing, Building2, CalendarDays, Car, CarFront, ChartColumn, ChartNoAxesCombined, CircleAlert, Coins, FileText, FileUp, HandCoins, LayoutDashboard, type LucideIcon, PlugZap, QrCode, ReceiptText, Scale, ScrollText, Send, Settings, SquareParking, Store, Tags, TicketCheck, Undo2, Users, WalletCards } from 'lucide-react'
import type { Messages } from '../i18n/zh.ts'
import type { Guarded } from './access.ts'

export type Screen = {
  readonly name: keyof Messages['screens']
  readonly path: '/' | '/households' | '/bills' | '/billing' | '/payments' | '/merchant-bills' | '/statements' | '/fee-items' | '/parking' | '/permits' | '/cars' | '/stays' | '/shifts' | '/sales' | '/machine-sessions' | '/tariffs' | '/facilities' | '/contracts' | '/bookings' | '/facility-income' | '/arrears' | '/reminders' | '/refunds' | '/stuck' | '/journal' | '/trial-balance' | '/sources-and-uses' | '/communities' | '/imports' | '/settings'
  readonly icon: LucideIcon
  /** Where it leads those who may not open the path itself: to another part that they may. */
  readonly instead?: { readonly path: '/settings/online-payment'; readonly unless: Guarded }
  /** Shown to whoever may call one of these. */
  readonly needs: readonly Guarded[]
}

type Group = { readonly name?: keyof Messages['groups']; readonly screens: readonly Screen[] }

/** The main menu, in the order of a month's work. */
export const menu: readonly Group[] = [
  {
    screens: [
      { name: 'overview', path: '/', icon: LayoutDashboard, needs: ['getOverview'] },
      { name: 'stuck', path: '/stuck', icon: CircleAlert, needs: ['listStuck'] },
    ],
  },
  {
    name: 'fees',
    screens: [
      { name: 'households', path: '/households', icon: Users, needs: ['listUnits'] },
      { name: 'bills', path: '/bills', icon: ReceiptText, needs: ['listBills'] },
      { name: 'payments', path: '/payments', icon: WalletCards, needs: ['listPayments'] },
      { name: 'merchantBills', path: '/merchant-bills', icon: QrCode, needs: ['listMerchantBills'] },
      { name: 'arrears', path: '/arrears', icon: ChartColumn, needs: ['listArrears'] },
      { name: 'refunds', path: '/refunds', icon: Undo2, needs: ['listRefunds'] },
      { name: 'reminders', path: '/reminders', icon: BellRing, needs: ['listReminders'] },
      { name: 'billing', path: '/billing', icon: Send, needs: ['listBillingRuns'] },
    ],
  },
  {
    name: 'income',
    screens: [
      { name: 'parking', path: '/parking', icon: SquareParking, needs: ['listAreas'] },
      { name: 'permits', path: '/permits', icon: TicketCheck, needs: ['listPermits'] },
      { name: 'cars', path: '/cars', icon: Car, needs: ['listCars'] },
      { name: 'stays', path: '/stays', icon: CarFront, needs: ['listStays'] },
      { name: 'shifts', path: '/shifts', icon: Coins, needs: ['listShifts'] },
      { name: 'sales', path: '/sales', icon: ReceiptText, needs: ['listSales'] },
      { name: 'tariffs', path: '/tariffs', icon: Tags, needs: ['listTariffs'] },
      { name: 'facilities', path: '/facilities', icon: Store, needs: ['listFacilities'] },
      { name: 'machineSessions', path: '/machine-sessions', icon: PlugZap, needs: ['listMachines'] },
      { name: 'bookings', path: '/bookings', icon: CalendarDays, needs: ['listBookings'] },
      { name: 'contracts', path: '/contracts', icon: FileText, needs: ['listContracts'] },
      { name: 'facilityIncome', path: '/facility-income', icon: HandCoins, needs: ['listSettlements'] },
    ],
  },
  {
    name: 'books',
    screens: [
      { name: 'statements', path: '/statements', icon: FileText, needs: ['listStatementAccounts'] },
      { name: 'journal', path: '/journal', icon: ScrollText, needs: ['listVouchers'] },
      { name: 'trialBalance', path: '/trial-balance', icon: Scale, needs: ['getTrialBalance'] },
      { name: 'sourcesAndUses', path: '/sources-and-uses', icon: ChartNoAxesCombined, needs: ['getSourcesAndUses'] },
    ],
  },
  {
    name: 'estates',
    screens: [
      { name: 'communities', path: '/communities', icon: Building2, needs: ['listCommunities'] },
      { name: 'imports', path: '/imports', icon: FileUp, needs: ['getImports'] },
      { name: 'feeItems', path: '/fee-items', icon: Tags, needs: ['listFeeItems'] },
    ],
  },
  { screens: [{ name: 'settings', path: '/settings', icon: Settings, needs: ['listMembers', 'updateSite', 'getConnectStatus'], instead: { path: '/settings/online-payment', unless: 'listMembers' } }] },
]
