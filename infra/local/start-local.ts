import { createHash, randomBytes } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { systemClock } from '../../functions/calendar.ts'
import { apiApp } from '../../functions/http/api.ts'
import { randomIds } from '../../functions/ids.ts'
import type { Platform } from '../../functions/platform.ts'
import { stripeChannel } from '../../functions/payments/stripe/stripe-channel.ts'
import { readSealKeys } from '../../functions/seals.ts'
import { connectLocal } from '../../functions/storage/connect.ts'
import type { Arguments } from './arguments.ts'
import { buildWeb } from './build-web.ts'
import { demoBrokeOff, fillDemo } from './demo/fill-demo.ts'
import { tenantPlans } from './demo/tenants.ts'
import { startDynamoDb } from './dynamodb.ts'
import { openInbox } from './inbox/inbox.ts'
import { reportNotice } from './inbox/report-notice.ts'
import { residentDoor } from './inbox/resident-door.ts'
import { startIssuer } from './issuer/issuer.ts'
import { claimData } from './one-at-a-time.ts'
import { frontOf, listen } from './server.ts'
import { startStandIn } from './stripe/stand-in.ts'
import { startTimer } from './timer.ts'
import { webFiles } from './web-files.ts'
import { type LocalFile, welcomePage } from './welcome.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const clientId = 'linli-local'

export type StartedLocal = { readonly file: LocalFile; readonly platform: Platform; readonly stop: () => Promise<void> }

/**
 * The whole system on one port of loopback, its data in one folder: the table, sign-in, the payment provider's
 * stand-in, the inbox, both front ends and the demo. Throws a sentence for the terminal when it cannot start.
 */
