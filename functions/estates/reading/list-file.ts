import type { Fault } from '../../faults.ts'
import { type Cell, isEmpty } from './cell.ts'

const bytesMax = 2 * 1024 * 1024

type Faults = { readonly empty: () => Fault; readonly tooBig: () => Fault }
export type ListFile = { readonly header: readonly Cell[]; /** Numbered as the spreadsheet shows them. */ readonly filled: readonly { readonly row: number; readonly cells: readonly Cell[] }[] }

/** A short list out of a CSV or XLSX file: its first row that says anything heads it, blank ones are passed over. At most 2 MB. Throws the caller's own faults. */
export async function readListFile(bytes: Uint8Array, name: string, { rowsMax, faults: { empty, tooBig } }: { readonly rowsMax: number; readonly faults: Faults }): Promise<ListFile> {
  if (bytes.length === 0) throw empty()
  if (bytes.length > bytesMax) throw tooBig()
  const { readSheets } = await import('./read-sheets.ts')
  const rows = (await readSheets(bytes, name))[0]?.rows ?? []
  const header = rows.findIndex((row) => row.some((cell) => !isEmpty(cell)))
  const filled = rows.flatMap((cells, index) => (index > header && cells.some((cell) => !isEmpty(cell)) ? [{ row: index + 1, cells }] : []))
  if (header < 0 || filled.length === 0) throw empty()
  if (filled.length > rowsMax) throw tooBig()
  return { header: rows[header]!, filled }
}
