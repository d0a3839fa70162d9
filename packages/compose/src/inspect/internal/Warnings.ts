// The certain faults of a pipeline. They follow from what each step lets through, and from what the steps
// before it never skip.

import type { UpdateKind } from '@pipegram/core/Types'
import { both, either, routesOf, type Route, type Routes, type Shape } from '../../pipeline/Shape.ts'

// destructors

/** One sentence for each certain fault. A branch is named by its number in the diagram. */
export const warnings = (
  shape: Shape,
  asked: ReadonlyArray<UpdateKind> | undefined,
): ReadonlyArray<string> => {
  const all = routesOf(shape)
  if (isEmpty(all))
    return ['This bot answers to no update: its steps have no kind of update in common, or it has no branch.']
  return [...unreachable(shape, 'any', new Set(), ''), ...(asked === undefined ? [] : unasked(shape, asked))]
}

// private

const isEmpty = (routes: Routes): boolean => routes !== 'any' && routes.length === 0

const unasked = (shape: Shape, asked: ReadonlyArray<UpdateKind>): ReadonlyArray<string> => {
  const missing = new Set(
    ends(shape, 'any')
      .flatMap((routes) => (routes === 'any' ? [] : routes.map(({ kind }) => kind)))
      .filter((kind) => !asked.includes(kind)),
  )
  return [...missing].map(
    (kind) => `The bot answers to ${kind}, but Telegram does not send it: add it to allowed_updates.`,
  )
}

// The routes of each end of the tree. They also have the kinds of ends beside an end that takes every update.
const ends = (shape: Shape, outer: Routes): ReadonlyArray<Routes> => {
  const reach = both(outer, shape.routes)
  return shape.next.length === 0 ? [reach] : shape.next.flatMap((child) => ends(child, reach))
}

// The routes that earlier branches take: every update, kinds, or kinds with a key.
type Taken = ReadonlySet<string>

const signOf = ({ kind, key, texts }: Route): string =>
  key !== undefined ? `${kind} ${key}` : texts === true ? textsOf(kind) : kind

const textsOf = (kind: UpdateKind): string => `${kind} with a text`

const isTaken = (taken: Taken, route: Route): boolean =>
  taken.has('any') ||
  taken.has(route.kind) ||
  (route.captions !== true &&
    (taken.has(signOf(route)) || (isCommand(route) && taken.has(textsOf(route.kind)))))

const isCommand = ({ key }: Route): boolean => key !== undefined && /^[/!]/.test(key)

const areTaken = (taken: Taken, routes: Routes): boolean =>
  routes === 'any' ? taken.has('any') : routes.every((route) => isTaken(taken, route))

const unreachable = (shape: Shape, outer: Routes, before: Taken, place: string): ReadonlyArray<string> => {
  const reach = both(outer, shape.routes)
  if (shape.next.length === 0)
    return reach === 'any'
      ? []
      : reach.flatMap((route) =>
          route.info !== undefined && isTaken(before, route)
            ? [
                `/${route.info.command}${place === '' ? '' : ` of branch ${place}`} never runs: ` +
                  'earlier branches take every such message. Put it first, or rename it.',
              ]
            : [],
        )
  const taken = new Set(before)
  return shape.next.flatMap((child, i) => {
    const here = shape.next.length === 1 ? place : `${place}${place === '' ? '' : '.'}${i + 1}`
    const named = `Branch ${here} (${child.label})`
    const within = both(reach, routesOf(child))
    const found = isEmpty(within)
      ? [`${named} answers to no update: its steps and those before it have no kind of update in common.`]
      : shape.next.length > 1 && areTaken(taken, within)
        ? [`${named} is never reached: earlier branches take every update that it answers to.`]
        : unreachable(child, reach, taken, here)
    if (shape.every !== true) for (const sign of signsOf(certain(child))) taken.add(sign)
    return found
  })
}

const signsOf = (routes: Routes): ReadonlyArray<string> => (routes === 'any' ? ['any'] : routes.map(signOf))

// The routes that a step and all steps after it never skip.
const certain = (shape: Shape): Routes => {
  if (shape.exact !== true && shape.texts !== true) return []
  const inside = shape.next.length === 0 ? 'any' : either(shape.next.map(certain))
  const sure = meet(shape.routes, inside)
  return shape.exact === true || sure === 'any'
    ? sure
    : sure.map((route) => (route.key === undefined ? { ...route, texts: true } : route))
}

// The routes that are certainly in both. Unlike `both`, it keeps none of two different keys.
const meet = (a: Routes, b: Routes): Routes =>
  a === 'any'
    ? b
    : b === 'any'
      ? a
      : both(
          a.filter((x) =>
            b.some(
              (y) => x.kind === y.kind && (x.key === undefined || y.key === undefined || x.key === y.key),
            ),
          ),
          b,
        )
