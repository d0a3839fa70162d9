// The wing `media`: files, and methods that send them. Here: the caption of a request.
// https://core.telegram.org/bots/api#sendphoto

import type { Refusal } from '@pipegram/core/ApiError'
import { defined } from '@pipegram/core/Defined'
import * as E from 'fp-ts/lib/Either.js'
import * as FormattedText from '../../requests/internal/FormattedText.ts'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import { userIn } from '../../state/internal/Lookup.ts'
import type { Content } from '../../state/internal/MessageContent.ts'
import type { State } from '../../state/State.ts'
import * as Json from '../../values/internal/Json.ts'

// destructors

/**
 * The caption of a request. Faults of its markup are found at once. Its length and the users that it mentions
 * are checked later, when the state is known.
 */
export const captionIn = (
  params: Parameters.Parameters,
  tooLong = 'message caption is too long',
  most = 1024,
): E.Either<Refusal, (state: State) => E.Either<Refusal, Content>> => {
  const read = FormattedText.read(
    Parameters.text(params, 'caption'),
    Parameters.text(params, 'parse_mode'),
    Json.parse(Parameters.text(params, 'caption_entities')),
  )
  if (E.isLeft(read)) return badRequest(read.left)
  return E.right((state) => {
    const kept = FormattedText.normalised(read.right, userIn(state))
    if (E.isLeft(kept)) return badRequest(kept.left)
    const { text, entities } = kept.right
    if (Array.from(text).length > most) return badRequest(tooLong)
    if (text === '') return E.right({})
    return E.right(
      defined({
        caption: text,
        caption_entities: entities.length === 0 ? undefined : entities,
        show_caption_above_media: Parameters.flag(params, 'show_caption_above_media') || undefined,
      }),
    )
  })
}
