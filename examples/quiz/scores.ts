// What the quiz keeps of people, each under a key of that person, so that `eraseUser` finds it. The lists of
// a poll and of a chat have only ids.

import { pipe, type Store, t, TE } from 'pipegram'
import { KeyOwner, typed } from 'pipegram/core'

const Vote = t.type({ name: t.string, options: t.array(t.number) })
const Score = t.type({ name: t.string, won: t.array(t.string) })

const day = 86_400_000

/** Votes and scores in a store. */
export const scoresIn = (store: Store.Store) => {
  const [votes, scores, ids] = [typed(Vote)(store), typed(Score)(store), typed(t.array(t.number))(store)]
  const voteKey = (poll: string, user: number) => `${KeyOwner.ofUser(user)} poll ${poll}`
  const scoreKey = (chat: number, user: number) => `${KeyOwner.ofMember(user, { chat })} quiz`
  const playersKey = (chat: number) => `${KeyOwner.ofChat(chat)} players`
  const include = (key: string, id: number, life: { readonly ttl?: number } = {}) =>
    ids.change(key, (before = []) => ({ value: [...new Set([...before, id])], result: undefined, ...life }))

  const won = (chat: number, poll: string, user: number, name: string) =>
    pipe(
      scores.change(scoreKey(chat, user), (before = { name, won: [] }) => ({
        // A set of polls: one that is counted again counts once.
        value: { name, won: [...new Set([...before.won, poll])] },
        result: undefined,
      })),
      TE.chain(() => include(playersKey(chat), user)),
    )

  return {
    /** Keeps a vote for a day. */
    vote: (poll: string, user: number, vote: t.TypeOf<typeof Vote>) =>
      pipe(
        votes.change(voteKey(poll, user), () => ({ value: vote, ttl: day, result: undefined })),
        TE.chain(() => include(`poll ${poll}`, user, { ttl: day })),
      ),
    /** Counts the right votes of a poll for the board of a chat. */
    count: (chat: number, poll: string, right: ReadonlyArray<number>) =>
      pipe(
        ids.get(`poll ${poll}`),
        TE.map((voters) => voters?.value ?? []),
        TE.chain(
          TE.traverseSeqArray((user) =>
            pipe(
              votes.get(voteKey(poll, user)),
              TE.chain((vote) =>
                vote?.value.options.some((option) => right.includes(option)) === true
                  ? won(chat, poll, user, vote.value.name)
                  : TE.right(undefined),
              ),
            ),
          ),
        ),
      ),
    /** The board of a chat. Players whose scores were erased leave it. */
    board: (chat: number) =>
      pipe(
        ids.get(playersKey(chat)),
        TE.map((players) => players?.value ?? []),
        TE.chain(
          TE.traverseArray((id) =>
            pipe(
              scores.get(scoreKey(chat, id)),
              TE.map((score) => ({ id, score: score?.value })),
            ),
          ),
        ),
        TE.chain((found) => {
          const gone = found.filter(({ score }) => score === undefined).map(({ id }) => id)
          return pipe(
            ids.change(playersKey(chat), (before) => ({
              value: before?.filter((id) => !gone.includes(id)),
              result: undefined,
            })),
            TE.map(() => shown(found.flatMap(({ score }) => score ?? []))),
          )
        }),
      ),
  }
}

const shown = (scores: ReadonlyArray<t.TypeOf<typeof Score>>): string =>
  scores
    .toSorted((a, b) => b.won.length - a.won.length)
    .slice(0, 10)
    .map(({ name, won }, i) => `${i + 1}. ${name}: ${won.length}`)
    .join('\n') || 'Nobody was right so far.'
