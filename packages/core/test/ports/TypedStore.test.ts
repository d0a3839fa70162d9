import { makeMemoryStore } from '@pipegram/core/Store'
import { typed } from '@pipegram/core/TypedStore'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'

const Cart = t.type({ items: t.array(t.string) })
const unreadable = (reason: string) => E.left({ _tag: 'Unreadable', key: 'cart', reason })

describe('a typed store', () => {
  it('gives values back, and compares and sets', async () => {
    const carts = typed(Cart)(makeMemoryStore())
    const first = await carts.set('cart', { items: ['tea'] }, undefined)()
    expect(await carts.get('cart')()).toEqual(
      E.right({ value: { items: ['tea'] }, version: E.isRight(first) ? first.right : '' }),
    )
    expect(await carts.set('cart', { items: [] }, undefined)()).toMatchObject({ left: { _tag: 'Outdated' } })
    expect(await carts.remove('cart', E.isRight(first) ? first.right : '')()).toEqual(E.right(undefined))
    expect(await carts.get('cart')()).toEqual(E.right(undefined))
  })

  it('loses no change, and writes nothing where nothing changed', async () => {
    const store = makeMemoryStore()
    const carts = typed(Cart)(store)
    const add = (item: string) =>
      carts.change('cart', (cart = { items: [] }) => ({
        value: { items: [...cart.items, item] },
        result: cart.items.length + 1,
      }))
    const counts = await Promise.all(['a', 'b', 'c'].map((item) => add(item)()))
    expect(counts).toEqual([1, 2, 3].map(E.right))
    const before = await store.get('cart')()
    expect(await carts.change('cart', (value) => ({ value, result: 'same' }))()).toEqual(E.right('same'))
    expect(await store.get('cart')()).toEqual(before)
    expect(await carts.change('cart', () => ({ value: undefined, result: 'gone' }))()).toEqual(
      E.right('gone'),
    )
    expect(await store.get('cart')()).toEqual(E.right(undefined))
  })

  it('says where a stored value is wrong, without the value, and leaves it as it is', async () => {
    const store = makeMemoryStore()
    const wrong = JSON.stringify([1, { items: ['tea', 'my secret', 5] }])
    await store.set('cart', wrong, undefined)()
    const carts = typed(Cart)(store)
    const reason = unreadable('Version 1: value.items[2]: expected string.')
    expect(await carts.get('cart')()).toEqual(reason)
    expect(await carts.change('cart', () => ({ value: { items: [] }, result: 0 }))()).toEqual(reason)
    expect(await store.get('cart')()).toMatchObject({ right: { value: wrong } })
  })

  it('reads an earlier version by migrate, and writes it as the new one', async () => {
    const store = makeMemoryStore()
    await typed(t.array(t.string))(store).set('cart', ['tea'], undefined)()
    const carts = typed(Cart, { version: 2, migrate: (items, from) => (from === 1 ? { items } : undefined) })(
      store,
    )
    expect(await carts.get('cart')()).toMatchObject({ right: { value: { items: ['tea'] } } })
    await carts.change('cart', (value) => ({ value, result: 0 }))()
    expect(await store.get('cart')()).toMatchObject({ right: { value: '[2,{"items":["tea"]}]' } })
  })

  it('refuses a version that it cannot read, and a text of others', async () => {
    const store = makeMemoryStore()
    await typed(Cart, { version: 3 })(store).set('cart', { items: [] }, undefined)()
    expect(await typed(Cart)(store).get('cart')()).toEqual(
      unreadable('It has version 3; this release reads up to version 1.'),
    )
    expect(await typed(Cart, { version: 4 })(store).get('cart')()).toEqual(
      unreadable('It has version 3, and there is no migrate to version 4.'),
    )
    const throwing = (): never => {
      throw new Error('my secret')
    }
    expect(await typed(Cart, { version: 4, migrate: throwing })(store).get('cart')()).toEqual(
      unreadable('The migrate of version 3 threw.'),
    )
    for (const text of ['', '{}', '[1]', '["1",2]', 'null', '[1,2,3]']) {
      const other = makeMemoryStore()
      await other.set('cart', text, undefined)()
      expect(await typed(Cart)(other).get('cart')()).toEqual(
        unreadable('It is not a value of a typed store.'),
      )
    }
    expect(() => typed(Cart, { version: 0 })).toThrow('version is 0 and should be a whole number from 1 on.')
  })
})
