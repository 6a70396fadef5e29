import * as z from 'zod/mini'

/** Empty, or a year that a house can have been built in. */
export const yearText = (say: string) => z.string().check(z.refine((text) => text === '' || (/^\d{4}$/.test(text) && Number(text) >= 1900 && Number(text) <= 2100), say))
