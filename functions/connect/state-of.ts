import type { ProviderAccount } from '../payments/channel.ts'
import type { ConnectState } from './model.ts'

/** Where an account stands, by what the provider says of it; undefined: it is connected no more. */
export function stateOf(account: Pick<ProviderAccount, 'canCollect' | 'submitted' | 'due' | 'closed'> | undefined): ConnectState {
  if (!account) return 'restricted'
  if (account.canCollect) return 'ready'
  if (account.closed) return 'restricted'
  if (!account.submitted) return 'begun'
  return account.due.length > 0 ? 'more-needed' : 'under-review'
}
