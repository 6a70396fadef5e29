import { type Fault, invalid, limit } from '../faults.ts'

export const badPicture = (): Fault =>
  invalid('bad-photo', { zh: '这个文件不是完整的 JPEG、PNG 或 WebP 照片，没有保存。请换一张，或重新拍照后上传。', en: 'This file is no whole JPEG, PNG or WebP picture. Nothing was saved. Choose another, or take it anew.' })
export const badPaper = (): Fault =>
  invalid('bad-file', { zh: '这个文件不是完整的 PDF，也不是 JPEG、PNG 或 WebP 照片，没有保存。请换一个文件，或拍照后上传。', en: 'This file is neither a whole PDF nor a JPEG, PNG or WebP picture. Nothing was saved. Choose another, or take a picture of the paper.' })
export const paperTooBig = (): Fault => limit('file-too-big', { zh: '文件超过 4 MB，没有保存。请压缩后再上传，或拍照上传。', en: 'The file is larger than 4 MB. Nothing was saved. Make it smaller, or take a picture of the paper.' })
