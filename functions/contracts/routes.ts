import { Hono } from 'hono'
import type { Role } from '../context.ts'
import { FacilityPath } from '../facilities/model.ts'
import type { Env } from '../http/env.ts'
import { operation } from '../http/operation.ts'
import { valid } from '../http/valid.ts'
import { answerTable } from '../tables/answer-table.ts'
import { tableTypes } from '../tables/table.ts'
import * as model from './model.ts'
import * as settlement from './settlement-model.ts'

const readers = ['head', 'finance', 'collector', 'auditor'] as const satisfies Role[]
const keepers = ['head', 'finance'] as const satisfies Role[]
const takers = ['head', 'finance', 'collector'] as const satisfies Role[]
/** People on the spot, and machines. */
const counters = ['head', 'finance', 'collector', 'attendant'] as const satisfies Role[]
const uploads = ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/octet-stream']

/** Mounted before the facilities' own routes: `contracts` and `settlements` are no facility. Use cases are loaded when first asked for. */
export const contractRoutes = () =>
  new Hono<Env>()
    .get('/facilities/contracts', operation({ id: 'listContracts', summary: 'Contracts by their end, and how many are at each alert', access: [...readers], response: model.ContractPage }), valid('query', model.ListContracts), async (c) => {
      const { listContracts } = await import('./list-contracts.ts')
      return c.json(await listContracts(c.var.ctx, c.req.valid('query')))
    })
    .post(
      '/facilities/:facility/contracts',
      operation({ id: 'createContract', summary: 'A contract on a facility: rent, share of takings, minimum, deposit, dates', access: [...keepers], response: model.Contract, status: 201 }),
      valid('param', FacilityPath),
      valid('json', model.CreateContract),
      async (c) => {
        const { createContract } = await import('./create-contract.ts')
        return c.json(await createContract(c.var.ctx, c.req.valid('param').facility, c.req.valid('json')), 201)
      },
    )
    .get('/facilities/contracts/:contract', operation({ id: 'getContract', summary: 'A contract with its schedule, settlements, takings and money', access: [...readers], response: model.Contract }), valid('param', model.ContractPath), async (c) => {
      const { getContract } = await import('./get-contract.ts')
      return c.json(await getContract(c.var.ctx, c.req.valid('param').contract))
    })
    .post(
      '/facilities/contracts/:contract/renewals',
      operation({ id: 'renewContract', summary: 'Renew a contract from the day after its end', access: [...keepers], response: model.Contract, status: 201 }),
      valid('param', model.ContractPath),
      valid('json', model.RenewContract),
      async (c) => {
        const { renewContract } = await import('./renew-contract.ts')
        return c.json(await renewContract(c.var.ctx, c.req.valid('param').contract, c.req.valid('json')), 201)
      },
    )
    .post(
      '/facilities/contracts/:contract/deposits',
      operation({ id: 'recordDeposit', summary: 'Record a deposit that came or goes back; it is owed, never income', access: [...takers], response: settlement.Receipt, status: 201 }),
      valid('param', model.ContractPath),
      valid('json', settlement.RecordDeposit),
      async (c) => {
        const { recordDeposit } = await import('./record-deposit.ts')
        return c.json(await recordDeposit(c.var.ctx, c.req.valid('param').contract, c.req.valid('json')), 201)
      },
    )
    .post(
      '/facilities/contracts/:contract/takings',
      operation({ id: 'recordTakings', summary: 'The takings of a period as a total; a correction is the next version', access: [...counters], response: settlement.Takings, status: 201 }),
      valid('param', model.ContractPath),
      valid('json', settlement.RecordTakings),
      async (c) => {
        const { recordTakings } = await import('./record-takings.ts')
        return c.json(await recordTakings(c.var.ctx, c.req.valid('param').contract, c.req.valid('json')), 201)
      },
    )
    .post(
      '/facilities/contracts/:contract/takings/:from/audit',
      operation({ id: 'auditTakings', summary: 'A second person’s word that takings are right', access: [...keepers], response: settlement.Takings }),
      valid('param', settlement.SpanPath),
      valid('json', settlement.AuditTakings),
      async (c) => {
        const { auditTakings } = await import('./audit-takings.ts')
        const { contract, from } = c.req.valid('param')
        return c.json(await auditTakings(c.var.ctx, contract, { from, ...c.req.valid('json') }))
      },
    )
    .post(
      '/facilities/takings',
      operation({ id: 'importTakings', summary: 'Takings of many contracts from a CSV or XLSX file, each row by itself', access: [...takers], upload: uploads, response: settlement.ImportedTakings }),
      valid('query', settlement.ImportTakingsQuery),
      async (c) => {
        const { importTakings } = await import('./import-takings.ts')
        return c.json(await importTakings(c.var.ctx, { ...c.req.valid('query'), bytes: new Uint8Array(await c.req.arrayBuffer()) }))
      },
    )

