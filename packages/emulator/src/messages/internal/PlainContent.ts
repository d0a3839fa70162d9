// Content without a file: locations, venues, contacts.
// https://core.telegram.org/bots/api#sendlocation

import type { Refusal } from '@pipegram/core/ApiError'
import { defined } from '@pipegram/core/Defined'
import type { Location } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import type { ContentMaker } from '../../sending/internal/MessageSender.ts'
import type { Content } from '../../state/internal/MessageContent.ts'

// constructors

/** https://core.telegram.org/bots/api#sendlocation */
export const location = (params: Parameters.Parameters): E.Either<Refusal, ContentMaker> => {
  const place = locationIn(params)
  if (E.isLeft(place)) return place
  const number = (name: string): number => Parameters.integer(params, name)
  const live_period = number('live_period')
  const [heading, proximity_alert_radius] = [number('heading'), number('proximity_alert_radius')]
  if (live_period === 0) return always({ location: place.right })
  const refused = refusedLive({ live_period, heading, proximity_alert_radius })
  if (refused !== undefined) return badRequest(refused)
  return always({
    location: defined({
      ...place.right,
      live_period,
      heading: heading || undefined,
      proximity_alert_radius: proximity_alert_radius || undefined,
    }),
  })
}

/** https://core.telegram.org/bots/api#sendvenue. For old clients, the message also has its location. */
export const venue = (params: Parameters.Parameters): E.Either<Refusal, ContentMaker> => {
  const place = locationIn(params)
  if (E.isLeft(place)) return place
  const text = (name: string): string => Parameters.text(params, name)
  const given = (name: string): string | undefined => text(name) || undefined
  return always({
    venue: defined({
      location: place.right,
      title: text('title'),
      address: text('address'),
      foursquare_id: given('foursquare_id'),
      foursquare_type: given('foursquare_type'),
      google_place_id: given('google_place_id'),
      google_place_type: given('google_place_type'),
    }),
    location: place.right,
  })
}

/** https://core.telegram.org/bots/api#sendcontact */
export const contact = (params: Parameters.Parameters): E.Either<Refusal, ContentMaker> => {
  const [phone_number, first_name] = [
    Parameters.text(params, 'phone_number'),
    Parameters.text(params, 'first_name'),
  ]
  const missing = phone_number === '' ? 'phone_number' : first_name === '' ? 'first_name' : undefined
  if (missing !== undefined) return badRequest(`parameter "${missing}" is required`)
  return always({
    contact: defined({
      phone_number,
      first_name,
      last_name: Parameters.text(params, 'last_name') || undefined,
      vcard: Parameters.text(params, 'vcard') || undefined,
    }),
  })
}

// destructors

/** Why a live location cannot be sent; `undefined` if it can. */
export const refusedLive = ({
  live_period,
  heading,
  proximity_alert_radius,
}: Readonly<Record<'live_period' | 'heading' | 'proximity_alert_radius', number>>): string | undefined => {
  if (live_period !== 0x7fffffff && (live_period < 60 || live_period > 86_400))
    return 'wrong live location period specified'
  if (heading < 0 || heading > 360) return 'wrong live location heading specified'
  return proximity_alert_radius < 0 || proximity_alert_radius > 100_000
    ? 'wrong live location proximity alert radius specified'
    : undefined
}

/** The place that a request names. */
export const locationIn = (params: Parameters.Parameters): E.Either<Refusal, Location> => {
  for (const name of ['latitude', 'longitude'])
    if (Parameters.text(params, name).trim() === '') return badRequest(`${name} is empty`)
  const number = (name: string): number => Number.parseFloat(Parameters.text(params, name)) || 0
  const [latitude, longitude, horizontal_accuracy] = [
    number('latitude'),
    number('longitude'),
    number('horizontal_accuracy'),
  ]
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return badRequest('wrong location specified')
  return E.right(
    defined({
      latitude,
      longitude,
      horizontal_accuracy: Math.min(Math.max(0, horizontal_accuracy), 1500) || undefined,
    }),
  )
}

// private

const always = (content: Content): E.Either<Refusal, ContentMaker> =>
  E.right((state) => E.right([state, content]))
