import {
  ask,
  back,
  begin,
  branch,
  buttons,
  cancel,
  choose,
  commands,
  confirm,
  converse,
  dialog,
  fallback,
  handle,
  inspect,
  nest,
  on,
  outbox,
  pipeline,
  received,
  says,
  skipped,
  use,
  within,
  type ConverseOptions,
  type DialogPlan,
  type HasAnswers,
} from '@pipegram/compose'
import type { ApiError } from '@pipegram/core/ApiError'
import { IntBetween, NonEmptyString } from '@pipegram/core/Argument'
import { DateBetween, NumberBetween } from '@pipegram/core/ArgumentRange'
import { location, photo } from '@pipegram/core/Filters'
import { reply } from '@pipegram/core/Reply'
import { makeMemoryStore, type Store, type StoreError } from '@pipegram/core/Store'
import { bold, fmt } from '@pipegram/core/Text'
import { ann, harness, makeTestClock, me, said } from '@pipegram/testing'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'
import { talk } from './Talk.ts'

const bob = { ...ann, id: 1002, first_name: 'Bob' }

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
  confirm(({ name, age, address: { city } = { city: 'nowhere' } }) => `${name}, ${age}, of ${city}: right?`),
  cancel('cancel', says('As you wish.')),
  back('back'),
  within('10m', says('Too late: /signup begins anew.')),
)

/** A bot with a dialog, which tells the value at the end. */
const botOf = <A, E1>(
  own: DialogPlan<A, E1>,
  options: Partial<ConverseOptions> = {},
  done?: (ctx: HasAnswers<A>) => TE.TaskEither<ApiError | StoreError, unknown>,
) =>
  pipeline(
    choose(
      converse(own, {
        store: makeMemoryStore(),
        done: (ctx): TE.TaskEither<ApiError | StoreError, unknown> =>
          done?.(ctx) ?? ctx.call(reply(ctx.message, JSON.stringify(ctx.value))),
        ...options,
      }),
      commands({
        begin: begin(own),
        help: ({ call, message }) => call(reply(message, 'Help')),
      }),
      branch(
        use(on('message', 'text')),
        handle(({ call, message }) => call(reply(message, `Echo ${message.text}`))),
      ),
    ),
  )

