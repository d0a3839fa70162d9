// What the bot keeps of feedback: each text under a key of its person, so that `eraseUser` finds it, and a
// list in which the owners turn pages, which has only ids.

import { pipe, session, type Store, t, TE } from 'pipegram'
import type { SessionValue } from 'pipegram/compose'
import { KeyOwner, typed } from 'pipegram/core'

export const moods = { good: '🙂 Good', bad: '🙁 Bad' }
export const topics = { food: 'Food', staff: 'Staff', place: 'Place' }

const Feedback = t.type({
  name: t.string,
  mood: t.keyof(moods),
  topics: t.readonlyArray(t.keyof(topics)),
  text: t.string,
})

const Note = t.type({ id: t.number, user: t.number })
type Note = t.TypeOf<typeof Note>

/** All feedback of a store, for a context by `all.of(ctx)`. */
export const notesIn = (store: Store.Store) => {
  const texts = typed(Feedback)(store)
  const all = session('feedback', { per: () => 'all', store, codec: t.array(Note), initial: [] })
  const keyOf = ({ id, user }: Note) => `${KeyOwner.ofUser(user)} feedback ${id}`
  const without = (notes: SessionValue<Array<Note>>, isGone: (note: Note) => boolean) =>
    notes.change((before) => before.filter((note) => !isGone(note)))
  return {
    all,
    /** Takes all notes of a user out of the list. */
    leave: (notes: SessionValue<Array<Note>>, user: number) => without(notes, (note) => note.user === user),
    /** A note with its text; without one if its person has erased it. */
    read: (note: Note) =>
      pipe(
        texts.get(keyOf(note)),
        TE.map((found) => ({ ...note, text: found?.value })),
      ),
    /** Keeps a text. The number of the update is the id: an end that comes again changes nothing. */
    keep: (notes: SessionValue<Array<Note>>, note: Note, text: t.TypeOf<typeof Feedback>) =>
      pipe(
        texts.change(keyOf(note), () => ({ value: text, result: undefined })),
        TE.chain(() => notes.change((before) => [...before.filter(({ id }) => id !== note.id), note])),
      ),
    remove: (notes: SessionValue<Array<Note>>, note: Note) =>
      pipe(
        texts.change(keyOf(note), () => ({ value: undefined, result: undefined })),
        TE.chain(() => without(notes, ({ id }) => id === note.id)),
      ),
  }
}
