// Checks that nothing that a value shows has the token of the tests.

import { inspect } from 'node:util'
import { serialize } from 'node:v8'
import { expect } from 'vitest'
import { secret, text } from './Fixtures.ts'

/** Everything that a value shows. */
const shown = (thing: unknown): string => {
  const attempts = [
    () => String(thing),
    () =>
      inspect(thing, {
        depth: Infinity,
        showHidden: true,
        getters: true,
        maxStringLength: Infinity,
        maxArrayLength: Infinity,
      }),
    () => JSON.stringify(thing),
    () => inspect(structuredClone(thing), { depth: Infinity }),
    () => serialize(thing).toString('latin1'),
    // Texts with two bytes per character.
    () => serialize(thing).toString('latin1').replaceAll('\0', ''),
    () => walked(thing, new Set()).join('\n'),
    ...(thing instanceof Error
      ? [() => `${thing.stack} ${thing.cause === undefined ? '' : shown(thing.cause)}`]
      : []),
    ...(typeof thing === 'object' && thing !== null
      ? [() => Object.entries(Object.getOwnPropertyDescriptors(thing)).join()]
      : []),
  ]
  return attempts
    .map((attempt) => {
      try {
        return attempt()
      } catch (cause) {
        return `${String(cause)} ${inspect(cause, { depth: Infinity, showHidden: true })}`
      }
    })
    .join('\n')
}

/**
 * Every name and every text that can be reached from a value by its own properties, hidden ones included, and
 * by its prototypes.
 */
const walked = (thing: unknown, seen: Set<unknown>): ReadonlyArray<string> => {
  if (typeof thing === 'string' || typeof thing === 'symbol') return [String(thing)]
  if ((typeof thing !== 'object' && typeof thing !== 'function') || thing === null || seen.has(thing))
    return []
  seen.add(thing)
  const below = Reflect.ownKeys(thing).flatMap((key) => {
    const property = Object.getOwnPropertyDescriptor(thing, key)
    return [String(key), ...walked(property?.value, seen)]
  })
  return [...below, ...walked(Object.getPrototypeOf(thing), seen)]
}

// In base64, a text within a longer one has three forms, by its position. The symbols at both ends depend
// on the text around it.
export const encoded = [0, 1, 2].map((at) =>
  Buffer.from(`${' '.repeat(at)}${secret}`)
    .toString('base64')
    .slice(4, -4),
)

/** Checks that a value does not show the token, as a whole or in parts, plain or encoded. */
export const expectSilence = (thing: unknown): void => {
  const all = shown(thing)
  expect(all.length).toBeGreaterThan(0)
  // Half of the secret is as bad as the whole.
  for (const part of [
    text,
    secret,
    secret.slice(0, 12),
    secret.slice(-12),
    encodeURIComponent(text),
    Buffer.from(secret).toString('hex'),
    ...encoded,
  ])
    expect(all.toLowerCase()).not.toContain(part.toLowerCase())
}
