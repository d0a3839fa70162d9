// Feedback: people give it in a dialog, the store keeps it encrypted, and the owners read it page by page.

import {
  auth,
  branch,
  catchError,
  choose,
  commands,
  fmt,
  italic,
  NonEmptyString,
  pipe,
  pipeline,
  reply,
  says,
  TE,
  tell,
  use,
  type Store,
} from 'pipegram'
import {
  action,
  ask,
  begin,
  buttons,
  cancel,
  confirm,
  converse,
  dialog,
  list,
  menu,
  menus,
  open,
  several,
  up,
  view,
} from 'pipegram/compose'
import { personalData } from 'pipegram/updates'
import { moods, notesIn, topics } from './notes.ts'

const words = (chosen: ReadonlyArray<keyof typeof topics>) => chosen.map((each) => topics[each]).join(', ')

const questions = dialog(
  'feedback',
  ask('mood', 'How was it?', buttons(moods)),
  ask('topics', 'What is it about?', several(topics, { min: 1, columns: 3 })),
  ask('text', ({ topics: chosen }) => `Tell us more about: ${words(chosen)}.`, NonEmptyString),
  confirm(({ mood, text }) => fmt`${moods[mood]}: ${italic(text)}\n\nShall we send it?`, { yes: 'Send' }),
  cancel('cancel', says('Nothing was sent.')),
)

/** The bot. All that it keeps is in the store; the owners are ids of users. */
export const feedback = (store: Store.Store, owners: ReadonlyArray<number>) => {
  const { all, keep, leave, read, remove } = notesIn(store)

  const one = menu(
    'one',
    view(
      (ctx) =>
        pipe(
          all.of(ctx).get,
          TE.map((notes) => notes.find(({ id }) => `${id}` === ctx.key)),
          TE.chain((note) => (note === undefined ? TE.right(undefined) : read(note))),
          TE.map((note) => note?.text && { ...note.text, note }),
        ),
      ({ state }) =>
        fmt`${state.name}, ${moods[state.mood]}, ${words(state.topics)}\n\n${italic(state.text)}`,
    ),
    action('delete', 'Delete', (ctx) => remove(all.of(ctx), ctx.state.note), {
      confirm: ({ state }) => `Delete what ${state.name} wrote?`,
      style: 'danger',
    }),
    up('‹ All'),
  )

  const inbox = menu(
    'inbox',
    view(all.of, ({ state }) => `Feedback: ${state.length}`),
    list(
      'all',
      ({ state, offset, limit }) => TE.traverseArray(read)(state.toReversed().slice(offset, offset + limit)),
      {
        key: ({ id }) => id,
        label: ({ text }) => (text === undefined ? 'Erased' : `${moods[text.mood]} · ${text.name}`),
        size: 5,
      },
      one,
    ),
  )

  return pipeline(
    use(personalData({ stores: [store] })),
    choose(
      converse(questions, {
        store,
        done: (ctx) => {
          const note = { id: ctx.update.update_id, user: ctx.from.id }
          return pipe(
            keep(all.of(ctx), note, { ...ctx.value, name: ctx.from.first_name }),
            TE.chainW(() => ctx.call(reply(ctx.message, 'Thank you!'))),
          )
        },
      }),
      branch(use(auth(owners)), choose(menus(inbox), commands({ read: open(inbox) }))),
      commands({
        feedback: { description: 'Tell us how it was', run: begin(questions) },
        forget: {
          description: 'Erase what you told us',
          run: (ctx) =>
            pipe(
              ctx.eraseUser(ctx.from.id),
              TE.chainW(() => leave(all.of(ctx), ctx.from.id)),
              TE.chainW(() => ctx.call(reply(ctx.message, 'What you told us is erased.'))),
            ),
        },
      }),
    ),
    catchError(tell),
  )
}