describe('a dialog', () => {
  it('asks its questions one after the other, and gives the answers to its end', async () => {
    const { says, presses, data } = talk(botOf(signup))
    expect(await says('hello')).toEqual(['Echo hello'])
    expect(await says('/begin')).toEqual(['What is your name?'])
    expect(await says('Ann')).toEqual(['How old are you, Ann?'])
    expect(await says('40')).toEqual(['Which street?'])
    expect(await says('Main St')).toEqual(['Which city?'])
    expect(await says('Bern')).toEqual(['Ann, 40, of Bern: right?'])
    expect(await presses(data('Yes'))).toEqual([
      '{"name":"Ann","age":40,"address":{"street":"Main St","city":"Bern"}}',
    ])
    expect(await says('hello')).toEqual(['Echo hello'])
  })

  it('tells what was expected after a wrong answer, and asks again', async () => {
    const { says, gives } = talk(botOf(signup))
    await says('/begin')
    await says('Ann')
    expect(await says('old')).toEqual([
      'age: expected a whole number from 18 to 120, got "old"\n\nHow old are you, Ann?',
    ])
    expect(await gives({ photo: [] })).toEqual([
      'age: expected a whole number from 18 to 120, got nothing\n\nHow old are you, Ann?',
    ])
    expect(await says('40')).toEqual(['Which street?'])
  })

  it('has a timer also where it was written only after its time was over', async () => {
    const clock = makeTestClock(1_000)
    const kept = makeMemoryStore({ clock })
    const timers = async () => {
      const found = await kept.list('timer ')()
      return E.isRight(found) ? found.right.keys : []
    }
    let isSlow = true
    const store: Store = {
      ...kept,
      set: (key, value, version, ttl) => async () => {
        if (isSlow && / dialog \d+$/.test(key)) {
          isSlow = false
          await clock.advance(11 * 60_000)
          // The timer has rung and found nothing.
          for (const timer of await timers()) {
            const found = await kept.get(timer)()
            if (E.isRight(found)) await kept.remove(timer, found.right?.version ?? '')()
          }
        }
        return kept.set(key, value, version, ttl)()
      },
    }
    const slow = dialog(
      'slow',
      ask('word', 'Which?', NonEmptyString),
      within('10m', () => TE.right(undefined)),
    )
    const { says } = talk(
      pipeline(
        choose(
          converse(slow, { store, clock, done: () => TE.right(undefined) }),
          commands({ begin: begin(slow) }),
        ),
      ),
    )
    expect(await says('/begin')).toEqual(['Which?'])
    expect(isSlow).toBe(false)
    expect(await timers()).toHaveLength(1)
  })

  it('sets its timer to just after the end of its time', async () => {
    const store = makeMemoryStore({ clock: makeTestClock(1_000) })
    const timed = dialog(
      'timed',
      ask('word', 'Which?', NonEmptyString),
      within('10m', () => TE.right(undefined)),
    )
    const { says } = talk(botOf(timed, { store, clock: makeTestClock(1_000) }))
    expect(await says('/begin')).toEqual(['Which?'])
    const timer = E.toUnion(await store.get('timer 1000000 dialog timed member 1001 1001')())
    expect(timer).toMatchObject({ value: expect.stringContaining(String(1_000 + 600_000 + 1)) })
  })

  it('tells the limits of a number and of a date after a wrong answer', async () => {
    const parcel = dialog(
      'parcel',
      ask('kilos', 'How heavy?', NumberBetween(0.5, 20)),
      ask('due', 'Until when?', DateBetween('2026-12-01', '2026-12-24')),
    )
    const { says } = talk(botOf(parcel))
    await says('/begin')
    expect(await says('25')).toEqual(['kilos: expected a number from 0.5 to 20, got "25"\n\nHow heavy?'])
    expect(await says('2.5')).toEqual(['Until when?'])
    const sentence = 'due: expected a date from 2026-12-01 to 2026-12-24, got'
    expect(await says('tomorrow')).toEqual([`${sentence} "tomorrow"\n\nUntil when?`])
    expect(await says('2026-12-25')).toEqual([`${sentence} "2026-12-25"\n\nUntil when?`])
    expect(await says('24.12.2026 18:00')).toEqual(['{"kilos":2.5,"due":"2026-12-24T18:00:00.000Z"}'])
  })

  it('leaves out what a condition does not ask for', async () => {
    const { says } = talk(botOf(signup))
    await says('/begin')
    await says('Ann')
    expect(await says('101')).toEqual(['Ann, 101, of nowhere: right?'])
    expect(await says('yes')).toEqual(['{"name":"Ann","age":101}'])
  })

  it('begins again after a "no"', async () => {
    const { says, presses, data } = talk(botOf(signup))
    for (const text of ['/begin', 'Ann', '101']) await says(text)
    expect(await presses(data('No'))).toEqual(['What is your name?'])
    expect(await says('Bea')).toEqual(['How old are you, Bea?'])
  })

  it('goes back to the question before, also into a nested dialog', async () => {
    const { says } = talk(botOf(signup))
    for (const text of ['/begin', 'Ann', '40', 'Main St', 'Bern']) await says(text)
    expect(await says('/back')).toEqual(['Which city?'])
    expect(await says('/back')).toEqual(['Which street?'])
    expect(await says('/back')).toEqual(['How old are you, Ann?'])
    expect(await says('/back')).toEqual(['What is your name?'])
    expect(await says('/back')).toEqual(['What is your name?'])
    expect(await says('Bea')).toEqual(['How old are you, Bea?'])
  })

  it('is left by its command, which means nothing outside', async () => {
    const { says } = talk(botOf(signup))
    expect(await says('/cancel')).toEqual(['Echo /cancel'])
    await says('/begin')
    expect(await says('/cancel')).toEqual(['As you wish.'])
    expect(await says('Ann')).toEqual(['Echo Ann'])
    expect(await says('/cancel')).toEqual(['Echo /cancel'])
  })

  it('leaves other commands to other branches, and stays open', async () => {
    const { says } = talk(botOf(signup))
    await says('/begin')
    expect(await says('/help')).toEqual(['Help'])
    expect(await says('Ann')).toEqual(['How old are you, Ann?'])
    const { says: answers } = talk(botOf(signup, { takesCommands: true }))
    await answers('/begin')
    expect(await answers('/help')).toEqual(['How old are you, /help?'])
    expect(await answers('/cancel')).toEqual(['As you wish.'])
  })

  it('starts from the first question when it is begun again', async () => {
    const { says } = talk(botOf(signup))
    for (const text of ['/begin', 'Ann']) await says(text)
    expect(await says('/begin')).toEqual(['What is your name?'])
    expect(await says('Bea')).toEqual(['How old are you, Bea?'])
  })

  it('asks the open question again when it is begun again, if told so', async () => {
    const clock = makeTestClock()
    const { says } = talk(botOf(signup, { reentry: 'resume', clock }))
    expect(await says('/begin')).toEqual(['What is your name?'])
    await says('Ann')
    expect(await says('/begin')).toEqual(['How old are you, Ann?'])
    await clock.advance(600_001)
    expect(await says('/begin')).toEqual(['What is your name?'])
    await says('/cancel')
    expect(await says('/begin')).toEqual(['What is your name?'])
  })

  it('leaves a message that is not an answer to its fallback, or to other branches', async () => {
    const strict = dialog(
      'strict',
      ask('age', 'Age?', IntBetween(18, 120)),
      cancel('cancel', ({ call, message }) => call(reply(message, 'Left'))),
      fallback(({ call, message }) =>
        message.text === '/help' ? skipped : call(reply(message, 'First your age, or /cancel.')),
      ),
    )
    const { says, gives } = talk(botOf(strict))
    const first = ['First your age, or /cancel.']
    expect(await says('/other')).toEqual(['Echo /other'])
    await says('/begin')
    expect(await says('/other')).toEqual(first)
    expect(await gives({ new_chat_title: 'Title' })).toEqual(first)
    expect(await says('/help')).toEqual(['Help'])
    expect(await says('old')).toEqual([expect.stringContaining('age: expected')])
    expect(await says('40')).toEqual(['{"age":40}'])
    expect(await says('/other')).toEqual(['Echo /other'])
  })

  it('is one for each person in a chat and in a topic', async () => {
    const { says } = talk(botOf(signup))
    const group = { id: -100, type: 'supergroup', title: 'Group', is_forum: true } as const
    await says('/begin', { chat: group })
    expect(await says('Bob', { chat: group, from: bob })).toEqual(['Echo Bob'])
    expect(await says('Ann')).toEqual(['Echo Ann'])
    await says('/begin', { chat: group, from: bob })
    expect(await says('Ann', { chat: group })).toEqual(['How old are you, Ann?'])
    expect(await says('Bob', { chat: group, from: bob })).toEqual(['How old are you, Bob?'])
  })

  it('tells a late answer that the time is over', async () => {
    const clock = makeTestClock()
    const { says } = talk(botOf(signup, { clock }))
    await says('/begin')
    await clock.advance(600_000)
    expect(await says('Ann')).toEqual(['How old are you, Ann?'])
    await clock.advance(600_001)
    expect(await says('40')).toEqual(['Too late: /signup begins anew.'])
    expect(await says('40')).toEqual(['Echo 40'])
  })
})

