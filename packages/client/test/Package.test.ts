// The wire that each runtime loads: only Node loads undici, from the sources and from the published package.

import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import process from 'node:process'
import { describe, expect, it } from 'vitest'

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')

describe('#fetch', () => {
  const { imports, publishConfig } = JSON.parse(read('package.json'))

  it('is the same in the sources and in the published package', () => {
    const published: unknown = JSON.parse(
      JSON.stringify(imports['#fetch']).replaceAll('./src/', './dist/').replaceAll('.ts"', '.js"'),
    )
    expect(publishConfig.imports['#fetch']).toEqual(published)
  })

  it('is undici only on Node: a runtime that also has the condition "node" is named before', () => {
    const conditions = Object.keys(imports['#fetch'])
    const nodeAt = conditions.indexOf('node')
    for (const runtime of ['bun', 'deno', 'workerd', 'browser'])
      expect(conditions.indexOf(runtime)).toBeLessThan(nodeAt)
    expect(conditions.at(-1)).toBe('default')
    const files = new Map(Object.entries<string>(imports['#fetch']))
    expect(
      [...files].filter(([, path]) => /Pool\.node/.test(read(path))).map(([condition]) => condition),
    ).toEqual(['node'])
  })
})

describe('a bare Node', () => {
  // A separate process, since the test runner has loaded all modules already. No server listens on port 1.
  const run = (prepare: string, options: string): unknown =>
    JSON.parse(
      execFileSync(
        process.execPath,
        [
          '--input-type=module',
          '--eval',
          `
      import { registerHooks } from 'node:module'
      const loaded = new Set()
      const packageOf = (url) => /\\/node_modules\\/(ky|undici)\\//.exec(url)?.[1]
      registerHooks({
        load: (url, context, next) => {
          loaded.add(packageOf(url))
          ${prepare}
          return next(url, context)
        },
      })
      const { makeClient } = await import('@pipegram/client')
      const Token = await import('@pipegram/core/Token')
      const { right: token } = Token.fromString('123456789:a-token-of-no-bot-at-all')
      const client = makeClient({ token, apiRoot: 'http://localhost:1', ${options} })
      const atFirst = ['ky', 'undici'].filter((name) => loaded.has(name))
      const { left } = await client({ method: 'getMe', params: {}, result: { decode: () => undefined } })()
      await client.close()
      const replaced = [1, 2].filter((n) => Symbol.for('undici.globalDispatcher.' + n) in globalThis)
      const then = ['ky', 'undici'].filter((name) => loaded.has(name))
      console.log(JSON.stringify({ atFirst, then, replaced, reason: left.reason }))
    `,
        ],
        { cwd: new URL('..', import.meta.url), encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
      ),
    )

  it('loads undici with the first call, never ky, and does not change the built-in fetch', () => {
    expect(run('', '')).toEqual({ atFirst: [], then: ['undici'], replaced: [], reason: 'ECONNREFUSED' })
  })

  it('loads only ky with the option fetch', () => {
    expect(
      run('', 'fetch: async () => { throw Object.assign(new Error(), { code: "EMINE" }) }'),
    ).toMatchObject({ atFirst: [], then: ['ky'], reason: 'EMINE' })
  })

  it('fails each call if undici cannot be loaded', () => {
    const broken =
      'if (packageOf(url) === "undici") throw Object.assign(new Error(url), { code: "ERR_MODULE_NOT_FOUND" })'
    expect(run(broken, '')).toMatchObject({ reason: 'ERR_MODULE_NOT_FOUND' })
  })
})
