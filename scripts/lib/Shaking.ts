// What a bundler keeps of what is published.

import { isAbsolute } from 'node:path'
import { build } from 'esbuild'

/**
 * What a bundler keeps of a file that is imported for nothing, where no package.json says that it has no side
 * effects. Imports are left out.
 */
export const residueOf = async (file: string): Promise<string> => {
  const { outputFiles } = await build({
    stdin: { contents: "import 'file'", loader: 'js' },
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    logLevel: 'silent',
    plugins: [
      {
        name: 'residue',
        setup: (building) => {
          building.onResolve({ filter: /^/ }, ({ path }) =>
            path === 'file' ? { path: file, sideEffects: true } : { path, external: !isAbsolute(path) },
          )
        },
      },
    ],
  })
  const text = outputFiles.map((each) => each.text).join('')
  return text
    .replaceAll(/^import(?:[^;'"]*from)?\s*["'][^"']*["'];?/gm, '')
    .replaceAll(/import[^;]*;/g, '')
    .trim()
}

/**
 * The bytes of a module as a bundle for browsers, minified, by what it imports from a folder. Modules of Node
 * stay outside.
 */
export const bundledBytes = async (contents: string, folder: string): Promise<number> => {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: folder, loader: 'js' },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2023',
    logLevel: 'silent',
    external: ['node:*'],
  })
  return outputFiles.reduce((sum, each) => sum + each.contents.length, 0)
}
