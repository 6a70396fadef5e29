import { type App, CfnOutput, Stack, type StackProps } from 'aws-cdk-lib'
import { Certificate, CertificateValidation, type ICertificate } from 'aws-cdk-lib/aws-certificatemanager'
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { EmailIdentity, Identity as MailIdentity } from 'aws-cdk-lib/aws-ses'
import { HostedZone, type IHostedZone } from 'aws-cdk-lib/aws-route53'
import { createAlarms } from './alarms.ts'
import { createApi } from './api.ts'
import { createData } from './data.ts'
import { createEdge } from './edge.ts'
import { createFunctions, createRoles } from './functions.ts'
import { createIdentity } from './identity.ts'
import { createQueues, runJobs } from './jobs.ts'
import { createSecrets } from './secrets.ts'
import type { Settings } from './settings.ts'
import { createTenantRoles } from './tenant-roles.ts'

/** Where infra/build and vite left what is to be deployed. */
export type Built = { readonly functions: string; readonly web: string }

const zoneOf = (stack: Stack, { domain, zoneId }: Settings): IHostedZone => HostedZone.fromHostedZoneAttributes(stack, 'Zone', { hostedZoneId: zoneId, zoneName: domain })

/** CloudFront takes certificates from us-east-1 only. */
export class CertificateStack extends Stack {
  readonly certificate: ICertificate

  constructor(app: App, id: string, settings: Settings, props: StackProps) {
    super(app, id, { ...props, env: { ...props.env, region: 'us-east-1' } })
    this.certificate = new Certificate(this, 'WebCertificate', { domainName: `*.${settings.domain}`, validation: CertificateValidation.fromDns(zoneOf(this, settings)) })
  }
}

/** The system, in the order in which one part needs another. */
export class LinliStack extends Stack {
  constructor(app: App, id: string, { settings, built, certificate, ...props }: StackProps & { settings: Settings; built: Built; certificate: ICertificate }) {
    super(app, id, props)
    const zone = zoneOf(this, settings)
    const { domain } = settings
    const data = createData(this)
    const queues = createQueues(this)
    const secrets = createSecrets(this)
    const identity = createIdentity(this, domain)
    const roles = createRoles(this)
    const tenantRoles = createTenantRoles(this, data, Object.values(roles))
    const mail = new EmailIdentity(this, 'Mail', { identity: MailIdentity.publicHostedZone(zone) })

    const environment = {
      TABLE: data.table.tableName,
      TENANT_ROLE: tenantRoles.tenant.roleArn,
      DIRECTORY_ROLE: tenantRoles.directory.roleArn,
      DOMAIN: domain,
      OIDC_ISSUER: identity.issuer,
      OIDC_CLIENT_ID: identity.client.userPoolClientId,
      OPERATOR_SECRET_HASH: settings.operatorSecretHash,
      JOBS_QUEUE: queues.jobs.queueUrl,
      MAIL_FROM: `no-reply@${domain}`,
      STRIPE_KEY_SECRET: secrets.stripeKey.secretArn,
      STRIPE_WEBHOOK_SECRET: secrets.stripeWebhook.secretArn,
      SEALS_SECRET: secrets.seals.secretArn,
      FONTS: '/var/task/fonts',
    }
    for (const role of Object.values(roles)) {
      role.addToPolicy(new PolicyStatement({ sid: 'BecomeOneTenant', actions: ['sts:AssumeRole', 'sts:TagSession'], resources: [tenantRoles.tenant.roleArn] }))
      role.addToPolicy(new PolicyStatement({ sid: 'ReadTheDirectory', actions: ['sts:AssumeRole'], resources: [tenantRoles.directory.roleArn] }))
    }
    for (const name of ['api', 'imports', 'jobs'] as const) queues.jobs.grantSendMessages(roles[name])
    for (const name of ['payments', 'jobs', 'notices'] as const) secrets.stripeKey.grantRead(roles[name])
    secrets.stripeWebhook.grantRead(roles['notices'])
    // People are registered one by one, by a file, and stand on the forms of the labour office.
    for (const name of ['workforce', 'imports', 'documents'] as const) secrets.seals.grantRead(roles[name])
    roles.api.addToPolicy(new PolicyStatement({ sid: 'SendMail', actions: ['ses:SendEmail'], resources: [mail.emailIdentityArn], conditions: { StringEquals: { 'ses:FromAddress': `no-reply@${domain}` } } }))
    // A phone number is no resource: publishing to everything but topics is the way to allow text messages only.
    roles.api.addToPolicy(new PolicyStatement({ sid: 'SendText', actions: ['sns:Publish'], resources: ['*'] }))
    roles.api.addToPolicy(new PolicyStatement({ sid: 'NoTopics', effect: Effect.DENY, actions: ['sns:Publish'], resources: ['arn:*:sns:*:*:*'] }))

    const functions = createFunctions(this, { folder: built.functions, roles, environment })
    const api = createApi(this, { domain, zone, functions })
    createEdge(this, { domain, zone, certificate, api: api.domain, webFolder: built.web })
    runJobs(this, functions.jobs, queues)
    createAlarms(this, { email: settings.alarmEmail, http: api.http, functions, queues, table: data.table })
    new CfnOutput(this, 'SignInPages', { value: identity.signInDomain, description: "The issuer's own pages" })
    new CfnOutput(this, 'TableName', { value: data.table.tableName })
  }
}
