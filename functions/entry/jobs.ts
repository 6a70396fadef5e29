import { cloudPlatform } from '../cloud/platform.ts'
import { cloudChannel } from '../cloud/channel.ts'
import { workJobs } from '../cloud/work-jobs.ts'

/** Work that outlives a request, and once a minute what was left behind; asks Stripe about payments whose end we were not told. */
export const handler = workJobs(cloudPlatform(await cloudChannel()))
