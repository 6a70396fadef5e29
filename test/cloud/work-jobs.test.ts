import type { SQSEvent } from 'aws-lambda'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workJobs } from '../../functions/cloud/work-jobs.ts'
import { startStack, type Stack, type TestTenant } from '../support/stack.ts'

let stack: Stack
let tenant: TestTenant
beforeAll(async () => {
  stack = await startStack()
  tenant = await stack.createTenant()
})
afterAll(() => stack.stop())

const queued = (...bodies: string[]) => ({ Records: bodies.map((body, at) => ({ messageId: `m${at}`, body })) }) as unknown as SQSEvent

test('a message that makes no sense comes back to the queue, the others are worked', async () => {
  const answer = await workJobs(stack.platform)(queued('{', JSON.stringify({ tenant: tenant.id, job: 'billing-gone' }), '{"tenant":"zzzzzzzzzzzz"}'))
  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'm0' }, { itemIdentifier: 'm2' }] })
})

test('a message of a tenant that is gone is dropped', async () => {
  expect(await workJobs(stack.platform)(queued(JSON.stringify({ tenant: 'zzzzzzzzzzzz', job: 'billing-1' })))).toEqual({ batchItemFailures: [] })
})

test("the minute's call goes through every tenant", async () => {
  await expect(workJobs(stack.platform)({ tick: true })).resolves.toBeUndefined()
})
