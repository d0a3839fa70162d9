import {
  ask,
  begin,
  calendar,
  catchError,
  choose,
  commands,
  converse,
  dialog,
  menu,
  menus,
  open,
  pick,
  pipeline,
  report,
  several,
  view,
  yesOrNo,
} from '@pipegram/compose'
import type { CalendarOptions } from '@pipegram/compose/Calendar'
import { edit, reply } from '@pipegram/core/Reply'
import { makeMemoryStore } from '@pipegram/core/Store'
import { ann } from '@pipegram/testing'
import { makeTestClock } from '@pipegram/testing/TestClock'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { screen } from '../../menus/Screen.ts'

const clock = makeTestClock(Date.parse('2026-12-01T23:30:00Z'))
const german = { ...ann, language_code: 'de' }

// A dialog and a menu that ask for a day, and for several words.
const botWith = (options: CalendarOptions) => {
  const day = calendar({ clock, ...options })
  const toppings = several({ ham: 'Ham', egg: 'Egg', olives: 'Olives' }, { min: 1, max: 2 })
  const order = dialog('order', ask('day', 'When?', day), ask('toppings', 'What?', toppings))
  const visit = menu(
    'visit',
    view('Visit?'),
    pick('day', day, ({ call, callback_query, value }) => call(edit(callback_query, `On ${value}`)), {
      then: 'nothing',
    }),
  )
  const food = menu(
    'food',
    view('Food?'),
    pick('food', toppings, ({ call, callback_query, value }) => call(edit(callback_query, value.join())), {
      then: 'close',
    }),
  )
  const sure = menu(
    'sure',
    view('Sure?'),
    pick('sure', yesOrNo('Yes', 'No'), ({ call, callback_query, value }) =>
      call(edit(callback_query, `${value}`)),
    ),
  )
  return pipeline(
    choose(
      converse(order, {
        store: makeMemoryStore(),
        clock,
        done: ({ call, message, value }) => call(reply(message, `${value.day}: ${value.toppings.join(' ')}`)),
      }),
      menus(visit),
      menus(food),
      menus(sure),
      commands({ order: begin(order), visit: open(visit), food: open(food), sure: open(sure) }),
    ),
    catchError(report),
  )
}

const december = [
  '· | December 2026 | ›',
  'Mon | Tue | Wed | Thu | Fri | Sat | Sun',
  '· | · | · | · | 4 | 5 | 6',
  '7 | 8 | 9 | 10 | 11 | 12 | 13',
  '14 | 15 | 16 | 17 | 18 | 19 | 20',
  '21 | 22 | 23 | 24 | 25 | 26 | 27',
  '28 | 29 | 30 | 31 | · | · | ·',
]

describe('a calendar', () => {
  const options = { min: '2026-12-04', max: '2028-02-29', firstDay: 1, locale: 'en-GB' }

  it('is a question of a dialog, redrawn in the same message', async () => {
    const { says, presses } = screen(botWith(options))
    expect(await says('/order')).toEqual(['sendMessage:', 'When?', ...december])
    expect((await presses('›')).slice(0, 4)).toEqual([
      'When?',
      '‹ | January 2027 | ›',
      'Mon | Tue | Wed | Thu | Fri | Sat | Sun',
      '· | · | · | · | 1 | 2 | 3',
    ])
    expect(await presses('January 2027')).toEqual([
      'When?',
      '2027',
      'Jan | Feb | Mar',
      'Apr | May | Jun',
      'Jul | Aug | Sept',
      'Oct | Nov | Dec',
    ])
    expect(await presses('2027')).toEqual([
      'When?',
      '· | · | · | ·',
      '· | · | 2026 | 2027',
      '2028 | · | · | ·',
      '· | · | · | ·',
      '· | · | · | ·',
      '· | ·',
    ])
    expect(await presses('2028')).toEqual([
      'When?',
      '2028',
      'Jan | Feb | ·',
      '· | · | ·',
      '· | · | ·',
      '· | · | ·',
    ])
    expect((await presses('Feb'))[1]).toBe('‹ | February 2028 | ·')
    expect(await presses('29')).toEqual(['sendMessage:', 'What?', 'Ham', 'Egg', 'Olives'])
  })

  it('takes a typed day, and says what it expects', async () => {
    const { says } = screen(botWith(options))
    await says('/order')
    for (const wrong of ['tomorrow', '2026-12-03', '29.02.2027', '2028-03-01'])
      expect((await says(wrong))[1]).toBe(
        'day: expected a day from 2026-12-04 to 2028-02-29, such as 2026-12-04\n\nWhen?',
      )
    expect((await says('29.2.2028'))[1]).toBe('What?')
  })

  it('can be in a menu, where a press keeps the month', async () => {
    const { says, presses, data, pressesData } = screen(botWith(options))
    expect(await says('/visit')).toEqual(['sendMessage:', 'Visit?', ...december])
    await presses('›')
    const old = data('31')
    expect(await presses('31')).toEqual(['On 2027-01-31'])
    expect(await pressesData(old)).toEqual(['On 2027-01-31'])
    expect((await pressesData(`${old}zz`))[0]).toBe('! This menu has changed.')
  })

  it('speaks the language of the user, and begins with today in a time zone', async () => {
    const { says } = screen(botWith({ min: 'today', timeZone: 'Europe/Berlin' }))
    const [, , title, week, first] = await says('/visit', german)
    expect([title, week, first]).toEqual([
      '· | Dezember 2026 | ›',
      'Mo | Di | Mi | Do | Fr | Sa | So',
      '· | · | 2 | 3 | 4 | 5 | 6',
    ])
    expect((await says('/visit', { ...ann, language_code: '?' }))[2]).toBe('· | December 2026 | ›')
  })

  it('names a limit, a zone and a language that does not exist', () => {
    expect(() => calendar({ min: '2026-02-30' })).toThrow('min is "2026-02-30"')
    expect(() => calendar({ timeZone: 'Mars/Base' })).toThrow(RangeError)
    expect(() => calendar({ locale: '?' })).toThrow(RangeError)
  })

  it('gives each day of a month exactly one button', () => {
    const { panel } = calendar({ clock })
    fc.assert(
      fc.property(
        fc.integer({ min: 1900 * 12, max: 2099 * 12 + 11 }),
        fc.integer({ min: 1, max: 7 }),
        (month, at) => {
          const rows =
            calendar({ clock, firstDay: at, locale: 'en' }).panel?.rows(month * 4 + 1, undefined) ?? []
          const days = rows
            .slice(2)
            .flat()
            .flatMap(({ press }) => press ?? [])
          const answers = days.map((press) => panel?.press(0, press))
          const dates = Array.from(
            { length: new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate() },
            (_, i) => ({
              answer: new Date(Date.UTC(Math.floor(month / 12), month % 12, i + 1))
                .toISOString()
                .slice(0, 10),
            }),
          )
          expect(answers).toEqual(dates)
          const column = rows.slice(2).findIndex((row) => row.some(({ text }) => text === '1'))
          expect(column).toBe(0)
          const first = new Date(Date.UTC(Math.floor(month / 12), month % 12, 1)).getUTCDay()
          expect(rows[2]?.findIndex(({ text }) => text === '1')).toBe((first - at + 7) % 7)
        },
      ),
      { numRuns: 50 },
    )
  })
})

