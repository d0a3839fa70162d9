// What the page asks of its server. A refusal is an `Error` with the sentence of the server.

import type { PageView } from '../src/page/internal/PageView.ts'
import type { ShownPipeline } from '../src/world/PipelineScreen.ts'
import type { RecordedCall } from '../src/world/RecordedCall.ts'

// model

/** Who acts, and where. */
export interface ActorRef {
  readonly user_id: number
  readonly chat_id: number
}

// The bot that all requests are about; 0 is the first one.
let bot = 0

// constructors

/** Makes all further requests about a bot. */
export const useBot = (bot_id: number): void => {
  bot = bot_id
}

/** What a person sees. */
export const getView = ({ user_id, chat_id }: ActorRef, count: number): Promise<PageView> =>
  asked(`page.json?user_id=${user_id}&chat_id=${chat_id}&count=${count}`)

/** The calls of the bot. */
export const getCalls = (): Promise<ReadonlyArray<RecordedCall>> => asked('calls')

/** What the bot has told of its pipeline. */
export const getPipeline = (): Promise<ShownPipeline> => asked('pipeline')

/** Carries out an act of a person, or of the author of the bot. */
export const post = <A>(path: string, body: object = {}): Promise<A> =>
  asked(path, { method: 'POST', body: JSON.stringify(body) })

/** Ends all faults. */
export const endFaults = (): Promise<unknown> => asked('faults', { method: 'DELETE' })

/** A person sends a file. */
export const upload = (
  { user_id, chat_id }: ActorRef,
  file: File,
  caption: string,
  reply_to: number | undefined,
  voice?: { readonly seconds: number },
): Promise<unknown> => {
  const query = new URLSearchParams({
    user_id: `${user_id}`,
    chat_id: `${chat_id}`,
    name: file.name,
    caption,
  })
  if (voice !== undefined) query.set('voice', `${voice.seconds}`)
  if (reply_to !== undefined) query.set('reply_to', `${reply_to}`)
  const headers = { 'Content-Type': file.type === '' ? 'application/octet-stream' : file.type }
  return asked(`upload?${query.toString()}`, { method: 'POST', body: file, headers })
}

/** The address of a file. */
export const fileAddress = (file_id: string): string => `/_/file?file_id=${encodeURIComponent(file_id)}`

/** The address of a request about the bot. */
export const addressOf = (path: string): string =>
  bot === 0 ? `/_/${path}` : `/_/${path}${path.includes('?') ? '&' : '?'}bot_id=${bot}`

// private

const asked = async <A>(path: string, request?: RequestInit): Promise<A> => {
  const response = await fetch(addressOf(path), request)
  if (response.ok) return read<A>(await response.text())
  const { error = `The emulator answers ${response.status}.` } = read<{ readonly error?: string }>(
    await response.text().then((text) => (text.startsWith('{') ? text : '{}')),
  )
  throw new Error(error)
}

/** Reads JSON of the server, which is of the same version as the page. */
export const read = <A>(text: string): A => {
  const keep: (value: A) => A = (value) => value
  // oxlint-disable-next-line typescript/no-unsafe-argument -- the server writes these types
  return keep(JSON.parse(text))
}
