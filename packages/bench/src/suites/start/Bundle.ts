// A bot as one file for browsers and the edge, and the parts of that file.

import { builtinModules } from 'node:module'
import { join } from 'node:path'
import type { Plugin } from 'esbuild'
import { folder } from '../../Versions.ts'

// model

export interface Bundle {
  readonly text: string
  readonly bytes: number
  /** Bytes by their origin: `packages/core`, `fp-ts/es6`, `ky`. */
  readonly parts: Readonly<Record<string, number>>
}

/** The budget of pipegram's minified echo bot, in bytes: the whole bundle, and its part from core. */
export const budget = { echo: 96_500, core: 79_000 } as const

// constructors

/** Bundles a bot. Its imports are resolved from a folder; modules of Node are left out. */
export const weigh = async (bot: string, at: string): Promise<Bundle> => {
  const { build } = await import('esbuild')
  const { outputFiles, metafile } = await build({
    stdin: { contents: bot, resolveDir: at, loader: 'js' },
    absWorkingDir: join(folder, '..', '..'),
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2023',
    logLevel: 'silent',
    external: ['node:*', ...builtinModules],
    plugins: [asPublished],
  })
  const text = outputFiles.map((file) => file.text).join('')
  const parts: Record<string, number> = {}
  for (const { inputs } of Object.values(metafile.outputs))
    for (const [path, { bytesInOutput }] of Object.entries(inputs))
      parts[partOf(path)] = (parts[partOf(path)] ?? 0) + bytesInOutput
  return { text, bytes: new TextEncoder().encode(text).length, parts }
}

// private

// Does with the sources what the build does with fp-ts: see docs/decisions/0026.
const asPublished: Plugin = {
  name: 'as-published',
  setup: (building) => {
    building.onResolve({ filter: /^fp-ts\/lib\// }, ({ path, importer, resolveDir, kind }) =>
      /[\\/]packages[\\/][a-z]+[\\/]src[\\/]/.test(importer)
        ? building.resolve(path.replace(/^fp-ts\/lib\//, 'fp-ts/es6/'), { importer, resolveDir, kind })
        : undefined,
    )
  },
}

const partOf = (path: string): string => {
  const inside = path.split('node_modules/').at(-1) ?? path
  return /^(?:packages\/[^/]+|fp-ts\/[^/]+|@[^/]+\/[^/]+|[^/]+)/.exec(inside)?.[0] ?? inside
}
