import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { CreateTableCommand, DescribeTableCommand, DynamoDBClient, ResourceNotFoundException } from '@aws-sdk/client-dynamodb'
import { tableDefinition } from '../../functions/storage/table-definition.ts'

export type LocalTable = { readonly endpoint: string; readonly table: string; readonly pid?: number; readonly stop: () => Promise<void> }

/**
 * Starts the emulator (in memory, or on a file) and makes the table if it is not there. `DYNAMODB_ENDPOINT` names any other
 * emulator instead. The child ends with the parent; what a kill -9 leaves running, the next start ends (one-at-a-time.ts).
 */
export async function startDynamoDb(options: { file?: string; table?: string; onExit?: (code: number | null) => void } = {}): Promise<LocalTable> {
  const table = options.table ?? 'linli'
  const given = process.env['DYNAMODB_ENDPOINT']
  const port = given ? 0 : await freePort()
  const child = given ? undefined : launch(port, options.file)
  const endpoint = given ?? `http://127.0.0.1:${port}`
  let stopping = false
  child?.once('exit', (code) => {
    if (!stopping) options.onExit?.(code)
  })
  await untilTableStands(endpoint, table, child)
  const stop = async (): Promise<void> => {
    stopping = true
    if (!child || child.exitCode !== null) return
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    const killer = setTimeout(() => child.kill('SIGKILL'), 3000)
    await gone
    clearTimeout(killer)
  }
  return { endpoint, table, stop, ...(child?.pid === undefined ? {} : { pid: child.pid }) }
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}

function launch(port: number, file: string | undefined): ChildProcess {
  const args = ['serve', '-p', String(port), ...(file ? ['--db-path', file] : [])]
  const child = spawn(binary(), args, { stdio: ['ignore', 'ignore', 'ignore'] })
  // A parent that ends in any way but kill -9 takes the child with it.
  process.once('exit', () => child.kill('SIGKILL'))
  return child
}

/** The emulator's npm package of this platform; without one, `DYNAMODB_ENDPOINT` must name another emulator. */
function binary(): string {
  const name = `@dynoxide/${process.platform}-${process.arch}`
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))
    const path = join(folder, process.platform === 'win32' ? 'dynoxide.exe' : 'dynoxide')
    if (existsSync(path)) return path
  } catch {
    // Not installed: said below, with what to do.
  }
  throw new Error(`No local DynamoDB for ${process.platform}-${process.arch}: ${name} is not installed. Start any DynamoDB emulator and set DYNAMODB_ENDPOINT to its address.`)
}

const startTriesMax = 200

async function untilTableStands(endpoint: string, table: string, child: ChildProcess | undefined): Promise<void> {
  const client = new DynamoDBClient({ endpoint, region: 'local', credentials: { accessKeyId: 'local', secretAccessKey: 'local' }, maxAttempts: 1 })
  for (let attempt = 0; attempt < startTriesMax; attempt += 1) {
    if (child && child.exitCode !== null) throw new Error(`the local DynamoDB ended at once (exit ${child.exitCode}); is its data file in use by another start?`)
    try {
      await client.send(new DescribeTableCommand({ TableName: table }))
      return
    } catch (error) {
      if (error instanceof ResourceNotFoundException) {
        await client.send(new CreateTableCommand(tableDefinition(table)))
        return
      }
      await sleep(25)
    }
  }
  throw new Error(`the local DynamoDB did not answer at ${endpoint}`)
}
