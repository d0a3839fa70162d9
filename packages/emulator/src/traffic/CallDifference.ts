// The wing `traffic`: recording and replaying the traffic between a bot and Telegram. Here: the differences
// between the calls of a bot and those of a recording.

// model

/** A call of a bot. Ids, names and texts are those of the recording; a file is `sha256-` with its hash. */
export interface ComparedCall {
  readonly method: string
  readonly params: Readonly<Record<string, unknown>>
}

/** A parameter that changed, by its path, such as `reply_markup.inline_keyboard[0][0].text`. */
export interface ChangedParameter {
  readonly path: string
  /** `undefined` if it was missing. */
  readonly was: unknown
  /** `undefined` if it is missing now. */
  readonly now: unknown
}

/**
 * A call that is in the recording but was not made, one that was made but is not in the recording, or one
 * with other parameters. `line` is its line in the recording, from 1. `after` is the `update_id` of the last
 * update before the call; `undefined` if there was none.
 */
export type CallDifference =
  | { readonly _tag: 'Missing'; readonly call: ComparedCall; readonly line: number; readonly after?: number }
  | { readonly _tag: 'New'; readonly call: ComparedCall; readonly after?: number }
  | {
      readonly _tag: 'Changed'
      readonly was: ComparedCall
      readonly call: ComparedCall
      readonly fields: ReadonlyArray<ChangedParameter>
      readonly line: number
      readonly after?: number
    }

// destructors

/** Differences as a readable text: `-` is missing, `+` is new, `~` has changed. Empty if there are none. */
export const toText = (differences: ReadonlyArray<CallDifference>): string =>
  differences
    .toSorted((a, b) => (a.after ?? 0) - (b.after ?? 0))
    .map((one, place, all) => {
      const head = place > 0 && all[place - 1]?.after === one.after ? '' : `${headOf(one.after)}\n`
      return head + linesOf(one)
    })
    .join('\n')

/** The parameters in which two calls of one method differ, by path. */
export const changedParameters = (was: unknown, now: unknown, path = ''): ReadonlyArray<ChangedParameter> => {
  if (was === now) return []
  const [before, after] = [entriesOf(was), entriesOf(now)]
  if (before === undefined || after === undefined || Array.isArray(was) !== Array.isArray(now))
    return [{ path, was, now }]
  const below = (key: string): string =>
    Array.isArray(was) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) =>
    changedParameters(before.get(key), after.get(key), below(key)),
  )
}

// private

const headOf = (after: number | undefined): string =>
  after === undefined ? 'before the first update:' : `after update ${after}:`

const linesOf = (one: CallDifference): string => {
  switch (one._tag) {
    case 'Missing':
      return `  - ${callInWords(one.call)}   (line ${one.line})`
    case 'New':
      return `  + ${callInWords(one.call)}`
    case 'Changed':
      return [
        `  ~ ${one.call.method}${toWhom(one.call)}   (line ${one.line})`,
        ...one.fields.map(({ path, was, now }) => `      ${path}: ${inWords(was)} → ${inWords(now)}`),
      ].join('\n')
  }
}

const toWhom = ({ params }: ComparedCall): string =>
  params['chat_id'] === undefined ? '' : ` to ${inWords(params['chat_id'])}`

const callInWords = ({ method, params }: ComparedCall): string => `${method} ${inWords(params)}`

const inWords = (value: unknown): string => {
  const text = value === undefined ? 'nothing' : JSON.stringify(value)
  return text.length <= longest ? text : `${text.slice(0, longest)}…`
}

const longest = 300

const entriesOf = (value: unknown): ReadonlyMap<string, unknown> | undefined =>
  typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : undefined
