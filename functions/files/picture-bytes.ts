import type { PictureType } from './model.ts'
import { badPicture } from './words.ts'

/**
 * What a picture is, told by its bytes and not by its name, and the picture without what it says beside itself: place, camera, comments, and
 * whatever hangs behind its end. Throws `invalid` for anything that is no whole JPEG, PNG or WebP.
 */
export function cleanPicture(bytes: Uint8Array): { readonly type: PictureType; readonly bytes: Uint8Array } {
  try {
    if (startsWith(bytes, [0xff, 0xd8, 0xff])) return { type: 'image/jpeg', bytes: cleanJpeg(bytes) }
    if (startsWith(bytes, pngSignature)) return { type: 'image/png', bytes: cleanPng(bytes) }
    if (textAt(bytes, 0) === 'RIFF' && textAt(bytes, 8) === 'WEBP') return { type: 'image/webp', bytes: cleanWebp(bytes) }
  } catch (error) {
    // Read beyond its end: it was cut off.
    if (!(error instanceof RangeError)) throw error
  }
  throw badPicture()
}

/** JFIF, colour profile and Adobe's note on colours; every other APPn (1: EXIF and XMP) and comments go. */
const keepsApp = (bytes: Uint8Array, marker: number, at: number): boolean => marker === 0xe0 || marker === 0xee || (marker === 0xe2 && textAt(bytes, at + 4) === 'ICC_')

function cleanJpeg(bytes: Uint8Array): Uint8Array {
  const view = viewOf(bytes)
  const parts = [bytes.subarray(0, 2)]
  let pictures = 0
  for (let at = 2; ; ) {
    const marker = view.getUint16(at)
    if (marker === 0xffd9) {
      if (pictures === 0) throw badPicture()
      return joined([...parts, bytes.subarray(at, at + 2)])
    }
    if (marker < 0xffc0) throw badPicture()
    const end = at + 2 + view.getUint16(at + 2)
    const isApp = marker >= 0xffe0 && marker <= 0xffef
    const dropped = marker === 0xfffe || (isApp && !keepsApp(bytes, marker & 0xff, at))
    const next = marker === 0xffda ? endOfScan(bytes, end) : end
    if (marker === 0xffda) pictures += 1
    if (next > bytes.length) throw badPicture()
    if (!dropped) parts.push(bytes.subarray(at, next))
    at = next
  }
}

/** Where the next marker stands: 00 after FF is data, D0 to D7 only divide it. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    const next = bytes[at + 1]!
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  throw badPicture()
}

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
/** All that a still picture is drawn from. */
const pngChunks: ReadonlySet<string> = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'pHYs', 'bKGD'])

function cleanPng(bytes: Uint8Array): Uint8Array {
  const view = viewOf(bytes)
  const parts = [bytes.subarray(0, 8)]
  for (let at = 8; ; ) {
    const kind = textAt(bytes, at + 4)
    const end = at + 12 + view.getUint32(at)
    if (end > bytes.length || (at === 8) !== (kind === 'IHDR')) throw badPicture()
    if (pngChunks.has(kind)) parts.push(bytes.subarray(at, end))
    if (kind === 'IEND') return joined(parts)
    at = end
  }
}

const webpChunks: ReadonlySet<string> = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP'])

function cleanWebp(bytes: Uint8Array): Uint8Array {
  const view = viewOf(bytes)
  const end = 8 + view.getUint32(4, true)
  const parts: Uint8Array[] = []
  let pictures = 0
  for (let at = 12; at < end; ) {
    const kind = textAt(bytes, at)
    const size = view.getUint32(at + 4, true)
    const next = at + 8 + size + (size % 2)
    if (next > bytes.length || kind === 'ANIM' || kind === 'ANMF') throw badPicture()
    if (kind === 'VP8 ' || kind === 'VP8L') pictures += 1
    if (webpChunks.has(kind)) parts.push(kind === 'VP8X' ? withoutNotes(bytes.subarray(at, next)) : bytes.subarray(at, next))
    at = next
  }
  if (pictures !== 1) throw badPicture()
  const body = joined(parts)
  const head = Uint8Array.from(bytes.subarray(0, 12))
  viewOf(head).setUint32(4, 4 + body.length, true)
  return joined([head, body])
}

/** The flags that say EXIF and XMP follow. */
function withoutNotes(chunk: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(chunk)
  copy[8] = copy[8]! & ~0x0c
  return copy
}

const startsWith = (bytes: Uint8Array, wanted: readonly number[]): boolean => wanted.every((byte, at) => bytes[at] === byte)
const textAt = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4))
const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
