import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buildFunctions } from './bundle.ts'

const sizes = (await buildFunctions()).map(({ name, startKb, allKb }) => ({ name, startKb, allKb }))
await writeFile(join(import.meta.dirname, '../../dist/functions/sizes.json'), JSON.stringify(sizes, null, 2))
for (const { name, startKb, allKb } of sizes) console.log(`${name.padEnd(14)} ${startKb.toFixed(1).padStart(8)} KB at start ${allKb.toFixed(1).padStart(8)} KB in all`)
