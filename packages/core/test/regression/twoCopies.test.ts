// A program with two copies of io-ts: core uses one, and the user's codecs are made by the other.

import { createRequire } from 'node:module'
import * as first from 'io-ts'
import { describe, expect, it } from 'vitest'
import { layoutOf } from '../../src/commands/internal/Layout.ts'
import { callbackData } from '../../src/payloads/CallbackData.ts'
import { fieldsOf } from '../../src/payloads/FieldTable.ts'
import { explain } from '../../src/ports/Fault.ts'
import { User } from '../../src/types/Types.ts'

const require = createRequire(import.meta.url)
Reflect.deleteProperty(require.cache, require.resolve('io-ts'))
const t: typeof first = require('io-ts')

describe('codecs of another copy of io-ts', () => {
  it('are not instances of the first copy', () => {
    expect(t.string).not.toBeInstanceOf(first.Type)
  })

  it('give the fields of callback data', () => {
    const Order = callbackData(
      'order',
      fieldsOf(
        t.type({
          size: t.keyof({ S: null, M: null }),
          kind: t.union([t.literal('a'), t.literal('b')]),
          gift: t.union([t.boolean, t.undefined]),
        }),
      ),
    )
    const right = { size: 'M', kind: 'b', gift: true } as const
    expect(Order.decode(Order.encode(right))).toEqual({ _tag: 'Right', right })
  })

  it('give the layout of arguments', () => {
    expect(
      layoutOf(t.intersection([t.type({ count: t.Int }), t.partial({ note: t.string })]))?.places.map(
        ({ name, isOptional }) => [name, isOptional],
      ),
    ).toEqual([
      ['count', false],
      ['note', true],
    ])
  })

  it('are explained: a union by its nearest variant, without the number of the variant', () => {
    const decoded = t
      .type({ from: t.union([User, t.null]) })
      .decode({ from: { id: 'one', is_bot: false, first_name: 'Ann' } })
    expect(decoded._tag === 'Left' && explain('it')(decoded.left)).toEqual([
      'it.from.id: expected an integer, got "one"',
    ])
  })
})
