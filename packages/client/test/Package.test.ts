// Which wire each runtime loads: undici on Node alone, from the sources as from what is published.

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')

describe('#fetch', () => {
  const { imports, publishConfig } = JSON.parse(read('package.json'))

  it('is the same in the sources and in what is published', () => {
    expect(JSON.parse(JSON.stringify(imports).replaceAll('./src/', './dist/').replaceAll('.ts"', '.js"'))).toEqual(publishConfig.imports)
  })

  it('is undici on Node alone: a runtime that also answers to "node" is named before it', () => {
    const conditions = Object.keys(imports['#fetch'])
    const nodeAt = conditions.indexOf('node')
    for (const runtime of ['bun', 'deno', 'workerd', 'browser']) expect(conditions.indexOf(runtime)).toBeLessThan(nodeAt)
    expect(conditions.at(-1)).toBe('default')
    const files = new Map(Object.entries<string>(imports['#fetch']))
    expect([...files].filter(([, path]) => /undici|node:/.test(read(path))).map(([condition]) => condition)).toEqual(['node'])
  })
})
