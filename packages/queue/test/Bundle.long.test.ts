// A bundle in shared pieces, as esbuild makes it by `splitting`: the program finds the drivers in it. They
// are CommonJS, which such a bundle exports only as a default.

import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { expect, it, onTestFinished } from 'vitest'

// Nothing listens at port 1.
const program = `
  import { natsInbox, redisInbox } from '@pipegram/queue'
  import { natsStore, postgresStore, redisStore } from '@pipegram/storage'

  const said = []
  const [nats, redis] = [{ url: 'nats://127.0.0.1:1' }, { url: 'redis://127.0.0.1:1' }]
  const postgres = { url: 'postgres://bot@127.0.0.1:1/bot' }
  for (const store of [natsStore(nats), postgresStore(postgres), redisStore(redis)]) {
    said.push(await store.get('key')())
    await store.close()
  }
  for (const inbox of [natsInbox(nats), redisInbox(redis)]) {
    const opened = (await inbox.open(1)()).right
    said.push(await opened.count())
    await opened.close()
  }
  console.log(said.map(({ left }) => left.reason).join('\\n'))
`

it('finds the drivers in a bundle of shared pieces', async () => {
  const outdir = mkdtempSync(join(tmpdir(), 'pipegram-bundle-'))
  onTestFinished(() => rmSync(outdir, { recursive: true, force: true }))
  const { outputFiles = [], metafile } = await build({
    stdin: { contents: program, resolveDir: import.meta.dirname },
    outdir,
    bundle: true,
    splitting: true,
    metafile: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    outExtension: { '.js': '.mjs' },
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    logLevel: 'error',
  })
  expect(outputFiles).toEqual([])
  // One piece each for the program and the four drivers, at least.
  expect(Object.keys(metafile.outputs).length).toBeGreaterThan(5)
  const { stdout } = await promisify(execFile)(process.execPath, [join(outdir, 'stdin.mjs')])
  const nothing = '127.0.0.1:1 cannot be reached: nothing listens there. Start it, or correct the address.'
  expect(stdout.trim().split('\n')).toEqual(
    ['NATS', 'Postgres', 'Redis', 'NATS', 'Redis'].map((name) => `${name} at ${nothing}`),
  )
})
