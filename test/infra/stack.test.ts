import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Match } from 'aws-cdk-lib/assertions'
import { beforeAll, describe, expect, test } from 'vitest'
import { contentSecurityPolicy } from '../../infra/aws/edge.ts'
import { functionNames } from '../../infra/aws/routes.ts'
import { tenantPolicy } from '../../infra/aws/tenant-policy.ts'
import { emptyBuild, type Resource, resourcesOf, synthesize } from './synthesize.ts'

const root = join(import.meta.dirname, '../..')
let main: ReturnType<typeof synthesize>['main']
let certificate: ReturnType<typeof synthesize>['certificate']
beforeAll(() => {
  ;({ main, certificate } = synthesize({ domain: 'wuye.example' }))
})

type Statement = { Effect: string; Action?: string | string[]; NotAction?: string[]; Resource: unknown }
const list = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value])
/** The statements that each role carries, inline or attached, by the role's logical name. */
function statementsByRole(): Map<string, Statement[]> {
  const found = new Map<string, Statement[]>()
  const add = (role: string, document: unknown) => found.set(role, [...(found.get(role) ?? []), ...(document as { Statement: Statement[] }).Statement])
  for (const [name, { Properties }] of resourcesOf(main, 'AWS::IAM::Role')) for (const policy of (Properties['Policies'] ?? []) as { PolicyDocument: unknown }[]) add(name, policy.PolicyDocument)
  for (const [, { Properties }] of resourcesOf(main, 'AWS::IAM::Policy')) for (const role of Properties['Roles'] as { Ref: string }[]) add(role.Ref, Properties['PolicyDocument'])
  return found
}

describe('the table', () => {
  test('is on demand, recoverable to the second, protected, encrypted under a key of ours, and outlives the stack', () => {
    main.hasResource('AWS::DynamoDB::GlobalTable', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
        SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }, { AttributeName: 'sk', KeyType: 'RANGE' }],
        GlobalSecondaryIndexes: [Match.objectLike({ IndexName: 'overview', Projection: { ProjectionType: 'ALL' } })],
        Replicas: [Match.objectLike({ DeletionProtectionEnabled: true, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 } })],
      },
    })
    main.hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true })
  })
})

describe('rights', () => {
  test('only the tenant and the directory role may touch the table; a function may only become one of them', () => {
    const touching = [...statementsByRole()].filter(([, statements]) => statements.some(({ Effect, Action = [] }) => Effect === 'Allow' && list(Action).some((action) => action.startsWith('dynamodb:'))))
    expect(touching.map(([role]) => role.replace(/[0-9A-F]{8}$/, '')).toSorted()).toEqual(['DirectoryRole', 'TenantRole'])
  })

  test('the tenant role carries the policy that the evaluator tests, word for word', () => {
    const [, role] = resourcesOf(main, 'AWS::IAM::Role').find(([name]) => name.startsWith('TenantRole'))!
    const [{ PolicyDocument: deployed }] = role.Properties['Policies'] as [{ PolicyDocument: { Statement: Record<string, unknown>[] } }]
    const tested = tenantPolicy({ table: 'TABLE', index: 'INDEX', key: 'KEY' })
    // The CDK sorts actions; the ARNs are known only when deployed.
    const plain = (value: unknown): unknown => (Array.isArray(value) ? value.map(String).toSorted() : value)
    const withoutArns = (statements: readonly object[]) => statements.map((statement) => ({ ...Object.fromEntries(Object.entries(statement).map(([name, value]) => [name, plain(value)])), Resource: undefined }))
    expect(withoutArns(deployed.Statement)).toEqual(withoutArns(tested.Statement))
  })

  test('the trust of both roles names the functions alone and fits the 2,048 characters of a trust policy', () => {
    for (const [name, { Properties }] of resourcesOf(main, 'AWS::IAM::Role').filter(([role]) => /^(Tenant|Directory)Role/.test(role))) {
      const { Statement: statements } = Properties['AssumeRolePolicyDocument'] as { Statement: { Principal: { AWS: object[] } }[] }
      expect(statements, name).toHaveLength(1)
      expect(statements[0]!.Principal.AWS).toHaveLength(functionNames.length)
      const arn = `arn:aws:iam::123456789012:role/${'x'.repeat(64)}`
      expect(JSON.stringify(statements).replace(/\{"Fn::GetAtt":\[[^\]]*\]\}/g, `"${arn}"`).length).toBeLessThan(2048)
    }
  })

  test('only what talks with Stripe reads its key, only the webhook its secret, and only what concerns people the secret for sealing', () => {
    const readers = (secret: string) =>
      [...statementsByRole()].filter(([, statements]) => statements.some((one) => list(one.Action ?? []).includes('secretsmanager:GetSecretValue') && JSON.stringify(one.Resource).includes(secret))).map(([role]) => role.replace(/Role[0-9A-F]{8}$/, ''))
    expect(readers('StripeKey').toSorted()).toEqual(['Jobs', 'Notices', 'Payments'])
    expect(readers('StripeWebhook')).toEqual(['Notices'])
    expect(readers('Seals').toSorted()).toEqual(['Documents', 'Imports', 'Workforce'])
  })
})

