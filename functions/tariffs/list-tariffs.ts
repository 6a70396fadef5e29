import { today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { unknown } from '../faults.ts'
import type { TariffId } from '../ids.ts'
import { readTariff, readTariffs } from './items.ts'
import type { Tariff } from './model.ts'
import { showTariff } from './tariff.ts'

/** Every tariff with all its versions, oldest first. */
export async function listTariffs(ctx: Ctx): Promise<{ items: Tariff[] }> {
  return { items: (await readTariffs(ctx)).map((tariff) => showTariff(tariff, today(ctx.clock))) }
}

export async function getTariff(ctx: Ctx, id: TariffId): Promise<Tariff> {
  const tariff = await readTariff(ctx, id)
  if (!tariff) throw unknown(`tariff ${id}`)
  return showTariff(tariff, today(ctx.clock))
}
