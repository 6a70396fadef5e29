import { queryOptions, useQuery } from '@tanstack/react-query'
import type { MeView } from '../../../functions/members/model.ts'
import type { StaffRole } from '../../../functions/context.ts'
import { ApiError } from '../../shared/api/api-error.ts'
import { api, ask } from '../../shared/api/client.ts'
import { type Guarded, mayCall } from './access.ts'
import { queryClient } from './query-client.ts'

/** Who is signed in on this host. Asked again when the window comes back, so that a removed member's page ends. */
export const meQuery = queryOptions({ queryKey: ['me'], queryFn: () => askMe(), staleTime: 60_000 })

/** Once somebody was signed in, "nobody" means that the session ended: told as such, so that the screen stays. */
async function askMe(): Promise<MeView> {
  const me = await ask(api.me.$get())
  if (me.actor === null && queryClient.getQueryData<MeView>(['me'])?.actor) throw new ApiError({ kind: 'unauthenticated', code: 'sign-in-needed', say: '' })
  return me
}

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
