import * as z from 'zod'
import { branded } from '../date-text.ts'
import { ShortId } from '../fees/model.ts'
import { fileName } from '../files/model.ts'
import type { FacilityId } from '../ids.ts'

/** Made smaller by the browser before they are sent; what is sent otherwise may be this large. */
export const photoBytesMax = 1024 * 1024
export const uploadedMax = 8
export const photosMax = 12

const caption = z.string().trim().min(1).max(60)
const own = /^\/v1\/facilities\/[a-z0-9]{12}\/photos\/[a-z0-9]{20}$/

/** A picture: one that is kept elsewhere, or one that was uploaded here, under a path of this host that asks for a session. */
export const Photo = z.object({ link: z.union([z.url({ protocol: /^https$/ }).max(300), z.string().regex(own)]), caption })
export type Photo = z.infer<typeof Photo>

export const linkOf = (facility: FacilityId, photo: string): string => `/v1/facilities/${facility}/photos/${photo}`
/** The photo behind a link of ours; undefined for one that is kept elsewhere. */
export const uploadedOf = (link: string): string | undefined => (own.test(link) ? link.slice(-20) : undefined)

export const AddPhotoQuery = z.object({ /** What is seen on it, for whoever does not see it. */ caption })
export const PhotoPath = z.object({ facility: branded<FacilityId>(ShortId), photo: fileName })