export const settlementRoutes = () =>
  new Hono<Env>()
    .post(
      '/facilities/contracts/:contract/settlements',
      operation({ id: 'settleContract', summary: 'Settle a period: rent, share of audited takings, minimum; a disputed one anew', access: [...keepers], response: settlement.Settlement, status: 201 }),
      valid('param', model.ContractPath),
      valid('json', settlement.SettleContract),
      async (c) => {
        const { settleContract } = await import('./settle-contract.ts')
        return c.json(await settleContract(c.var.ctx, c.req.valid('param').contract, c.req.valid('json')), 201)
      },
    )
    .post(
      '/facilities/contracts/:contract/settlements/:from/dispute',
      operation({ id: 'disputeSettlement', summary: 'Say that a settlement is contested, and why', access: [...keepers], response: settlement.Settlement }),
      valid('param', settlement.SpanPath),
      valid('json', settlement.DisputeSettlement),
      async (c) => {
        const { disputeSettlement } = await import('./dispute-settlement.ts')
        return c.json(await disputeSettlement(c.var.ctx, c.req.valid('param'), c.req.valid('json').reason))
      },
    )
    .post(
      '/facilities/contracts/:contract/settlements/:from/dispute/end',
      operation({ id: 'closeSettlementDispute', summary: 'End a dispute: the settlement stands', access: [...keepers], response: settlement.Settlement }),
      valid('param', settlement.SpanPath),
      valid('json', settlement.DisputeSettlement),
      async (c) => {
        const { closeDispute } = await import('./dispute-settlement.ts')
        return c.json(await closeDispute(c.var.ctx, c.req.valid('param'), c.req.valid('json').reason))
      },
    )
    .post(
      '/facilities/contracts/:contract/receipts',
      operation({ id: 'recordRent', summary: 'What the other party paid, for the oldest settled periods first', access: [...takers], response: settlement.Receipt, status: 201 }),
      valid('param', model.ContractPath),
      valid('json', settlement.RecordRent),
      async (c) => {
        const { recordRent } = await import('./record-rent.ts')
        return c.json(await recordRent(c.var.ctx, c.req.valid('param').contract, c.req.valid('json')), 201)
      },
    )
    .get('/facilities/settlements', operation({ id: 'listSettlements', summary: 'Expected against received, period by period, with sums', access: [...readers], response: settlement.SettlementPage }), valid('query', settlement.ListSettlements), async (c) => {
      const { listSettlements } = await import('./list-settlements.ts')
      return c.json(await listSettlements(c.var.ctx, c.req.valid('query')))
    })
    .get(
      '/facilities/settlements/export',
      operation({ id: 'exportSettlements', summary: 'The list of expected and received as a file', access: [...readers], response: { type: tableTypes } }),
      valid('query', settlement.ExportSettlements),
      async (c) => {
        const { exportSettlements } = await import('./export-settlements.ts')
        const { format, ...filter } = c.req.valid('query')
        return answerTable(await exportSettlements(c.var.ctx, filter, c.var.lang), format, c.var.lang)
      },
    )
