import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { freePort } from '../../infra/local/dynamodb.ts'
import type { LocalFile } from '../../infra/local/welcome.ts'

let data: string
let port: number
const children: ChildProcess[] = []

beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'linli-'))
  port = await freePort()
})
afterEach(async () => {
  for (const child of children.splice(0)) if (child.exitCode === null) child.kill('SIGKILL')
  await sleep(50)
  endOrphan()
  rmSync(data, { recursive: true, force: true })
})

type Started = { readonly child: ChildProcess; readonly output: () => string; readonly ended: Promise<number | null> }

function start(options: readonly string[] = ['--no-demo'], node: readonly string[] = []): Started {
  const child = spawn(process.execPath, [...node, 'infra/local/start.mjs', '--port', String(port), '--data', data, ...options], { stdio: ['ignore', 'pipe', 'pipe'] })
  children.push(child)
  let text = ''
  child.stdout?.on('data', (part: Buffer) => (text += part.toString()))
  child.stderr?.on('data', (part: Buffer) => (text += part.toString()))
  return { child, output: () => text, ended: new Promise((resolve) => child.once('exit', resolve)) }
}

async function ready(started: Started): Promise<LocalFile> {
  const file = join(data, 'local.json')
  const before = started.output
  await expect.poll(() => before().includes('Linli runs at'), { timeout: 80_000, interval: 50, message: 'ready' }).toBe(true)
  return JSON.parse(readFileSync(file, 'utf8')) as LocalFile
}

const running = (): { pid: number; database?: number } | undefined => {
  const file = join(data, 'running.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

function alive(pid: number | undefined): boolean {
  try {
    return pid !== undefined && process.kill(pid, 0)
  } catch {
    return false
  }
}

function endOrphan(): void {
  const database = running()?.database
  if (alive(database)) process.kill(database!, 'SIGKILL')
}

const get = (path: string) => fetch(`http://localhost:${port}${path}`)

describe('npm start', () => {
  it('serves, says where, and stops on Ctrl-C with no child left behind', async () => {
    const started = start()
    const file = await ready(started)
    expect(file).toMatchObject({ base: `http://localhost:${port}`, tenants: [], inbox: expect.stringContaining('/_local/inbox'), stripe: expect.any(String), issuer: expect.any(String) })
    expect((await get('/v1/openapi.json')).status).toBe(200)
    expect((await get('/docs')).status).toBe(200)
    expect((await get('/_local/inbox')).status).toBe(200)
    expect((await get('/_local/issuer/.well-known/openid-configuration')).status).toBe(200)
    const { database } = running()!
    expect(alive(database)).toBe(true)
    started.child.kill('SIGINT')
    expect(await started.ended).toBe(0)
    expect(alive(database)).toBe(false)
    expect(running()).toBeUndefined()
  })

  it('keeps what was answered when it is killed, and starts again over what the kill left running', async () => {
    const killed = start()
    await ready(killed)
    const operator = (JSON.parse(readFileSync(join(data, 'secrets.json'), 'utf8')) as { operator: string }).operator
    const made = await fetch(`http://localhost:${port}/v1/tenants`, {
      method: 'POST',
      headers: { authorization: `Bearer ${operator}`, 'content-type': 'application/json' },
      body: JSON.stringify({ slug: 'kept-one', name: '东街物业服务社', head: { name: '周主任', email: 'head@kept.test' }, setupTokenHours: 1 }),
    })
    const { setupToken } = (await made.json()) as { setupToken: string }
    expect(made.status).toBe(201)
    killed.child.kill('SIGKILL')
    await killed.ended
    const orphan = running()?.database
    const again = start()
    await ready(again)
    expect(running()?.database).not.toBe(orphan)
    const members = await fetch(`http://localhost:${port}/v1/members`, { headers: { authorization: `Bearer ${setupToken}` } })
    expect(await members.json()).toMatchObject({ items: [{ email: 'head@kept.test' }] })
  })

  it('forgets on --reset', async () => {
    const first = start()
    await ready(first)
    const before = readFileSync(join(data, 'secrets.json'), 'utf8')
    first.child.kill('SIGINT')
    await first.ended
    const second = start(['--no-demo', '--reset'])
    await ready(second)
    expect(readFileSync(join(data, 'secrets.json'), 'utf8')).not.toBe(before)
  })

  it('says plainly that a port is taken and leaves nothing running', async () => {
    const taken = createServer().listen(port, '127.0.0.1')
    const started = start()
    expect(await started.ended).toBe(1)
    expect(started.output()).toContain(`Port ${port} is taken`)
    expect(started.output()).not.toContain('    at ')
    expect(running()).toBeUndefined()
    taken.close()
  })

  it('says plainly that the folder is in use', async () => {
    const first = start()
    await ready(first)
    const other = spawn(process.execPath, ['infra/local/start.mjs', '--port', String(await freePort()), '--data', data, '--no-demo'], { stdio: ['ignore', 'pipe', 'pipe'] })
    children.push(other)
    let text = ''
    other.stderr?.on('data', (part: Buffer) => (text += part.toString()))
    expect(await new Promise((resolve) => other.once('exit', resolve))).toBe(1)
    expect(text).toContain('already running')
  })

  it('says plainly that Node is too old', async () => {
    const old = "data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'18.20.1'}})"
    const started = start(['--no-demo'], ['--import', old])
    expect(await started.ended).toBe(1)
    expect(started.output()).toContain('needs Node 20.19')
    expect(started.output()).toContain('18.20.1')
  })

  it('says what is wrong with its words on the command line', async () => {
    const started = start(['--port', 'eighty'])
    expect(await started.ended).toBe(1)
    expect(started.output()).toContain('a port is a number')
  })
})
