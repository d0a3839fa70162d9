import {
  action,
  catchError,
  choose,
  commands,
  list,
  menu,
  menus,
  open,
  pages,
  pipeline,
  report,
  submenu,
  up,
  view,
} from '@pipegram/compose'
import { answer } from '@pipegram/core/Reply'
import { said } from '@pipegram/testing/Build'
import { harness } from '@pipegram/testing/Harness'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, it } from 'vitest'
import { screen } from './Screen.ts'

interface Note {
  readonly id: number
  readonly title: string
}

const notes = (count: number): ReadonlyArray<Note> =>
  Array.from({ length: count }, (_, i) => ({ id: i + 1, title: `Note ${i + 1}` }))

// Lists of menus about notes that are kept in an array.
const botWith = (kept: { all: ReadonlyArray<Note> }, isKnown: boolean) => {
  const note = menu(
    'note',
    view(
      ({ key }) => TE.right(kept.all.find(({ id }) => `${id}` === key)),
      ({ state }) => state.title,
    ),
    submenu(
      'more',
      'More',
      ({ key }) => `About ${key}`,
      action('delete', 'Delete', ({ state }) =>
        TE.fromIO(() => {
          kept.all = kept.all.filter(({ id }) => id !== state.id)
        }),
      ),
      up('‹ Note'),
    ),
    up('‹ All'),
  )
  const all = menu(
    'notes',
    view('Notes'),
    list(
      'notes',
      ({ offset, limit }) => (isKnown ? kept.all : TE.right(kept.all.slice(offset, offset + limit))),
      { key: ({ id }) => id, label: ({ title }) => title, size: 2, empty: 'None' },
      note,
    ),
  )
  return pipeline(choose(menus(all), commands({ notes: open(all) })), catchError(report))
}

describe.each([
  ['all items', true],
  ['the items of a page', false],
])('a list that gets %s', (_, isKnown) => {
  const numbers = isKnown ? ['1 / 3', '2 / 3', '3 / 3'] : ['1', '2', '3']

  it('turns pages, and comes back to the page from a menu below', async () => {
    const { says, presses } = screen(botWith({ all: notes(5) }, isKnown))
    expect(await says('/notes')).toEqual(['sendMessage:', 'Notes', 'Note 1', 'Note 2', `${numbers[0]} | ›`])
    expect(await presses('›')).toEqual(['Notes', 'Note 3', 'Note 4', `‹ | ${numbers[1]} | ›`])
    expect(await presses('Note 4')).toEqual(['Note 4', 'More', '‹ All'])
    expect(await presses('More')).toEqual(['About 4', 'Delete', '‹ Note'])
    expect(await presses('‹ Note')).toEqual(['Note 4', 'More', '‹ All'])
    expect(await presses('‹ All')).toEqual(['Notes', 'Note 3', 'Note 4', `‹ | ${numbers[1]} | ›`])
    expect(await presses('›')).toEqual(['Notes', 'Note 5', `‹ | ${numbers[2]}`])
  })

  it('is shown again at the last page if an item or a page is gone', async () => {
    const kept = { all: notes(3) }
    const { says, presses, pressesData, data } = screen(botWith(kept, isKnown))
    await says('/notes')
    const second = data('Note 2')
    await presses('›')
    await presses('Note 3')
    await presses('More')
    expect(await presses('Delete')).toEqual(['Notes', 'Note 1', 'Note 2'])
    kept.all = notes(1)
    expect(await pressesData(second)).toEqual(['! This menu has changed.', 'Notes', 'Note 1'])
    kept.all = []
    expect(await presses('Note 1')).toEqual(['! This menu has changed.', 'Notes', 'None'])
  })
})

describe('a list', () => {
  it('runs a function with the item, whatever its key holds', async () => {
    const keys = ['a/b', 'c:1', '%2', 'ü', '7.1~', 'g']
    const all = menu(
      'keys',
      view('Keys'),
      list(
        'keys',
        () => keys,
        { key: (key) => key, label: (key) => key, columns: 3 },
        ({ item, call, callback_query }) => call(answer(callback_query, item)),
      ),
    )
    const { says, presses } = screen(
      pipeline(choose(menus(all), commands({ keys: open(all) })), catchError(report)),
    )
    const shown = ['Keys', 'a/b | c:1 | %2', 'ü | 7.1~ | g']
    expect(await says('/keys')).toEqual(['sendMessage:', ...shown])
    for (const key of keys) expect(await presses(key)).toEqual([`! ${key}`, ...shown])
  })

  it('fails as its items do', async () => {
    const away = { _tag: 'Away' } as const
    const all = menu(
      'keys',
      view('Keys'),
      list(
        'keys',
        () => TE.left(away),
        { key: String, label: String },
        () => TE.right(undefined),
      ),
    )
    const bot = pipeline(choose(menus(all), commands({ keys: open(all) })))
    expect((await harness(bot)(said('/keys'))()).outcome).toEqual(E.left(away))
  })

  it('says which key is too long for a button', async () => {
    const all = menu(
      'keys',
      view('Keys'),
      list(
        'keys',
        () => ['k'.repeat(60)],
        { key: (key) => key, label: () => 'Long' },
        () => TE.right(1),
      ),
    )
    const { says } = screen(pipeline(choose(menus(all), commands({ keys: open(all) })), catchError(report)))
    await expect(says('/keys')).rejects.toThrow('A button of the menu "keys" has too much to say')
  })

  it('can be in a menu without another part with pages', () => {
    expect(() =>
      menu(
        'two',
        view('Two'),
        list(
          'a',
          () => [1],
          { key: (n) => n, label: (n) => `${n}` },
          () => TE.right(1),
        ),
        pages(() => 3),
      ),
    ).toThrow('The menu "two" has two parts with pages')
  })
})

it('pages of a text are turned, with a count or without one', async () => {
  const lines = ['One', 'Two', 'Three']
  const page = ({ page: at }: { readonly page: number }) => TE.right(lines[at] ?? '')
  const book = menu(
    'book',
    view(page, ({ state }) => state),
    pages(() => 3),
  )
  const roll = menu(
    'roll',
    view(page, ({ state }) => state),
    pages(({ page: at }) => at < 2),
  )
  const { says, presses } = screen(
    pipeline(choose(menus(book), menus(roll), commands({ book: open(book), roll: open(roll) }))),
  )
  expect(await says('/book')).toEqual(['sendMessage:', 'One', '1 / 3 | ›'])
  expect(await presses('›')).toEqual(['Two', '‹ | 2 / 3 | ›'])
  await says('/roll')
  await presses('›')
  expect(await presses('›')).toEqual(['Three', '‹ | 3'])
})
