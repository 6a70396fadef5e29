import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '../../functions/calendar.ts'
import { type Issuer, startIssuer } from '../../infra/local/issuer/issuer.ts'

/** The local stack's issuer on a server of its own, returning to `login.linli.test`. */
export async function serveIssuer() {
  const folder = mkdtempSync(join(tmpdir(), 'linli-issuer-'))
  // The issuer needs the server's port in its name, so it comes second.
  const late: { issuer?: Issuer } = {}
  const server = createServer((request, response) => late.issuer!.handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/_local/issuer`
  const issuer = await startIssuer({ issuer: address, clientId: 'linli', redirectUris: ['http://login.linli.test/callback'], file: join(folder, 'accounts.json'), clock: systemClock })
  late.issuer = issuer
  const stop = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    rmSync(folder, { recursive: true, force: true })
  }
  return { address, issuer, stop }
}
