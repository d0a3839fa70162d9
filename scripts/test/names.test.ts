// The page of names: each name exists, and no row is empty.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as localFile from '../../packages/client/src/files/LocalFile.ts'
import * as client from '../../packages/client/src/index.ts'
import * as compose from '../../packages/compose/src/index.ts'
import * as locale from '../../packages/compose/src/locale/Locale.ts'
import * as core from '../../packages/core/src/index.ts'
import * as emulator from '../../packages/emulator/src/index.ts'
import * as pipegram from '../../packages/pipegram/src/index.ts'
import * as storage from '../../packages/storage/src/index.ts'
import * as testing from '../../packages/testing/src/index.ts'
import * as updates from '../../packages/updates/src/index.ts'
import * as jobs from '../../packages/updates/src/jobs/Jobs.ts'
import { root } from '../lib/Workspace.ts'

const page = readFileSync(join(root, 'docs/reference/names.md'), 'utf8')

const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (?:python-telegram-bot|there) \|/.test(line))
  .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '')))

// The names of code in a cell, without arguments.
const namesIn = (cell: string): ReadonlyArray<string> =>
  [...cell.matchAll(/`([A-Za-z][\w.]*)/g)].flatMap(([, name = '']) => name)

// Fields, errors and functions that have a type, but are not values of a module.
const fields = new Set([
  'BadButton',
  'Middleware',
  'args',
  'prefixes',
  'checkout',
  'shipping',
  'inFlight',
  'apiRoot',
  'testEnvironment',
  'call',
  'send',
  'me',
  'heard',
  'payload',
  'ctx.stop',
  'stop',
  'InputFile',
  'pipegram',
  'schedule',
])

const places: ReadonlyArray<object> = [
  pipegram,
  pipegram.filters,
  core,
  client,
  compose,
  locale,
  localFile,
  emulator,
  storage,
  testing,
  updates,
  jobs,
]

const isThere = (name: string): boolean => {
  const [first = '', ...rest] = name.split('.')
  return (
    fields.has(name) ||
    places.some(
      (place) =>
        rest.reduce<unknown>(
          (at, part) => (typeof at === 'object' && at !== null ? Reflect.get(at, part) : undefined),
          Reflect.get(place, first),
        ) !== undefined,
    )
  )
}

describe('the page of names', () => {
  it('has a name in each row, or says what is to come', () => {
    expect(rows.length).toBeGreaterThan(75)
    expect(
      rows.filter(
        ([, here = '']) =>
          here === '' ||
          (namesIn(here).length === 0 &&
            !/\*to come\*|this page|built in/.test(here) &&
            !/`@pipegram\//.test(here)),
      ),
    ).toEqual([])
  })

  it('has only names that exist', () => {
    const names = rows.flatMap(([, here = '']) => namesIn(here))
    expect(names.length).toBeGreaterThan(100)
    expect(names.filter((name) => !isThere(name))).toEqual([])
  })
})
