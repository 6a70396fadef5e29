import { Hono } from 'hono'
import type { Role } from '../context.ts'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import { Decide } from '../members/proposal-model.ts'
import * as ending from './ending-model.ts'
import { Contract, ContractPath } from './model.ts'

const deciders = ['head', 'finance'] as const satisfies Role[]

/** The end of a contract and of its deposit, each by two people. Use cases are loaded when first asked for. */
export const endingRoutes = () =>
  new Hono<Env>()
    .post(
      '/facilities/contracts/:contract/ending',
      operation({ id: 'askContractEnd', summary: 'Ask that a contract ends before its time, by agreement, breach or force majeure; another person decides', access: [...deciders], response: Contract, status: 201 }),
      valid('param', ContractPath),
      valid('json', ending.AskEnd),
      async (c) => {
        const { askEnd } = await import('./ask-end.ts')
        return c.json(await askEnd(c.var.ctx, c.req.valid('param').contract, c.req.valid('json')), 201)
      },
    )
    .post(
      '/facilities/contracts/:contract/ending/decision',
      operation({ id: 'decideContractEnd', summary: 'The second person’s word on an early end: rent stops, what was settled beyond is corrected', access: [...deciders], response: Contract }),
      valid('param', ContractPath),
      valid('json', Decide),
      async (c) => {
        const { decideEnd } = await import('./decide-end.ts')
        return c.json(await decideEnd(c.var.ctx, c.req.valid('param').contract, c.req.valid('json')))
      },
    )
    .post(
      '/facilities/contracts/:contract/deposit-closing',
      operation({ id: 'askDepositClosing', summary: 'Say what is deducted from the deposit of a contract that is over; another person decides', access: [...deciders], response: Contract, status: 201 }),
      valid('param', ContractPath),
      valid('json', ending.AskClosing),
      async (c) => {
        const { askClosing } = await import('./ask-closing.ts')
        return c.json(await askClosing(c.var.ctx, c.req.valid('param').contract, c.req.valid('json')), 201)
      },
    )
    .post(
      '/facilities/contracts/:contract/deposit-closing/decision',
      operation({ id: 'decideDepositClosing', summary: 'The second person’s word on a deposit: unpaid rent first, then deductions, the rest goes back', access: [...deciders], response: Contract }),
      valid('param', ContractPath),
      valid('json', ending.DecideClosing),
      async (c) => {
        const { decideClosing } = await import('./decide-closing.ts')
        return c.json(await decideClosing(c.var.ctx, c.req.valid('param').contract, c.req.valid('json')))
      },
    )
