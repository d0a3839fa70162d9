// The words that an io-ts codec needs, by their places.

import * as E from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import { isCodec, tagOf } from '../../ports/internal/IoTs.ts'
import { RestOfText } from '../Argument.ts'

// model

/** A place for an argument. Users see its `label`. */
export interface ArgumentPlace {
  readonly name: string
  readonly label: string
  readonly codec: t.Mixed
  readonly isOptional: boolean
  readonly takes: 'word' | 'words' | 'text'
}

export interface Layout {
  readonly places: ReadonlyArray<ArgumentPlace>
  readonly isTuple: boolean
}

// destructors

/** The places of a tuple, of a record, or of several records. `undefined` for any other codec. */
export const layoutOf = (codec: unknown): Layout | undefined => {
  if (!isCodec(codec)) return undefined
  switch (tagOf(codec)) {
    case 'TupleType':
      return {
        isTuple: true,
        places: partsOf(codec, 'types').map(([, part], i) =>
          placeOf(`word ${i + 1}`, `<${wordOf(part).name}>`, part),
        ),
      }
    case 'InterfaceType':
      return {
        isTuple: false,
        places: partsOf(codec, 'props').map(([name, part]) => placeOf(name, name, part)),
      }
    case 'PartialType':
      return {
        isTuple: false,
        places: partsOf(codec, 'props').map(([name, part]) => ({
          ...placeOf(name, name, part),
          isOptional: true,
        })),
      }
    case 'IntersectionType': {
      const records = partsOf(codec, 'types').map(([, part]) => layoutOf(part))
      return records.every((layout) => layout?.isTuple === false)
        ? { isTuple: false, places: records.flatMap((layout) => layout?.places ?? []) }
        : undefined
    }
    case 'ExactType':
    case 'ReadonlyType':
    case 'RefinementType':
      return layoutOf(innerOf(codec))
    default:
      return undefined
  }
}

/**
 * Returns the value for the codec, made from the values in its places. A missing value has no key, because
 * `t.partial` would keep an `undefined`.
 */
export const build = ({ places, isTuple }: Layout, values: ReadonlyArray<unknown>): unknown =>
  isTuple
    ? values
    : Object.fromEntries(
        places.flatMap(({ name }, i) => (values[i] === undefined ? [] : [[name, values[i]]])),
      )

/** The parts of an io-ts codec. */
export const partsOf = (
  codec: t.Mixed,
  name: 'types' | 'props',
): ReadonlyArray<readonly [string, t.Mixed]> => {
  const parts: unknown = Reflect.get(codec, name)
  return typeof parts === 'object' && parts !== null
    ? Object.entries<unknown>({ ...parts }).filter((entry): entry is [string, t.Mixed] => isCodec(entry[1]))
    : []
}

/** The codec inside a codec that only narrows or wraps it. */
export const innerOf = (codec: t.Mixed): t.Mixed | undefined => {
  const inner: unknown = Reflect.get(codec, 'of') ?? Reflect.get(codec, 'type')
  return isCodec(inner) ? inner : undefined
}

// private

const placeOf = (name: string, label: string, codec: t.Mixed): ArgumentPlace => {
  const takes = takesOf(codec)
  return {
    name,
    label,
    codec,
    takes,
    isOptional: E.isRight(codec.decode(takes === 'words' ? [] : undefined)),
  }
}

const isList = (codec: t.Mixed): boolean =>
  tagOf(codec) === 'ArrayType' || tagOf(codec) === 'ReadonlyArrayType'

const takesOf = (codec: t.Mixed): ArgumentPlace['takes'] => {
  if (codec === RestOfText) return 'text'
  if (isList(codec)) return 'words'
  const inner = innerOf(codec)
  return inner === undefined ? 'word' : takesOf(inner)
}

// The codec of one word: for a list, the codec of its members.
const wordOf = (codec: t.Mixed): t.Mixed => (isList(codec) ? (innerOf(codec) ?? codec) : codec)
