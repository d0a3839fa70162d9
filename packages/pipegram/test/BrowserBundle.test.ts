// What a bundler for browsers and the edge gets to see: no module of Node, although SQLite, files and servers
// are on the front door.

import { join } from 'node:path'
import { build } from 'esbuild'
import { expect, it } from 'vitest'

// The drivers of servers are optional packages, which a bot for a browser does not have.
const drivers = ['pg', 'redis', '@nats-io/*']

it.for(['index.ts', 'storage.ts'])(
  'all of %s bundles for a browser, without a module of Node',
  async (entry) => {
    const { outputFiles, metafile } = await build({
      entryPoints: [join(import.meta.dirname, '..', 'src', entry)],
      bundle: true,
      write: false,
      metafile: true,
      format: 'esm',
      platform: 'browser',
      target: 'es2024',
      external: drivers,
      logLevel: 'silent',
    })
    expect(outputFiles[0]?.text).toContain('sqlite')
    const outside = Object.values(metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => path))
    expect(outside.filter((path) => /^node:|^(?:fs|os|path|net|process)\b/.test(path))).toEqual([])
  },
)

it('an inbox in a runtime without node:sqlite is refused with a sentence', async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: "export { sqliteInbox } from './src/updates.ts'",
      resolveDir: join(import.meta.dirname, '..'),
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    define: { process: 'undefined' },
    logLevel: 'silent',
  })
  const text = outputFiles[0]?.text ?? ''
  const { sqliteInbox }: typeof import('../src/updates.ts') = await import(
    /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(text)}`
  )
  expect(await sqliteInbox('bot.db').open(1)()).toMatchObject({
    left: { _tag: 'Unusable', reason: expect.stringContaining('no node:sqlite') },
  })
})
