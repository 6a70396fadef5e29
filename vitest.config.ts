import { defineConfig } from 'vitest/config'

const seconds = 1000

/** Two projects: everything without a browser, two files at a time, then the browser suites, three at a time since they wait half of theirs. */
export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    // The SDK's word about Node 20 once per worker hides what a failing test says.
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**'],
          // No module of ours keeps state (test/architecture), so files may share what they import: a third less CPU.
          pool: 'threads',
          isolate: false,
          testTimeout: 180 * seconds,
          hookTimeout: 240 * seconds,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          maxWorkers: 3,
          include: ['test/browser/**/*.test.ts'],
          globalSetup: 'test/browser/fill-stack.ts',
          testTimeout: 120 * seconds,
          // A build server's stall is not a defect: one more try there, named in the log. On a developer's machine a flake is seen.
          retry: process.env['CI'] ? 1 : 0,
          hookTimeout: 180 * seconds,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
