// Runs a part that is not trusted in a worker thread of its own, within limits of time and memory. Whatever
// it does, the bot goes on.

import { Worker } from 'node:worker_threads'
import { E, t, type TE } from 'pipegram'

/** Why a part gave no answer. */
export interface PartFailed {
  readonly _tag: 'PartFailed'
  readonly sentence: string
}

export interface IsolatedOptions<A> {
  /** The module of the part: it reads `workerData`, and posts one answer. */
  readonly file: URL
  /** What it may answer. Anything else counts as a failure. */
  readonly answer: t.Decoder<unknown, A>
  /** The most time, with the start of the thread, in ms. Default: 1,000. */
  readonly most?: number
  /** The most memory, in MB. Default: 32. */
  readonly memory?: number
  /** How many may run at a time; further ones are refused. Default: 4. */
  readonly beside?: number
}

/** A function that runs the part on an input, which is copied. */
export const isolated = <A>({
  file,
  answer,
  most = 1_000,
  memory = 32,
  beside = 4,
}: IsolatedOptions<A>): ((input: unknown) => TE.TaskEither<PartFailed, A>) => {
  let running = 0
  return (input) => async () => {
    if (running >= beside) return failed('Too many ask at once. Try again in a moment.')
    running += 1
    // No environment, so no token: a thread would get a copy of it.
    const worker = new Worker(file, {
      workerData: input,
      env: {},
      execArgv: [],
      stdin: false,
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: 8, stackSizeMb: 2 },
    })
    const { promise, resolve } = Promise.withResolvers<E.Either<PartFailed, A>>()
    const timer = setTimeout(() => resolve(failed('That took too long.')), most)
    worker.once('message', (said) => {
      const decoded = answer.decode(said)
      resolve(E.isRight(decoded) ? decoded : failed('That did not work.'))
    })
    // It threw, or its memory was full. Its words are not told: they may be anything.
    worker.once('error', () => resolve(failed('That did not work.')))
    worker.once('exit', () => resolve(failed('That did not work.')))
    try {
      return await promise
    } finally {
      clearTimeout(timer)
      await worker.terminate()
      running -= 1
    }
  }
}

const failed = (sentence: string): E.Either<PartFailed, never> => E.left({ _tag: 'PartFailed', sentence })
