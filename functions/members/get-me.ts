import type { Ctx } from '../context.ts'
import type { MeView } from './model.ts'

/** Who calls and on which tenant; all of it is in the context already. */
export function getMe({ actor, tenant, site }: Ctx): MeView {
  return { actor: viewOfActor(actor), tenant: { id: tenant, slug: site.slug, name: site.name, state: site.state } }
}

function viewOfActor(actor: Ctx['actor']): MeView['actor'] {
  if (actor.kind === 'anonymous' || actor.kind === 'system') return null
  const { kind, id, name, roles } = actor
  return { kind, id, name, roles: [...roles], units: actor.kind === 'resident' ? [...actor.units] : actor.kind === 'paylink' ? [actor.unit] : [] }
}
