// Core, bundled for no specific platform, works in runtimes other than Node.

import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import process from 'node:process'
import { createContext, runInContext } from 'node:vm'
import { chromium } from 'playwright-core'
import { describe, expect, it, onTestFinished } from 'vitest'
import workerd from 'workerd'
import { bundle } from './Bundle.ts'
import type { Outcome } from './SelfCheck.ts'

const isOutcome = (u: unknown): u is Outcome => typeof u === 'object' && u !== null

const failed = (outcome: unknown): Outcome => {
  if (!isOutcome(outcome)) throw new TypeError(`This is not an outcome: ${String(outcome)}`)
  expect(Object.keys(outcome).length).toBeGreaterThan(14)
  return Object.fromEntries(Object.entries(outcome).filter(([, said]) => said !== 'ok'))
}

describe('core in a bare realm', () => {
  const signatures = ['checks signatures', 'checks signatures of third parties']

  // The globals that core needs beyond ECMAScript, and the work that needs each. A new need is a decision:
  // some runtimes lack these globals.
  const needs: Readonly<Record<string, ReadonlyArray<string>>> = {
    TextEncoder: ['packs callback data', 'reads links', ...signatures],
    TextDecoder: ['reads links'],
    URL: ['reads commands'],
    URLSearchParams: ['reads links'],
    crypto: [...signatures, 'checks the secret of a webhook'],
  }

  const outcomeWith = async (globals: ReadonlyArray<string>): Promise<unknown> => {
    const context = createContext(
      Object.fromEntries(globals.map((name) => [name, Reflect.get(globalThis, name)])),
      { codeGeneration: { strings: false, wasm: false } },
    )
    return runInContext(`${await bundle('iife')}\npipegram.selfCheck()`, context)
  }

  it('core works with the language and a few globals of the web', async () => {
    expect(failed(await outcomeWith(Object.keys(needs)))).toEqual({})
  })

  it.each(Object.entries(needs))('without %s only the work that needs it fails', async (name, expected) => {
    expect(
      Object.keys(failed(await outcomeWith(Object.keys(needs).filter((each) => each !== name)))),
    ).toEqual(expected)
  })
})

describe('workerd', () => {
  it('core works in workerd', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pipegram-workerd-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    writeFileSync(join(folder, 'core.js'), await bundle('esm'))
    writeFileSync(
      join(folder, 'worker.js'),
      "import { selfCheck } from './core.js'\n" +
        'export default { fetch: async () => Response.json(await selfCheck()) }\n',
    )
    writeFileSync(
      join(folder, 'config.capnp'),
      `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = (
    modules = [
      (name = "worker.js", esModule = embed "worker.js"),
      (name = "core.js", esModule = embed "core.js"),
    ],
    compatibilityDate = "2026-01-01",
  ))],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
`,
    )
    const child = spawn(workerd, ['serve', 'config.capnp', '--control-fd=3'], {
      cwd: folder,
      stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
    })
    onTestFinished(() => void child.kill())
    expect(failed(await (await fetch(`http://127.0.0.1:${await portOf(child)}/`)).json())).toEqual({})
  })
})

const browser = [
  process.env['CHROMIUM'],
  ...(process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => ['chromium', 'chromium-browser', 'google-chrome'].map((name) => join(folder, name))),
].find((path) => path !== undefined && path !== '' && existsSync(path))

if (browser === undefined)
  console.warn(
    'SKIPPED: core in a browser. There is no Chromium: put one on the PATH (Debian: apt-get install ' +
      'chromium) or name it in CHROMIUM.',
  )

describe('Chromium', () => {
  it.skipIf(browser === undefined)('core works in Chromium', async () => {
    const script = await bundle('esm')
    const server = createServer(({ url }, response) => {
      const [type, body] =
        url === '/core.js' ? ['text/javascript', script] : ['text/html', '<!doctype html><title>core</title>']
      response
        .writeHead(200, { 'content-type': type, 'content-security-policy': "default-src 'self'" })
        .end(body)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const running = await chromium.launch({ executablePath: browser ?? '', args: ['--no-sandbox'] })
    onTestFinished(() => running.close())
    const page = await running.newPage()
    const errors: Array<string> = []
    page.on('pageerror', ({ message }) => errors.push(message))
    await page.goto(`http://127.0.0.1:${portIn(server.address())}/`)
    expect(failed(await page.evaluate("import('/core.js').then(({ selfCheck }) => selfCheck())"))).toEqual({})
    expect(errors).toEqual([])
  })
})

const portIn = (address: AddressInfo | string | null): number => {
  if (address === null || typeof address === 'string') throw new TypeError('The server has no port.')
  return address.port
}

// workerd reports its port on its control channel, in lines of JSON.
const portOf = (child: ChildProcess): Promise<number> =>
  new Promise((resolve, reject) => {
    let said = ''
    child.on('exit', (code) => reject(new Error(`workerd ended with ${code}.`)))
    child.stdio[3]?.on('data', (chunk: unknown) => {
      said += String(chunk)
      const port = /"port":(\d+)/.exec(said)?.[1]
      if (port !== undefined) resolve(Number(port))
    })
  })
