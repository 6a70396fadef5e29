/** Small pictures of each kind, with notes on where they were taken. */
const bytesOf = (text: string): number[] => [...Buffer.from(text, 'latin1')]
const segment = (marker: number, body: readonly number[]): number[] => [0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 0xff, ...body]

export const gps = 'GPS 30.2741,120.1551'
/** The structure of a JPEG: nobody draws it, so its data may be anything; FF 00 and FF D0 stand within it. */
export const jpeg = ({ notes = true, behind = '' }: { readonly notes?: boolean; readonly behind?: string } = {}): Uint8Array<ArrayBuffer> =>
  Uint8Array.from([
    0xff, 0xd8,
    ...segment(0xe0, bytesOf('JFIF\0\x01\x01')),
    ...(notes ? [...segment(0xe1, bytesOf(`Exif\0\0${gps}`)), ...segment(0xfe, bytesOf(gps)), ...segment(0xed, bytesOf(gps))] : []),
    ...segment(0xe2, bytesOf('ICC_PROFILE\0\x01\x01')),
    ...segment(0xdb, [0, ...Array.from({ length: 64 }, () => 1)]),
    ...segment(0xda, [1, 1, 0, 0, 63, 0]), 1, 2, 0xff, 0, 3, 0xff, 0xd0, 4,
    0xff, 0xd9,
    ...bytesOf(behind),
  ])

const plainPng = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const pngChunk = (kind: string, body: readonly number[]): number[] => [0, 0, body.length >> 8, body.length & 0xff, ...bytesOf(kind), ...body, 0, 0, 0, 0]
export const png = ({ notes = true } = {}): Uint8Array<ArrayBuffer> => Uint8Array.from([...plainPng.subarray(0, 33), ...(notes ? [...pngChunk('eXIf', bytesOf(gps)), ...pngChunk('tEXt', bytesOf(gps))] : []), ...plainPng.subarray(33)])

const plainWebp = Buffer.from('UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA', 'base64')
export function webp({ notes = true } = {}): Uint8Array<ArrayBuffer> {
  const chunk = (kind: string, body: readonly number[]): number[] => [...bytesOf(kind), body.length & 0xff, body.length >> 8, 0, 0, ...body, ...(body.length % 2 ? [0] : [])]
  const body = [...bytesOf('WEBP'), ...chunk('VP8X', [notes ? 0x0c : 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]), ...plainWebp.subarray(12), ...(notes ? chunk('EXIF', bytesOf(gps)) : [])]
  return Uint8Array.from([...bytesOf('RIFF'), body.length & 0xff, body.length >> 8, 0, 0, ...body])
}
