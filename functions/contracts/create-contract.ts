import { recordChange } from '../audit/record-change.ts'
import { type BusinessDate, instant } from '../calendar.ts'
import type { Ctx } from '../context.ts'
import { readFacility } from '../facilities/read-facility.ts'
import type { FacilityId } from '../ids.ts'
import { held } from '../storage/cancelled.ts'
import { getContract } from './get-contract.ts'
import { allContracts, type ContractRecord, contractsMax, findContract, hashOf, putContract } from './items.ts'
import type { Contract, CreateContract } from './model.ts'
import { endAfter, termMonthsMax } from './schedule-model.ts'
import { badSteps, badTerm, badTiers, earnsNothing, notInUse, numberTaken, otherOfThisId, tooManyContracts } from './words.ts'

/** A contract on a facility in use. The client's id makes a retry the same one; throws `unknown`, `invalid`, `refused`, `conflict`. */
export async function createContract(ctx: Ctx, facility: FacilityId, input: CreateContract): Promise<Contract> {
  const place = await readFacility(ctx, facility)
  const sent = hashOf({ facility, ...input })
  const known = await findContract(ctx, input.id)
  if (known) return answerAgain(ctx, known, sent)
  check(input)
  if (place.state === 'planned' || place.state === 'closed') throw notInUse()
  const all = await allContracts(ctx)
  if (all.length >= contractsMax) throw tooManyContracts(contractsMax)
  if (all.some(({ id, no }) => no === input.no && id !== input.id)) throw numberTaken(input.no)
  const { from, to, ...agreed } = input
  const terms = [{ from, to, document: input.no, at: instant(ctx.clock), by: ctx.actor.name }]
  const contract: ContractRecord = { ...agreed, facility, community: place.community, fund: place.fund, terms, depositHeldFen: 0, sent, version: 1 }
  const detail = { no: input.no, facility, from, to, fund: place.fund }
  const made = recordChange(ctx, async () => ({ writes: [putContract(ctx, contract)], act: 'contract.created', subject: input.id, detail, answer: undefined }))
  return (await held(made)) ? getContract(ctx, input.id) : answerAgain(ctx, (await findContract(ctx, input.id))!, sent)
}

async function answerAgain(ctx: Ctx, known: ContractRecord, sent: string): Promise<Contract> {
  if (known.sent !== sent) throw otherOfThisId()
  return getContract(ctx, known.id)
}

export const isTerm = (from: BusinessDate, to: BusinessDate): boolean => from <= to && to <= endAfter(from, termMonthsMax)

function check({ from, to, steps, tiers, minimumMonthlyFen }: CreateContract): void {
  if (!isTerm(from, to)) throw badTerm()
  if (steps[0]!.from !== from || steps.some((step, at) => at > 0 && step.from <= steps[at - 1]!.from) || steps.at(-1)!.from > to) throw badSteps()
  if (tiers && (tiers[0]!.fromFen !== 0 || tiers.some((tier, at) => at > 0 && tier.fromFen <= tiers[at - 1]!.fromFen))) throw badTiers()
  if (steps.every(({ monthlyFen }) => monthlyFen === 0) && (tiers ?? []).every(({ rateBp }) => rateBp === 0) && minimumMonthlyFen === 0) throw earnsNothing()
}
