import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: here('.'),
  base: '/office/',
  publicDir: here('../shared/public'),
  plugins: [react(), tailwindcss()],
  build: {
    outDir: here('../../dist/web/office'),
    emptyOutDir: true,
    // Tailwind 4's layers and colours ask for these; the office has no old phones.
    target: ['chrome111', 'safari16.4', 'firefox128'],
    // The budget test tells which chunks a screen loads from it.
    manifest: true,
    // No list of what to load ahead: it grows with every screen and stood in the shell, 2 kB of it.
    modulePreload: false,
    // The shell holds the name of every chunk: short ones, which the manifest explains. 7 characters of a hash are 42 bits.
    rolldownOptions: { output: { chunkFileNames: 'assets/_[hash:7].js' } },
  },
})
