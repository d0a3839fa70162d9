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
  session,
  type Store,
  t,
  TE,
  tell,
  use,
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

const moods = { good: '🙂 Good', bad: '🙁 Bad' }
const topics = { food: 'Food', staff: 'Staff', place: 'Place' }

const Feedback = t.type({
  id: t.number,
  name: t.string,
  mood: t.keyof(moods),
  topics: t.readonlyArray(t.keyof(topics)),
  text: t.string,
})

const words = (chosen: ReadonlyArray<keyof typeof topics>) => chosen.map((each) => topics[each]).join(', ')

const questions = dialog(
  'feedback',
  ask('mood', 'How was it?', buttons(moods)),
  ask('topics', 'What is it about?', several(topics, { min: 1, columns: 3 })),
  ask('text', ({ topics: chosen }) => `Tell us more about: ${words(chosen)}.`, NonEmptyString),
  confirm(({ mood, text }) => fmt`${moods[mood]}: ${italic(text)}\n\nShall we send it?`, { yes: 'Send' }),
  cancel('cancel', ({ call, message }) => call(reply(message, 'Nothing was sent.'))),
)

/** The bot. All that it keeps is in the store; the owners are ids of users. */
export const feedback = (store: Store.Store, owners: ReadonlyArray<number>) => {
  const all = session('feedback', { per: () => 'all', store, codec: t.array(Feedback), initial: [] })

  const one = menu(
    'one',
    view(
      (ctx) =>
        pipe(
          all.of(ctx).get,
          TE.map((list_) => list_.find(({ id }) => `${id}` === ctx.key)),
        ),
      ({ state }) =>
        fmt`${state.name}, ${moods[state.mood]}, ${words(state.topics)}\n\n${italic(state.text)}`,
    ),
    action(
      'delete',
      'Delete',
      (ctx) => all.of(ctx).change((list_) => list_.filter(({ id }) => `${id}` !== ctx.key)),
      { confirm: ({ state }) => `Delete what ${state.name} wrote?`, style: 'danger' },
    ),
    up('‹ All'),
  )

  const inbox = menu(
    'inbox',
    view(all.of, ({ state }) => `Feedback: ${state.length}`),
    list(
      'all',
      ({ state }) => state.toReversed(),
      { key: ({ id }) => id, label: ({ mood, name }) => `${moods[mood]} · ${name}`, size: 5 },
      one,
    ),
  )

  return pipeline(
    choose(
      converse(questions, {
        store,
        // The number of the update is the id: an end that comes again changes nothing.
        done: (ctx) =>
          pipe(
            all.of(ctx).change((list_) => {
              const entry = { ...ctx.value, id: ctx.update.update_id, name: ctx.from.first_name }
              return [...list_.filter(({ id }) => id !== entry.id), entry].slice(-500)
            }),
            TE.chainW(() => ctx.call(reply(ctx.message, 'Thank you!'))),
          ),
      }),
      branch(use(auth(owners)), choose(menus(inbox), commands({ read: open(inbox) }))),
      commands({
        feedback: { description: 'Tell us how it was', run: begin(questions) },
      }),
    ),
    catchError(tell),
  )
}
