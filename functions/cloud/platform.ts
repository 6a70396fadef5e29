import { systemClock } from '../calendar.ts'
import { randomIds } from '../ids.ts'
import type { PaymentChannel } from '../payments/channel.ts'
import { noChannel } from '../payments/no-channel.ts'
import type { LogLine, Platform } from '../platform.ts'
import { sesEmail } from '../ports/ses-email.ts'
import { snsSms } from '../ports/sns-sms.ts'
import { connectAws, connectLocal } from '../storage/connect.ts'
import { emailSender, sendMessage, smsPublisher } from './services.ts'
import { cloudSeals } from './seals.ts'
import { readSettings, type Settings } from './settings.ts'
import { tenantCredentials } from './tenant-credentials.ts'

/** The platform as one function sees it in AWS, made once at its start. */
export function cloudPlatform(channel: PaymentChannel = noChannel, env: Readonly<Record<string, string | undefined>> = process.env): Platform {
  const settings = readSettings(env)
  const { region, domain } = settings
  return {
    storeFor: tableOf(settings),
    clock: systemClock,
    ids: randomIds,
    ports: {
      sms: snsSms(smsPublisher(region)),
      email: sesEmail(emailSender(region), settings.mailFrom),
      channel,
      seals: cloudSeals(settings.region, env),
      signalJob: (tenant, job) => sendMessage(region, settings.jobsQueue, { tenant, job }),
    },
    scheme: 'https',
    domain,
    apiHosts: [`api.${domain}`],
    loginHost: `login.${domain}`,
    oidc: { issuer: settings.oidcIssuer, clientId: settings.oidcClientId },
    operatorSecretHash: settings.operatorSecretHash,
    log: writeLine,
  }
}

function tableOf(settings: Settings): Platform['storeFor'] {
  const { table, region, dynamodbEndpoint } = settings
  if (dynamodbEndpoint !== undefined) return connectLocal({ endpoint: dynamodbEndpoint, table })
  return connectAws({ table, region, credentialsFor: tenantCredentials(settings) })
}

/** One JSON line; CloudWatch reads `level`. */
const writeLine = (line: LogLine): void => console[line.level](JSON.stringify(line))
