import type { AccountCode } from '../ledger/chart.ts'

/** Where a difference may go: income, cost, and what is still to be settled. Never what names a household, nor what was earned before. */
export const differenceAccounts = ['5401', '5301', '5201', '5101', '4901', '4601', '4401', '4301', '4101', '2209', '2202', '2204', '2206', '1122', '1141', '1001', '1002', '1009'] as const satisfies readonly AccountCode[]
