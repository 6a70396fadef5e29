import type { Ctx } from '../context.ts'
import type { PersonRecord } from '../workforce/model.ts'
import { type Around, faultsOf, minimumWageOn, type MinimumWage, type Terms } from './contract-rules.ts'
import { allWages } from './items.ts'
import { retirementIf, type RetirementKind } from './retirement-rules.ts'
import { againstLaw, whichPlace } from './words.ts'

type Asked = Terms & { readonly place: string; readonly retirementKind: RetirementKind }

/** Checks terms against the law and the place's minimum wage on their first day; answers the place whose wage it is. Throws `invalid` with every fault by name. */
export async function checkTerms(ctx: Pick<Ctx, 'store'>, terms: Asked, { born, before }: { readonly born: PersonRecord['born']; readonly before: number }): Promise<string> {
  const wages = await allWages(ctx)
  const place = placeIn(wages, terms.place)
  const around: Around = { wage: minimumWageOn(wages, place, terms.from), retiresOn: retirementIf(born, terms.retirementKind)?.on ?? null, before }
  const faults = faultsOf(terms, around)
  if (faults.length > 0) throw againstLaw(faults, around.wage)
  return place
}

/** The only place there is where none is said. A name that nobody has entered would pass any pay, so it is refused once there are others. */
function placeIn(wages: readonly MinimumWage[], said: string): string {
  const places = [...new Set(wages.map(({ place }) => place))].toSorted()
  if (said === '' && places.length === 1) return places[0]!
  if (places.length > 0 && !places.includes(said)) throw whichPlace(places)
  return said
}
