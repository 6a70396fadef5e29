import type { BusinessDate } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { TariffId } from '../ids.ts'
import { readTariff } from './items.ts'
import type { TariffVersion } from './model.ts'
import { versionOn } from './tariff.ts'

/** What other domains ask: the version for a stay that begins on a day. Throws unknown. */
export async function tariffOn(ctx: Ctx, id: TariffId, date: BusinessDate): Promise<TariffVersion> {
  const tariff = await readTariff(ctx, id)
  if (!tariff) throw unknown(`tariff ${id}`)
  return versionOn(tariff, date)
}
