import {
  action,
  catchError,
  choose,
  commands,
  checkboxes,
  into,
  list,
  menu,
  menus,
  open,
  pipeline,
  radio,
  report,
  row,
  session,
  submenu,
  toggle,
  up,
  view,
  type Bot,
  type HasChange,
  type MenuPlan,
} from '@pipegram/compose'
import type { ApiError } from '@pipegram/core/ApiError'
import { edit } from '@pipegram/core/Reply'
import { makeMemoryStore, type StoreError } from '@pipegram/core/Store'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import { expect, test } from 'tstyche'

const Prefs = t.type({
  sound: t.boolean,
  size: t.keyof({ small: null, large: null }),
  topics: t.array(t.keyof({ art: null, music: null })),
})
type Prefs = t.TypeOf<typeof Prefs>
const prefs = session({
  per: 'user',
  store: makeMemoryStore(),
  codec: Prefs,
  initial: { sound: true, size: 'small', topics: [] },
})

const note = menu(
  'note',
  view(
    ({ key }) => TE.right<'NoNotes', { readonly title: string } | undefined>({ title: key }),
    ({ state, key }) => `${key} ${state.title}`,
  ),
  up('Back'),
)

test('a menu infers its state, its needs and its errors', () => {
  const settings = menu(
    'settings',
    view(prefs.of, ({ state, from }) => `${from.first_name} ${state.size}`),
    row(
      toggle('sound', ({ state }) => (state.sound ? 'On' : 'Off')),
      up('Back'),
    ),
    submenu('size', 'Size', ({ state }) => state.size, radio('size', { small: 'S', large: 'L' })),
    checkboxes('topics', { art: 'Art', music: 'Music' }),
    action('reset', 'Reset', (ctx) => {
      expect(ctx.state).type.toBe<Prefs>()
      expect(ctx.change).type.toBe<HasChange<Prefs>['change']>()
      return ctx.call(edit(ctx.callback_query, 'Done'))
    }),
  )
  expect(settings).type.toBeAssignableTo<MenuPlan<unknown, ApiError | StoreError>>()
  expect(note).type.toBeAssignableTo<MenuPlan<unknown, 'NoNotes'>>()
  const bot = pipeline(choose(menus(settings), commands({ settings: open(settings) })), catchError(report))
  expect(bot).type.toBeAssignableTo<Bot>()
})

test('a list infers its items', () => {
  menu(
    'list',
    view(prefs.of, 'List'),
    list(
      'items',
      ({ offset, limit, state }) =>
        TE.right<'Broken', ReadonlyArray<number>>([offset, limit, state.topics.length]),
      { key: (n) => n, label: (n, { state }) => `${n.toFixed()} ${state.size}` },
      ({ item, change }) => {
        expect(item).type.toBe<number>()
        return change((state) => state)
      },
    ),
  )
})

test('a wrong field does not compile', () => {
  menu(
    'wrong',
    view(prefs.of, 'Wrong'),
    // @ts-expect-error The state has no such field.
    toggle('sond', 'Sound'),
    // @ts-expect-error This field of the state has another type.
    toggle('size', 'Size'),
    // @ts-expect-error Property 'large' is missing
    radio('size', { small: 'S' }),
    // @ts-expect-error 'sport' does not exist
    checkboxes('topics', { art: 'Art', music: 'Music', sport: 'Sport' }),
  )
  menu(
    'fixed',
    view(() => TE.right({ sound: true }), 'Fixed'),
    // @ts-expect-error This state cannot be changed
    toggle('sound', 'Sound'),
  )
  menu(
    'text',
    // @ts-expect-error Property 'sise' does not exist
    view(prefs.of, ({ state }) => state.sise),
    up('Back'),
  )
})

test('a misspelt menu does not compile, and neither does a value that is not a menu', () => {
  // @ts-expect-error Cannot find name 'notes'
  menu('wrong', view('Wrong'), into('Note', notes))
  // @ts-expect-error not assignable
  menu('wrong', view('Wrong'), into('Note', 'note'))
})

test('an action without an effect does not compile', () => {
  menu(
    'wrong',
    view('Wrong'),
    // @ts-expect-error This call is not run: write call(…) around it.
    action('a', 'A', ({ callback_query }) => edit(callback_query, 'x')),
  )
})

test('a context that is missing does not compile', () => {
  const lang = menu(
    'lang',
    view((ctx: { readonly words: string }) => TE.right(ctx.words), 'x'),
    up('Back'),
  )
  const top = menu('top', view('Top'), into('Language', lang))
  expect(top).type.toBeAssignableTo<MenuPlan<{ readonly words: string }, never>>()
  // @ts-expect-error Property 'words' is missing
  pipeline(choose(menus(top)), catchError(report))
})
