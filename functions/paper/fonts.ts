import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

export const weights = { regular: '400Regular/NotoSansSC_400Regular.ttf', bold: '700Bold/NotoSansSC_700Bold.ttf' } as const
export type Weight = keyof typeof weights

/** Noto Sans SC (OFL), a TTF of 10 MB; only the glyphs used go into a document. Read once a process. */
export function fontFile(weight: Weight): Uint8Array {
  files[weight] ??= readFileSync(pathOf(weight))
  return files[weight]
}

const files: Partial<Record<Weight, Uint8Array>> = {}

/** In a built function the font files lie in the folder that FONTS names, under the same paths as in their package. */
function pathOf(weight: Weight): string {
  const folder = process.env['FONTS']
  return folder ? join(folder, weights[weight]) : createRequire(import.meta.url).resolve(`@expo-google-fonts/noto-sans-sc/${weights[weight]}`)
}
