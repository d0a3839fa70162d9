// The state of a reader of markup: the text so far, its entities, and the entities that are still open. Only
// the reader changes a draft and sees it: a copy per mark would make reading quadratic.

import type { MessageEntity } from '../../../types/Types.ts'
import type { Text } from '../../Text.ts'
import { sort } from '../entities/Kind.ts'
import { makeOutput, type Output } from './Output.ts'

// model

export interface Draft<Open> {
  readonly markup: string
  readonly out: Output
  /** In the order in which they ended. */
  readonly entities: Array<MessageEntity>
  /** From the outermost to the innermost. */
  readonly open: Array<Open>
}

// constructors

export const makeDraft = <Open>(markup: string): Draft<Open> => ({
  markup,
  out: makeOutput(),
  entities: [],
  open: [],
})

// destructors

/** Length of the text from an offset to its end so far. */
export const lengthFrom = ({ out }: Draft<unknown>, offset: number): number => out.length() - offset

export const toText = ({ out, entities }: Draft<unknown>): Text => ({
  text: out.slice(0),
  entities: sort(entities),
})
