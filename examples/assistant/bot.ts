// A bot that thinks: it streams the Markdown of a model, can be stopped, asks before a tool runs, remembers
// the last messages of a chat, and ends its answers after a crash.

import {
  branch,
  catchError,
  choose,
  E,
  handle,
  on,
  overlap,
  pipe,
  pipeline,
  report,
  session,
  type Store,
  t,
  TE,
  use,
} from 'pipegram'
import {
  approvals,
  resuming,
  stopping,
  stream,
  type ApprovalContext,
  type SessionValue,
  type StreamContext,
} from 'pipegram/compose'
import { fromModel } from 'pipegram/ModelText'

const Message = t.type({ role: t.union([t.literal('user'), t.literal('assistant')]), content: t.string })
const History = t.array(Message)
type History = t.TypeOf<typeof History>

/** What a model gets. The result of a tool is for the model to read. */
export interface ModelRequest {
  readonly messages: History
  readonly tools: { readonly forget: () => Promise<string> }
  readonly signal: AbortSignal
}

/** A model gives the pieces of its answer, such as the `textStream` of the AI SDK. */
export type Model = (request: ModelRequest) => AsyncIterable<string>

type TalkContext = StreamContext & ApprovalContext & { readonly session: SessionValue<History> }

export const assistant = (model: Model, store: Store.Store) => {
  const { approve, answers } = approvals({ store })

  const forget = (ctx: TalkContext) => async (): Promise<string> => {
    const verdict = await approve(ctx, 'Shall I forget this talk?', { within: '2m' })()
    if (E.isLeft(verdict) || verdict.right !== 'yes') return 'The user does not want that.'
    await ctx.session.clear()
    return 'The talk is forgotten.'
  }

  const talk = (ctx: TalkContext, content: string) => {
    let said = ''
    const pieces = async function* (messages: History): AsyncGenerator<string> {
      for await (const piece of model({ messages, tools: { forget: forget(ctx) }, signal: ctx.signal })) {
        said += piece
        yield piece
      }
    }
    const remember = (message: History[number]) =>
      // After a crash the same message comes again. A model sees the last twenty.
      ctx.session.change((old) =>
        old.at(-1)?.content === message.content ? old : [...old, message].slice(-20),
      )
    return pipe(
      remember({ role: 'user', content }),
      TE.chainW((messages) =>
        stream(ctx, pieces(messages), { as: fromModel(), stop: 'Stop', stall: '3m', store }),
      ),
      TE.chainW(() => remember({ role: 'assistant', content: said })),
    )
  }

  return pipeline(
    use(session({ per: 'chat', store, codec: History, initial: [], ttl: '30d' })),
    choose(
      stopping(),
      answers(),
      branch(
        use(resuming(store)),
        handle((ctx) => talk(ctx, `Go on with: ${ctx.unfinished.text}`)),
      ),
      branch(
        use(on('message', 'text')),
        use(overlap('merge')),
        handle((ctx) => talk(ctx, ctx.merged.map(({ text }) => text).join('\n'))),
      ),
    ),
    catchError(report),
  )
}
