import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build, type BuildOptions, type Metafile, type Plugin } from 'esbuild'
import { type FunctionName, functionNames } from '../aws/routes.ts'

const root = join(import.meta.dirname, '../..')

/** Libraries that only some functions may hold. */
const heavy = ['stripe', 'pdfkit', 'qrcode', 'write-excel-file', 'hucre', 'csv-parse', 'fflate', 'openid-client'] as const
type Heavy = (typeof heavy)[number]

const holds: Readonly<Record<FunctionName, readonly Heavy[]>> = {
  api: [],
  aftercare: [],
  income: [],
  workforce: [],
  rosters: [],
  documents: ['pdfkit', 'qrcode', 'write-excel-file', 'fflate'],
  imports: ['hucre', 'csv-parse', 'fflate'],
  payments: ['stripe'],
  notices: ['stripe'],
  'sign-in': ['openid-client'],
  jobs: ['stripe'],
}

/** What pdfkit and a few CommonJS libraries expect of a module and ES modules do not have. It costs every file a little at the start. */
const banner = [
  "import{createRequire as __createRequire}from'node:module'",
  "import{fileURLToPath as __fileURLToPath}from'node:url'",
  'const require=__createRequire(import.meta.url),__filename=__fileURLToPath(import.meta.url),__dirname=__fileURLToPath(new URL(".",import.meta.url))',
].join(';')

/** What the gateway never sends to `api` (infra/aws/routes.ts): five parts that other functions answer, and the reference, which would bring all of them along. */
const elsewhere = ['./parts/aftercare.ts', './parts/parking.ts', './parts/facilities.ts', './parts/reports.ts', './parts/workforce.ts', './parts/rosters.ts', './api.ts']

/** A library that a function may not hold becomes a module that throws when it is reached, at the start or by the import of a use case. */
const absent = (name: FunctionName, libraries: readonly string[]): Plugin => ({
  name: 'absent',
  setup: ({ onResolve, onLoad }) => {
    // The SDK reads user agents with bowser in browsers only.
    const filter = new RegExp(`^(${[...libraries, 'bowser'].join('|')})(/|$)`)
    onResolve({ filter }, ({ path }) => ({ path, namespace: 'absent' }))
    // Nor has api any use for what leads to them, or for what other functions answer: fewer and larger files, a faster start.
    if (name === 'api')
      onResolve({ filter: /^\./ }, ({ path, kind, importer }) => (kind === 'dynamic-import' && (/\/functions\/(?!http\/)/.test(importer) || elsewhere.includes(path)) ? { path, namespace: 'absent' } : undefined))
    onLoad({ filter: /.*/, namespace: 'absent' }, ({ path }) => ({ contents: `throw new Error(${JSON.stringify(`the ${name} function does not hold ${path}: infra/aws/routes.ts sends such requests elsewhere`)})`, loader: 'js' }))
  },
})

export type BuiltFunction = { readonly name: FunctionName; /** What is loaded before the first request. */ readonly startKb: number; readonly allKb: number; readonly metafile: Metafile }

/** Bundles every function into `dist/functions/<name>`: minified ES modules, the AWS SDK inside, parts that a request may need as chunks. */
export async function buildFunctions(names: readonly FunctionName[] = functionNames, out = join(root, 'dist/functions')): Promise<BuiltFunction[]> {
  return Promise.all(names.map((name) => buildOne(name, join(out, name))))
}

async function buildOne(name: FunctionName, outdir: string): Promise<BuiltFunction> {
  await rm(outdir, { recursive: true, force: true })
  const { metafile } = await build({
    ...bundling,
    metafile: true,
    entryPoints: { index: join(root, `functions/entry/${name}.ts`) },
    outdir,
    ...(holds[name].length > 0 ? { banner: { js: banner } } : {}),
    plugins: [absent(name, heavy.filter((library) => !holds[name].includes(library)))],
  })
  if (holds[name].includes('pdfkit')) await copyFonts(outdir)
  return { name, metafile, startKb: kb(startBytes(metafile)), allKb: kb(Object.entries(metafile.outputs).reduce((sum, [file, { bytes }]) => (file.endsWith('.map') ? sum : sum + bytes), 0)) }
}

/** Also what the bench bundles its bare comparison with, so that the two differ in nothing but their code. */
export const bundling = {
  bundle: true,
  minify: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  // Lambda runs 24; the tests and the bench run the same files on 20.
  target: 'node20',
  mainFields: ['module', 'main'],
  conditions: ['module'],
  outExtension: { '.js': '.mjs' },
  chunkNames: 'chunks/[name]-[hash]',
  legalComments: 'none',
  // Chinese words as they are: escaped, each character takes six bytes instead of three.
  charset: 'utf8',
  // The DynamoDB client brings 90 KB that look for credentials in files, browsers and metadata services; ours are always given.
  alias: { '@aws-sdk/credential-provider-node': './infra/build/given-credentials.ts' },
  // Beside the bundle and not named in it: node would read it at every start. The deployment leaves it out.
  sourcemap: 'external',
  sourcesContent: false,
  absWorkingDir: root,
  logLevel: 'warning',
  // An absent library has no exports.
  logOverride: { 'import-is-undefined': 'silent' },
} satisfies BuildOptions

/** The entry and everything it imports statically. */
export function startBytes(metafile: Metafile): number {
  const entry = Object.keys(metafile.outputs).find((file) => metafile.outputs[file]!.entryPoint?.startsWith('functions/entry/') || file.endsWith('/index.mjs'))!
  const wanted = new Set([entry])
  for (const file of wanted) for (const { path, kind } of metafile.outputs[file]!.imports) if (kind === 'import-statement' && metafile.outputs[path]) wanted.add(path)
  return [...wanted].reduce((sum, file) => sum + metafile.outputs[file]!.bytes, 0)
}

const kb = (bytes: number): number => Math.round(bytes / 102.4) / 10

/** Under the same paths as in their package: functions/paper looks for them in the folder that FONTS names. */
async function copyFonts(outdir: string): Promise<void> {
  for (const file of ['400Regular/NotoSansSC_400Regular.ttf', '700Bold/NotoSansSC_700Bold.ttf', 'LICENSE']) {
    await cp(join(root, 'node_modules/@expo-google-fonts/noto-sans-sc', file), join(outdir, 'fonts', file))
  }
}
