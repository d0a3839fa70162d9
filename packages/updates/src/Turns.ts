// Makes an update a job of its lane. The job may replace earlier updates that wait, or interrupt one that
// runs. Every source makes its jobs here.

import { laneMarks } from '@pipegram/compose/LaneMarks'
import type { Interpreter } from '@pipegram/core/Call'
import { system } from '@pipegram/core/Clock'
import { defined } from '@pipegram/core/Defined'
import type { Update } from '@pipegram/core/Types'
import type { IO } from 'fp-ts/lib/IO.js'
import type { Task } from 'fp-ts/lib/Task.js'
import type { DeadLetter } from './DeadLetter.ts'
import { type Handling, type HandlingOptions, type HandlingTurn, makeHandling } from './Handling.ts'
import * as State from './internal/LaneState.ts'
import { albumOf, laneOf, type LaneJob, type LaneOptions, withoutUrgency } from './Lane.ts'

// model

/** The options of turns. */
export interface TurnOptions extends HandlingOptions, LaneOptions {}

/** An update that enters its lane. */
export interface TurnEntry {
  readonly update: Update
  /** The lane of the update, from `laneOf`. */
  readonly lane: string | undefined
  /** Runs the calls of this update. Default: the interpreter of all updates. */
  readonly call?: Interpreter
  /** Runs when the turn of the update comes. If it returns false, the update is not handled or finished. */
  readonly begin?: () => Promise<boolean>
  /**
   * Ends an update that was handled or replaced by a newer one, or that failed with this letter. If it
   * returns false, the update comes again, and so do the updates that it has replaced. It must not reject.
   */
  readonly finish: (letter: DeadLetter | undefined) => boolean | Promise<boolean>
  /** Runs if this update comes again because the newer one that replaced it does. Default: nothing. */
  readonly again?: IO<void>
}

/** The turns of the updates of a bot. */
export interface Turns extends Pick<Handling, 'close' | 'interrupt' | 'stuck'> {
  readonly laneOf: (update: Update) => string | undefined
  /** True if updates of this bot may replace others. Then a source should take more updates of a lane. */
  readonly mayReplace: boolean
  /** A job for the lane of an update. Make it when the update enters its lane, so that it is the newest. */
  readonly job: (entry: TurnEntry) => LaneJob
  /** Ends the present and later waits of `debounce`, since the source will stop. */
  readonly hurry: IO<void>
}

// constructors

/** Turns for the updates of a bot. */
export const makeTurns = (options: TurnOptions): Turns => {
  const { bot, clock = system } = options
  const handle = makeHandling(options)
  const marks = laneMarks(bot)
  const lanes = new Map<string, State.LaneState<TurnEntry>>()
  let isHurried = false

  const runOf = (entry: TurnEntry): Run => {
    const { lane, update } = entry
    if (marks.isEmpty || lane === undefined) return (giveWay) => handleOne(handle, entry, giveWay)
    const key = withoutUrgency(lane)
    const state = lanes.get(key) ?? State.makeLaneState()
    lanes.set(key, state)
    const mark = marks(update)
    const isUrgent = mark?.isUrgent === true
    const place = State.arrive(state, mark?.overlap, entry, clock.now())
    if (isHurried && place !== undefined) State.flush(place)
    return async (giveWay) => {
      const entries = place === undefined ? [entry] : await State.takeFrom(place, entry, clock)
      if (entries !== undefined) await handleNewest(handle, { state, place, isUrgent }, entries, giveWay)
      state.jobs -= 1
      if (state.jobs === 0) lanes.delete(key)
    }
  }

  return {
    laneOf: laneOf(bot, options),
    mayReplace: !marks.isEmpty,
    job: (entry) => {
      const run = runOf(entry)
      const group = albumOf(entry.update)
      return group === undefined ? run : Object.assign(run, { group })
    },
    hurry: () => {
      isHurried = true
      for (const { places } of lanes.values()) for (const place of places.values()) State.flush(place)
    },
    stuck: handle.stuck,
    interrupt: handle.interrupt,
    close: handle.close,
  }
}

// private

type Run = (giveWay: IO<Task<void>>) => Promise<void>

interface Surroundings {
  readonly state: State.LaneState<TurnEntry>
  readonly place: State.LanePlace<TurnEntry> | undefined
  readonly isUrgent: boolean
}

const handleOne = async (handle: Handling, entry: TurnEntry, giveWay: IO<Task<void>>): Promise<void> => {
  const { begin, call, finish, update } = entry
  if (begin !== undefined && !(await begin())) return
  const isFinished = finish(await handle(update, giveWay, call === undefined ? plain : { call }))
  // Measured: a bot is faster if it awaits nothing here that is not a promise.
  if (typeof isFinished !== 'boolean') await isFinished
}

const plain: HandlingTurn = {}

// Handles the newest of some entries, and ends the others with it.
const handleNewest = async (
  handle: Handling,
  { state, place, isUrgent }: Surroundings,
  entries: ReadonlyArray<TurnEntry>,
  giveWay: IO<Task<void>>,
): Promise<void> => {
  const [skipped, newest] = [entries.slice(0, -1), entries.at(-1)]
  if (newest === undefined) return
  const { begin, call, finish, update } = newest
  const run = State.makeRun(entries)
  if (place !== undefined) place.run = run
  // An urgent handler does not interrupt itself.
  if (!isUrgent) state.runs.add(run)
  const hasBegun = begin === undefined || (await begin())
  const turn: HandlingTurn = {
    skipped: skipped.map((each) => each.update),
    interrupt: () => State.interruptAll(state),
    started: (interrupt) => State.startRun(run, interrupt),
    ...defined({ call }),
  }
  const letter = hasBegun ? await handle(update, giveWay, turn) : undefined
  state.runs.delete(run)
  if (place?.run === run) place.run = undefined
  if (!hasBegun || run.isReplaced) return
  const isFinished = await finish(letter)
  for (const each of skipped)
    if (isFinished) await each.finish(undefined)
    else each.again?.()
}
