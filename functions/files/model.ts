import * as z from 'zod'

/** What the API takes in one body. */
export const fileBytesMax = 4 * 1024 * 1024

export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp'] as const
export type PictureType = (typeof pictureTypes)[number]
export const fileTypes = [...pictureTypes, 'application/pdf'] as const
export type FileType = (typeof fileTypes)[number]

/** The beginning of the hash of its bytes: the same file again is the same one. */
export const fileName = z.string().regex(/^[a-z0-9]{20}$/)