describe('a question', () => {
  const order = dialog(
    'order',
    ask('size', 'Which size?', buttons({ small: 'Small', large: 'Large' })),
    ask(
      'place',
      'Where to?',
      received(
        'a location',
        location,
        t.strict({ latitude: t.number, longitude: t.number }),
        (message) => message.location,
      ),
    ),
    ask(
      'photo',
      'A photo?',
      received('a photo', photo, t.string, ({ photo: [first] }) => first?.file_id ?? ''),
      {
        when: ({ size }) => size === 'large',
        sentence: () => 'Only a photo will do.',
      },
    ),
  )
  const place = { latitude: 1, longitude: 2, horizontal_accuracy: 3 }

  it('is answered by a button, or by its text in any case', async () => {
    const { says, presses, data, gives } = talk(botOf(order))
    await says('/begin')
    expect(await says('huge')).toEqual(['size: expected Small or Large\n\nWhich size?'])
    expect(await presses(data('Small'))).toEqual(['Where to?'])
    expect(await gives({ location: place })).toEqual([
      '{"size":"small","place":{"latitude":1,"longitude":2}}',
    ])
    await says('/begin')
    expect(await says(' lARGE ')).toEqual(['Where to?'])
  })

  it('is answered by a message that passes a filter', async () => {
    const { says, gives } = talk(botOf(order))
    for (const text of ['/begin', 'Large']) await says(text)
    expect(await says('here')).toEqual(['place: expected a location\n\nWhere to?'])
    expect(await gives({ location: place })).toEqual(['A photo?'])
    expect(await says('no')).toEqual(['Only a photo will do.\n\nA photo?'])
    const sizes = [{ file_id: 'f', file_unique_id: 'u', width: 1, height: 1 }]
    expect(await gives({ photo: sizes })).toEqual([
      '{"size":"large","place":{"latitude":1,"longitude":2},"photo":"f"}',
    ])
  })

  it('does not take what Telegram says about the chat for an answer', async () => {
    const { says, gives } = talk(botOf(order))
    await says('/begin')
    expect(await gives({ new_chat_title: 'Title' })).toEqual(['skipped'])
  })

  it('answers the press of an old button, of another run, and of another person', async () => {
    const { says, presses, data } = talk(botOf(order))
    const closed = ['This question is not open.']
    await says('/begin')
    const old = data('Small')
    expect(await presses(old, { from: bob, chat: { id: ann.id, type: 'private' } })).toEqual(closed)
    await presses(old)
    expect(await presses(old)).toEqual(closed)
    await says('/begin')
    expect(await presses(old)).toEqual(closed)
    expect(await presses(data('Small').replace(/.$/, '9'))).toEqual(['This question is not open.'])
    expect(await presses('dialog-other.1.0.0')).toEqual(['skipped'])
    expect(await presses('rubbish')).toEqual(['skipped'])
  })
})

