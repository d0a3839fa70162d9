// The sum of the known lengths, for the type checker. A length is a tuple with that number of elements.

import type { FieldTable, Units } from '../Field.ts'
import type { TextSigner } from '../Signer.ts'

/**
 * `unknown` for fields that fit. An error message type if the fields with known lengths together take too
 * many bytes.
 */
export type Fits<What extends string, Most extends number, Tag extends string, F extends FieldTable, O> =
  Sum<F, keyof F, [...Letters<Tag>, ...Overhead<O>]> extends infer N extends ReadonlyArray<0>
    ? N extends readonly [...Units<Most>, 0, ...ReadonlyArray<0>]
      ? TooLong<What, Most, N['length']>
      : unknown
    : unknown

type TooLong<
  What extends string,
  Most extends number,
  N extends number,
> = `This ${What} could take ${N} bytes; ${Most} fit. Leave a field out or shorten one.`

type Letters<Tag extends string, N extends ReadonlyArray<0> = []> = string extends Tag
  ? N
  : Tag extends `${string}${infer Rest}`
    ? Letters<Rest, [...N, 0]>
    : N

type Known<N extends number> = number extends N ? [] : Units<N>

// The last member of a union: inference from overloads takes the last one.
type Last<U> = (U extends unknown ? (of: () => U) => void : never) extends (of: infer I) => void
  ? I extends () => infer L
    ? L
    : never
  : never

type Sum<F extends FieldTable, K, N extends ReadonlyArray<0>> = [K] extends [never]
  ? N
  : Last<K> extends infer L extends keyof F
    ? Known<F[L]['maxBytes']> extends infer M extends ReadonlyArray<0>
      ? Sum<F, Exclude<K, L>, [...N, 0, ...M]>
      : never
    : never

// A signature and its dot; a version and its mark. Version 0 takes nothing.
type Overhead<O> = [
  ...(O extends { readonly sign: TextSigner } ? Units<13> : []),
  ...(O extends { readonly version: 0 } ? [] : O extends { readonly version: number } ? [0, 0] : []),
]
