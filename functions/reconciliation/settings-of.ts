import { type AccountSettings, usualSettings } from './matching/model.ts'
import type { StoredAccount } from './statement-items.ts'

/** How the rules look at an account: as everywhere, and less what its provider keeps where that was said. */
export const settingsOf = ({ feePerTenThousand }: StoredAccount): AccountSettings => (feePerTenThousand ? { ...usualSettings, feeSplit: true, feePerTenThousand } : usualSettings)
