import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TenantId } from '../../functions/ids.ts'
import { keys, ownedBy, platform } from '../../functions/storage/keys.ts'
import { directoryPolicy, directoryTenant, tenantPolicy, tenantTrustConditions } from '../../infra/aws/tenant-policy.ts'
import { conditionsHold, evaluate } from './evaluate-policy.ts'

const table = 'arn:aws:dynamodb:ap-southeast-1:123456789012:table/Linli'
const index = `${table}/index/overview`
const key = 'arn:aws:kms:ap-southeast-1:123456789012:key/11111111'
const tenantRole = tenantPolicy({ table, index, key })
const directoryRole = directoryPolicy({ table, index, key })

const ownTenant = 'aaaaaaaaaaaa'
const otherTenant = 'bbbbbbbbbbbb'
const own = `T#${ownTenant}`
const itemActions = ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'ConditionCheckItem']

type Asked = { action: string; keys?: readonly string[]; tag?: string; resource?: string; more?: Record<string, string> }
const ask = ({ action, keys: leading, tag = ownTenant, resource = table, more = {} }: Asked) => ({
  action: action.includes(':') ? action : `dynamodb:${action}`,
  resource,
  context: { ...(tag === '' ? {} : { 'aws:PrincipalTag/tenant': tag }), ...(leading ? { 'dynamodb:LeadingKeys': leading } : {}), ...more },
})
const asTenant = (asked: Asked) => evaluate(tenantRole, ask(asked))
const asDirectory = (asked: Asked) => evaluate(directoryRole, ask({ tag: '', ...asked }))

describe('the tenant role', () => {
  test.each(itemActions)('%s reaches own items', (action) => {
    expect(asTenant({ action, keys: [own] })).toBe('allow')
    expect(asTenant({ action, keys: [`${own}#H#u1`] })).toBe('allow')
    expect(asTenant({ action, keys: [own, `${own}#J#2026-12#03`, `${own}#B#b1`] })).toBe('allow')
  })

  test.each(itemActions)('%s is refused on the items of another tenant', (action) => {
    for (const stranger of [`T#${otherTenant}`, `T#${otherTenant}#H#u1`, 'T#platform0000', 'X#aaaaaaaaaaaa', own.slice(0, -1), '', `#${own}`]) {
      expect(asTenant({ action, keys: [stranger] }), stranger).toBe('deny')
    }
  })

  test.each(itemActions)('%s is refused as a whole when one key of several is a stranger', (action) => {
    expect(asTenant({ action, keys: [own, `T#${otherTenant}`] })).toBe('deny')
    expect(asTenant({ action, keys: [`T#${otherTenant}#H#u1`, own, `${own}#H#u1`] })).toBe('deny')
  })

  test.each(itemActions)('%s without a leading key is refused, which ForAllValues alone would allow', (action) => {
    expect(asTenant({ action })).toBe('deny')
    const withoutGuard = { ...tenantRole, Statement: tenantRole.Statement.map((one) => (one.Condition?.['Null'] ? { ...one, Condition: { 'ForAllValues:StringLike': one.Condition['ForAllValues:StringLike']! } } : one)) }
    expect(evaluate(withoutGuard, ask({ action }))).toBe('allow')
  })

  test('a tenant whose id begins like another does not read it', () => {
    expect(asTenant({ action: 'GetItem', tag: 'a', keys: ['T#a-b'] })).toBe('deny')
    expect(asTenant({ action: 'GetItem', tag: 'a', keys: ['T#a-b#H#u1'] })).toBe('deny')
    expect(asTenant({ action: 'Query', tag: 'aaaaaaaaaaaa', keys: ['T#aaaaaaaaaaaab#H#u1'] })).toBe('deny')
    expect(asTenant({ action: 'GetItem', tag: 'a', keys: ['T#a#b'] })).toBe('allow')
  })

  test('without a tag nothing is reached', () => {
    for (const action of itemActions) expect(asTenant({ action, tag: '', keys: [own] })).toBe('deny')
    expect(asTenant({ action: 'GetItem', tag: '', keys: ['T#'] })).toBe('deny')
    expect(asTenant({ action: 'GetItem', tag: '', keys: ['T##'] })).toBe('deny')
  })

  test.each([
    'Scan', 'PartiQLSelect', 'PartiQLInsert', 'PartiQLUpdate', 'PartiQLDelete', 'ExportTableToPointInTime', 'GetRecords', 'DescribeTable', 'DeleteTable', 'UpdateTable',
    'CreateBackup', 'RestoreTableToPointInTime', 'UpdateTimeToLive', 'ImportTable', 'PutResourcePolicy', 's3:GetObject', 'sts:AssumeRole', 'kms:ScheduleKeyDeletion', 'iam:PassRole',
  ])('%s is refused, with own keys and without', (action) => {
    expect(asTenant({ action })).toBe('deny')
    expect(asTenant({ action, keys: [own] })).toBe('deny')
    expect(asTenant({ action, keys: [own], resource: index })).toBe('deny')
  })

  test('the index answers queries by own keys only, and other tables nothing', () => {
    expect(asTenant({ action: 'Query', keys: [`${own}#PHONE#h`], resource: index })).toBe('allow')
    expect(asTenant({ action: 'Query', keys: [`T#${otherTenant}#PHONE#h`], resource: index })).toBe('deny')
    expect(asTenant({ action: 'Scan', resource: index })).toBe('deny')
    for (const resource of [`${table}2`, `${table}/stream/1`, `${table}/backup/1`, `${table}/index/other`, table.replace('123456789012', '999999999999')]) {
      expect(asTenant({ action: 'GetItem', keys: [own], resource }), resource).toBe('deny')
    }
  })

  test("the table's key opens through DynamoDB only", () => {
    const decrypt = { action: 'kms:Decrypt', resource: key }
    expect(asTenant({ ...decrypt, more: { 'kms:ViaService': 'dynamodb.ap-southeast-1.amazonaws.com' } })).toBe('allow')
    expect(asTenant({ ...decrypt, more: { 'kms:ViaService': 's3.ap-southeast-1.amazonaws.com' } })).toBe('deny')
    expect(asTenant(decrypt)).toBe('deny')
  })

  test('the policy and the store agree on every key, of every tenant', () => {
    const id = fc.stringMatching(/^[a-z0-9]{12}$/)
    const room = fc.oneof(fc.constant(''), fc.string({ maxLength: 12 }).map((text) => `#${text}`), fc.string({ maxLength: 12 }))
    fc.assert(
      fc.property(id, fc.oneof(id, fc.constant(undefined)), room, (tenant, stranger, rest) => {
        const leading = `T#${stranger ?? tenant}${rest}`
        expect(asTenant({ action: 'GetItem', tag: tenant, keys: [leading] })).toBe(ownedBy(tenant as TenantId, leading) ? 'allow' : 'deny')
      }),
    )
  })
})

