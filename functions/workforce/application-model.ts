import * as z from 'zod'
import { branded } from '../date-text.ts'
import { communityId, ShortId } from '../fees/model.ts'
import { MobilePhone } from '../members/phone.ts'
import { personId, postKinds } from './model.ts'
import { PersonName } from './seeker-model.ts'

export type ApplicationId = string & { readonly unit: 'application' }
export const applicationId = branded<ApplicationId>(ShortId)
export const waitingMax = 500
/** Said in the notice: what nobody decided is deleted. */
export const keepDays = 90

export const ApplicationForm = z.object({ open: z.boolean(), version: z.string(), notice: z.object({ zh: z.string(), en: z.string() }), communities: z.array(z.object({ id: communityId, name: z.string() })) }).meta({ id: 'ApplicationForm' })
export type ApplicationForm = z.infer<typeof ApplicationForm>

/** As little as is needed to call back. `agreed`: the version of the notice that stood on the page. */
export const ApplyForWork = z.object({
  id: applicationId,
  name: PersonName,
  phone: MobilePhone,
  community: communityId.nullable().default(null),
  posts: z.array(z.enum(postKinds)).max(postKinds.length).default([]),
  note: z.string().trim().max(200).default(''),
  agreed: z.string().min(1).max(40),
})
export type ApplyForWork = z.output<typeof ApplyForWork>
export const Applied = z.object({ received: z.literal(true) }).meta({ id: 'Applied' })

/** `known`: people who are registered with that phone. */
export const Application = z.object({ id: applicationId, at: z.string(), name: z.string(), phone: z.string(), community: communityId.nullable(), posts: z.array(z.enum(postKinds)), note: z.string(), agreed: z.string(), known: z.array(z.object({ id: personId, name: z.string() })) }).meta({ id: 'Application' })
export type Application = z.infer<typeof Application>
export const ApplicationPage = z.object({ items: z.array(Application), next: z.string().nullable() })
export type ApplicationPage = z.infer<typeof ApplicationPage>
export const ListApplications = z.object({ limit: z.coerce.number().int().min(1).max(200).default(50), after: z.string().max(20).optional() })
export type ListApplications = z.output<typeof ListApplications>

export const ApplicationPath = z.object({ application: applicationId })
export const AcceptApplication = z.object({ person: personId })
export const declineReasons = ['no-post', 'registered-already', 'not-reached', 'withdrawn', 'not-serious'] as const
export const DeclineApplication = z.object({ reason: z.enum(declineReasons) })
export type ApplicationRecord = Omit<Application, 'known'>
