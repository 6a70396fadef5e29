import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { runStack } from './run-stack.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The data folder of a stack that has its demo and is stopped; each browser suite starts from a copy. */
    filledStack: string
  }
}

/** Vitest calls it before the browser suites: the demo is filled once, which takes longer than many a suite's own work. */
export async function setup({ provide }: TestProject): Promise<(() => void) | undefined> {
  if (process.env['LINLI_STACK']) return undefined
  const data = mkdtempSync(join(tmpdir(), 'linli-filled-'))
  const { stop } = await runStack(join(dirname(fileURLToPath(import.meta.url)), '../..'), data)
  await stop()
  for (const name of ['local.json', 'linli.log']) rmSync(join(data, name), { force: true })
  provide('filledStack', data)
  return () => rmSync(data, { recursive: true, force: true })
}
