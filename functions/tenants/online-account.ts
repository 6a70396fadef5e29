import type { Site } from '../context.ts'

/** The account that residents may pay to now; undefined: the tenant collects offline. */
export const onlineAccount = ({ paymentAccount, collects = true, state }: Site): string | undefined => (collects && state === 'active' ? paymentAccount : undefined)

/** Every account that the tenant has or had: refunds and disputes may still come on any. */
export const everyAccount = ({ paymentAccount, formerAccounts = [] }: Site): string[] => [...(paymentAccount ? [paymentAccount] : []), ...formerAccounts.map(({ account }) => account)]
