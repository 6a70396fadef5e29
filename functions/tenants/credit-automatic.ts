import type { Ctx } from '../context.ts'
import { settingsOf } from './items.ts'
import { siteDefaults } from './model.ts'

/** Whether the organization lets its billing runs use what households have paid ahead, as it stands now. */
export const creditAutomatic = async ({ store }: Pick<Ctx, 'store'>): Promise<boolean> => (await settingsOf(store, true))?.creditAutomatic ?? siteDefaults.creditAutomatic
