import {
  ask,
  back,
  begin,
  choose,
  commands,
  confirm,
  converse,
  dialog,
  fields,
  form,
  inspect,
  nest,
  pipeline,
  prompt,
  repeat,
  type DialogPlan,
} from '@pipegram/compose'
import { IntBetween, IntFromString, NonEmptyString } from '@pipegram/core/Argument'
import { reply } from '@pipegram/core/Reply'
import { makeMemoryStore } from '@pipegram/core/Store'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'
import { talk } from './Talk.ts'

const botOf = <A, E1>(plan: DialogPlan<A, E1>) =>
  pipeline(
    choose(
      converse(plan, {
        store: makeMemoryStore(),
        done: ({ call, message, value }) => call(reply(message, JSON.stringify(value))),
      }),
      commands({ begin: begin(plan) }),
    ),
  )

const item = dialog(
  'item',
  ask('dish', 'Which dish?', NonEmptyString),
  ask('count', ({ dish }) => `How many ${dish}?`, IntBetween(1, 9)),
  confirm(({ dish, count }) => `${count} ${dish}?`),
)

const order = dialog(
  'order',
  ask('name', 'Name?', NonEmptyString),
  repeat('items', item, {
    more: ({ name, items }) => `${name}, another after ${items.map(({ dish }) => dish).join()}?`,
    limit: 3,
  }),
  repeat('notes', ({ name }) => `A note, ${name}?`, NonEmptyString, {
    more: 'More?',
    yes: 'More',
    no: 'Enough',
  }),
  ask('city', ({ items, notes }) => `City for ${items.length} and ${notes.length}?`, NonEmptyString),
  back('back'),
)

describe('questions that repeat', () => {
  it('give a list, whose last entry is the one after which the user says no', async () => {
    const { says, presses, data } = talk(botOf(order))
    for (const text of ['/begin', 'Ann', 'Soup', '2']) await says(text)
    expect(await says('yes')).toEqual(['Ann, another after Soup?'])
    const first = data('Yes')
    expect(await says('maybe')).toEqual(['Please say Yes or No.\n\nAnn, another after Soup?'])
    expect(await presses(first)).toEqual(['Which dish?'])
    expect(await presses(first)).toEqual(['This question is not open.'])
    expect(await says('Stew')).toEqual(['How many Stew?'])
    expect(await says('1')).toEqual(['1 Stew?'])
    expect(await says('no')).toEqual(['Which dish?'])
    for (const text of ['Cake', '3']) await says(text)
    expect(await says('yes')).toEqual(['Ann, another after Soup,Cake?'])
    expect(await says('no')).toEqual(['A note, Ann?'])
    expect(await says('hot')).toEqual(['More?'])
    expect(await presses(data('More'))).toEqual(['A note, Ann?'])
    expect(await says('fast')).toEqual(['More?'])
    expect(await says('Enough')).toEqual(['City for 2 and 2?'])
    expect(await says('Bern')).toEqual([
      '{"name":"Ann","items":[{"dish":"Soup","count":2},{"dish":"Cake","count":3}],' +
        '"notes":["hot","fast"],"city":"Bern"}',
    ])
  })

  it('end at the limit, without the question for another one', async () => {
    const { says } = talk(
      botOf(dialog('few', repeat('few', 'One?', IntFromString, { more: 'More?', limit: 2 }))),
    )
    for (const text of ['/begin', '1', 'yes']) await says(text)
    expect(await says('2')).toEqual(['{"few":[1,2]}'])
  })

  it('go back one question after the other', async () => {
    const { says } = talk(botOf(order))
    for (const text of ['/begin', 'Ann', 'Soup', '2', 'yes', 'yes', 'Stew']) await says(text)
    expect(await says('/back')).toEqual(['Which dish?'])
    expect(await says('/back')).toEqual(['Ann, another after Soup?'])
    expect(await says('/back')).toEqual(['2 Soup?'])
    expect(await says('/back')).toEqual(['How many Soup?'])
  })

  it('stand in a nested dialog, too', async () => {
    const inner = dialog('inner', repeat('tags', 'Tag?', NonEmptyString, { more: 'More?', limit: 3 }))
    const { says } = talk(botOf(dialog('outer', ask('a', 'a?', NonEmptyString), nest('b', inner))))
    for (const text of ['/begin', 'x', 'y', 'yes', 'z']) await says(text)
    expect(await says('no')).toEqual(['{"a":"x","b":{"tags":["y","z"]}}'])
  })

  it('are drawn once, and refuse a wrong limit', () => {
    const { diagram } = inspect(botOf(order))
    for (const label of ['items#46;0#46;dish', 'more items', 'notes#46;0', 'confirm'])
      expect(diagram).toContain(label)
    expect(diagram).not.toContain('items#46;1')
    for (const limit of [0, 1.5, 101])
      expect(() => dialog('x', repeat('a', 'a?', NonEmptyString, { more: 'More?', limit }))).toThrow(
        `The limit of repeat("a", …) is ${limit} and should be 1 to 100.`,
      )
  })
})

describe('a form', () => {
  const Size = t.keyof({ small: null, large: null })

  it('asks for the fields of a codec, some of them by buttons', async () => {
    const profile = form(
      'profile',
      t.strict({ name: NonEmptyString, age: IntFromString, isNew: t.boolean, size: Size }),
      {
        name: 'Name?',
        age: ({ name }) => `Age, ${name}?`,
        isNew: 'New?',
        size: 'Size?',
      },
    )
    const { says, presses, data } = talk(botOf(profile))
    await says('/begin')
    expect(await says('Ann')).toEqual(['Age, Ann?'])
    expect(await says('old')).toEqual(['age: expected a whole number, got "old"\n\nAge, Ann?'])
    expect(await says('40')).toEqual(['New?'])
    expect(await presses(data('Yes'))).toEqual(['Size?'])
    expect(await presses(data('large'))).toEqual(['{"name":"Ann","age":40,"isNew":true,"size":"large"}'])
  })

  it('is a part of a dialog, beside other questions', async () => {
    const { says } = talk(
      botOf(
        dialog(
          'signup',
          fields(t.type({ name: NonEmptyString }), { name: 'Name?' }),
          confirm(({ name }) => `${name}?`),
        ),
      ),
    )
    for (const text of ['/begin', 'Ann']) await says(text)
    expect(await says('no')).toEqual(['Name?'])
    await says('Bea')
    expect(await says('yes')).toEqual(['{"name":"Bea"}'])
  })
})

describe('a prompt', () => {
  it('asks one question, and continues in another process', async () => {
    const store = makeMemoryStore()
    const life = () => {
      const rename = prompt('rename', 'New name?', NonEmptyString, {
        store: { ...store },
        asking: { sentence: () => 'A text, please.' },
        done: ({ call, message, value }) => call(reply(message, `Hello, ${value}`)),
      })
      return talk(pipeline(choose(rename, commands({ rename: rename.begin }))))
    }
    expect(await life().says('/rename', { update_id: 1 })).toEqual(['New name?'])
    const { gives, says } = life()
    await says('/other')
    await says('/other')
    expect(await gives({ photo: [] })).toEqual(['A text, please.\n\nNew name?'])
    expect(await says('Ann')).toEqual(['Hello, Ann'])
    expect(await says('Ann')).toEqual(['skipped'])
  })
})
