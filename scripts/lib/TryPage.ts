// The page of the example `try`: a bot, a Telegram for it and a chat, bundled for a browser.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { root } from './Workspace.ts'

const folder = join(root, 'examples', 'try')

/** A file of the page. */
export interface TryFile {
  readonly name: string
  readonly text: string
}

/** The files of the page. They name each other only by relative paths. */
export const tryFiles = async (): Promise<ReadonlyArray<TryFile>> => {
  const host = join(folder, 'page', 'Host.ts')
  const { outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: ['page/main.ts'],
    bundle: true,
    minify: true,
    platform: 'browser',
    format: 'esm',
    target: 'es2023',
    charset: 'utf8',
    legalComments: 'eof',
    // What the emulator takes of Node.
    alias: { 'node:zlib': host, 'node:path': host },
    inject: ['page/Globals.ts'],
    define: { BOT_SOURCE: JSON.stringify(shown(readFileSync(join(folder, 'bot.ts'), 'utf8'))) },
    logLevel: 'warning',
    write: false,
  })
  return [
    { name: 'page.js', text: outputFiles.map(({ text }) => text).join('') },
    ...['index.html', 'page.css'].map((name) => ({
      name,
      text: readFileSync(join(folder, 'page', name), 'utf8'),
    })),
  ]
}

// private

// The names that are imported take more lines than the bot.
const shown = (source: string): string =>
  source.replace(/^import \{[^}]*\} from 'pipegram'/, "import { … } from 'pipegram'")
