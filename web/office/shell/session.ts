import { queryOptions, useQuery } from '@tanstack/react-query'
import type { MeView } from '../../../functions/members/model.ts'
import type { StaffRole } from '../../../functions/context.ts'
import { api, ask } from '../../shared/api/client.ts'
import { type Guarded, mayCall } from './access.ts'

/** Who is signed in on this host. Asked again when the window comes back, so that a removed member's page ends. */
export const meQuery = queryOptions({ queryKey: ['me'], queryFn: () => ask(api.me.$get()), staleTime: 60_000 })

type Actor = NonNullable<MeView['actor']>

/** The member who works here; undefined while asking, for residents and for nobody. */
export function useMember(): Actor | undefined {
  const { data } = useQuery(meQuery)
  const actor = data?.actor
  return actor?.kind === 'member' ? actor : undefined
}

/** Whether the signed-in member's roles allow an operation: what is not allowed is not shown. The server decides anyway. */
export function useMay(): (operation: Guarded) => boolean {
  const member = useMember()
  return (operation) => mayCall((member?.roles ?? []) as readonly StaffRole[], operation)
}