describe('functions', () => {
  test('all run on Node 24 on arm64, log for 90 days, and end before the gateway gives up', () => {
    const ours = resourcesOf(main, 'AWS::Lambda::Function').filter(([, { Properties }]) => Properties['Handler'] === 'index.handler' && String(Properties['Description'] ?? '').startsWith('Linli'))
    expect(ours).toHaveLength(functionNames.length)
    for (const [name, { Properties }] of ours) {
      expect(Properties, name).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'], LoggingConfig: { LogFormat: 'JSON' } })
      if (!name.startsWith('Jobs')) expect(Properties['Timeout']).toBeLessThan(30)
    }
    const logs = resourcesOf(main, 'AWS::Logs::LogGroup').filter(([name]) => !name.startsWith('Custom'))
    expect(logs).toHaveLength(functionNames.length + 1)
    for (const [, { Properties }] of logs) expect(Properties['RetentionInDays']).toBe(90)
  })

  test('jobs run once a minute and for each message, and what fails five times waits in the dead queue', () => {
    main.hasResourceProperties('AWS::Scheduler::Schedule', { ScheduleExpression: 'rate(1 minute)', State: 'ENABLED', Target: Match.objectLike({ Input: '{"tick":true}', DeadLetterConfig: Match.anyValue() }) })
    main.hasResourceProperties('AWS::SQS::Queue', { VisibilityTimeout: 1800, RedrivePolicy: Match.objectLike({ maxReceiveCount: 5 }) })
    main.hasResourceProperties('AWS::Lambda::EventSourceMapping', { BatchSize: 1, FunctionResponseTypes: ['ReportBatchItemFailures'] })
  })
})

describe('the API', () => {
  test("stands under the tenants' own hosts, and the address that AWS hands out is shut", () => {
    main.hasResourceProperties('AWS::ApiGatewayV2::DomainName', { DomainName: '*.wuye.example' })
    main.hasResourceProperties('AWS::ApiGatewayV2::Api', { DisableExecuteApiEndpoint: true, ProtocolType: 'HTTP', CorsConfiguration: Match.absent() })
    main.hasResourceProperties('AWS::ApiGatewayV2::Stage', { StageName: '$default', DefaultRouteSettings: Match.objectLike({ ThrottlingRateLimit: 200 }) })
  })

  test("its access log holds neither paths with ids nor visitors' addresses", () => {
    const [[, stage]] = resourcesOf(main, 'AWS::ApiGatewayV2::Stage') as [[string, Resource]]
    expect(JSON.stringify(stage.Properties['AccessLogSettings'])).not.toMatch(/sourceIp|\$context\.path|rawPath|queryString|userAgent/)
  })
})

