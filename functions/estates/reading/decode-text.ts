import { cutOff, wrongFile } from './faults-of-files.ts'

/**
 * UTF-8 (with or without BOM), UTF-16 with BOM (Excel's "Unicode text"), else GB18030, which Excel and WPS write
 * on Chinese systems. Strict: bytes that fit none are refused, a character cut in half at the end is a cut file.
 */
export function decodeText(file: Uint8Array): string {
  const mark = String.fromCharCode(...file.subarray(0, 2))
  if (mark === '\u00ff\u00fe' || mark === '\u00fe\u00ff') return strict(file, mark === '\u00ff\u00fe' ? 'utf-16le' : 'utf-16be') ?? refuse()
  if (file.includes(0)) return refuse()
  return strict(file, 'utf-8') ?? strict(file, 'gb18030') ?? refuse()
}

/** Undefined when the bytes are not of that encoding. Streaming tells half a character at the end from a wrong one inside. */
function strict(file: Uint8Array, encoding: string): string | undefined {
  const decoder = new TextDecoder(encoding, { fatal: true })
  let text: string
  try {
    text = decoder.decode(file, { stream: true })
  } catch {
    return undefined
  }
  try {
    return text + decoder.decode()
  } catch {
    throw cutOff(`half a character of ${encoding} at the end`)
  }
}

function refuse(): never {
  throw wrongFile('文件的文字编码无法识别，应为 UTF-8 或 GB18030。', 'The text encoding is not known; it should be UTF-8 or GB18030.')
}
