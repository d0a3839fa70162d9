// The image, as far as it goes without Docker: the bundle that the Dockerfile makes, started by its command,
// as its user, in a folder that cannot be written. Its health check is the one of the Dockerfile.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, copyFileSync, globSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { makeEmulator } from '@pipegram/emulator'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { type Engine, freePort, startEngine } from '../show/Engine.ts'
import { dockerfile, folder, instruction, words } from './Files.ts'

const place = mkdtempSync(join(tmpdir(), 'pipegram-image-'))
const bundle = join(place, 'fleet')
const node = join(place, 'node')
afterAll(() => rmSync(place, { recursive: true, force: true }))

const [entry = ''] = words(instruction('ENTRYPOINT'))

// Only root may become the user of the image; others are no root, either.
const [uid = 0, gid = 0] = instruction('USER').split(':').map(Number)
const user = process.getuid?.() === 0 ? { uid, gid } : {}

const env = (port: number, more: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(
    instruction('ENV')
      .split(' ')
      .map((each) => each.split('=', 2)),
  ),
  PROBE_PORT: String(port),
  ...more,
})

const begin = (args: ReadonlyArray<string>, environment: NodeJS.ProcessEnv): ChildProcess => {
  const child = spawn(node, args, {
    ...user,
    cwd: bundle,
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

const said = (child: ChildProcess, pattern: RegExp): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = ''
    child.stderr?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      if (pattern.test(text)) resolve(text)
    })
    child.once('exit', () => reject(new Error(text)))
  })

const isHealthy = (environment: NodeJS.ProcessEnv): boolean => {
  const [, json = '[]'] = / CMD (\[.*\])$/.exec(instruction('HEALTHCHECK')) ?? []
  const [program, ...args] = words(json)
  expect(program).toBe(entry)
  return spawnSync(node, args, { ...user, cwd: bundle, env: environment }).status === 0
}

describe('the image of the fleet', { timeout: 240_000 }, () => {
  let engine: Engine | string
  beforeAll(async () => {
    engine = await startEngine('redis')
    const [command = ''] = dockerfile().flatMap(({ name, rest }) =>
      name === 'RUN' && rest.includes('build.ts') ? rest : [],
    )
    const [, ...args] = command.split(' ').map((each) => (each === '/srv/fleet' ? bundle : each))
    const built = spawnSync(process.execPath, args, { cwd: join(folder, '../..'), encoding: 'utf8' })
    expect(built.status, built.stderr).toBe(0)
    // As `COPY --chmod=0555` does; the user of the image owns nothing.
    for (const file of globSync('**', { cwd: bundle })) chmodSync(join(bundle, file), 0o555)
    copyFileSync(process.execPath, node)
    for (const path of [place, bundle, node]) chmodSync(path, 0o555)
  }, 240_000)
  afterAll(async () => {
    if (typeof engine !== 'string') await engine.stop()
    for (const path of [place, bundle]) chmodSync(path, 0o755)
  })

  it('has only the bundle, which is small and cannot be written by its user', () => {
    const files = globSync('**/*.mjs', { cwd: bundle })
    expect(files).toEqual(expect.arrayContaining(['receive.mjs', 'work.mjs', 'run.mjs', 'health.mjs']))
    expect(files.reduce((sum, file) => sum + statSync(join(bundle, file)).size, 0)).toBeLessThan(6_000_000)
    const write = `require('node:fs').writeFileSync('x', '')`
    const { status, stderr } = spawnSync(node, ['-e', write], { ...user, cwd: bundle, encoding: 'utf8' })
    expect({ status, isRefused: stderr.includes('EACCES') }).toEqual({ status: 1, isRefused: true })
  })

  it('receives and works by its commands, is healthy, and stops on its signal', async ({ skip }) => {
    if (typeof engine === 'string') return skip(engine)
    const emulator = await makeEmulator({ patience: 120_000 })
    onTestFinished(emulator.close)
    const { token: BOT_TOKEN, apiRoot: BOT_API_ROOT } = emulator
    const own = { ...engine.env, BOT_TOKEN, BOT_API_ROOT, WORKER: 'in the image' }
    const [receiving, working] = [env(await freePort(), own), env(await freePort(), own)]
    expect(isHealthy(working)).toBe(false)
    const receiver = begin(['receive.mjs'], receiving)
    const worker = begin(['work.mjs'], working)
    await Promise.all([said(receiver, /puts updates into Redis/), said(worker, /takes updates from Redis/)])
    const ann = emulator.user({ first_name: 'Ann' })
    ann.send('Hello')
    expect((await ann.received()).text).toBe('Hello (in the image)')
    expect([isHealthy(receiving), isHealthy(working)]).toEqual([true, true])
    for (const child of [worker, receiver]) {
      const ended = once(child, 'exit')
      expect(instruction('STOPSIGNAL')).toBe('SIGTERM')
      child.kill('SIGTERM')
      expect(await ended).toEqual([0, null])
    }
  })

  it('by its own command, says which setting it needs', async () => {
    const child = begin(words(instruction('CMD')), env(await freePort(), {}))
    const text = await said(child, /Set REDIS_URL/).catch(String)
    expect(text).toContain('Set REDIS_URL, such as redis://127.0.0.1:6379, or NATS_URL')
  })
})
