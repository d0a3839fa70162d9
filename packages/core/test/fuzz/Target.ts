// What is fuzzed: a law that holds for every input, and the same law on a subject with a bug that a fuzzer
// must find.

// model

/** Throws, or rejects, where the law is broken. */
export type Check = (input: string) => void | Promise<void>

export interface Target {
  readonly name: string
  /** How inputs are changed: as text, or as the value that is written in it. */
  readonly form: 'json' | 'text'
  /** Inputs to begin with. */
  readonly seeds: () => ReadonlyArray<string>
  /** Pieces of its language. */
  readonly words: ReadonlyArray<string>
  readonly check: Check
  readonly planted: Check
}

export interface Definition<S> {
  readonly name: string
  readonly form?: Target['form']
  readonly seeds: () => ReadonlyArray<string>
  readonly words?: ReadonlyArray<string>
  /** The functions under test. */
  readonly subject: S
  readonly law: (subject: S) => Check
  /** The subject with a bug, as somebody might write it. */
  readonly plant: (subject: S) => Partial<S>
}

// constructors

export const target = <S extends object>({
  name,
  form = 'text',
  seeds,
  words = [],
  subject,
  law,
  plant,
}: Definition<S>): Target => ({
  name,
  form,
  seeds,
  words,
  check: law(subject),
  planted: law({ ...subject, ...plant(subject) }),
})
