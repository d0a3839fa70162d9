// What is sent without a file: a place, a contact, a dice.
// https://core.telegram.org/bots/api#sendlocation

import type { Refusal } from '@pipegram/core/ApiError'
import type { Location } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { badRequest } from './Answer.ts'
import type { Content } from './Message.ts'
import * as Parameters from './Parameters.ts'
import type { Make } from './Sending.ts'
import type { State } from './State.ts'

// constructors

/** https://core.telegram.org/bots/api#sendlocation */
export const location = (params: Parameters.Parameters): E.Either<Refusal, Make> => {
  const place = placeIn(params)
  if (E.isLeft(place)) return place
  const number = (name: string): number => Parameters.integer(params, name)
  const live_period = number('live_period')
  const [heading, proximity_alert_radius] = [number('heading'), number('proximity_alert_radius')]
  if (live_period === 0) return always({ location: place.right })
  if (live_period !== 0x7fffffff && (live_period < 60 || live_period > 86_400))
    return badRequest('wrong live location period specified')
  if (heading < 0 || heading > 360) return badRequest('wrong live location heading specified')
  if (proximity_alert_radius < 0 || proximity_alert_radius > 100_000)
    return badRequest('wrong live location proximity alert radius specified')
  return always({ location: { ...place.right, live_period, ...given({ heading, proximity_alert_radius }) } })
}

/** https://core.telegram.org/bots/api#sendvenue. Clients of former times look for its place beside it. */
export const venue = (params: Parameters.Parameters): E.Either<Refusal, Make> => {
  const place = placeIn(params)
  if (E.isLeft(place)) return place
  const text = (name: string): string => Parameters.text(params, name)
  const ids = given({
    foursquare_id: text('foursquare_id'),
    foursquare_type: text('foursquare_type'),
    google_place_id: text('google_place_id'),
    google_place_type: text('google_place_type'),
  })
  return always({
    venue: { location: place.right, title: text('title'), address: text('address'), ...ids },
    location: place.right,
  })
}

/** https://core.telegram.org/bots/api#sendcontact */
export const contact = (params: Parameters.Parameters): E.Either<Refusal, Make> => {
  const [phone_number, first_name] = [
    Parameters.text(params, 'phone_number'),
    Parameters.text(params, 'first_name'),
  ]
  const missing = phone_number === '' ? 'phone_number' : first_name === '' ? 'first_name' : undefined
  if (missing !== undefined) return badRequest(`parameter "${missing}" is required`)
  return always({
    contact: {
      phone_number,
      first_name,
      ...given({ last_name: Parameters.text(params, 'last_name'), vcard: Parameters.text(params, 'vcard') }),
    },
  })
}

/** https://core.telegram.org/bots/api#senddice */
export const dice = (params: Parameters.Parameters): E.Either<Refusal, Make> => {
  const emoji = plainEmoji(Parameters.text(params, 'emoji')) || '🎲'
  if (!sides.has(emoji)) return badRequest('DICE_EMOJI_INVALID')
  return E.right((state) => {
    const [next, value] = thrown(state, emoji)
    return E.right([next, { dice: { emoji, value } }])
  })
}

// combinators

/** Throws a dice, and says how many sides it has. From the same state the same value comes. */
export const thrown = (state: State, emoji: string): readonly [State, value: number, sides: number] => {
  // The generator of Park and Miller: its values lie between 0 and 2³¹ - 1, and its higher parts are the
  // better ones.
  const luck = (Math.max(1, state.luck) * 48_271) % 0x7fffffff
  const all = sides.get(plainEmoji(emoji)) ?? 6
  return [{ ...state, luck }, 1 + Math.floor((luck / 0x7fffffff) * all), all]
}

// private

const sides: ReadonlyMap<string, number> = new Map([
  ['🎲', 6],
  ['🎯', 6],
  ['🎳', 6],
  ['🏀', 5],
  ['⚽', 5],
  ['🎰', 64],
])

const plainEmoji = (emoji: string): string => emoji.replaceAll('\u{fe0f}', '')

const always = (content: Content): E.Either<Refusal, Make> => E.right((state) => E.right([state, content]))

// What is 0 or empty counts as left out.
const given = <A extends object>(fields: A): Partial<A> => {
  const rest: Partial<A> = { ...fields }
  for (const [name, value] of Object.entries(fields))
    if (value === 0 || value === '') Reflect.deleteProperty(rest, name)
  return rest
}

const placeIn = (params: Parameters.Parameters): E.Either<Refusal, Location> => {
  for (const name of ['latitude', 'longitude'])
    if (Parameters.text(params, name).trim() === '') return badRequest(`${name} is empty`)
  const number = (name: string): number => Number.parseFloat(Parameters.text(params, name)) || 0
  const [latitude, longitude, horizontal_accuracy] = [
    number('latitude'),
    number('longitude'),
    number('horizontal_accuracy'),
  ]
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return badRequest('wrong location specified')
  return E.right({
    latitude,
    longitude,
    ...given({ horizontal_accuracy: Math.min(Math.max(0, horizontal_accuracy), 1500) }),
  })
}
