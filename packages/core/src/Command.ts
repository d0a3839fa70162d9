// Commands in messages: `/name@bot rest`, marked by Telegram as an entity at the very beginning of the text.
// https://core.telegram.org/bots/features#commands

import * as O from 'fp-ts/lib/Option.js'
import type { Message, User } from './Types.ts'

// model

/** A command as a user typed it. */
export interface Command {
  /** Lower case, without the slash. */
  readonly name: string
  /** The bot it is meant for, where the user said so, in lower case and without the `@`. */
  readonly bot: string | undefined
  /** What follows, without white space around it. */
  readonly rest: string
}

// constructors

/** The command that a message begins with. */
export const fromMessage = ({ text, entities }: Message): O.Option<Command> => {
  // It need not be the first entity: what is bold or quoted comes before what stands in it.
  const entity = entities?.find(({ type, offset }) => type === 'bot_command' && offset === 0)
  if (text === undefined || entity === undefined) return O.none
  const [name = '', bot] = text.slice(1, entity.length).toLowerCase().split('@')
  return name === '' ? O.none : O.some({ name, bot, rest: text.slice(entity.length).trim() })
}

// guards

/** Whether a command is meant for this bot: it names no bot, or this one. */
export const isFor =
  (me: User) =>
  ({ bot }: Command): boolean =>
    bot === undefined || bot === me.username?.toLowerCase()
