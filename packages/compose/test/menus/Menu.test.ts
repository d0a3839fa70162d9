import {
  action,
  catchError,
  checkboxes,
  choose,
  close,
  commands,
  inspect,
  into,
  menu,
  menus,
  open,
  otherButtons,
  other,
  pipeline,
  radio,
  report,
  row,
  session,
  submenu,
  tell,
  toggle,
  up,
  view,
} from '@pipegram/compose'
import { urlButton } from '@pipegram/core/Button'
import { answer, edit } from '@pipegram/core/Reply'
import { makeMemoryStore, type Store } from '@pipegram/core/Store'
import { success } from '@pipegram/testing/Answer'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import { describe, expect, it } from 'vitest'
import { screen } from './Screen.ts'

const Prefs = t.readonly(
  t.type({
    sound: t.boolean,
    size: t.keyof({ small: null, large: null }),
    topics: t.array(t.keyof({ art: null, music: null, sport: null })),
    name: t.string,
  }),
)

const start = { sound: true, size: 'small', topics: [], name: 'Ann' } as const

const sessionIn = (store: Store) =>
  session({ per: 'user', store, codec: Prefs, initial: { ...start, topics: [] } })

const about = menu('about', view('A bot.'), row(up('‹ Back'), other(urlButton('Site', 'https://a.example'))))

const settingsIn = (store: Store) =>
  menu(
    'settings',
    view(
      sessionIn(store).of,
      ({ state, from }) => `${from.first_name}: ${state.size}, ${state.topics.join()}`,
    ),
    row(
      toggle('sound', ({ state }) => (state.sound ? 'On' : 'Off')),
      into('About', about),
    ),
    submenu(
      'size',
      ({ state }) => `Size: ${state.size}`,
      ({ state }) => `Now ${state.size}`,
      radio('size', { small: 'Small', large: 'Large' }, { columns: 2 }),
      up('‹ Back'),
    ),
    checkboxes('topics', { art: 'Art', music: 'Music', sport: 'Sport' }, { columns: 3, mark: '* ' }),
    action('reset', 'Reset', ({ change }) => change(() => ({ ...start, topics: [] })), {
      when: ({ state }) => state.size === 'large',
      confirm: ({ state }) => `Forget ${state.size}?`,
    }),
    close('Close'),
  )

const botIn = (store: Store) => {
  const settings = settingsIn(store)
  return pipeline(
    choose(menus(settings), commands({ settings: open(settings) }), otherButtons()),
    catchError(tell),
    catchError(report),
  )
}

const first = ['Ann: small, ', '✓ On | About', 'Size: small', 'Art | Music | Sport', 'Close']

