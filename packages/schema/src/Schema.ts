// The model of the facts of the Bot API: its objects, unions, enums and methods, with their limits.
// https://core.telegram.org/bots/api

// model

/** The type of a value. `InputFile` is a file to upload; `ref` names an object, a union or an enum. */
export type Type =
  | 'string'
  | 'integer'
  | 'float'
  | 'boolean'
  | 'true'
  | 'InputFile'
  | { readonly ref: string }
  | { readonly array: Type }
  | { readonly literal: string | number }
  | { readonly oneOf: ReadonlyArray<Type> }

/** The unit of the length of a string. `parsed characters` are counted after entity parsing. */
export type Unit = 'characters' | 'bytes' | 'parsed characters'

/** The least and the greatest value, both allowed. */
export type Range = readonly [min: number, max: number]

/** How a fact is known that two independent sources do not tell. */
export type Certainty = 'one source' | 'inferred'

/** A field of an object, or a parameter of a method. */
export interface Field {
  readonly type: Type
  /** Present if the field cannot be left out. */
  readonly required?: true
  /** The field that must be given if this one is left out. */
  readonly unless?: string
  /** Absent if two independent sources agree. The decoder must not insist on a field that has it. */
  readonly certainty?: Certainty
  /**
   * The version, such as `9.6`, from which servers send a required field of an older object. Before it, a
   * decoder puts the value of `defaultOf`.
   */
  readonly since?: string
  /** Present if an item of an array has its meaning by its place, so that none may be left out. */
  readonly whole?: true
  /** The length that a string may have. */
  readonly length?: readonly [min: number, max: number, unit: Unit]
  /** The number of items that an array may have. */
  readonly items?: Range
  /** The numbers that are allowed. */
  readonly range?: Range
  /** A number that is allowed in addition to the range. */
  readonly orElse?: number
  /** A regular expression that the whole string must match. */
  readonly pattern?: string
}

/** Fields by name. */
export type FieldTable = Readonly<Record<string, Field>>

/**
 * An object by its fields. `incoming` is present if Telegram may send it, in an update or as a result.
 * `payload` is present if the object is nothing without its optional fields.
 */
export interface ObjectFacts {
  readonly incoming?: true
  readonly payload?: true
  readonly fields: FieldTable
}

/**
 * One of some objects. The field `discriminant` tells which; one value of it may still leave several, as the
 * results of inline queries do. `plain` are the types besides objects. `promised` are the fields that every
 * variant has, also one that a later version of the Bot API adds.
 */
export interface UnionFacts {
  readonly incoming?: true
  readonly members: ReadonlyArray<string>
  readonly discriminant?: string
  readonly plain?: ReadonlyArray<Type>
  readonly promised?: ReadonlyArray<string>
}

/** One of some strings or numbers. */
export type EnumFacts = ReadonlyArray<string | number>

/** A method. `inlineResult` is the result in place of `result` for an inline message. */
export interface MethodFacts {
  readonly params: FieldTable
  readonly result: Type
  readonly inlineResult?: Type
}

/** All facts of one version of the Bot API. */
export interface Schema {
  /** The version, such as `10.5`. */
  readonly version: string
  /** The day of its release, as `YYYY-MM-DD`. */
  readonly date: string
  readonly enums: Readonly<Record<string, EnumFacts>>
  readonly unions: Readonly<Record<string, UnionFacts>>
  readonly objects: Readonly<Record<string, ObjectFacts>>
  readonly methods: Readonly<Record<string, MethodFacts>>
}

/** The definition of a name. */
export type Definition =
  | ({ readonly _tag: 'Object' } & ObjectFacts)
  | ({ readonly _tag: 'Union' } & UnionFacts)
  | { readonly _tag: 'Enum'; readonly values: EnumFacts }

// destructors

/** The definition of a name. Throws if the schema does not have the name: then the schema itself is wrong. */
export const definitionOf = (schema: Schema, name: string): Definition => {
  const object = own(schema.objects, name)
  if (object !== undefined) return { _tag: 'Object', ...object }
  const union = own(schema.unions, name)
  if (union !== undefined) return { _tag: 'Union', ...union }
  const values = own(schema.enums, name)
  if (values !== undefined) return { _tag: 'Enum', values }
  throw new RangeError(`The schema has no "${name}".`)
}

/** A method by its name. As for Telegram, case does not matter. */
export const methodOf = (
  schema: Schema,
  name: string,
): (MethodFacts & { readonly name: string }) | undefined => {
  const found = own(schema.methods, name)
  if (found !== undefined) return { name, ...found }
  const lower = name.toLowerCase()
  const entry = Object.entries(schema.methods).find(([other]) => other.toLowerCase() === lower)
  return entry && { name: entry[0], ...entry[1] }
}

/** The fields of an object. Throws if the name is not the name of an object. */
export const fieldsOf = (schema: Schema, name: string): FieldTable => {
  const found = definitionOf(schema, name)
  if (found._tag !== 'Object') throw new RangeError(`"${name}" is not an object of the schema.`)
  return found.fields
}