export async function startLocal({ port, data, reset, demo, say }: Arguments & { say: (line: string) => void }): Promise<StartedLocal> {
  mkdirSync(data, { recursive: true })
  const claim = await claimData(data)
  const demoFile = join(data, 'demo.json')
  if (reset || demoBrokeOff(demoFile)) forget(data)
  const base = `http://localhost:${port}`
  const secrets = keptSecrets(join(data, 'secrets.json'))
  const ending: (() => Promise<void> | void)[] = [claim.release]
  const stop = async (): Promise<void> => {
    for (const end of ending.toReversed()) await end()
  }
  try {
    const inbox = openInbox({ file: join(data, 'inbox.jsonl'), clock: systemClock, report: (notice) => reportNotice(platform, notice) })
    const timer = startTimer(() => platform)
    const shown: { front?: ReturnType<typeof frontOf>; file?: LocalFile } = {}
    // The port is taken first: two starts must not both begin to work.
    const server = await listen((request, env) => shown.front?.fetch(request, env) ?? starting(), port)
    ending.push(server.close)
    const built = buildWeb(root, say)
    built.catch(() => {}) // Looked at below; meanwhile it must not end the process unexplained.
    const table = await startDynamoDb({ file: join(data, 'table.sqlite'), onExit: () => say('The local DynamoDB ended by itself; stop and start again. Nothing that was answered is lost.') })
    ending.push(table.stop)
    if (table.pid !== undefined) claim.noteDatabase(table.pid)
    const stripe = startStandIn({ file: join(data, 'stripe.json'), baseUrl: `${base}/_local/stripe`, secretKey: secrets.stripeKey, webhook: { url: `${base}/v1/notices/stripe`, secret: secrets.webhook }, accounts: tenantPlans.map(({ paymentAccount, name }) => ({ id: paymentAccount, name })), clock: systemClock })
    ending.push(stripe.stop)
    const issuerUrl = `${base}/_local/issuer`
    const issuer = await startIssuer({ issuer: issuerUrl, clientId, redirectUris: [`http://login.localhost:${port}/callback`], file: join(data, 'accounts.json'), clock: systemClock })
    const platform: Platform = {
      storeFor: connectLocal(table),
      clock: systemClock,
      ids: randomIds,
      ports: {
        sms: inbox.sms,
        email: inbox.email,
        channel: stripeChannel({ secretKey: secrets.stripeKey, webhookSecret: secrets.webhook, base: `${base}/_local/stripe` }),
        seals: { keys: async () => readSealKeys(JSON.stringify(secrets.seals)) },
        signalJob: timer.signal,
      },
      scheme: 'http',
      domain: `localhost:${port}`,
      apiHosts: [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`],
      loginHost: `login.localhost:${port}`,
      oidc: { issuer: issuerUrl, clientId },
      operatorSecretHash: createHash('sha256').update(secrets.operator).digest('hex'),
      log: (line) => {
        if (line.level === 'error') say(`${line.event}: ${String(line['stack'] ?? line['reason'] ?? '')}`)
        appendFileSync(join(data, 'linli.log'), `${JSON.stringify({ at: systemClock.now().toISOString(), ...line })}\n`)
      },
    }
    ending.push(timer.stop)
    shown.front = frontOf({
      api: apiApp(platform),
      stripe: stripe.app,
      inbox: inbox.pages,
      issuer: issuer.handle,
      resident: residentDoor(platform),
      web: webFiles(join(root, 'dist/web')),
      welcome: () => welcomePage(shown.file),
      bareHosts: platform.apiHosts,
    })
    const filled = demo ? await fillDemo({ platform, real: systemClock, operator: secrets.operator, file: demoFile, say, addAccounts: issuer.addAccounts }) : []
    // Not before: a tick by today's clock would take jobs away from the demo, which works them in its own past.
    timer.begin()
    await built
    const file: LocalFile = { base, tenants: filled, inbox: `${base}/_local/inbox`, stripe: `${base}/_local/stripe`, issuer: issuerUrl }
    writeWhole(join(data, 'local.json'), JSON.stringify(file, null, 2))
    shown.file = file
    announce(file, say)
    return { file, platform, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Whoever waits for the file never reads half of it. */
function writeWhole(path: string, text: string): void {
  writeFileSync(`${path}.new`, text)
  renameSync(`${path}.new`, path)
}

const starting = (): Response => new Response('Linli is starting; try again in a few seconds.', { status: 503, headers: { 'retry-after': '2' } })

/** Everything but the claim on the folder, which is held already. */
function forget(data: string): void {
  for (const name of ['table.sqlite', 'table.sqlite-wal', 'table.sqlite-shm', 'stripe.json', 'inbox.jsonl', 'accounts.json', 'demo.json', 'demo.json.filling', 'local.json', 'secrets.json', 'linli.log']) rmSync(join(data, name), { force: true })
}

type Secrets = { readonly operator: string; readonly stripeKey: string; readonly webhook: string; /** As Secrets Manager holds it: to change keys, add `k2` and name it as the current one. */ readonly seals: Readonly<Record<string, string>> }

/** Made once for a data folder, so that links and tokens hold over restarts. */
function keptSecrets(file: string): Secrets {
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>) : {}
  const secret = () => randomBytes(24).toString('base64url')
  const made: Secrets = { operator: secret(), stripeKey: `sk_test_${secret()}`, webhook: `whsec_${secret()}`, seals: { current: 'k1', k1: secret() }, ...known }
  writeFileSync(file, JSON.stringify(made), { mode: 0o600 })
  return made
}

function announce(file: LocalFile, say: (line: string) => void): void {
  say(`\nLinli runs at ${file.base} (Ctrl-C stops it, data is kept)`)
  for (const tenant of file.tenants) {
    say(`\n  ${tenant.slug}: residents ${tenant.url}/   office ${tenant.office}`)
    for (const account of tenant.accounts) say(`    ${account.role.padEnd(11)} ${account.name}  ${account.signIn}`)
  }
  say(`\n  text messages and e-mail ${file.inbox}   API reference ${file.base}/docs\n`)
}
