/** `npm run soak -- --minutes N` or `-- --seed S`: the model's random programs for longer than a build may take. */
import { spawnSync } from 'node:child_process'

const value = (name) => process.argv[process.argv.indexOf(name) + 1]
const has = (name) => process.argv.includes(name)
if (!has('--minutes') && !has('--seed')) {
  console.error('npm run soak -- --minutes N | --seed S')
  process.exit(2)
}
const env = { ...process.env, ...(has('--minutes') ? { SOAK_MINUTES: value('--minutes') } : {}), ...(has('--seed') ? { SOAK_SEED: value('--seed') } : {}) }
process.exit(spawnSync('npx', ['vitest', 'run', '--project', 'node', 'test/faults/model.test.ts'], { env, stdio: 'inherit' }).status ?? 1)
