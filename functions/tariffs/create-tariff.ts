import { today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { conflict } from '../faults.ts'
import type { TariffId } from '../ids.ts'
import { insertVersion, readTariff } from './items.ts'
import type { CreateTariff, Tariff, TariffVersion } from './model.ts'
import { sameVersion, showTariff } from './tariff.ts'

/** A new tariff with its first version. With a client-made `id` a retry answers the same tariff. */
export async function createTariff(ctx: Ctx, { name, from, document, rule, ...input }: CreateTariff): Promise<Tariff> {
  const version: TariffVersion = { version: 1, from, document, rule }
  const tariff = { id: input.id ?? (ctx.ids.short() as TariffId), name, versions: [version] }
  if (await insertVersion(ctx, tariff, version)) return showTariff(tariff, today(ctx.clock))
  const known = await readTariff(ctx, tariff.id)
  if (known && known.name === name && sameVersion(known.versions[0]!, version)) return showTariff(known, today(ctx.clock))
  throw conflict('id-taken', { zh: '这个编号已用于另一个收费标准，没有保存。', en: 'This id belongs to another tariff. Nothing was saved.' })
}
