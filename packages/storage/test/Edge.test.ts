// The stores of Deno and of Cloudflare, each on its own runtime.

import { execFile, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { storeLaws } from '@pipegram/testing'
import { build } from 'esbuild'
import { describe, expect, it, onTestFinished } from 'vitest'
import { programs } from '../../client/test/runtime/Programs.ts'

const folder = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'pipegram-edge-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

const bundle = (name: string, outfile: string) =>
  build({
    entryPoints: [join(import.meta.dirname, 'fixtures', `${name}.ts`)],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'browser',
    conditions: ['workerd', 'worker'],
    target: 'es2024',
    logLevel: 'error',
  })

const allKept = Object.fromEntries(storeLaws.map(({ name }) => [name, 'ok']))

describe('a store in Deno KV', { timeout: 120_000 }, () => {
  const program = async () => {
    const home = folder()
    await bundle('deno', join(home, 'program.js'))
    return async (...args: ReadonlyArray<string>): Promise<unknown> => {
      const flags = ['run', '--no-prompt', '--no-lock', '--no-remote', '--unstable-kv', '-A', 'program.js']
      const { stdout } = await promisify(execFile)(programs.Deno.path ?? '', [...flags, ...args], {
        cwd: home,
        env: { HOME: home, DENO_DIR: home, NO_COLOR: '1' },
      })
      return JSON.parse(stdout)
    }
  }

  it.skipIf(programs.Deno.path === undefined)('keeps the laws of stores', async () => {
    const run = await program()
    expect(await run('laws', 'bot.db')).toEqual(allKept)
  })

  it.skipIf(programs.Deno.path === undefined)('counts to 100 in two processes', async () => {
    const run = await program()
    const both = await Promise.all([run('count', 'bot.db'), run('count', 'bot.db')])
    expect(both).toContainEqual([
      50,
      expect.objectContaining({ right: expect.objectContaining({ value: '100' }) }),
    ])
  })
})

describe('a store in a Durable Object', { timeout: 120_000 }, () => {
  // The storage of a class is one of two kinds.
  it.skipIf(programs.workerd.path === undefined).each(['enableSql = true, ', ''])(
    'keeps the laws of stores (%s)',
    async (kind) => {
      const home = folder()
      mkdirSync(join(home, 'disk'))
      await bundle('durable', join(home, 'worker.js'))
      writeFileSync(
        join(home, 'config.capnp'),
        `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [(name = "worker.js", esModule = embed "worker.js")],
      bindings = [(name = "LAWS", durableObjectNamespace = "Laws")],
      durableObjectNamespaces = [(className = "Laws", ${kind}uniqueKey = "laws")],
      durableObjectStorage = (localDisk = "disk"),
      compatibilityDate = "2026-01-01",
    )),
    (name = "disk", disk = (path = "disk", writable = true)),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
`,
      )
      const child = spawn(programs.workerd.path ?? '', ['serve', 'config.capnp', '--control-fd=3'], {
        cwd: home,
        stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
      })
      onTestFinished(() => void child.kill())
      const port = await new Promise<string>((resolve, reject) => {
        child.on('exit', (code) => reject(new Error(`workerd ended with ${code}.`)))
        let said = ''
        child.stdio[3]?.on('data', (piece: unknown) => {
          said += String(piece)
          const found = /"port":(\d+)/.exec(said)?.[1]
          if (found !== undefined) resolve(found)
        })
      })
      const answer = await fetch(`http://127.0.0.1:${port}/`)
      // Later writes remove expired values.
      expect(await answer.json()).toEqual({ outcomes: allKept, times: 0 })
    },
  )
})
