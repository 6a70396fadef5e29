import * as z from 'zod/mini'
import { parseDecimal, parseYuan, yuan } from '../../../../functions/money.ts'
import type { FoundMachine } from './queries.ts'
import type { Messages } from './zh.ts'

/** A machine as it is typed. `watts` of the last tier is empty: it holds for any power. */
export type MachineValues = {
  name: string
  state: 'active' | 'paused'
  by: 'energy' | 'time'
  kwh: string
  stepMinutes: string
  tiers: { watts: string; price: string }[]
  least: string
  amounts: string
  maxMinutes: string
}

const usual: MachineValues = { name: '', state: 'active', by: 'energy', kwh: '1', stepMinutes: '60', tiers: [{ watts: '', price: '0.5' }], least: '0', amounts: '2 5 10', maxMinutes: '720' }
const plain = (fen: number): string => yuan(fen).replace(/\.?0+$/, '')

export function valuesOf(machine: FoundMachine | undefined): MachineValues {
  if (!machine) return usual
  const { name, state, tariff, amountsFen, maxMinutes } = machine
  const priced = tariff.by === 'energy' ? { kwh: plain(tariff.kwhFen) } : { stepMinutes: String(tariff.stepMinutes), tiers: tariff.tiers.map(({ uptoWatts, stepFen }) => ({ watts: uptoWatts === null ? '' : String(uptoWatts), price: plain(stepFen) })) }
  return { ...usual, ...priced, name, state, by: tariff.by, least: plain(tariff.leastFen), amounts: amountsFen.map(plain).join(' '), maxMinutes: String(maxMinutes) }
}

const whole = (text: string): number | undefined => parseDecimal(text.trim(), 0)
const money = (text: string): number | undefined => {
  const fen = parseYuan(text.trim())
  return fen !== undefined && fen >= 0 ? fen : undefined
}
const rising = (numbers: readonly (number | undefined)[]): boolean => numbers.every((one, at) => one !== undefined && (at === 0 || numbers[at - 1]! < one))
const amountsOf = (text: string): (number | undefined)[] => text.trim().split(/[\s,，、]+/).map(money)

const [leastAhead, mostAhead, aheadMax] = [100, 20_000, 6] as const

export const machineSchema = (words: Messages) =>
  z
    .object({
      name: z.string().check(z.refine((text) => text.trim().length >= 1 && text.trim().length <= 30, words.nameNeeded)),
      state: z.enum(['active', 'paused']),
      by: z.enum(['energy', 'time']),
      kwh: z.string(),
      stepMinutes: z.string(),
      tiers: z.array(z.object({ watts: z.string(), price: z.string() })),
      least: z.string().check(z.refine((text) => money(text) !== undefined, words.yuanWrong)),
      amounts: z.string().check(z.refine((text) => rising(amountsOf(text)) && amountsOf(text).length <= aheadMax && amountsOf(text).every((fen) => fen! >= leastAhead && fen! <= mostAhead), words.amountsWrong)),
      maxMinutes: z.string().check(z.refine((text) => (whole(text) ?? 0) >= 10, words.numberWrong)),
    })
    .check((context) => {
      const { by, kwh, stepMinutes, tiers } = context.value
      const wrong = (path: (string | number)[], message: string) => context.issues.push({ code: 'custom', path, message, input: context.value })
      if (by === 'energy') {
        if (money(kwh) === undefined) wrong(['kwh'], words.yuanWrong)
        return
      }
      if ((whole(stepMinutes) ?? 0) < 1) wrong(['stepMinutes'], words.numberWrong)
      for (const [at, { price }] of tiers.entries()) if (money(price) === undefined) wrong(['tiers', at, 'price'], words.yuanWrong)
      const watts = tiers.slice(0, -1).map((tier) => whole(tier.watts))
      if (!rising(watts) || tiers.at(-1)!.watts.trim() !== '') wrong(['tiers', tiers.length - 1, 'watts'], words.tiersWrong)
    })

/** The API's shape. */
export const machineOf = ({ name, state, by, kwh, stepMinutes, tiers, least, amounts, maxMinutes }: MachineValues) => ({
  name: name.trim(),
  state,
  tariff:
    by === 'energy'
      ? { by, kwhFen: money(kwh)!, leastFen: money(least)! }
      : { by, stepMinutes: whole(stepMinutes)!, tiers: tiers.map((tier) => ({ uptoWatts: tier.watts.trim() === '' ? null : whole(tier.watts)!, stepFen: money(tier.price)! })), leastFen: money(least)! },
  amountsFen: amountsOf(amounts).map((fen) => fen!),
  maxMinutes: whole(maxMinutes)!,
})
