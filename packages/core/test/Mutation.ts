// All single changes that make a value of the schema wrong, each with the path that a decoder must report.

import { declared as facts, definitionOf, discriminantOf, membersOf, type Type } from '@pipegram/schema'

// model

type Path = ReadonlyArray<string | number>

/** One change: the value for a path, or `undefined` to remove it. */
export interface Mutation {
  readonly path: Path
  readonly put: unknown
  /**
   * False if a union without a discriminant may take the changed value for another member, or report another
   * field.
   */
  readonly certain: boolean
}

// constructors

/** All mutations of a value of a named type. */
export const mutationsOf = (name: string, value: unknown): ReadonlyArray<Mutation> =>
  ofType({ ref: name }, value, false, [], true)

// combinators

/** A deep copy of a value with one change. */
export const apply = (value: unknown, { path, put }: Mutation): unknown => {
  const [key, ...rest] = path
  if (key === undefined) return put
  const copy: Record<string, unknown> | Array<unknown> =
    Array.isArray(value) && typeof key === 'number' ? [...value] : { ...Object(value) }
  const inner = apply(Reflect.get(copy, key), { path: rest, put, certain: true })
  if (inner === undefined) Reflect.deleteProperty(copy, key)
  else Reflect.set(copy, key, inner)
  return copy
}

// private

const put = (path: Path, certain: boolean, ...values: ReadonlyArray<unknown>): ReadonlyArray<Mutation> =>
  values.map((value) => ({ path, put: value, certain }))

const ofType = (
  type: Type,
  value: unknown,
  open: boolean,
  path: Path,
  certain: boolean,
): ReadonlyArray<Mutation> => {
  switch (type) {
    case 'string':
      return put(path, certain, 5, null, {}, ['x'])
    case 'integer':
      return put(path, certain, '5', null, 1.5, 2 ** 53, true)
    case 'float':
      return put(path, certain, '5', null, {}, false)
    case 'boolean':
      return put(path, certain, 0, 'true', null)
    case 'true':
      return put(path, certain, false, 1, null)
    case 'InputFile':
      return put(path, certain, 5, null, {})
  }
  if ('literal' in type) return put(path, certain, null, true)
  if ('array' in type)
    return [
      ...put(path, certain, {}, null, 'x'),
      ...(Array.isArray(value)
        ? value.flatMap((item: unknown, i) => ofType(type.array, item, open, [...path, i], certain))
        : []),
    ]
  if ('oneOf' in type) {
    const objects = type.oneOf.filter((one) => typeof one === 'object')
    return [
      ...put(path, certain, null, true, ['x']),
      ...(typeof value === 'object'
        ? objects.flatMap((one) => ofType(one, value, open, path, certain))
        : []
      ).filter((one) => one.path.length > path.length),
    ]
  }
  return ofName(type.ref, value, open, path, certain)
}

const ofName = (
  name: string,
  value: unknown,
  open: boolean,
  path: Path,
  certain: boolean,
): ReadonlyArray<Mutation> => {
  const found = definitionOf(facts, name)
  switch (found._tag) {
    case 'Enum': {
      const text = found.values.every((one) => typeof one === 'string')
      return put(path, certain, null, {}, text ? 5 : '5', ...(open && text ? [] : [text ? 'not listed' : -1]))
    }
    case 'Object': {
      const kind = put(path, certain, 5, null, 'x', [])
      if (typeof value !== 'object' || value === null) return kind
      const fields = Object.entries(found.fields)
      return [
        ...kind,
        ...fields.flatMap(([key, field]) =>
          field.required === true ? put([...path, key], certain, undefined) : [],
        ),
        ...fields.flatMap(([key, field]) =>
          ofType(field.type, Reflect.get(value, key), found.incoming === true, [...path, key], certain),
        ),
      ]
    }
    case 'Union': {
      const isOpen = found.incoming === true
      if (typeof value === 'string') return put(path, certain, 5, null, true)
      if (Array.isArray(value))
        return (found.plain ?? [])
          .flatMap((type) =>
            typeof type === 'object' && 'array' in type ? ofType(type, value, isOpen, path, certain) : [],
          )
          .filter((one) => one.path.length > path.length)
      const kind = put(path, certain, 5, null)
      const { discriminant } = found
      const members = membersOf(facts, name)
      if (typeof value !== 'object' || value === null) return kind
      if (discriminant === undefined)
        return [
          ...kind,
          ...members
            .flatMap((member) => ofName(member, value, isOpen, path, false))
            .filter((one) => one.path.length > path.length),
        ]
      const fixed = members.filter(
        (member) => discriminantOf(facts, member, discriminant) === Reflect.get(value, discriminant),
      )
      const candidates =
        fixed.length > 0
          ? fixed
          : members.filter((member) => discriminantOf(facts, member, discriminant) === undefined)
      const inner = candidates
        .flatMap((member) => ofName(member, value, isOpen, path, certain && candidates.length === 1))
        .filter((one) => one.path.length > path.length)
      const texts = members.every((member) => typeof discriminantOf(facts, member, discriminant) === 'string')
      return [
        ...kind,
        ...inner,
        ...put(
          [...path, discriminant],
          certain && texts,
          undefined,
          5,
          null,
          ...(isOpen || !texts ? [] : ['not listed']),
        ),
      ]
    }
  }
}
