// The profile photo of a person.
// https://core.telegram.org/bots/api#userprofilephotos

import type { User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { withPhoto } from '../../profiles/internal/ProfilePhotos.ts'
import type { Act } from '../../state/internal/Act.ts'
import { draftContent } from './MessageDraft.ts'

// constructors

/** Gives a person a new photo. Default: a white image. */
export const setPhoto =
  (user: User, photo?: File): Act<undefined> =>
  (state) => {
    const filled = draftContent(state, user, { photo: photo ?? { width: 640, height: 640 } })
    if (E.isLeft(filled)) return filled
    const [next, { photo: sizes = [] }] = filled.right
    return E.right([withPhoto(next, user.id, sizes), undefined])
  }
