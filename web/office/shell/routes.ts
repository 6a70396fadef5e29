import { createRootRoute, createRoute, lazyRouteComponent, type RouteComponent, type SearchSchemaInput } from '@tanstack/react-router'
import type { Guarded } from './access.ts'
import { Frame } from './frame.tsx'
import type { Search } from './search.ts'

const root = createRootRoute({ component: Frame, validateSearch: (search: Search & SearchSchemaInput): Search => search })

/** A screen's code is a chunk of its own; `Name` is checked against what the file exports. */
const screen = <M extends object>(load: () => Promise<M>, name: keyof M & string): RouteComponent =>
  lazyRouteComponent(load as () => Promise<Record<string, RouteComponent>>, name)

const at = <const Path extends string>(path: Path, needs: Guarded, component: RouteComponent) =>
  createRoute({ getParentRoute: () => root, path, component, staticData: { needs } })

export const routeTree = root.addChildren([
  at('/', 'getOverview', screen(() => import('../areas/overview/overview-screen.tsx'), 'OverviewScreen')),
  at('/households', 'listUnits', screen(() => import('../areas/households/households-screen.tsx'), 'HouseholdsScreen')),
  at('/households/$unit', 'listUnits', screen(() => import('../areas/households/household-screen.tsx'), 'HouseholdScreen')),
  at('/households/$unit/statement', 'getHouseholdStatement', screen(() => import('../areas/books/statement-screen.tsx'), 'StatementScreen')),
  at('/bills', 'listBills', screen(() => import('../areas/bills/bills-screen.tsx'), 'BillsScreen')),
  at('/bills/$bill', 'listBills', screen(() => import('../areas/bills/bill-screen.tsx'), 'BillScreen')),
  at('/payments', 'listPayments', screen(() => import('../areas/payments/payments-screen.tsx'), 'PaymentsScreen')),
  at('/payments/$payment', 'listPayments', screen(() => import('../areas/payments/payment-screen.tsx'), 'PaymentScreen')),
  at('/merchant-bills', 'listMerchantBills', screen(() => import('../areas/merchant-bills/merchant-bills-screen.tsx'), 'MerchantBillsScreen')),
  at('/merchant-bills/$bill', 'listMerchantBills', screen(() => import('../areas/merchant-bills/merchant-bill-screen.tsx'), 'MerchantBillScreen')),
  at('/statements', 'listStatementAccounts', screen(() => import('../areas/statements/statements-screen.tsx'), 'StatementsScreen')),
  at('/statements/$account', 'listStatementAccounts', screen(() => import('../areas/statements/account-screen.tsx'), 'AccountScreen')),
  at('/stuck', 'listStuck', screen(() => import('../areas/stuck/stuck-screen.tsx'), 'StuckScreen')),
  at('/refunds', 'listRefunds', screen(() => import('../areas/refunds/refunds-screen.tsx'), 'RefundsScreen')),
  at('/refunds/$refund', 'listRefunds', screen(() => import('../areas/refunds/refund-screen.tsx'), 'RefundScreen')),
  at('/disputes/$dispute', 'listDisputes', screen(() => import('../areas/disputes/dispute-screen.tsx'), 'DisputeScreen')),
  at('/reminders', 'listReminders', screen(() => import('../areas/reminders/reminders-screen.tsx'), 'RemindersScreen')),
  at('/reminders/settings', 'listReminders', screen(() => import('../areas/reminders/settings-screen.tsx'), 'ReminderSettingsScreen')),
  at('/reminders/$reminder', 'listReminders', screen(() => import('../areas/reminders/reminder-screen.tsx'), 'ReminderScreen')),
  at('/reminders/households/$unit', 'getHouseholdReminders', screen(() => import('../areas/reminders/household-screen.tsx'), 'HouseholdRemindersScreen')),
  at('/parking', 'listAreas', screen(() => import('../areas/parking/areas-screen.tsx'), 'AreasScreen')),
  at('/parking/$area', 'listAreas', screen(() => import('../areas/parking/area-screen.tsx'), 'AreaScreen')),
  at('/permits', 'listPermits', screen(() => import('../areas/parking/permits-screen.tsx'), 'PermitsScreen')),
  at('/cars', 'listCars', screen(() => import('../areas/parking/cars-screen.tsx'), 'CarsScreen')),
  at('/facilities', 'listFacilities', screen(() => import('../areas/facilities/facilities-screen.tsx'), 'FacilitiesScreen')),
  at('/facilities/new', 'createFacility', screen(() => import('../areas/facilities/edit-facility-screens.tsx'), 'NewFacilityScreen')),
  at('/facilities/$facility', 'listFacilities', screen(() => import('../areas/facilities/facility-screen.tsx'), 'FacilityScreen')),
  at('/machine-sessions', 'listMachines', screen(() => import('../areas/machines/sessions-screen.tsx'), 'SessionsScreen')),
  at('/facilities/$facility/change', 'createFacility', screen(() => import('../areas/facilities/edit-facility-screens.tsx'), 'ChangeFacilityScreen')),
  at('/facilities/$facility/contract', 'createContract', screen(() => import('../areas/contracts/new-contract-screen.tsx'), 'NewContractScreen')),
  at('/facilities/$facility/booking', 'createFacility', screen(() => import('../areas/bookings/terms-screen.tsx'), 'TermsScreen')),
  at('/bookings', 'listBookings', screen(() => import('../areas/bookings/bookings-screen.tsx'), 'BookingsScreen')),
  at('/bookings/list', 'listBookings', screen(() => import('../areas/bookings/list-screen.tsx'), 'BookingListScreen')),
  at('/bookings/new', 'createBooking', screen(() => import('../areas/bookings/new-booking-screen.tsx'), 'NewBookingScreen')),
  at('/bookings/$booking', 'listBookings', screen(() => import('../areas/bookings/booking-screen.tsx'), 'BookingScreen')),
  at('/contracts', 'listContracts', screen(() => import('../areas/contracts/contracts-screen.tsx'), 'ContractsScreen')),
  at('/contracts/$contract', 'listContracts', screen(() => import('../areas/contracts/contract-screen.tsx'), 'ContractScreen')),
  at('/facility-income', 'listSettlements', screen(() => import('../areas/contracts/income-screen.tsx'), 'IncomeScreen')),
  at('/stays', 'listStays', screen(() => import('../areas/stays/stays-screen.tsx'), 'StaysScreen')),
  at('/parking-income', 'getParkingIncome', screen(() => import('../areas/stays/income-screen.tsx'), 'ParkingIncomeScreen')),
  at('/stays/$stay', 'listStays', screen(() => import('../areas/stays/stay-screen.tsx'), 'StayScreen')),
  at('/sales', 'listSales', screen(() => import('../areas/sales/sales-screen.tsx'), 'SalesScreen')),
  at('/sales/$sale', 'listSales', screen(() => import('../areas/sales/sale-screen.tsx'), 'SaleScreen')),
  at('/shifts', 'listShifts', screen(() => import('../areas/stays/shifts-screen.tsx'), 'ShiftsScreen')),
  at('/tariffs', 'listTariffs', screen(() => import('../areas/tariffs/tariffs-screen.tsx'), 'TariffsScreen')),
  at('/tariffs/new', 'createTariff', screen(() => import('../areas/tariffs/edit-tariff-screens.tsx'), 'NewTariffScreen')),
  at('/tariffs/$tariff', 'createTariff', screen(() => import('../areas/tariffs/edit-tariff-screens.tsx'), 'ChangeTariffScreen')),
  at('/arrears', 'listArrears', screen(() => import('../areas/arrears/arrears-screen.tsx'), 'ArrearsScreen')),
  at('/billing', 'listBillingRuns', screen(() => import('../areas/billing/billing-screen.tsx'), 'BillingScreen')),
  at('/billing/$run', 'listBillingRuns', screen(() => import('../areas/billing/run-screen.tsx'), 'RunScreen')),
  at('/fee-items', 'listFeeItems', screen(() => import('../areas/fee-items/fee-items-screen.tsx'), 'FeeItemsScreen')),
  at('/fee-items/new', 'createFeeItem', screen(() => import('../areas/fee-items/new-fee-item-screen.tsx'), 'NewFeeItemScreen')),
  at('/fee-items/$item', 'listFeeItems', screen(() => import('../areas/fee-items/fee-item-screen.tsx'), 'FeeItemScreen')),
  at('/fee-items/$item/change', 'createFeeItem', screen(() => import('../areas/fee-items/change-fee-item-screen.tsx'), 'ChangeFeeItemScreen')),
  at('/journal', 'listVouchers', screen(() => import('../areas/books/journal-screen.tsx'), 'JournalScreen')),
  at('/vouchers/$voucher', 'listVouchers', screen(() => import('../areas/books/voucher-screen.tsx'), 'VoucherScreen')),
  at('/sources-and-uses', 'getSourcesAndUses', screen(() => import('../areas/books/sources-screen.tsx'), 'SourcesScreen')),
  at('/reports', 'getBalanceSheet', screen(() => import('../areas/reports/reports-screen.tsx'), 'ReportsScreen')),
  at('/trial-balance', 'getTrialBalance', screen(() => import('../areas/books/trial-balance-screen.tsx'), 'TrialBalanceScreen')),
  at('/communities', 'listCommunities', screen(() => import('../areas/communities/communities-screen.tsx'), 'CommunitiesScreen')),
  at('/imports', 'getImports', screen(() => import('../areas/imports/imports-screen.tsx'), 'ImportsScreen')),
  at('/imports/$import', 'getImports', screen(() => import('../areas/imports/import-screen.tsx'), 'ImportScreen')),
  at('/settings', 'listMembers', screen(() => import('../areas/settings/members-screen.tsx'), 'MembersScreen')),
  at('/settings/tokens', 'listApiTokens', screen(() => import('../areas/settings/tokens-screen.tsx'), 'TokensScreen')),
  at('/settings/site', 'updateSite', screen(() => import('../areas/settings/site-screen.tsx'), 'SiteScreen')),
  at('/settings/online-payment', 'getConnectStatus', screen(() => import('../areas/settings/online-screen.tsx'), 'OnlineScreen')),
  at('/settings/audit', 'listAudit', screen(() => import('../areas/settings/audit-screen.tsx'), 'AuditScreen')),
])
