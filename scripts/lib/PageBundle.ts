// The page of the emulator as one script and one style sheet, in a module that has them as texts.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, transform } from 'esbuild'
import { root } from './Workspace.ts'

const folder = join(root, 'packages', 'emulator')

/** The module with the texts of the page. */
export const pageFile = join(folder, 'src', 'page', 'internal', 'generated', 'PageText.ts')

/** The content that the module should have. */
export const pageModule = async (): Promise<string> => {
  const { outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: ['page/main.tsx'],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    charset: 'utf8',
    logLevel: 'warning',
    write: false,
  })
  const script = outputFiles.map(({ text }) => text).join('')
  const sheet = readFileSync(join(folder, 'page', 'page.css'), 'utf8')
  const style = await transform(sheet, { loader: 'css', minify: true, charset: 'utf8' })
  return `// Written by \`npm run page\` from packages/emulator/page. Do not edit.
// With Preact and its signals, MIT License, © 2015-present Jason Miller and © 2022-present Preact Team.

/** The script of the page. */
export const script = ${JSON.stringify(script)}

/** The style sheet of the page. */
export const style = ${JSON.stringify(style.code)}
`
}
