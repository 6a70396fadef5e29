import { unzipSync } from 'fflate'
import { decodeText } from '../estates/reading/decode-text.ts'
import { unpack } from '../estates/reading/unpack.ts'
import { Fault } from '../faults.ts'
import { cutOff, damaged, emptyFile, unpacksTooBig, wrongFile } from './file-faults.ts'

/** An upload as texts: what it is, is told by its bytes. Throws a fault that says what to send instead. */
export function readUpload(file: Uint8Array, name: string): { readonly name: string; readonly text: string }[] {
  if (file.length === 0) throw emptyFile()
  const start = String.fromCharCode(...file.subarray(0, 8))
  return inOurWords(() => {
    if (start.startsWith('PK\u0003\u0004') || start.startsWith('PK\u0005\u0006')) return unzipped(file)
    if (otherKinds.some((mark) => start.startsWith(mark))) throw wrongFile({ zh: '这不是 CSV 或 ZIP 文件。', en: 'This is neither a CSV nor a ZIP file.' })
    return [{ name, text: decodeText(file) }]
  })
}

/** How PDF, pictures, other archives and old Excel files begin. */
const otherKinds = ['%PDF', '\u0089PNG', '\u00ff\u00d8\u00ff', 'GIF8', 'RIFF', 'Rar!', '7z\u00bc\u00af', '\u001f\u008b', '\u00d0\u00cf\u0011\u00e0']

/** Sizes were declared, checked and held to by `unpack`; what it hands on is not compressed any more. */
function unzipped(file: Uint8Array): { name: string; text: string }[] {
  const { plain } = unpack(file)
  const parts = Object.entries(unzipSync(plain))
  if (parts.some(([name]) => name === '[Content_Types].xml')) throw wrongFile({ zh: '这是 Excel 工作簿，订单号可能已被改动。', en: 'This is an Excel workbook; its order numbers may have been changed.' })
  const tables = parts.filter(([name]) => /\.(csv|txt)$/i.test(name) && !name.startsWith('__MACOSX/'))
  if (tables.length === 0) throw wrongFile({ zh: '压缩包里没有 CSV 文件。', en: 'There is no CSV file in the archive.' })
  return tables.map(([name, bytes]) => ({ name: shortName(name), text: bytes.length ? decodeText(bytes) : '' }))
}

/** Names within Alipay's archives are GB18030 without saying so; they are only shown. */
const shortName = (name: string): string => name.slice(name.lastIndexOf('/') + 1).replace(/[^\w.\u4e00-\u9fff-]/g, '').slice(-40)

/** The readers of registers find the same faults, but advise to save from Excel, which is what spoils a bill. */
function inOurWords<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    switch (error.code) {
      case 'file-cut-off':
        throw cutOff(undefined, error.note)
      case 'file-damaged':
        throw damaged(error.note)
      case 'file-unpacks-too-big':
        throw unpacksTooBig(error.note ?? '')
      default:
        throw error.say.zh.includes('编码') ? wrongFile({ zh: '文件的文字编码无法识别，应为 GB18030 或 UTF-8。', en: 'The text encoding is not known; it should be GB18030 or UTF-8.' }, error.note) : error
    }
  }
}