/** The objects of a union, also through unions in it. For an object: the object itself. */
export const membersOf = (schema: Schema, name: string): ReadonlyArray<string> => {
  const found = definitionOf(schema, name)
  return found._tag === 'Union' ? found.members.flatMap((member) => membersOf(schema, member)) : [name]
}

/** Whether Telegram may send variants that a union does not list, told apart by a string. */
export const isOpenUnion = (schema: Schema, name: string): boolean => {
  const found = definitionOf(schema, name)
  if (found._tag !== 'Union' || found.incoming !== true) return false
  const { discriminant } = found
  return (
    discriminant !== undefined &&
    membersOf(schema, name).every(
      (member) => typeof discriminantOf(schema, member, discriminant) === 'string',
    )
  )
}

/** The value of a discriminant in one member of a union; `undefined` if the member does not fix it. */
export const discriminantOf = (
  schema: Schema,
  member: string,
  field: string,
): string | number | undefined => {
  const type = own(fieldsOf(schema, member), field)?.type
  return typeof type === 'object' && 'literal' in type ? type.literal : undefined
}

/** The members of a union whose discriminant has a value. */
export const variantsOf = (
  schema: Schema,
  name: string,
  field: string,
  value: unknown,
): ReadonlyArray<string> =>
  membersOf(schema, name).filter((member) => discriminantOf(schema, member, field) === value)

/**
 * The fields of a variant that a union does not list: all fields that each member has with the same type,
 * without the discriminant. Only a promised field is required, so that a variant without the others is kept.
 */
export const sharedOf = (schema: Schema, name: string): FieldTable => {
  const found = definitionOf(schema, name)
  if (found._tag !== 'Union') return {}
  const [first = {}, ...others] = membersOf(schema, name).map((member) => fieldsOf(schema, member))
  const isShared = (key: string, type: Type): boolean =>
    others.every((fields) => JSON.stringify(own(fields, key)?.type) === JSON.stringify(type))
  return Object.fromEntries(
    Object.entries(first).flatMap(([key, { type }]): ReadonlyArray<[string, Field]> => {
      if (key === found.discriminant || !isShared(key, type)) return []
      return [[key, found.promised?.includes(key) ? { type, required: true } : { type }]]
    }),
  )
}

/**
 * What stands for a required field that an older server does not send: false, 0, an empty string or array, or
 * an object of such values. `undefined` if there is no such value.
 */
export const defaultOf = (schema: Schema, { type }: Field): unknown => {
  if (typeof type === 'string') return zeros[type]
  if ('array' in type) return []
  const found = 'ref' in type ? definitionOf(schema, type.ref) : undefined
  if (found?._tag === 'Enum') return found.values.every((value) => typeof value === 'string') ? '' : undefined
  if (found?._tag !== 'Object') return undefined
  const required = Object.entries(found.fields).filter(([, field]) => field.required === true)
  const values = required.map(([name, field]) => [name, defaultOf(schema, field)] as const)
  return values.every(([, value]) => value !== undefined) ? Object.fromEntries(values) : undefined
}

/** All names that a type refers to directly. */
export const refsOf = (type: Type): ReadonlyArray<string> =>
  typeof type === 'string' || 'literal' in type
    ? []
    : 'ref' in type
      ? [type.ref]
      : 'array' in type
        ? refsOf(type.array)
        : type.oneOf.flatMap(refsOf)

/** All names that can be reached from some types, through any number of fields. */
export const reachableFrom = (schema: Schema, types: ReadonlyArray<Type>): ReadonlySet<string> => {
  const seen = new Set<string>()
  const waiting = types.flatMap(refsOf)
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (seen.has(name)) continue
    seen.add(name)
    const found = definitionOf(schema, name)
    if (found._tag === 'Object')
      waiting.push(...Object.values(found.fields).flatMap((field) => refsOf(field.type)))
    if (found._tag === 'Union') waiting.push(...found.members, ...(found.plain ?? []).flatMap(refsOf))
  }
  return seen
}

/** Whether a value of this type may hold a file to upload. */
export const mayHoldFile = (schema: Schema, type: Type): boolean => {
  const holds = (t: Type): boolean =>
    t === 'InputFile' ||
    (typeof t === 'object' && ('array' in t ? holds(t.array) : 'oneOf' in t && t.oneOf.some(holds)))
  return (
    holds(type) ||
    [...reachableFrom(schema, [type])].some((name) => {
      const found = definitionOf(schema, name)
      return found._tag === 'Object' && Object.values(found.fields).some((field) => holds(field.type))
    })
  )
}

/** The official documentation of a name, such as https://core.telegram.org/bots/api#sendmessage. */
export const linkOf = (name: string): string => `https://core.telegram.org/bots/api#${name.toLowerCase()}`

// private

const zeros: Readonly<Record<string, unknown>> = {
  boolean: false,
  integer: 0,
  float: 0,
  string: '',
}

const own = <A>(record: Readonly<Record<string, A>>, name: string): A | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined
