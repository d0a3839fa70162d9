// The same client on every runtime, with the same server: all have the same result.

import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { chromium } from 'playwright-core'
import { describe, expect, it, onTestFinished } from 'vitest'
import { me, secret } from '../Fixtures.ts'
import { reply, serve } from '../Server.ts'
import { bundle } from './Bundle.ts'
import { programs } from './Programs.ts'
import { scripted, small } from './Scripted.ts'
import { bytes, type Roots } from './SelfCheck.ts'

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex')

const document = {
  document: { file_name: 'día.bin', file_size: bytes.byteLength, file_unique_id: sha256(bytes) },
}

// The result everywhere. For a refused connection, some platforms do not give the system's code.
const outcome = (reason: string) => ({
  me,
  message: { text: 'Hi, Ann 👋', entities: [{ type: 'bold', offset: 4, length: 3 }] },
  document,
  stream: document,
  stuck: { _tag: 'Timeout', method: 'sendDocument', after: 20 },
  released: true,
  unsendable: {
    _tag: 'Unsendable',
    method: 'sendDocument',
    reason: 'The file "faulty" for document broke off after 0 bytes: no disk',
  },
  refused: {
    _tag: 'RateLimited',
    method: 'refuse',
    retryAfter: 7,
    description: 'Too Many Requests: retry after 7',
  },
  aborted: { _tag: 'Aborted', method: 'hang' },
  ended: true,
  late: { _tag: 'Timeout', method: 'hangAgain', after: 20 },
  unreachable: { _tag: 'Unreachable', method: 'getMe', reason },
  redirected: {
    _tag: 'Malformed',
    method: 'redirect',
    errors: [
      'The server redirects. The token is in the path, so no redirect is followed: check the API root.',
    ],
  },
  downloaded: [small.length, sha256(small)],
  tooLarge: { _tag: 'TooLarge', limit: 1000, sentence: 'This file is too large: 1 KB at most.' },
  broken: true,
  missing: { _tag: 'Rejected', method: 'download', code: 404 },
  refusedFile: { _tag: 'Rejected', method: 'getFile', code: 400 },
  closed: { _tag: 'Aborted', method: 'getMe' },
  errors: 12,
  leaks: [],
  finds: true,
})

// The server, and a port without a server. Port 1 does not work, since browsers refuse to
// use it.
const roots = async (): Promise<Roots> => {
  const server = await scripted()
  onTestFinished(async () => {
    await server[Symbol.asyncDispose]()
    expect(server.received.map(({ path }) => path)).not.toContain('/elsewhere')
  })
  return { apiRoot: server.apiRoot, nowhere: 'http://127.0.0.1:2' }
}

const folderOf = (name: string): string => {
  const folder = mkdtempSync(join(tmpdir(), `pipegram-${name}-`))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const present = (name: keyof typeof programs): boolean => {
  const { path, remedy } = programs[name]
  if (path === undefined) console.warn(`SKIPPED: the client on ${name}. ${remedy}`)
  return path !== undefined
}

describe.each([
  { name: 'Node 24', args: [], reason: 'ECONNREFUSED' },
  { name: 'Node 22', args: [], reason: 'ECONNREFUSED' },
  // The client needs only this permission.
  {
    name: 'Deno',
    args: ['run', '--quiet', '--no-prompt', '--no-lock', '--cached-only', '--allow-net=127.0.0.1'],
    reason: 'NETWORK',
  },
  { name: 'Bun', args: ['--no-install', 'run'], reason: 'ECONNREFUSED' },
] as const)('$name', ({ name, args, reason }) => {
  it.skipIf(!present(name))(
    'runs the client from its sources and ends',
    async () => {
      const home = folderOf('home')
      // The process ends by itself: a connection or a timer of the client would keep it alive.
      const { stdout, stderr } = await promisify(execFile)(
        programs[name].path ?? '',
        [...args, `${import.meta.dirname}/Main.ts`, JSON.stringify(await roots())],
        { env: { HOME: home, DENO_DIR: home }, timeout: 20_000 },
      )
      expect(JSON.parse(stdout)).toMatchObject(outcome(reason))
      expect(stderr).not.toContain(secret)
    },
    30_000,
  )
})

describe('workerd', () => {
  it.skipIf(!present('workerd'))(
    'runs the client from a bundle',
    async () => {
      const folder = folderOf('workerd')
      writeFileSync(join(folder, 'client.js'), await bundle(['workerd', 'worker']))
      writeFileSync(
        join(folder, 'worker.js'),
        `import { selfCheck } from './client.js'
export default { fetch: async (request) => Response.json(await selfCheck(await request.json())) }
`,
      )
      writeFileSync(
        join(folder, 'config.capnp'),
        `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [
        (name = "worker.js", esModule = embed "worker.js"),
        (name = "client.js", esModule = embed "client.js"),
      ],
      compatibilityDate = "2026-01-01",
      globalOutbound = "loopback",
    )),
    (name = "loopback", network = (allow = ["local"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
`,
      )
      const child = spawn(programs.workerd.path ?? '', ['serve', 'config.capnp', '--control-fd=3'], {
        cwd: folder,
        stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      })
      onTestFinished(() => void child.kill())
      let logged = ''
      for (const output of [child.stdout, child.stderr])
        output?.on('data', (chunk: unknown) => {
          logged += String(chunk)
        })
      const answer = await fetch(`http://127.0.0.1:${await portOf(child)}/`, {
        method: 'POST',
        body: JSON.stringify(await roots()),
      })
      expect(JSON.parse(await answer.text())).toMatchObject(outcome('NETWORK'))
      expect(logged).not.toContain(secret)
    },
    30_000,
  )
})

describe('Chromium', () => {
  it.skipIf(!present('Chromium'))(
    'runs the client from a bundle, in a page of another origin',
    async () => {
      const script = await bundle([])
      const pages = await serve((response, received, request) => {
        const [type, body] =
          received.path === '/client.js'
            ? ['text/javascript', script]
            : ['text/html', '<!doctype html><title>client</title>']
        reply(200, body, {
          'content-type': type,
          'content-security-policy': "default-src 'self'; connect-src http://127.0.0.1:*",
        })(response, received, request)
      })
      onTestFinished(() => pages[Symbol.asyncDispose]())
      const running = await chromium.launch({
        executablePath: programs.Chromium.path ?? '',
        args: ['--no-sandbox'],
      })
      onTestFinished(() => running.close())
      const page = await running.newPage()
      const errors: Array<string> = []
      page.on('pageerror', ({ message }) => errors.push(message))
      await page.goto(`${pages.apiRoot}/`)
      expect(
        await page.evaluate(
          `import('/client.js').then(({ selfCheck }) => selfCheck(${JSON.stringify(await roots())}))`,
        ),
      ).toMatchObject(outcome('NETWORK'))
      expect(errors).toEqual([])
    },
    30_000,
  )
})

// workerd writes its port to a control channel, in lines of JSON.
const portOf = (child: ChildProcess): Promise<number> =>
  new Promise((resolve, reject) => {
    let said = ''
    child.on('error', reject)
    child.on('exit', (code) => reject(new Error(`workerd ended with ${code}.`)))
    child.stdio[3]?.on('data', (chunk: unknown) => {
      said += String(chunk)
      const port = /"port":(\d+)/.exec(said)?.[1]
      if (port !== undefined) resolve(Number(port))
    })
  })
