import {
  ask,
  back,
  begin,
  buttons,
  cancel,
  catchError,
  choose,
  commands,
  confirm,
  converse,
  dialog,
  fields,
  form,
  nest,
  on,
  pipeline,
  prompt,
  received,
  repeat,
  report,
  session,
  use,
  within,
  type Bot,
  type DialogPlan,
  type SessionValue,
} from '@pipegram/compose'
import type { ApiError } from '@pipegram/core/ApiError'
import { IntBetween, IntFromString, NonEmptyString } from '@pipegram/core/Argument'
import { sendMessage } from '@pipegram/core/Calls'
import { location } from '@pipegram/core/Filters'
import { reply } from '@pipegram/core/Reply'
import { makeMemoryStore } from '@pipegram/core/Store'
import { bold, fmt } from '@pipegram/core/Text'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import { expect, test } from 'tstyche'

const store = makeMemoryStore()

const address = dialog(
  'address',
  ask('street', 'Which street?', NonEmptyString),
  ask('city', 'Which city?', NonEmptyString),
)

const signup = dialog(
  'signup',
  ask('name', 'What is your name?', NonEmptyString),
  ask('age', ({ name }) => fmt`How old are you, ${bold(name)}?`, IntBetween(18, 120)),
  nest('address', address, ({ age }) => age < 100),
  confirm(
    ({ name, age, address: { city } = { city: 'nowhere' } }) => fmt`${name}, ${age}, of ${city}: right?`,
  ),
  cancel('cancel', ({ call, message }) => call(reply(message, 'As you wish.'))),
  within('10m', ({ call, chat }) =>
    call(sendMessage({ chat_id: chat.id, text: 'Too late: /signup begins anew.' })),
  ),
)

interface Address {
  readonly street: string
  readonly city: string
}

test('a dialog infers its answers without an annotation', () => {
  expect(address).type.toBe<DialogPlan<Address>>()
  expect(signup).type.toBe<
    DialogPlan<
      { readonly name: string; readonly age: number; readonly address: Address | undefined },
      ApiError
    >
  >()
})

test('the end of a dialog gets its answers and the context of its place', () => {
  const bot: Bot = pipeline(
    use(session({ per: 'user', store, codec: t.number, initial: 0 })),
    choose(
      converse(signup, {
        store,
        done: (ctx) => {
          expect(ctx.value.age).type.toBe<number>()
          expect(ctx.value.address?.city).type.toBe<string | undefined>()
          expect(ctx.session).type.toBe<SessionValue<number>>()
          return ctx.call(reply(ctx.message, ctx.value.name))
        },
      }),
      commands({ signup: begin(signup) }),
    ),
    catchError(report),
  )
  expect(bot).type.toBe<Bot>()
})

test('a question without its condition has an answer, and with it may have none', () => {
  const pizza = dialog(
    'pizza',
    ask('size', 'Which size?', buttons({ small: 'Small', large: 'Large' })),
    ask(
      'place',
      'Where to?',
      received('a location', location, t.string, ({ location: { latitude } }) => `${latitude}`),
    ),
    ask('extra', ({ size }) => `What is on a ${size} one?`, NonEmptyString, {
      when: ({ size }) => size === 'large',
    }),
    back('back'),
  )
  expect(pizza).type.toBe<
    DialogPlan<{
      readonly size: 'small' | 'large'
      readonly place: string
      readonly extra: string | undefined
    }>
  >()
})

test('questions that repeat give a list, and the fields of a codec give its type', () => {
  const item = dialog(
    'item',
    ask('dish', 'Which?', NonEmptyString),
    ask('count', 'How many?', IntBetween(1, 9)),
  )
  const party = dialog(
    'party',
    fields(t.type({ host: NonEmptyString, isLoud: t.boolean }), {
      host: 'Who?',
      isLoud: ({ host }) => {
        expect(host).type.toBe<string | undefined>()
        return 'Loud?'
      },
    }),
    repeat('items', item, { more: ({ items, host }) => `${host}, another after ${items[0]?.dish}?` }),
    repeat('guests', ({ items }) => `Who eats ${items.length}?`, NonEmptyString, {
      more: 'Another?',
      limit: 3,
    }),
    within('10m', ({ answers }) => {
      expect(answers.guests).type.toBe<ReadonlyArray<string> | undefined>()
      return TE.right(undefined)
    }),
  )
  expect(party).type.toBe<
    DialogPlan<{
      readonly host: string
      readonly isLoud: boolean
      readonly items: ReadonlyArray<{ readonly dish: string; readonly count: number }>
      readonly guests: ReadonlyArray<string>
    }>
  >()
  expect(
    form('profile', t.strict({ name: NonEmptyString, age: IntFromString }), { name: 'N?', age: 'A?' }),
  ).type.toBe<DialogPlan<{ readonly name: string; readonly age: number }>>()
})