describe('the record of a dialog', () => {
  const key = `member ${ann.id} ${ann.id} dialog ${me.id}`

  it('is one value of the codecs, and goes when the dialog ends', async () => {
    const store = makeMemoryStore()
    const { says } = talk(botOf(signup, { store, clock: makeTestClock(5) }))
    for (const text of ['/begin', 'Ann', '40', 'Main St']) await says(text)
    const found = await store.get(key)()
    expect(E.isRight(found) && JSON.parse(found.right?.value ?? '')).toEqual([
      1,
      {
        dialog: 'signup',
        form: signup.form,
        run: 1,
        last: 4,
        at: 5,
        answers: { name: 'Ann', age: '40', 'address.street': 'Main St' },
      },
    ])
    await says('/cancel')
    const ended = await store.get(key)()
    expect(E.isRight(ended) && ended.right?.value).not.toContain('Ann')
  })

  it('is written before the next question is sent', async () => {
    const store = makeMemoryStore()
    const { says } = talk(botOf(signup, { store }))
    await says('/begin')
    const broken = talk(botOf(signup, { store }), {
      answer: ({ method }) => E.left({ _tag: 'Aborted', method }),
    })
    const own = said('Ann', { update_id: 2 })
    expect(await broken.update(own)).toEqual([expect.stringContaining('Aborted')])
    const after = talk(botOf(signup, { store }))
    expect(await after.update(own)).toEqual(['How old are you, Ann?'])
    expect(await after.update(said('40', { update_id: 3 }))).toEqual(['Which street?'])
  })

  it('knows each update that comes again after a crash, and sends each message once', async () => {
    const store = makeMemoryStore()
    const ends: Array<string> = []
    const { update, sends } = talk(
      botOf(address, { store }, ({ value }) => {
        ends.push(JSON.stringify(value))
        return TE.right(undefined)
      }),
    )
    const all = ['/begin', 'Main St', 'Bern'].map((text) => sends(text))
    const [begun, street, city] = all
    if (begun === undefined || street === undefined || city === undefined) return expect.unreachable()
    expect(await update(begun)).toEqual(['Which street?'])
    expect(await update(begun)).toEqual(['handled'])
    expect(await update(street)).toEqual(['Which city?'])
    for (const each of [begun, street, street]) expect(await update(each)).toEqual(['handled'])
    await update(city)
    for (const each of all) expect(await update(each)).toEqual(['handled'])
    expect(ends).toEqual(['{"street":"Main St","city":"Bern"}'])
  })

  it('takes a later message for a new one, whatever its number', async () => {
    const clock = makeTestClock(1_800_000_000_000)
    const { says } = talk(botOf(address, { clock }))
    await says('/begin', { update_id: 900, date: 1_800_000_000 })
    expect(await says('Main St', { update_id: 5, date: 1_800_000_020 })).toEqual(['Which city?'])
  })

  it('keeps the answers when the function at the end fails', async () => {
    let fails = true
    const { says } = talk(
      botOf(address, {}, () => (fails ? TE.left({ _tag: 'Unavailable', reason: 'x' }) : TE.right(undefined))),
    )
    for (const text of ['/begin', 'Main St']) await says(text)
    expect(await says('Bern')).toEqual(['{"_tag":"Unavailable","reason":"x"}'])
    fails = false
    expect(await says('again')).toEqual(['handled'])
    expect(await says('again')).toEqual(['Echo again'])
  })

  it('sends each call of its end once, whichever update runs it again', async () => {
    let fails = true
    const { says } = talk(
      botOf(address, {}, ({ call, message }) =>
        TE.chainW((): TE.TaskEither<ApiError | StoreError, unknown> =>
          fails ? TE.left({ _tag: 'Unavailable', reason: 'x' }) : call(reply(message, 'Second')),
        )(call(reply(message, 'First'))),
      ),
    )
    for (const text of ['/begin', 'Main St']) await says(text)
    expect(await says('Bern')).toEqual(['{"_tag":"Unavailable","reason":"x"}'])
    fails = false
    expect(await says('again')).toEqual(['Second'])
    expect(await says('again')).toEqual(['Echo again'])
  })

  it('leaves the calls to the outbox of the bot, if it has one', async () => {
    const store = makeMemoryStore()
    const { says } = talk(
      pipeline(
        use(outbox({ store: makeMemoryStore() })),
        choose(
          converse(address, { store, done: ({ call, message }) => call(reply(message, 'Done')) }),
          commands({ begin: begin(address) }),
        ),
      ),
    )
    expect(await says('/begin')).toEqual(['Which street?'])
    expect(await says('Main St')).toEqual(['Which city?'])
    expect(store.size()).toBe(1)
  })

  it('keeps its own outbox beside another value that is called step', async () => {
    const store = makeMemoryStore()
    const bot = pipeline(
      use((_, next) => next({ step: 1 })),
      choose(
        converse(address, { store, done: ({ call, message }) => call(reply(message, 'Done')) }),
        commands({ begin: begin(address) }),
      ),
    )
    expect(await talk(bot).says('/begin')).toEqual(['Which street?'])
    expect(store.size()).toBe(2)
  })

  it('loses no answer of two processes', async () => {
    const store = makeMemoryStore()
    const three = dialog(
      'three',
      ask('a', 'a?', NonEmptyString),
      ask('b', 'b?', NonEmptyString),
      ask('c', 'c?', NonEmptyString),
    )
    // Each wrapper is another process to the store.
    const runs = [0, 1].map(() => harness(botOf(three, { store: { ...store } })))
    const send = async (process: number, text: string, update_id: number) =>
      runs[process]?.(said(text, { update_id }))()
    await send(0, '/begin', 1)
    const values = await Promise.all([send(0, 'x', 2), send(1, 'y', 2), send(0, 'y', 3)])
    expect(values.map((one) => one?.outcome)).toEqual([
      E.right('handled'),
      E.right('handled'),
      E.right('handled'),
    ])
    const found = await store.get(key)()
    expect(
      E.isRight(found) && Object.keys(JSON.parse(found.right?.value ?? '[1,{}]')[1].answers).length,
    ).toBe(2)
  })

  it('fails with the path of an answer that does not decode, and leaves it', async () => {
    const store = makeMemoryStore()
    const { says } = talk(botOf(signup, { store }))
    for (const text of ['/begin', 'Ann', '40']) await says(text)
    const found = await store.get(key)()
    if (E.isLeft(found) || found.right === undefined) return expect.unreachable()
    const wrong = found.right.value.replace('"40"', '"secret"')
    await store.set(key, wrong, found.right.version)()
    const reason = 'The answers of the dialog "signup": age: expected a whole number from 18 to 120.'
    expect(await says('Main St')).toEqual([JSON.stringify({ _tag: 'Unreadable', key, reason })])
    expect(await store.get(key)()).toMatchObject({ right: { value: wrong } })
  })
})

