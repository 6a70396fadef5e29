import { afterAll, beforeAll, expect, it } from 'vitest'
import { billWrite } from '../../functions/fees/bill-items.ts'
import { randomIds, type TenantId } from '../../functions/ids.ts'
import { fen } from '../../functions/money.ts'
import { ConditionFailed } from '../../functions/storage/cancelled.ts'
import { startTable } from '../support/table.ts'

let table: Awaited<ReturnType<typeof startTable>>
beforeAll(async () => {
  table = await startTable()
})
afterAll(() => table?.stop())

it('a household’s bill of a month is written once, on whatever day and with whatever sum it comes again', async () => {
  const tenant = randomIds.short() as TenantId
  const store = table.storeFor(tenant)
  const write = (issuedOn: string, amountFen: number) =>
    billWrite({ tenant }, { unit: 'unit00000001', period: '2026-12', number: 1, no: 1, run: 'run000000001', building: 'building0001', buildingName: '1幢', community: 'community001', communityName: '红星里', room: '1-101', name: '王秀英', area: null, dueDate: '2026-12-25', issuedOn, amountFen: fen(amountFen), lines: [] } as never)
  await store.write(write('2026-11-26', 1000))
  for (const again of [write('2026-11-26', 1000), write('2026-11-27', 1000), write('2026-11-26', 2000)]) await expect(store.write(again)).rejects.toBeInstanceOf(ConditionFailed)
})
