// A persistent map from numbers to values, sorted by key. A change among 100,000 entries makes about 20 new
// nodes and does not change the old map, so the state of the emulator can be a value.

// model

interface Node<A> {
  readonly key: number
  readonly value: A
  readonly size: number
  readonly left: SortedMap<A>
  readonly right: SortedMap<A>
}

/** Entries by number. The empty map is `undefined`. */
export type SortedMap<A> = Node<A> | undefined

// constructors

/** No entries. */
export const empty: SortedMap<never> = undefined

/** Entries from pairs. If two pairs have the same key, the later one counts. */
export const fromPairs = <A>(pairs: Iterable<readonly [number, A]>): SortedMap<A> => {
  let self: SortedMap<A> = empty
  for (const [key, value] of pairs) self = set(key, value)(self)
  return self
}

// guards

/** True for a map with entries. */
export const isSortedMap = (u: unknown): u is SortedMap<unknown> & object =>
  typeof u === 'object' &&
  u !== null &&
  ['key', 'value', 'size', 'left', 'right'].every((name) => Object.hasOwn(u, name))

// destructors

/** The number of entries. */
export const size = (self: SortedMap<unknown>): number => self?.size ?? 0

/** The value at a key. */
export const get =
  (key: number) =>
  <A>(self: SortedMap<A>): A | undefined => {
    let node = self
    while (node !== undefined && node.key !== key) node = key < node.key ? node.left : node.right
    return node?.value
  }

/** The entry with the smallest key. */
export const first = <A>(self: SortedMap<A>): readonly [number, A] | undefined => {
  let node = self
  while (node?.left !== undefined) node = node.left
  return node && [node.key, node.value]
}

/** All entries, the smallest key first. */
export function* entries<A>(self: SortedMap<A>): Generator<readonly [number, A]> {
  // Uses a stack, because nested generators would cost their depth for every entry.
  const waiting: Array<Node<A>> = []
  let node = self
  while (node !== undefined || waiting.length > 0) {
    for (; node !== undefined; node = node.left) waiting.push(node)
    const next = waiting.pop()
    if (next === undefined) return
    yield [next.key, next.value]
    node = next.right
  }
}

/** All entries, the largest key first. */
export function* backwards<A>(self: SortedMap<A>): Generator<readonly [number, A]> {
  const waiting: Array<Node<A>> = []
  let node = self
  while (node !== undefined || waiting.length > 0) {
    for (; node !== undefined; node = node.right) waiting.push(node)
    const next = waiting.pop()
    if (next === undefined) return
    yield [next.key, next.value]
    node = next.left
  }
}

/** All values, in the order of their keys. */
export const values = <A>(self: SortedMap<A>): ReadonlyArray<A> =>
  Array.from(entries(self), ([, value]) => value)

// combinators

/**
 * Sets the value at a key. Only the nodes above its place are new, because most entries are added at the end.
 */
export const set =
  <A>(key: number, value: A) =>
  (self: SortedMap<A>): SortedMap<A> =>
    put(self, key, value, priority(key))

/** Removes the value at a key. */
export const remove =
  (key: number) =>
  <A>(self: SortedMap<A>): SortedMap<A> => {
    if (self === undefined || get(key)(self) === undefined) return self
    if (key === self.key) return join(self.left, self.right)
    return key < self.key
      ? make(self.key, self.value, remove(key)(self.left), self.right)
      : make(self.key, self.value, self.left, remove(key)(self.right))
  }

/** Keeps the entries whose keys are at least `key`. */
export const from =
  (key: number) =>
  <A>(self: SortedMap<A>): SortedMap<A> =>
    split(self, key)[1]

/** Keeps the entries whose keys are below `key`. */
export const below =
  (key: number) =>
  <A>(self: SortedMap<A>): SortedMap<A> =>
    split(self, key)[0]

/** Leaves out the first `count` entries. */
export const drop =
  (count: number) =>
  <A>(self: SortedMap<A>): SortedMap<A> => {
    if (self === undefined || count <= 0) return self
    const before = size(self.left)
    return count > before
      ? drop(count - before - 1)(self.right)
      : make(self.key, self.value, drop(count)(self.left), self.right)
  }

/** The entries of both maps. All keys of the second must be above those of the first. */
export const concat = <A>(self: SortedMap<A>, above: SortedMap<A>): SortedMap<A> => join(self, above)

// private

const make = <A>(key: number, value: A, left: SortedMap<A>, right: SortedMap<A>): Node<A> => ({
  key,
  value,
  size: size(left) + size(right) + 1,
  left,
  right,
})

// A treap whose priorities are hashes of the keys. It is balanced without random numbers, so equal histories
// make equal states.
const priority = (key: number): number => {
  let h = Math.imul(key % 0x7fffffff, 0x9e3779b1)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

// An existing key is at or above any node of a lower priority, so a split never meets it.
const put = <A>(self: SortedMap<A>, key: number, value: A, own: number): Node<A> => {
  if (self === undefined) return make(key, value, empty, empty)
  if (key === self.key) return make(key, value, self.left, self.right)
  if (own > priority(self.key)) {
    const [below, rest] = split(self, key)
    return make(key, value, below, rest)
  }
  return key < self.key
    ? make(self.key, self.value, put(self.left, key, value, own), self.right)
    : make(self.key, self.value, self.left, put(self.right, key, value, own))
}

const split = <A>(self: SortedMap<A>, key: number): readonly [below: SortedMap<A>, rest: SortedMap<A>] => {
  if (self === undefined) return [empty, empty]
  if (self.key < key) {
    const [below, rest] = split(self.right, key)
    return [make(self.key, self.value, self.left, below), rest]
  }
  const [below, rest] = split(self.left, key)
  return [below, make(self.key, self.value, rest, self.right)]
}

const join = <A>(left: SortedMap<A>, right: SortedMap<A>): SortedMap<A> => {
  if (left === undefined) return right
  if (right === undefined) return left
  return priority(left.key) > priority(right.key)
    ? make(left.key, left.value, left.left, join(left.right, right))
    : make(right.key, right.value, join(left, right.left), right.right)
}
