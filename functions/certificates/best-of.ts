import type { CertificateRow } from './model.ts'

/** Of everybody and each kind the one that counts: what holds before what does not, and among those the later day. */
export function bestOf(rows: readonly CertificateRow[]): CertificateRow[] {
  const best = new Map<string, CertificateRow>()
  for (const row of rows) {
    const key = `${row.person}#${row.kind}`
    const known = best.get(key)
    if (!known || counts(row, known)) best.set(key, row)
  }
  return [...best.values()]
}

const holds = ({ state }: Pick<CertificateRow, 'state'>): boolean => state === 'valid' || state === 'ending'

const counts = (row: CertificateRow, other: CertificateRow): boolean => (holds(row) === holds(other) ? (row.on ?? '9999') > (other.on ?? '9999') : holds(row))
