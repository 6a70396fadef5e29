import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

type Running = { readonly pid: number; readonly database?: number }

/** Two starts on one data folder would corrupt each other; what a killed start left running is ended first. */
export async function claimData(data: string): Promise<{ noteDatabase: (pid: number) => void; release: () => void }> {
  const file = join(data, 'running.json')
  const before = existsSync(file) ? readRunning(file) : undefined
  if (before && alive(before.pid) && before.pid !== process.pid) {
    throw new Error(`Linli is already running on ${data} (process ${before.pid}). Stop it with Ctrl-C there, or start with another --data folder.`)
  }
  if (before?.database && isDatabase(before.database)) await end(before.database)
  writeFileSync(file, JSON.stringify({ pid: process.pid } satisfies Running))
  return {
    noteDatabase: (database) => writeFileSync(file, JSON.stringify({ pid: process.pid, database } satisfies Running)),
    release: () => rmSync(file, { force: true }),
  }
}

function readRunning(file: string): Running | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Running
  } catch {
    return undefined
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Process numbers are given again: only a process that is the emulator is ended. Without /proc the number alone decides. */
function isDatabase(pid: number): boolean {
  if (!alive(pid)) return false
  const commandLine = `/proc/${pid}/cmdline`
  return !existsSync('/proc/self') || (existsSync(commandLine) && readFileSync(commandLine, 'utf8').includes('dynoxide'))
}

async function end(pid: number): Promise<void> {
  process.kill(pid, 'SIGTERM')
  for (let tries = 0; tries < 60 && alive(pid); tries += 1) await sleep(50)
  if (alive(pid)) process.kill(pid, 'SIGKILL')
}
