// A program that holds two copies of io-ts: core has one, and the codecs of the user are of the other.

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

describe('codecs of another io-ts', () => {
  it('are another', () => {
    expect(t.string).not.toBeInstanceOf(first.Type)
  })

  it('give fields', () => {
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

  it('have places for arguments', () => {
    expect(
      layoutOf(t.intersection([t.type({ count: t.Int }), t.partial({ note: t.string })]))?.places.map(
        ({ name, isOptional }) => [name, isOptional],
      ),
    ).toEqual([
      ['count', false],
      ['note', true],
    ])
  })

  it('are explained: of a union by its nearest variant, with no number of a member in the path', () => {
    const decoded = t
      .type({ from: t.union([User, t.null]) })
      .decode({ from: { id: 'one', is_bot: false, first_name: 'Ann' } })
    expect(decoded._tag === 'Left' && explain('it')(decoded.left)).toEqual([
      'it.from.id: expected an integer, got "one"',
    ])
  })
})