describe('a menu', () => {
  it('shows the state, changes it, and shows it again', async () => {
    const { says, presses } = screen(botIn(makeMemoryStore()))
    expect(await says('/settings')).toEqual(['sendMessage:', ...first])
    expect((await presses('✓ On'))[1]).toBe('Off | About')
    expect((await presses('Music'))[0]).toBe('Ann: small, music')
    expect((await presses('Art')).slice(0, 4)).toEqual([
      'Ann: small, art,music',
      'Off | About',
      'Size: small',
      '* Art | * Music | Sport',
    ])
    expect((await presses('* Music'))[0]).toBe('Ann: small, art')
  })

  it('leads into menus below and back', async () => {
    const { says, presses } = screen(botIn(makeMemoryStore()))
    await says('/settings')
    expect(await presses('Size: small')).toEqual(['Now small', '✓ Small | Large', '‹ Back'])
    expect(await presses('Large')).toEqual(['Now large', 'Small | ✓ Large', '‹ Back'])
    expect((await presses('‹ Back'))[0]).toBe('Ann: large, ')
    expect(await presses('About')).toEqual(['A bot.', '‹ Back | Site'])
    expect((await presses('‹ Back'))[0]).toBe('Ann: large, ')
  })

  it('asks before an action, and hides what a condition hides', async () => {
    const { says, presses, data, pressesData } = screen(botIn(makeMemoryStore()))
    await says('/settings')
    await presses('Size: small')
    await presses('Large')
    await presses('‹ Back')
    expect(await presses('Reset')).toEqual(['Forget large?', 'Yes | No'])
    expect((await presses('No'))[0]).toBe('Ann: large, ')
    const reset = data('Reset')
    await presses('Reset')
    expect(await presses('Yes')).toEqual(first)
    expect(await pressesData(reset)).toEqual(['! This menu has changed.', ...first])
  })

  it('ends with its text', async () => {
    const { says, presses } = screen(botIn(makeMemoryStore()))
    await says('/settings')
    expect(await presses('Close')).toEqual(['Ann: small, '])
  })

  it('goes on after a restart', async () => {
    const store = makeMemoryStore()
    const { says, presses, data } = screen(botIn(store))
    await says('/settings')
    await presses('✓ On')
    const { pressesData } = screen(botIn(store))
    expect((await pressesData(data('Off')))[1]).toBe('✓ On | About')
  })

  it('is drawn again after a press of a button of another release', async () => {
    const { says, pressesData, data } = screen(botIn(makeMemoryStore()))
    await says('/settings')
    const old = ['! This menu has changed.', ...first]
    expect(await pressesData('menu-settings.zzzzzzz.')).toEqual(old)
    expect(await pressesData('menu-settings.one.two.three')).toEqual(old)
    expect(await pressesData(data('Sport').replace('sport', 'golf'))).toEqual(old)
    expect(await pressesData(`${data('Sport')}/1/2/3`)).toEqual(old)
    expect(await pressesData('menu-other.1.')).toEqual(['! This button no longer works.'])
  })

  it('belongs to the user who opened it, in a group', async () => {
    const group = { id: -1001234567890, type: 'supergroup', title: 'Cats' } as const
    const bob = { id: 1002, is_bot: false, first_name: 'Bob' }
    const { says, presses, all } = screen(botIn(makeMemoryStore()))
    await says('/settings', undefined, group)
    expect(await presses('Art', bob, group)).toEqual(['! Somebody else opened this menu.'])
    expect((await presses('Art', undefined, group))[0]).toBe('Ann: small, art')
    expect(all().every((data) => data.length <= 64)).toBe(true)
  })

  it('is there for anyone if told so', async () => {
    const settings = settingsIn(makeMemoryStore())
    const bot = pipeline(
      choose(menus(settings), commands({ settings: open(settings, { for: 'anyone' }) })),
      catchError(tell),
    )
    const group = { id: -1001234567890, type: 'supergroup', title: 'Cats' } as const
    const { says, presses } = screen(bot)
    await says('/settings', undefined, group)
    expect((await presses('Art', { id: 1002, is_bot: false, first_name: 'Bob' }, group))[0]).toBe(
      'Bob: small, art',
    )
  })

  it('works in a message of inline mode', async () => {
    const { says, pressesInline } = screen(botIn(makeMemoryStore()))
    await says('/settings')
    expect((await pressesInline('Art'))[0]).toBe('Ann: small, art')
  })

  it('opens in the message of a button', async () => {
    const hello = menu('hello', view('Hello'), close('Close'))
    const old = menu('old', view('Old'), action('go', 'Go', open(hello), { then: 'nothing' }))
    const bot = pipeline(choose(menus(hello), menus(old), commands({ old: open(old) })))
    const { says, presses } = screen(bot)
    await says('/old')
    expect(await presses('Go')).toEqual(['Hello', 'Close'])
  })

  it('is no error if the user presses twice', async () => {
    const refused = (reason: 'MessageNotModified' | 'MessageCannotBeEdited', description: string) =>
      screen(botIn(makeMemoryStore()), {
        answer: (call) =>
          call.method === 'editMessageText'
            ? E.left({ _tag: 'Rejected', method: call.method, code: 400, reason, description })
            : success()(call),
      })
    const twice = refused('MessageNotModified', 'message is not modified')
    await twice.says('/settings')
    expect(await twice.presses('Art')).not.toContain('sendMessage:')
    const old = refused('MessageCannotBeEdited', "message can't be edited")
    await old.says('/settings')
    expect(await old.presses('Art')).toContain('sendMessage:')
  })

  it('shows the menu above if its item is gone', async () => {
    const notes = new Map([['a', 'The first']])
    const note = menu(
      'note',
      view(
        () => TE.right(notes.get('a')),
        ({ state }) => state,
      ),
      action('delete', 'Delete', () => async () => E.right(notes.delete('a'))),
    )
    const all = menu('all', view('Notes'), into('The note', note))
    const { says, presses } = screen(
      pipeline(choose(menus(all), commands({ all: open(all), note: open(note) })), catchError(report)),
    )
    await says('/all')
    await presses('The note')
    expect(await presses('Delete')).toEqual(['Notes', 'The note'])
    expect(await presses('The note')).toEqual(['Notes', 'The note'])
    expect(await says('/note')).toEqual(['sendMessage:', 'There is nothing here.'])
  })

  it('lets an action answer, and choose what is shown next', async () => {
    const said = menu(
      'said',
      view('One'),
      action('stay', 'Stay', ({ call, callback_query }) => call(answer(callback_query, 'Stayed'))),
      action('own', 'Own', ({ call, callback_query }) => call(edit(callback_query, 'Two')), {
        then: 'nothing',
      }),
      action('end', 'End', () => TE.right(1), { then: 'close' }),
      action('fail', 'Fail', () => TE.left({ _tag: 'Full' as const, sentence: 'It is full.' })),
    )
    const { says, presses } = screen(
      pipeline(choose(menus(said), commands({ said: open(said) })), catchError(tell), catchError(report)),
    )
    await says('/said')
    expect(await presses('Stay')).toEqual(['! Stayed', 'One', 'Stay', 'Own', 'End', 'Fail'])
    expect(await presses('Fail')).toEqual(['! It is full.'])
    expect(await presses('End')).toEqual(['One'])
  })
})

describe('the declaration of a menu', () => {
  it('names what is wrong', () => {
    expect(() => menu('a b', view('x'), up('Up'))).toThrow('A menu cannot have the name "a b"')
    expect(() => menu('a', view('x'), up('Up'), up('Up'))).toThrow('The menu "a" has two parts "up"')
    expect(() =>
      menu(
        'a',
        view('x'),
        action('a b', 'A', () => TE.right(1)),
      ),
    ).toThrow('the id "a b"')
    const Much = t.type({ a: t.keyof({ a_value_that_no_button_of_a_menu_can_carry: null }) })
    const much = session({
      per: 'user',
      store: makeMemoryStore(),
      codec: Much,
      initial: { a: 'a_value_that_no_button_of_a_menu_can_carry' },
    })
    expect(() =>
      menu('a', view(much.of, 'x'), radio('a', { a_value_that_no_button_of_a_menu_can_carry: 'Long' })),
    ).toThrow('A button of the menu "a" has too much to say')
    expect(() => menus(about, { stale: 'x'.repeat(201) })).toThrow(RangeError)
  })

  it('is drawn with its buttons', () => {
    const { diagram, allowedUpdates, warnings } = inspect(botIn(makeMemoryStore()))
    expect(diagram).toContain('menu settings')
    expect(diagram).toContain('size: radio small large')
    expect(allowedUpdates).toEqual(['message', 'callback_query'])
    expect(warnings).toEqual([])
  })
})
