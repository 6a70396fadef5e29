import { assert } from '../faults.ts'

/** What the deployment gives a function, by environment variables (infra/aws/stack.ts writes the same names). */
export type Settings = {
  readonly table: string
  readonly region: string
  readonly domain: string
  readonly tenantRole: string
  readonly directoryRole: string
  readonly oidcIssuer: string
  readonly oidcClientId: string
  readonly operatorSecretHash: string
  readonly jobsQueue: string
  readonly mailFrom: string
  /** Tests and the bench only: an emulator, reached without roles and without TLS. */
  readonly dynamodbEndpoint: string | undefined
}

type Environment = Readonly<Record<string, string | undefined>>

/** Throws at the function's start when a variable is missing, not at the first request that needs it. */
export function readSettings(env: Environment): Settings {
  const dynamodbEndpoint = env['DYNAMODB_ENDPOINT']
  const read = (name: string): string => {
    const value = env[name] ?? (dynamodbEndpoint === undefined ? undefined : '')
    assert(value !== undefined, `the variable ${name} is not set`)
    return value
  }
  return {
    table: read('TABLE'),
    region: read('AWS_REGION'),
    domain: read('DOMAIN'),
    tenantRole: read('TENANT_ROLE'),
    directoryRole: read('DIRECTORY_ROLE'),
    oidcIssuer: read('OIDC_ISSUER'),
    oidcClientId: read('OIDC_CLIENT_ID'),
    operatorSecretHash: read('OPERATOR_SECRET_HASH'),
    jobsQueue: read('JOBS_QUEUE'),
    mailFrom: read('MAIL_FROM'),
    dynamodbEndpoint,
  }
}
