// Texts that a bot sends: sendMessage.
// https://core.telegram.org/bots/api#sendmessage

import type { Refusal } from '@pipegram/core/ApiError'
import { defined } from '@pipegram/core/Defined'
import type { Text } from '@pipegram/core/Text'
import { LinkPreviewOptions } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as FormattedText from '../../requests/internal/FormattedText.ts'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import { sendOne } from '../../sending/internal/MessageSender.ts'
import { userIn } from '../../state/internal/Lookup.ts'
import * as MessageContent from '../../state/internal/MessageContent.ts'
import type { Method } from '../../state/internal/Method.ts'
import type { State } from '../../state/State.ts'
import * as Json from '../../values/internal/Json.ts'
import { shownPreview } from './LinkPreview.ts'

// model

/** A text that passed the checks which come before the chat is looked up. */
export interface GivenText extends Text {
  readonly link_preview_options: LinkPreviewOptions | undefined
}

// constructors

/** https://core.telegram.org/bots/api#sendmessage */
export const sendMessage: Method = (state, request) => {
  const given = givenText(request.params)
  if (E.isLeft(given)) return given
  return sendOne(state, request, (now) =>
    E.map((content: MessageContent.Content) => [now, content] as const)(
      textContent(now, given.right, 'Message is too long'),
    ),
  )
}

// destructors

/** The text of a request. */
export const givenText = (params: Parameters.Parameters): E.Either<Refusal, GivenText> => {
  const options = previewOf(params)
  if (E.isLeft(options)) return badRequest(options.left)
  const text = Parameters.text(params, 'text')
  if (text === '') return badRequest('message text is empty')
  const read = FormattedText.read(
    text,
    Parameters.text(params, 'parse_mode'),
    Json.parse(Parameters.text(params, 'entities')),
  )
  return E.isLeft(read)
    ? badRequest(read.left)
    : E.right({ ...read.right, link_preview_options: options.right })
}

/** The content of a message with a text, or the server's error if it is empty or too long. */
export const textContent = (
  state: State,
  { link_preview_options, ...given }: GivenText,
  tooLong: string,
): E.Either<Refusal, MessageContent.Content> => {
  const kept = FormattedText.normalised(given, userIn(state))
  if (E.isLeft(kept)) return badRequest(kept.left)
  const { text } = kept.right
  if (text === '') return badRequest('text must be non-empty')
  if (text.length > 4096 && Array.from(text).length > 4096) return badRequest(tooLong)
  const shown = shownPreview(kept.right, link_preview_options)
  return E.right(defined({ ...MessageContent.fromText(kept.right), link_preview_options: shown }))
}

// private

const previewOf = (params: Parameters.Parameters): Json.Decoded<LinkPreviewOptions | undefined> => {
  const text = Parameters.text(params, 'link_preview_options')
  if (text === '')
    return E.right(Parameters.flag(params, 'disable_web_page_preview') ? { is_disabled: true } : undefined)
  const value = Json.parse(text)
  if (value === undefined) return E.left("Can't parse link preview options JSON object")
  if (!Json.isObject(value)) return E.left('Object expected as link preview options')
  for (const name of ['is_disabled', 'prefer_small_media', 'prefer_large_media', 'show_above_text']) {
    const read = Json.boolean(value, name)
    if (E.isLeft(read)) return read
  }
  const url = Json.string(value, 'url')
  if (E.isLeft(url)) return url
  return E.right(LinkPreviewOptions.is(value) && Object.keys(value).length > 0 ? value : undefined)
}