describe('the edge', () => {
  test('serves every host of the domain, with the API under the same host and never from a cache', () => {
    main.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: Match.objectLike({
        Aliases: ['*.wuye.example'],
        HttpVersion: 'http2and3',
        ViewerCertificate: Match.objectLike({ MinimumProtocolVersion: 'TLSv1.2_2021' }),
        CustomErrorResponses: Match.absent(),
        CacheBehaviors: ['/v1/*', '/docs', '/callback'].map((PathPattern) => Match.objectLike({ PathPattern, ViewerProtocolPolicy: 'https-only', CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad', OriginRequestPolicyId: '33f36d7e-f396-46d9-90e0-52428a34d9dc' })),
      }),
    })
    certificate.hasResourceProperties('AWS::CertificateManager::Certificate', { DomainName: '*.wuye.example' })
  })

  test('sends the same content policy as the local stack', () => {
    const local = readFileSync(join(root, 'infra/local/web-files.ts'), 'utf8')
    expect(local).toContain(`"${contentSecurityPolicy}"`)
    main.hasResourceProperties('AWS::CloudFront::ResponseHeadersPolicy', {
      ResponseHeadersPolicyConfig: Match.objectLike({ SecurityHeadersConfig: Match.objectLike({ ContentSecurityPolicy: { ContentSecurityPolicy: contentSecurityPolicy, Override: true }, FrameOptions: { FrameOption: 'DENY', Override: true } }) }),
    })
  })

  test('keeps hashed files for a year and pages not at all', () => {
    const cached = resourcesOf(main, 'Custom::CDKBucketDeployment').map(([, { Properties }]) => [Properties['DestinationBucketKeyPrefix'], (Properties['SystemMetadata'] as Record<string, string>)['cache-control'], Properties['Prune']])
    expect(cached.toSorted()).toEqual([
      ['office', 'no-cache', false],
      ['office', 'public, max-age=31536000, immutable', false],
      ['resident', 'no-cache', false],
      ['resident', 'public, max-age=31536000, immutable', false],
    ])
  })
})

test('staff sign in at Cognito by plain OIDC: code flow only, back to the one login host', () => {
  main.hasResourceProperties('AWS::Cognito::UserPool', { UserPoolTier: 'ESSENTIALS', DeletionProtection: 'ACTIVE' })
  main.hasResourceProperties('AWS::Cognito::UserPoolDomain', { ManagedLoginVersion: 2 })
  main.hasResourceProperties('AWS::Cognito::UserPoolClient', { AllowedOAuthFlows: ['code'], CallbackURLs: ['https://login.wuye.example/callback'], GenerateSecret: false, PreventUserExistenceErrors: 'ENABLED' })
})

test('alarms reach a person', () => {
  const alarms = resourcesOf(main, 'AWS::CloudWatch::Alarm')
  expect(alarms.length).toBeGreaterThanOrEqual(functionNames.length * 2 + 6)
  for (const [name, { Properties }] of alarms) expect(Properties['AlarmActions'], name).toHaveLength(1)
  main.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email' })
})

test('cdk synth works offline, and cdk-nag finds nothing but what acknowledged.ts gives a reason for', () => {
  const dist = emptyBuild()
  const args = ['synth', '--quiet', '--app', 'tsx infra/aws/app.ts', '--output', join(dist, 'cdk.out'), '-c', `dist=${dist}`]
  const env = { ...process.env, CDK_VALIDATION: 'true', AWS_EC2_METADATA_DISABLED: 'true', CDK_DISABLE_CLI_TELEMETRY: 'true', PATH: `${join(root, 'node_modules/.bin')}:${process.env['PATH']}` }
  const ran = spawnSync('cdk', args, { cwd: root, env, encoding: 'utf8', timeout: 170_000 })
  expect(`${ran.stdout}${ran.stderr}`).not.toMatch(/AwsSolutions-/)
  expect(ran.status, ran.stderr).toBe(0)
  rmSync(dist, { recursive: true, force: true })
})
