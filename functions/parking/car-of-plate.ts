import type { Ctx } from '../context.ts'
import { naturalId } from '../estates/natural-id.ts'
import { invalid } from '../faults.ts'
import type { CarId } from '../ids.ts'
import { normalPlate, plateFaults, type PlateKind, type Plate, readPlate } from './plate-model.ts'

/** A car's id follows from its plate, so that the gate finds it and nobody registers it twice. */
export const carOfPlate = (ctx: Pick<Ctx, 'tenant'>, plate: Plate): CarId => naturalId(12, 'car', ctx.tenant, plate) as CarId

/** A plate that may have a permit. Throws what is wrong with it. */
export function checkPlate(text: string): { readonly plate: Plate; readonly kind: PlateKind } {
  const read = readPlate(text)
  if (!('wrong' in read)) return read
  const { zh, en } = plateFaults[read.wrong]
  throw invalid('bad-plate', { zh: `${zh}没有保存。`, en: `${en} Nothing was saved.` }, { details: [{ where: 'plate', say: plateFaults[read.wrong] }] })
}

/** A plate as a guest's or on the list of those who may not come in: any text that can be compared. */
export function anyPlate(text: string): Plate {
  const plate = normalPlate(text)
  if (plate.length >= 4) return plate
  throw invalid('bad-plate', { zh: '车牌太短，没有保存。请填写完整车牌。', en: 'The plate is too short. Nothing was saved. Enter the whole plate.' })
}
