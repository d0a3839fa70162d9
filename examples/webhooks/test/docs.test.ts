// The page about webhooks shows the files of this example as they are.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const example = join(import.meta.dirname, '..')
const page = readFileSync(join(example, '../../docs/guide/webhooks.md'), 'utf8')
const files = readdirSync(example).filter((name) => name.endsWith('.ts'))

it('there are files to show', () => expect(files.length).toBeGreaterThan(8))

it.each(files)('the page about webhooks shows %s as it is', (name) => {
  const block = page.split(`examples/webhooks/${name}, which its tests run.\n`)[1]?.split('```')[0]
  expect(block).toBe(readFileSync(join(example, name), 'utf8'))
})
