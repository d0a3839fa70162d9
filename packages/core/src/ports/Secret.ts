// A value that shows itself to nobody: it prints, logs, serialises and inspects as `[redacted]`.

// model

declare const secret: unique symbol

/** A secret string. Only `expose` gives it back. */
export interface Secret {
  readonly [secret]: never
}

const redacted = '[redacted]'
const values = new WeakMap<object, string>()

// A prototype without enumerable fields: the value is not a property, so no printer, serialiser or clone can
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
 * Hides a string: from printers, serialisers, clones, spreads and inspectors. It stays in the memory of the
 * process.
 *
 * @example
 *   import * as Secret from '@pipegram/core/Secret'
 *
 *   const key = Secret.make('hunter2')
 *   assert.strictEqual(`${key}, ${JSON.stringify({ ...key, key })}`, '[redacted], {"key":"[redacted]"}')
 *   assert.strictEqual(Secret.expose(key), 'hunter2')
 */
export const make = (value: string): Secret => {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-assignment -- the type of a secret says nothing that this has not
  const self: Secret = Object.create(prototype)
  values.set(self, value)
  return Object.freeze(self)
}

// destructors

/**
 * The string itself. For the transport and the check of a signature alone; never for a log, an error or a
 * reply. It throws a `TypeError` for what only looks like a secret, such as a clone of one.
 *
 * @example
 *   import * as Secret from '@pipegram/core/Secret'
 *
 *   const key = Secret.make('hunter2')
 *   assert.strictEqual(Secret.expose(key), 'hunter2')
 *   assert.throws(() => Secret.expose(structuredClone(key)), /This is no secret/)
 */
export const expose = (self: Secret): string => {
  const value = values.get(self)
  if (value === undefined)
    throw new TypeError('This is no secret: make one with Secret.make or Token.fromString.')
  return value
}
