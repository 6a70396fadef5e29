import { today } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { refused, unknown } from '../faults.ts'
import type { TariffId } from '../ids.ts'
import { insertVersion, readTariff } from './items.ts'
import type { ChangeTariff, Tariff, TariffVersion } from './model.ts'
import { sameVersion, showTariff, versionTaken } from './tariff.ts'

/** A new version from a day on, not before today: stays that have begun keep the price that was posted. The same change again answers the same. */
export async function changeTariff(ctx: Ctx, id: TariffId, input: ChangeTariff): Promise<Tariff> {
  const tariff = await readTariff(ctx, id)
  if (!tariff) throw unknown(`tariff ${id}`)
  const now = today(ctx.clock)
  const last = tariff.versions.at(-1)!
  if (sameVersion(last, input)) return showTariff(tariff, now)
  if (input.from < now) throw refused('from-past', { zh: `新版本不能早于今天（${now}）生效，没有保存。已入场的车辆按入场当日的标准收费。`, en: `A new version cannot begin before today (${now}). Nothing was saved. Stays that have begun keep their price.` })
  if (input.from <= last.from) throw versionTaken(last.from)
  const next: TariffVersion = { version: last.version + 1, ...input }
  if (!(await insertVersion(ctx, tariff, next))) throw versionTaken(input.from)
  return showTariff({ ...tariff, versions: [...tariff.versions, next] }, now)
}
