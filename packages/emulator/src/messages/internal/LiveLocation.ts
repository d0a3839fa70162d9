// Methods that move and end live locations.
// https://core.telegram.org/bots/api#editmessagelivelocation

import { defined } from '@pipegram/core/Defined'
import type { Location, Message } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import type { MethodTable } from '../../state/internal/Method.ts'
import { toSeconds, type Millis } from '../../values/EmulatorClock.ts'
import { edit } from './MessageEdit.ts'
import { locationIn, refusedLive } from './PlainContent.ts'

// constructors

/** Methods of live locations. https://core.telegram.org/bots/api#stopmessagelivelocation */
export const liveLocationMethods: MethodTable = {
  editMessageLiveLocation: (state, request) => {
    const { params, now } = request
    const place = locationIn(params)
    if (E.isLeft(place)) return place
    return edit(state, request, (message) => {
      const live = liveIn(message, now)
      if (live === undefined) return badRequest(none(message))
      const number = (name: string): number => Parameters.integer(params, name)
      const given = number('live_period')
      const terms = {
        live_period: given || (live.live_period ?? 0),
        heading: number('heading'),
        proximity_alert_radius: number('proximity_alert_radius'),
      }
      const refused = refusedLive(terms)
      if (refused !== undefined) return badRequest(refused)
      const location: Location = defined({
        ...place.right,
        live_period: terms.live_period,
        heading: terms.heading || undefined,
        proximity_alert_radius: terms.proximity_alert_radius || undefined,
      })
      return E.right([state, { ...message, location }])
    })
  },
  stopMessageLiveLocation: (state, request) =>
    edit(state, request, (message) => {
      const live = liveIn(message, request.now)
      if (live === undefined) return badRequest(none(message))
      const { live_period: _, heading: __, proximity_alert_radius: ___, ...location } = live
      return E.right([state, { ...message, location }])
    }),
}

// private

// A live location whose time is not over.
const liveIn = ({ location, date }: Message, now: Millis): Location | undefined =>
  location?.live_period === undefined ||
  (location.live_period !== 0x7fffffff && date + location.live_period < toSeconds(now))
    ? undefined
    : location

const none = ({ location }: Message): string =>
  location?.live_period === undefined
    ? 'there is no live location in the message to edit'
    : "message can't be edited"