describe('the directory role', () => {
  test('reads and writes the directory, and deletes nothing', () => {
    expect(directoryTenant).toBe(platform)
    for (const action of itemActions) expect(asDirectory({ action, keys: [keys.host('dongjie').pk] })).toBe(action === 'DeleteItem' ? 'deny' : 'allow')
  })

  test("reaches no tenant's item, not even with a tag", () => {
    for (const action of itemActions) {
      expect(asDirectory({ action, keys: [own] })).toBe('deny')
      expect(asDirectory({ action, keys: [own], tag: ownTenant })).toBe('deny')
      expect(asDirectory({ action, keys: ['T#platform0000#x'] })).toBe('deny')
      expect(asDirectory({ action, keys: ['T#platform0000', own] })).toBe('deny')
      expect(asDirectory({ action })).toBe('deny')
    }
    expect(asDirectory({ action: 'Scan' })).toBe('deny')
  })
})

describe('becoming the tenant role', () => {
  const becomes = (context: Record<string, string | string[]>) => conditionsHold(tenantTrustConditions, { context })
  const tagged = (tenant: string, tagKeys = ['tenant']) => becomes({ 'aws:RequestTag/tenant': tenant, 'aws:TagKeys': tagKeys })

  test('needs one tag of the form of a tenant', () => {
    expect(tagged('aaaaaaaaaaaa')).toBe(true)
    expect(tagged('a')).toBe(false)
    expect(tagged('aaaaaaaaaaaaa')).toBe(false)
    expect(tagged('aaaaaaaaaaaa', ['tenant', 'other'])).toBe(false)
    expect(becomes({})).toBe(false)
  })

  test("refuses the directory's id", () => {
    expect(tagged(directoryTenant)).toBe(false)
  })
})
