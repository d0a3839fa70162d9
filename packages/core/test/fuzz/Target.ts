// A target of the fuzzer: a law that holds for every input, and a subject with a bug that the fuzzer must
// find.

// model

/** Throws or rejects if an input breaks the law. */
export type Check = (input: string) => void | Promise<void>

export interface Target {
  readonly name: string
  /** How inputs are changed: as text, or as the JSON value in it. */
  readonly form: 'json' | 'text'
  /** The first inputs. */
  readonly seeds: () => ReadonlyArray<string>
  /** Pieces of the language of the inputs. */
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
  /** The subject with a realistic bug. */
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
