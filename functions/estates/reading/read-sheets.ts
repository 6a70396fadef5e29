import type { Sheet } from './cell.ts'
import { emptyFile, wrongFile } from './faults-of-files.ts'
import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'

/** What a file is, is told by its first bytes; its name only helps the words. Throws a fault that says what to send instead. */
export async function readSheets(file: Uint8Array, name: string): Promise<Sheet[]> {
  if (file.length === 0) throw emptyFile()
  const start = String.fromCharCode(...file.subarray(0, 8))
  if (start.startsWith('PK\u0003\u0004') || start.startsWith('PK\u0005\u0006')) return readXlsx(file)
  if (start.startsWith('\u00d0\u00cf\u0011\u00e0')) throw oldOffice(name)
  if (start.startsWith('%PDF')) throw wrongFile('这是 PDF 文件，不是表格。', 'This is a PDF file, not a table.')
  if (/^(?:\u0089PNG|\u00ff\u00d8\u00ff|GIF8|BM|RIFF)/.test(start)) throw wrongFile('这是图片，不是表格。', 'This is a picture, not a table.')
  if (/^\s*(?:<|\{\\rtf)/.test(start.replace('\u00ef\u00bb\u00bf', ''))) throw wrongFile('这是网页或文档，不是表格文件。', 'This is a web page or a document, not a table file.')
  if (start.startsWith('Rar!') || start.startsWith('7z\u00bc\u00af') || start.startsWith('\u001f\u008b')) throw wrongFile('这是压缩包，请先解压。', 'This is an archive; unpack it first.')
  return [readCsv(file)]
}

/** The container of old Excel and Word files, and of workbooks with a password. */
const oldOffice = (name: string) =>
  /\.xlsx$/i.test(name)
    ? wrongFile('文件设有打开密码，或其实是旧版 .xls 格式。请取消密码。', 'The file has a password, or is really of the old .xls format. Remove the password.')
    : wrongFile('这是旧版 Excel（.xls）或 Word 文件。', 'This is an old Excel (.xls) or Word file.')
