// Codecs of objects that are not in the schema. The interface of the object checks the types of the fields.

import type { Codec } from '../Codec.ts'
import type { Unlisted } from '../Unlisted.ts'
import { isRecord, type AnyCodec } from './Structure.ts'
import { object, strict } from './TypeCodecs.ts'

// model

type Optional<A> = { [K in keyof A]-?: undefined extends A[K] ? K : never }[keyof A]

/** The decoder of a field. A string with some listed values, among others, is decoded as any string. */
type Field<V> = Codec<V> | (Unlisted extends V ? Codec<string> : never)

type Required<A> = { readonly [K in Exclude<keyof A, Optional<A>>]: Field<A[K]> }

type Rest<A> = { readonly [K in Optional<A>]-?: Field<Exclude<A[K], undefined>> }

type Codecs = Readonly<Record<string, AnyCodec>>

// constructors

/** An object with required and optional fields. Fields that are not listed are kept. */
export const record = <A>(
  name: string,
  required: Required<A> & Codecs,
  optional: Rest<A> & Codecs,
): Codec<A> =>
  strict(
    object(
      name,
      (u) =>
        isRecord(u) &&
        Object.entries<AnyCodec>(required).every(([key, codec]) => codec.is(u[key])) &&
        Object.entries<AnyCodec>(optional).every(([key, codec]) => u[key] === undefined || codec.is(u[key])),
      () => [required, optional],
    ),
  )
