import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import cascadeLayers from '@csstools/postcss-cascade-layers'
import type { Plugin } from 'postcss'
import tailwind from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import { workWorker } from './work/worker-build.ts'

const root = dirname(fileURLToPath(import.meta.url))
/** Phones that residents keep for long: Chrome 80 (Android 5 to 7, old WeChat), Safari 14. */
const oldPhones = ['es2019', 'chrome80', 'safari14']

/** Chrome 80 knows `padding-left`, not yet `padding-inline`; the page runs from left to right in both languages. */
const sides = { inline: ['left', 'right'], block: ['top', 'bottom'] } as const
const plainSides: Plugin = {
  postcssPlugin: 'plain-sides',
  Declaration(declaration) {
    const [, box, axis] = /^(padding|margin)-(inline|block)$/.exec(declaration.prop) ?? []
    if (!box) return
    for (const side of sides[axis as keyof typeof sides]) declaration.cloneBefore({ prop: `${box}-${side}` })
    declaration.remove()
  },
}

/**
 * Libraries mark files for React's server components, which do not exist here. The exact sums of money.ts are in BigInt, which
 * ES2019 does not have, but Chrome 80 and Safari 14 do.
 */
const harmless = new Set(['MODULE_LEVEL_DIRECTIVE', 'TOLERATED_TRANSFORM'])

/** The React code runs on Preact 11: a third of the size, and nothing in this app misses what is left out. */
export default defineConfig({
  root,
  base: '/',
  publicDir: join(root, '../shared/public'),
  plugins: [tailwind(), workWorker(root, join(root, '../shared/public'))],
  resolve: {
    alias: [
      { find: /^react\/jsx-(dev-)?runtime$/, replacement: 'preact/jsx-runtime' },
      { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
      { find: /^(react|react-dom)$/, replacement: 'preact/compat' },
    ],
  },
  // Browsers before Chrome 99 drop every rule inside @layer; this spells the layers out as specificity.
  css: { postcss: { plugins: [plainSides, cascadeLayers()] } },
  build: {
    target: oldPhones,
    cssTarget: oldPhones.slice(1),
    outDir: join(root, '../../dist/web/resident'),
    emptyOutDir: true,
    reportCompressedSize: false,
    // As in the office: the list of what to load ahead of each screen grows with every screen and stood in the first load.
    modulePreload: { resolveDependencies: (_, files, { hostType }) => (hostType === 'html' ? files : []) },
    rolldownOptions: {
      onwarn: (warning, warn) => harmless.has(warning.code ?? '') || warn(warning),
      // One file for all that the first visit needs: it packs 4 kB smaller than the five that would be cut from it. So does what attendants and workers queue without network.
      output: { codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: 'first', tags: ['$initial'] }, { name: 'status', test: /parts\/status\.tsx$|icons\/(ban|clock-3)\.(m?js)$/ }, { name: 'queue', test: /resident\/work\/(act-model|alone|ask-soon|clock|keep|open-keep|send-acts?|keep-as-app|time-text)\.ts$/ }] } },
    },
  },
})
