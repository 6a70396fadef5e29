import { signerFor } from './sign.ts'

type Call = {
  readonly service: 'email' | 'sns' | 'sqs' | 'secretsmanager' | 'sts'
  readonly region: string
  readonly path?: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

const timeoutMs = 5000
const attemptsMax = 3

/**
 * One POST to an AWS service, signed with the function's own role. The few calls that we make of five services are
 * not worth five SDK clients in every function; requests are built by the callers in this folder. Answers the body;
 * throws when the service refuses, or after three tries when it does not answer.
 */
export async function callAws({ service, region, path = '/', headers, body }: Call, send: typeof fetch = fetch): Promise<string> {
  const host = `${service}.${region}.amazonaws.com`
  for (let attempt = 1; ; attempt += 1) {
    const signed = await signerFor(service === 'email' ? 'ses' : service, region).sign({ method: 'POST', protocol: 'https:', hostname: host, path, headers: { host, ...headers }, body })
    const answer = await send(`https://${host}${path}`, { method: 'POST', headers: signed.headers, body, signal: AbortSignal.timeout(timeoutMs) }).catch((error: Error) => error)
    if (!(answer instanceof Error) && answer.ok) return answer.text()
    const passing = answer instanceof Error || answer.status >= 500 || answer.status === 429
    if (!passing || attempt === attemptsMax) throw new Error(`${service}: ${answer instanceof Error ? answer.message : `${answer.status} ${(await answer.text()).slice(0, 500)}`}`)
    await new Promise((resolve) => setTimeout(resolve, 100 * 2 ** attempt))
  }
}
