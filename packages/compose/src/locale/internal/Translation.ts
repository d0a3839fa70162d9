// The translation of a bot into one language: a parsed Fluent source.

import { FluentResource } from '@fluent/bundle'
import type { VariableKind } from './Fluent.ts'

// model

/**
 * The messages of a bot by key, each with the kinds of its values. A key is the name of a Fluent message. For
 * an attribute, its name follows after a dot: `start.about`.
 */
export type MessageTable = Readonly<Record<string, Readonly<Record<string, VariableKind>>>>

/** One language of a bot. */
export interface Translation {
  /** The code of the language, as the bot names it. */
  readonly language: string
  readonly source: string
  readonly resource: FluentResource
}

// constructors

/** Reads a source. `faultsOfTranslations` finds the faults in it later. */
export const fromSource = (language: string, text: string): Translation => {
  // Some editors put a byte order mark before the first line. Fluent would read it as part of that line.
  const source = text.replace(/^\uFEFF/, '')
  return { language, source, resource: new FluentResource(source) }
}

// destructors

/** The language of a code, without its region, in lower case: `pt` for `pt-BR`. */
export const primaryOf = (code: string): string => code.toLowerCase().split('-', 1)[0] ?? ''