describe('several answers', () => {
  it('are marked one by one in a dialog, and lose no press of an old keyboard', async () => {
    const { says, presses, data, pressesData } = screen(botWith({}))
    await says('/order')
    await says('2027-01-31')
    const olives = data('Olives')
    expect(await presses('Ham')).toEqual(['What?', '✓ Ham', 'Egg', 'Olives', 'Done'])
    expect(await pressesData(olives)).toEqual(['What?', '✓ Ham', 'Egg', '✓ Olives', 'Done'])
    expect(await presses('Egg')).toEqual(['What?', '✓ Ham', 'Egg', '✓ Olives', 'Done'])
    expect(await presses('✓ Ham')).toEqual(['What?', 'Ham', 'Egg', '✓ Olives', 'Done'])
    expect(await presses('Egg')).toEqual(['What?', 'Ham', '✓ Egg', '✓ Olives', 'Done'])
    const done = data('Done')
    expect(await presses('Done')).toEqual(['sendMessage:', '2027-01-31: egg olives'])
    expect(await pressesData(done)).toEqual(['! This question is not open.'])
  })

  it('can be typed', async () => {
    const { says } = screen(botWith({}))
    await says('/order')
    await says('2027-01-31')
    expect((await says('ham, cheese'))[1]).toBe('toppings: expected 1 to 2 of Ham, Egg, Olives\n\nWhat?')
    expect((await says('olives, HAM'))[1]).toBe('2027-01-31: ham olives')
  })

  it('stand in a menu', async () => {
    const { says, presses } = screen(botWith({}))
    expect(await says('/food')).toEqual(['sendMessage:', 'Food?', 'Ham', 'Egg', 'Olives'])
    await presses('Ham')
    expect(await presses('Egg')).toEqual(['Food?', '✓ Ham', '✓ Egg', 'Olives', 'Done'])
    expect(await presses('Done')).toEqual(['ham,egg', 'Food?'])
  })

  it('names limits that no user can meet', () => {
    expect(() => several({ a: 'A' }, { min: 2 })).toThrow('A user cannot mark 2 to 1 of 1 answers.')
    expect(() => several({})).toThrow(RangeError)
  })

  it('are read from what the codec writes', () => {
    const { codec } = several({ a: 'A', b: 'B' })
    expect(codec.decode(['b', 'a'])).toEqual(E.right(['b', 'a']))
    for (const wrong of [['a', 'a'], ['c'], 'a']) expect(E.isLeft(codec.decode(wrong))).toBe(true)
    expect(E.isLeft(several({ 1: 'One' }).codec.decode([1]))).toBe(true)
  })
})

it('yes or no can be asked by a menu', async () => {
  const { says, presses } = screen(botWith({}))
  expect(await says('/sure')).toEqual(['sendMessage:', 'Sure?', 'Yes | No'])
  expect((await presses('No'))[0]).toBe('false')
})
