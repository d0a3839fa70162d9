// Checks that an io-ts codec reads texts, because words after a command and answers of a dialog are texts.

import { isCodec, tagOf } from '../ports/internal/IoTs.ts'
import { innerOf, partsOf } from './internal/Layout.ts'

// destructors

/**
 * A sentence that says what to write instead of a codec that reads no text, such as `t.number`. `undefined`
 * for any other codec.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import * as t from 'io-ts'
 *   import { IntFromString } from '@pipegram/core/Argument'
 *   import { faultOfText } from '@pipegram/core/TextCodec'
 *
 *   assert.strictEqual(faultOfText(IntFromString), undefined)
 *   assert.strictEqual(
 *     faultOfText(t.number),
 *     'The codec number reads no text: write IntFromString or NumberFromString.',
 *   )
 */
export const faultOfText = (codec: unknown): string | undefined => {
  if (!isCodec(codec)) return undefined
  const tag = String(tagOf(codec))
  if (wrappers.has(tag)) return faultOfText(innerOf(codec))
  if (tag === 'UnionType') {
    const faults = partsOf(codec, 'types').map(([, part]) => faultOfText(part))
    return faults.includes(undefined) ? undefined : faults[0]
  }
  const instead = substitutes.get(tag)
  return instead === undefined ? undefined : `The codec ${codec.name} reads no text: write ${instead}.`
}

// private

const wrappers: ReadonlySet<string> = new Set(['ExactType', 'ReadonlyType', 'RefinementType', 'ArrayType'])

const substitutes: ReadonlyMap<string, string> = new Map([
  ['NumberType', 'IntFromString or NumberFromString'],
  ['BooleanType', 'BooleanFromString'],
])
