import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '../../infra/local/dynamodb.ts'
import type { LocalFile } from '../../infra/local/welcome.ts'

export type RunningStack = { readonly file: LocalFile; readonly stop: (options?: { readonly andForget: boolean }) => Promise<void> }

const startMsMax = 300_000

/** `npm start` as a process of its own on a free port, its data in `data`. Ready when this returns; throws what it said if it ends before. */
export async function runStack(root: string, data: string): Promise<RunningStack> {
  const child = spawn(process.execPath, [join(root, 'infra/local/start.mjs'), '--port', String(await freePort()), '--data', data], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: asUsual() })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const stop = async ({ andForget } = { andForget: false }): Promise<void> => {
    await ended(child)
    if (andForget) rmSync(data, { recursive: true, force: true })
  }
  try {
    return { file: await readyFile(child, join(data, 'local.json'), () => said), stop }
  } catch (error) {
    await stop({ andForget: true })
    throw error
  }
}

/** Without the test runner's NODE_ENV: with it the front ends would be built with React's development code. */
function asUsual(): NodeJS.ProcessEnv {
  const { NODE_ENV: _, ...rest } = process.env
  return rest
}

async function readyFile(child: ChildProcess, path: string, said: () => string): Promise<LocalFile> {
  for (let waited = 0; waited < startMsMax; waited += 100) {
    if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as LocalFile
    if (child.exitCode !== null) throw new Error(`the local stack ended with ${child.exitCode}:\n${said()}`)
    await pause(100)
  }
  throw new Error(`the local stack was not ready after ${startMsMax / 1000} s:\n${said()}`)
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGINT')
  await Promise.race([gone, pause(10_000).then(() => child.kill('SIGKILL'))])
}
