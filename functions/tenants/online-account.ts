import type { Site } from '../context.ts'

/** The account that residents may pay to now; undefined: the tenant collects offline. */
export const onlineAccount = ({ stripeAccount, collects = true, state }: Site): string | undefined => (collects && state === 'active' ? stripeAccount : undefined)
