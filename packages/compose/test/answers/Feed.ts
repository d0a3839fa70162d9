// An answer whose pieces come when a test gives them.

// model

/** The pieces, what gives them, and how often the source was told to end. */
export interface Feed {
  readonly pieces: AsyncIterable<string>
  readonly say: (...pieces: ReadonlyArray<string>) => void
  readonly end: () => void
  readonly fail: (cause: unknown) => void
  readonly returned: () => number
}

// constructors

export const makeFeed = (): Feed => {
  const ready: Array<() => Promise<IteratorResult<string, undefined>>> = []
  let wake = (): void => undefined
  let returned = 0
  const offer = (next: () => Promise<IteratorResult<string, undefined>>): void => {
    ready.push(next)
    wake()
  }
  const next = async (): Promise<IteratorResult<string, undefined>> => {
    while (ready.length === 0) await new Promise<void>((resolve) => (wake = resolve))
    return (ready.shift() ?? next)()
  }
  const iterator: AsyncIterator<string, undefined> = {
    next,
    return: () => {
      returned += 1
      return Promise.resolve({ done: true, value: undefined })
    },
  }
  return {
    pieces: { [Symbol.asyncIterator]: () => iterator },
    say: (...pieces) => {
      for (const value of pieces) offer(() => Promise.resolve({ done: false, value }))
    },
    end: () => offer(() => Promise.resolve({ done: true, value: undefined })),
    fail: (cause) =>
      offer(async () => {
        throw cause
      }),
    returned: () => returned,
  }
}

/** A source that has all its pieces from the start. */
export async function* given(...pieces: ReadonlyArray<string>): AsyncGenerator<string> {
  yield* pieces
}
