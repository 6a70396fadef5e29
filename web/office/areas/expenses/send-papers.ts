import { fileBytesMax, sendFile } from '../../parts/send-file.ts'
import { shrinkPhoto } from '../facilities/shrink-photo.ts'

export const papersAccept = 'application/pdf,image/jpeg,image/png,image/webp'
const captionMax = 60

/** Sends a paper to its expense, a photo made smaller first. Throws ApiError; the name of the file says what it is. */
export async function sendPaper(expense: string, file: File): Promise<void> {
  const small = file.type.startsWith('image/') ? await shrinkPhoto(file).catch(() => undefined) : undefined
  await sendFile(`/v1/expenses/${expense}/files`, small ? new File([small], file.name) : file, { caption: file.name.slice(0, captionMax) })
}

/** A photo is made smaller, anything else goes as it is. */
export const isTooBig = (file: File): boolean => !file.type.startsWith('image/') && file.size > fileBytesMax
