// The bot and the options of a program: a tool that listens gets them, and the bot does not run.
//
// Wing `doctor`: checks a bot and its surroundings without running the bot.

import type { Bot } from '@pipegram/compose/Handler'
import type { UpdateKind } from '@pipegram/core/Types'
import type { IO } from 'fp-ts/lib/IO.js'
import type { Inbox } from '../inbox/Inbox.ts'
import type { LaunchOptions } from '../internal/Launch.ts'
import type { RunSource } from '../internal/SourceChoice.ts'
import type { TokenPlaceOptions } from '../token/ProgramToken.ts'

// model

/** A bot, and how its program would run it. */
export interface BotProgram {
  readonly bot: Bot
  /** Missing if the file only exports the bot. */
  readonly role?: 'run' | 'receive' | 'start' | 'work'
  readonly options: ProgramOptions
}

/** The options of a program that a doctor looks at. */
export interface ProgramOptions extends Omit<Partial<LaunchOptions>, 'token'>, TokenPlaceOptions {
  readonly allowedUpdates?: ReadonlyArray<UpdateKind>
  readonly inbox?: Inbox
  readonly source?: RunSource
}

/** Gets a program in place of running it. */
export type ProgramListener = (program: BotProgram) => void

// constructors

/**
 * After this, `run`, `receive`, `work` and `start` of this process call the listener instead of running a
 * bot, and do not end. Returns an effect that ends this.
 */
export const listenToPrograms =
  (listener: ProgramListener): IO<IO<void>> =>
  () => {
    Reflect.set(globalThis, key, listener)
    return () => void Reflect.deleteProperty(globalThis, key)
  }

// destructors

/** Calls the listener of this process. Returns false without a listener: then the program should run. */
export const isOnlyLookedAt = (program: BotProgram): boolean => {
  const listener: unknown = Reflect.get(globalThis, key)
  if (!isListener(listener)) return false
  listener(program)
  return true
}

// private

// The command and the bot may have loaded two copies of this package.
const key = Symbol.for('pipegram.programs')

const isListener = (u: unknown): u is ProgramListener => typeof u === 'function'
