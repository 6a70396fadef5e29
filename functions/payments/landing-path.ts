import type { PaymentId } from '../ids.ts'

/** Page of the resident app that the provider sends the payer back to, on the tenant's own host. */
export const landingPath = (payment: PaymentId | ':checkout'): string => `/checkout/${payment}`
