import type { HireKind } from './contract-rules.ts'

/** Papers that a hire is filed with. */
export const documentKinds = ['contract', 'service-agreement', 'id-copy', 'bank-card', 'difficulty-certificate', 'health-check', 'photo', 'insurance-record', 'retirement-proof', 'accident-policy', 'rules-read', 'other'] as const
export type DocumentKind = (typeof documentKinds)[number]

const always: readonly DocumentKind[] = ['id-copy', 'bank-card', 'photo', 'rules-read']

/** What the kind of contract asks for; a public-welfare post also for the certificate that it was given for. */
export function documentsNeeded(kind: HireKind, welfare: boolean): DocumentKind[] {
  switch (kind) {
    case 'fixed':
    case 'open':
      return ['contract', ...always, 'health-check', 'insurance-record', ...(welfare ? (['difficulty-certificate'] as const) : [])]
    case 'part-time':
      return ['contract', ...always]
    case 'service':
      return ['service-agreement', ...always, 'retirement-proof', 'accident-policy', 'health-check']
    default:
      return kind satisfies never
  }
}
