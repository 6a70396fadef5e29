import { crc32, inflateRawSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { cutOff, damaged, unpacksTooBig } from './faults-of-files.ts'

export const unpackedBytesMax = 50 * 1024 * 1024
export const entriesMax = 200

type Entry = { readonly name: string; readonly method: number; readonly crc: number; readonly packed: number; readonly size: number; readonly at: number }

/**
 * An XLSX file's parts, unpacked under a bound and put together again without compression, so that the reader
 * behind never meets a compressed byte. The declared sizes and the count are read first and refused when too
 * big; then each part may unpack to exactly what it declared, so a header that lies stops at its own lie.
 */
export function unpack(file: Uint8Array): { readonly names: readonly string[]; readonly plain: Uint8Array } {
  const entries = directory(file)
  const declared = entries.reduce((sum, { size }) => sum + size, 0)
  if (declared > unpackedBytesMax) throw unpacksTooBig(`declares ${declared} bytes`)
  const parts = Object.create(null) as Record<string, Uint8Array>
  for (const entry of entries) if (!entry.name.endsWith('/')) parts[entry.name] = inflate(file, entry)
  return { names: Object.keys(parts), plain: zipSync(parts, { level: 0 }) }
}

/** The central directory at the end of the file: a file without one was cut off. */
function directory(file: Uint8Array): Entry[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const end = endOfDirectory(view)
  const count = view.getUint16(end + 10, true)
  // Zip64 marks begin here; a register has no use for them.
  if (count > entriesMax) throw unpacksTooBig(`${count} entries`)
  const entries: Entry[] = []
  for (let at = view.getUint32(end + 16, true); entries.length < count; ) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) throw damaged('central directory')
    const [nameLength, extra, comment] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)]
    const name = new TextDecoder().decode(file.subarray(at + 46, at + 46 + nameLength))
    if (view.getUint16(at + 8, true) & 1) throw damaged('encrypted entry')
    entries.push({ name, method: view.getUint16(at + 10, true), crc: view.getUint32(at + 16, true), packed: view.getUint32(at + 20, true), size: view.getUint32(at + 24, true), at: view.getUint32(at + 42, true) })
    at += 46 + nameLength + extra + comment
  }
  return entries
}

function endOfDirectory(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= first; at -= 1) if (view.getUint32(at, true) === 0x06054b50) return at
  throw cutOff('no end of central directory')
}

function inflate(file: Uint8Array, entry: Entry): Uint8Array {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  if (entry.at + 30 > file.length || view.getUint32(entry.at, true) !== 0x04034b50) throw damaged(`local header of ${entry.name}`)
  const start = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true)
  if (start + entry.packed > file.length) throw cutOff(`${entry.name} reaches past the end`)
  const packed = file.subarray(start, start + entry.packed)
  const bytes = entry.method === 0 ? packed : entry.method === 8 ? inflateBounded(packed, entry) : undefined
  if (!bytes) throw damaged(`method ${entry.method} of ${entry.name}`)
  if (bytes.length !== entry.size) throw unpacksTooBig(`${entry.name} declares ${entry.size} and holds ${bytes.length}`)
  if (crc32(bytes) !== entry.crc) throw damaged(`checksum of ${entry.name}`)
  return bytes
}

function inflateBounded(packed: Uint8Array, { name, size }: Entry): Uint8Array {
  try {
    // At least 1: a bound of 0 would mean none.
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) })
  } catch (error) {
    if (error instanceof RangeError) throw unpacksTooBig(`${name} declares ${size} and holds more`)
    throw damaged(`${name}: ${error instanceof Error ? error.message : 'inflate'}`)
  }
}
