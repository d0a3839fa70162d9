// Bundles the programs of the fleet, with all that they import, into a folder: node build.ts dist

import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = dirname(fileURLToPath(import.meta.url))
const [outdir = join(here, 'dist')] = process.argv.slice(2)

rmSync(outdir, { recursive: true, force: true })
await build({
  entryPoints: ['receive', 'work', 'run', 'health'].map((name) => join(here, `${name}.ts`)),
  outdir,
  bundle: true,
  splitting: true,
  minify: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  outExtension: { '.js': '.mjs' },
  // The drivers are partly in CommonJS, and ask for modules of Node.
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  },
  logLevel: 'warning',
})
