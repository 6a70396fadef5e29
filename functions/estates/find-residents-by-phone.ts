import type { Ctx } from '../context.ts'
import { residentsOfPhone } from './items.ts'
import type { ResidentOfPhone } from './records.ts'

/** Everyone of this tenant with that mobile number (11 digits), one entry a household; none for a landline. */
export const findResidentsByPhone = (ctx: Ctx, phone: string): Promise<ResidentOfPhone[]> => residentsOfPhone(ctx, phone)
