import { Hono } from 'hono'
import type { Env } from '../http/env.ts'

export const creditRoutes = () => new Hono<Env>()