describe('a dialog that has changed', () => {
  const before = dialog(
    'order',
    ask('dish', 'Which dish?', NonEmptyString),
    ask('city', 'Where?', NonEmptyString),
  )
  const after = dialog(
    'order',
    ask('food', 'Which food?', NonEmptyString),
    ask('count', 'How many?', IntBetween(1, 9)),
    ask('city', 'Where?', NonEmptyString),
  )
  const opened = async () => {
    const store = makeMemoryStore()
    for (const update of [said('/begin', { update_id: 1 }), said('Soup', { update_id: 2 })])
      await harness(botOf(before, { store }))(update)()
    return store
  }

  it('begins again, and says so', async () => {
    const { says } = talk(botOf(after, { store: await opened() }))
    expect(await says('Bern', { update_id: 3 })).toEqual(['The questions have changed.\n\nWhich food?'])
    expect(await says('Stew', { update_id: 4 })).toEqual(['How many?'])
  })

  it('continues with the result of its migration', async () => {
    const migrate = ({ dish, ...rest }: Readonly<Record<string, unknown>>, form: string) =>
      form === before.form ? { ...rest, food: dish } : {}
    const { says } = talk(botOf(after, { store: await opened(), migrate }))
    expect(await says('4', { update_id: 3 })).toEqual(['Where?'])
    expect(await says('Bern', { update_id: 4 })).toEqual(['{"food":"Soup","count":4,"city":"Bern"}'])
  })

  it('can still be left', async () => {
    const { says } = talk(
      botOf(
        dialog(
          'order',
          ask('a', 'a?', NonEmptyString),
          cancel('cancel', ({ call, message }) => call(reply(message, 'Left'))),
        ),
        { store: await opened() },
      ),
    )
    expect(await says('/cancel', { update_id: 3 })).toEqual(['Left'])
  })

  it('keeps people when only its texts have changed', async () => {
    const reworded = dialog('order', ask('dish', 'What?', NonEmptyString), ask('city', 'To?', NonEmptyString))
    const { says } = talk(botOf(reworded, { store: await opened() }))
    expect(await says('Bern', { update_id: 3 })).toEqual(['{"dish":"Soup","city":"Bern"}'])
  })
})

