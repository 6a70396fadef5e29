import type { SaleRecord } from './items.ts'

/** Page of the resident app that says what became of a sale; the key makes it nobody's guess. */
export const landingPath = ({ id, key }: Pick<SaleRecord, 'id' | 'key'>): string => `/sale/${id}/${key}`
