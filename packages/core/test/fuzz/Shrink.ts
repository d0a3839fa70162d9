// Makes an input that breaks a law smaller, as long as it still breaks the law.

import { apply } from '../Mutation.ts'
import type { Target } from './Target.ts'
import { parse, pathsOf } from './Tree.ts'

// model

/** Whether an input breaks the law. */
export type Breaks = (input: string) => Promise<boolean>

// combinators

/** Removes parts as long as the input still breaks the law, in a limited number of tries. */
export const shrink = async (
  form: Target['form'],
  input: string,
  breaks: Breaks,
  tries = 3000,
): Promise<string> => {
  let smallest = input
  let left = tries
  for (let found = true; found;) {
    found = false
    for (const candidate of candidatesOf(form, smallest)) {
      if (left <= 0) return smallest
      left -= 1
      if (candidate.length >= smallest.length || !(await breaks(candidate))) continue
      smallest = candidate
      found = true
      break
    }
  }
  return smallest
}

// private

function* candidatesOf(form: Target['form'], input: string): Generator<string> {
  if (form === 'json') yield* smallerTrees(input)
  for (let size = input.length; size >= 1; size = Math.floor(size / 2))
    for (let from = 0; from < input.length; from += size)
      yield input.slice(0, from) + input.slice(from + size)
}

function* smallerTrees(input: string): Generator<string> {
  const parsed = parse(input)
  if (parsed === undefined) return
  for (const path of pathsOf(parsed.value))
    for (const put of [undefined, 0, '', [], {}]) {
      const text: unknown = JSON.stringify(apply(parsed.value, { path, put, certain: true }))
      if (typeof text === 'string') yield text
    }
}