test('a field without a question, and a question without a field, do not compile', () => {
  // @ts-expect-error Property 'age' is missing
  form('profile', t.type({ name: NonEmptyString, age: IntFromString }), { name: 'Name?' })
  // @ts-expect-error 'nmae' does not exist
  form('profile', t.type({ name: NonEmptyString }), { name: 'Name?', nmae: 'Name?' })
})

test('a prompt gives its answer to a branch of any place', () => {
  const rename = prompt('rename', 'New name?', NonEmptyString, {
    store,
    done: ({ call, message, value }) => {
      expect(value).type.toBe<string>()
      return call(reply(message, value))
    },
  })
  const bot: Bot = pipeline(
    use(session({ per: 'user', store, codec: t.number, initial: 0 })),
    choose(
      rename,
      prompt('age', 'Age?', IntFromString, {
        store,
        done: ({ session: count, value }) => count.set(value),
      }),
      commands({ rename: rename.begin }),
    ),
    catchError(report),
  )
  expect(bot).type.toBe<Bot>()
  // @ts-expect-error Property 'done' is missing
  prompt('rename', 'New name?', NonEmptyString, { store })
})

test('a misspelt answer does not compile', () => {
  dialog(
    'a',
    ask('name', 'What is your name?', NonEmptyString),
    // @ts-expect-error Property 'nmae' does not exist
    ask('age', ({ nmae }) => `How old are you, ${nmae}?`, IntBetween(18, 120)),
  )
  dialog(
    'b',
    ask('name', 'What is your name?', NonEmptyString),
    // @ts-expect-error Property 'nmae' does not exist
    confirm(({ nmae }) => `${nmae}: right?`),
  )
  converse(address, {
    store,
    // @ts-expect-error Property 'town' does not exist
    done: ({ call, message, value }) => call(reply(message, value.town)),
  })
})

test('an answer is not known before it was asked', () => {
  dialog(
    'a',
    // @ts-expect-error Property 'age' does not exist
    ask('name', ({ age }) => `You are ${age}. What is your name?`, NonEmptyString),
    ask('age', 'How old are you?', IntBetween(18, 120)),
  )
})

test('an answer of a question with a condition may be missing', () => {
  dialog(
    'a',
    ask('age', 'How old are you?', IntBetween(18, 120)),
    nest('address', address, ({ age }) => age < 100),
    // @ts-expect-error is possibly 'undefined'
    confirm((answers) => `${answers.address.city}: right?`),
  )
})

test('two answers of one name do not compile', () => {
  dialog(
    'a',
    ask('name', 'What is your name?', NonEmptyString),
    // @ts-expect-error An answer of the dialog has this name already.
    ask('name', 'Really?', NonEmptyString),
  )
})

test('a dialog without an end does not compile', () => {
  // @ts-expect-error Property 'done' is missing
  converse(signup, { store })
})

test('an end that does not run its call does not compile', () => {
  pipeline(
    converse(address, {
      store,
      // @ts-expect-error This call is not run: write call(…) around it.
      done: ({ message }) => reply(message, 'Thank you'),
    }),
  )
  dialog(
    'a',
    ask('name', 'Name?', NonEmptyString),
    // @ts-expect-error This returns no effect: return call(…), or handled.
    cancel('cancel', () => undefined),
  )
})

test('the errors of the functions of a dialog are those of the bot', () => {
  const failing = dialog(
    'failing',
    ask('name', 'What is your name?', NonEmptyString),
    cancel('cancel', () => TE.left({ _tag: 'Broken' as const })),
  )
  pipeline(
    use(on('message')),
    converse(failing, { store, done: () => TE.left({ _tag: 'Lost' as const }) }),
    catchError((error) => {
      expect(error._tag).type.toBeAssignableFrom<'Broken' | 'Lost'>()
      return TE.right(undefined)
    }),
  )
})
