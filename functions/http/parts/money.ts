import { Hono } from 'hono'
import { billRoutes, feeRoutes } from '../../fees/routes.ts'
import { bookRoutes } from '../../ledger/routes.ts'
import { noticeRoutes } from '../../notices/routes.ts'
import { paymentRoutes } from '../../payments/routes.ts'
import type { Env } from '../env.ts'

/** Fees, bills, payments and books: they share so much that they load together. */
export const money = () => new Hono<Env>().route('/', feeRoutes()).route('/', billRoutes()).route('/', paymentRoutes()).route('/', noticeRoutes()).route('/', bookRoutes())