describe('two dialogs', () => {
  const other = dialog('other', ask('word', 'Which word?', NonEmptyString))
  const done = ({ call, message, value }: HasAnswers<object>) => call(reply(message, JSON.stringify(value)))

  it('do not mix: the later one replaces the open one', async () => {
    const store = makeMemoryStore()
    const { says } = talk(
      pipeline(
        choose(
          converse(address, { store, done }),
          converse(other, { store, done }),
          commands({ address: begin(address), other: begin(other) }),
        ),
      ),
    )
    await says('/address')
    expect(await says('/other')).toEqual(['Which word?'])
    expect(await says('Main St')).toEqual(['{"word":"Main St"}'])
    expect(await says('Bern')).toEqual(['skipped'])
  })

  it('of one name in two bots of one process stay in their stores', async () => {
    const [one, two] = [talk(botOf(address)), talk(botOf(address))]
    await one.says('/begin')
    await two.says('/begin')
    expect(await one.says('Main St')).toEqual(['Which city?'])
    expect(await two.says('Side St')).toEqual(['Which city?'])
  })
})

describe('a wrong dialog', () => {
  const same: string = 'b'
  it.each([
    [
      'a name of spaces',
      () => dialog('my dialog', ask('a', 'a?', t.string)),
      'cannot have the name "my dialog"',
    ],
    [
      'two answers of a name',
      () => dialog('x', ask('a', 'a?', t.string), nest('b', address), nest(same, address)),
      'asks for "b.street" twice',
    ],
    [
      'a first question with a condition',
      () => dialog('x', ask('a', 'a?', t.string, { when: () => true })),
      'needs a first question without a condition',
    ],
    [
      'an answer with a dot',
      () => dialog('x', ask('a.b', 'a?', t.string)),
      '"a.b" cannot be the name of an answer',
    ],
    ['the name of a prototype', () => dialog('x', ask('__proto__', 'a?', t.string)), 'cannot be the name'],
    [
      'a command with a slash',
      () => dialog('x', ask('a', 'a?', t.string), back('/back')),
      '"/back" is not a command',
    ],
    [
      'two ways back',
      () => dialog('x', ask('a', 'a?', t.string), back('b'), back('c')),
      'at most one back(…)',
    ],
    ['no buttons', () => buttons({}), 'needs at least one button'],
    [
      'a codec that reads no text',
      () => dialog('x', ask('age', 'a?', t.number)),
      'The codec number reads no text: write IntFromString or NumberFromString.',
    ],
  ])('is refused where it is defined: %s', (_, make, sentence) => {
    expect(make).toThrow(sentence)
  })

  it('has more than a thousand questions', () => {
    const asking = (count: number): unknown =>
      Reflect.apply(dialog, undefined, [
        'x',
        ...Array.from({ length: count }, (_, i) => ask(`q${i}`, 'What?', t.string)),
      ])
    expect(asking(1_000)).toMatchObject({ name: 'x' })
    expect(() => asking(1_001)).toThrow('has 1001 questions, and at most 1000.')
  })

  it('says that it begins before its converse', async () => {
    const bot = pipeline(
      choose(
        commands({ begin: begin(address) }),
        converse(address, { store: makeMemoryStore(), done: () => TE.right(undefined) }),
      ),
    )
    await expect(harness(bot)(said('/begin'))()).rejects.toThrow('put it first in choose(…)')
  })

  it('says that a codec cannot read what it writes', async () => {
    const Picky = new t.Type<string>(
      'picky',
      t.string.is,
      (u, c) => (u === 'x' ? t.success('x') : t.failure(u, c)),
      () => 'y',
    )
    const { says } = talk(botOf(dialog('x', ask('a', 'a?', Picky))))
    await says('/begin')
    await expect(says('x')).rejects.toThrow(
      'The codec "picky" of "a" cannot read what it writes: use another.',
    )
  })
})

it('shows its questions in the diagram, and asks for messages and presses', () => {
  const { allowedUpdates, diagram, warnings } = inspect(botOf(signup))
  expect(allowedUpdates).toEqual(['message', 'callback_query'])
  expect(warnings).toEqual([])
  for (const label of [
    'dialog signup /cancel /back',
    'name: some text',
    'address#46;street',
    'confirm',
    'done',
  ])
    expect(diagram).toContain(label)
})
