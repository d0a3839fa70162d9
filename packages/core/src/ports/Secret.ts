// A value that is never shown: it is printed, logged, serialised and inspected as `[redacted]`.

// model

declare const secret: unique symbol

/** A secret string. Only `expose` returns it. */
export interface Secret {
  readonly [secret]: never
}

const redacted = '[redacted]'
const values = new WeakMap<object, string>()

// A prototype without enumerable fields. The value is not a property, so no printer, serialiser or clone can
// find it.
const prototype = Object.freeze({
  toString: () => redacted,
  toJSON: () => redacted,
  [Symbol.toPrimitive]: () => redacted,
  [Symbol.for('nodejs.util.inspect.custom')]: () => redacted,
  [Symbol.for('Deno.customInspect')]: () => redacted,
})

// constructors

/**
 * Hides a string from printers, serialisers, clones, spreads and inspectors. The string stays in the memory
 * of the process.
 *
 * @example
 *   import * as Secret from '@pipegram/core/Secret'
 *
 *   const key = Secret.make('hunter2')
 *   assert.strictEqual(`${key}, ${JSON.stringify({ ...key, key })}`, '[redacted], {"key":"[redacted]"}')
 *   assert.strictEqual(Secret.expose(key), 'hunter2')
 */
export const make = (value: string): Secret => {
  // oxlint-disable-next-line typescript/no-unsafe-assignment -- the type `Secret` has no fields
  const self: Secret = Object.create(prototype)
  values.set(self, value)
  return Object.freeze(self)
}

// destructors

/**
 * The string itself. Use it only for the transport and for checking a signature, never for a log, an error or
 * a reply. Throws a `TypeError` if a value only looks like a secret, such as a clone of one.
 *
 * @example
 *   import * as Secret from '@pipegram/core/Secret'
 *
 *   const key = Secret.make('hunter2')
 *   assert.strictEqual(Secret.expose(key), 'hunter2')
 *   assert.throws(() => Secret.expose(structuredClone(key)), /This is not a secret/)
 */
export const expose = (self: Secret): string => {
  const value = values.get(self)
  if (value === undefined)
    throw new TypeError('This is not a secret: make one with Secret.make or Token.fromString.')
  return value
}
