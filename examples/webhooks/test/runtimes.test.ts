// The file bot.ts, unchanged, on Node, Deno, Bun and workerd.

import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { expect, it, onTestFinished } from 'vitest'
import { programs } from '../../../packages/client/test/runtime/Programs.ts'
import { stage, tryBot, type Stage } from './Stage.ts'

const example = join(import.meta.dirname, '..')

const folder = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'pipegram-webhook-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

// Starts a program, and gives the first text that fits.
const children: Array<ChildProcess> = []

const start = async (
  name: keyof typeof programs,
  args: ReadonlyArray<string>,
  env: Readonly<Record<string, string>>,
  port: RegExp,
  cwd = example,
): Promise<string> => {
  const home = folder()
  const child: ChildProcess = spawn(programs[name].path ?? '', args, {
    cwd,
    env: { HOME: home, DENO_DIR: home, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  })
  children.push(child)
  onTestFinished(() => void child.kill('SIGKILL'))
  return new Promise((resolve, reject) => {
    let said = ''
    for (const output of child.stdio.slice(1))
      output?.on('data', (piece: unknown) => {
        said += String(piece)
        const found = port.exec(said)?.[1]
        if (found !== undefined) resolve(`http://127.0.0.1:${found}/`)
      })
    child.on('error', reject)
    child.on('exit', (code) => reject(new Error(`${name} ended with ${code}: ${said}`)))
  })
}

const runs: ReadonlyArray<readonly [keyof typeof programs, (env: Stage['env']) => Promise<string>]> = [
  ['Node 24', (env) => start('Node 24', ['node.ts'], { ...env, PORT: '0' }, /port: (\d+)/)],
  [
    'Deno',
    (env) =>
      start(
        'Deno',
        [
          'serve',
          '--no-prompt',
          '--no-lock',
          '--cached-only',
          '--allow-env',
          '--host=127.0.0.1',
          '--port=0',
          '--allow-net=127.0.0.1',
          'bot.ts',
        ],
        env,
        /127\.0\.0\.1:(\d+)/,
      ),
  ],
  [
    'Bun',
    (env) => start('Bun', ['--no-install', 'run', 'bot.ts'], { ...env, BUN_PORT: '0' }, /localhost:(\d+)/),
  ],
  [
    'workerd',
    async (env) => {
      const place = folder()
      await build({
        entryPoints: [join(example, 'bot.ts')],
        outfile: join(place, 'bot.js'),
        bundle: true,
        format: 'esm',
        platform: 'browser',
        conditions: ['workerd', 'worker'],
        target: 'es2024',
        logLevel: 'error',
      })
      const bindings = Object.entries(env).map(([name, value]) => `(name = "${name}", text = "${value}")`)
      writeFileSync(
        join(place, 'config.capnp'),
        `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [ (name = "bot.js", esModule = embed "bot.js") ],
      bindings = [ ${bindings.join(', ')} ],
      compatibilityDate = "2026-01-01",
      compatibilityFlags = ["nodejs_compat"],
      globalOutbound = "loopback",
    )),
    (name = "loopback", network = (allow = ["local"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
`,
      )
      return start('workerd', ['serve', 'config.capnp', '--control-fd=3'], {}, /"port":(\d+)/, place)
    },
  ],
]

it.for(runs)('bot.ts runs unchanged on %s', { timeout: 30_000 }, async ([name, run], { skip }) => {
  const { path, remedy } = programs[name]
  if (path === undefined) {
    console.warn(`SKIPPED: the webhook on ${name}. ${remedy}`)
    skip()
  }
  const on = await stage()
  const url = await run(on.env)
  await tryBot(on, url)
  // A burst of chats, so that requests run beside each other.
  const people = Array.from({ length: 20 }, (_, i) => on.emulator.user({ first_name: `P${i}` }))
  for (const person of people) for (const text of ['a', 'b']) person.send(text)
  for (const person of people) expect((await person.received(2)).map(({ text }) => text)).toEqual(['a', 'b'])
})

it('the server of node.ts stops on SIGTERM, and ends by itself', { timeout: 30_000 }, async () => {
  const on = await stage()
  const url = await start('Node 24', ['node.ts'], { ...on.env, PORT: '0' }, /port: (\d+)/)
  await tryBot(on, url)
  const child = children.at(-1)
  const ended = new Promise((resolve) => child?.once('close', resolve))
  child?.kill('SIGTERM')
  expect(await ended).toBe(0)
})
