import { Hono } from 'hono'
import { certificateKindRoutes } from '../../certificates/kind-routes.ts'
import { certificatePaperRoutes } from '../../certificates/paper-routes.ts'
import { certificateRoutes } from '../../certificates/routes.ts'
import { staffRoutes } from '../../certificates/staff-routes.ts'
import { careerRoutes } from '../../careers/routes.ts'
import { hireRoutes } from '../../hires/routes.ts'
import { postRoutes } from '../../posts/routes.ts'
import { demandRoutes } from '../../shifts/routes.ts'
import { claimRoutes, subsidyRoutes } from '../../subsidies/routes.ts'
import { courseRoutes } from '../../training/course-routes.ts'
import { learnerRoutes, trainingRecordRoutes } from '../../training/record-routes.ts'
import { trainingSessionRoutes } from '../../training/session-routes.ts'
import { accountRoutes } from '../../workforce/account-routes.ts'
import { applicationRoutes } from '../../workforce/application-routes.ts'
import { workforceRoutes } from '../../workforce/routes.ts'
import type { Env } from '../env.ts'

/** People and what they need to work: registration, posts, training, certificates, hires, subsidies. */
export const workforce = () =>
  new Hono<Env>()
    .route('/', workforceRoutes())
    .route('/', applicationRoutes())
    .route('/', postRoutes())
    .route('/', demandRoutes())
    .route('/', hireRoutes())
    .route('/', courseRoutes())
    .route('/', trainingSessionRoutes())
    .route('/', trainingRecordRoutes())
    .route('/', learnerRoutes())
    .route('/', accountRoutes())
    .route('/', certificateKindRoutes())
    .route('/', certificatePaperRoutes())
    .route('/', certificateRoutes())
    .route('/', staffRoutes())
    .route('/', careerRoutes())
    .route('/', subsidyRoutes())
    .route('/', claimRoutes())
