import QRCode from 'qrcode'

export type QrPath = { readonly modules: number; readonly rects: readonly (readonly [x: number, y: number, width: number, height: number])[] }

/** The dark modules as rectangles, a run of them in a row as one; medium error correction, no quiet zone. */
export function qrPath(content: string): QrPath {
  const { modules } = QRCode.create(content, { errorCorrectionLevel: 'M' })
  const rects: [number, number, number, number][] = []
  for (let row = 0; row < modules.size; row += 1) {
    for (let at = 0; at < modules.size; at += 1) {
      if (!modules.get(row, at)) continue
      const from = at
      while (at < modules.size && modules.get(row, at)) at += 1
      rects.push([from, row, at - from, 1])
    }
  }
  return { modules: modules.size, rects }
}
