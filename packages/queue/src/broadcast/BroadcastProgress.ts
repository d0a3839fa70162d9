// The progress of a broadcast.

import type { Millis } from '@pipegram/core/Clock'

// model

/** How many recipients a broadcast has finished, by result. */
export interface BroadcastCounts {
  /** The message was sent. */
  readonly sent: number
  /** The recipients have blocked the bot, or exist no more. */
  readonly gone: number
  /** Telegram refused the message for another reason. */
  readonly refused: number
  /** Nobody knows whether the message arrived: see the option `unsure`. */
  readonly unsure: number
}

export interface BroadcastProgress extends BroadcastCounts {
  /**
   * `standby`: another process runs the broadcast. `stopped`: a later start goes on. `cancelled` and `done`
   * are final.
   */
  readonly state: 'standby' | 'running' | 'paused' | 'stopped' | 'cancelled' | 'done' | 'failed'
  /** The number of recipients, if it is known. */
  readonly total?: number
  /** How many recipients this run has finished per second. */
  readonly rate: number
}

// destructors

/** How many recipients a broadcast has finished, in all. */
export const servedIn = ({ gone, refused, sent, unsure }: BroadcastCounts): number =>
  sent + gone + refused + unsure

/** How long a broadcast still takes at its present rate, in ms; `undefined` if nobody knows. */
export const timeLeft = (progress: BroadcastProgress): Millis | undefined =>
  progress.total === undefined || progress.rate <= 0
    ? undefined
    : (Math.max(0, progress.total - servedIn(progress)) / progress.rate) * 1_000

/**
 * The progress as a line for a terminal.
 *
 * @example
 *   import { showProgress } from '@pipegram/queue/BroadcastProgress'
 *
 *   assert.strictEqual(
 *     showProgress({ state: 'running', sent: 480, gone: 15, refused: 5, unsure: 0, total: 1_000, rate: 25 }),
 *     '[##########----------] 50 %  500 of 1,000  25.0/s  20 s left  15 gone, 5 refused',
 *   )
 */
export const showProgress = (progress: BroadcastProgress): string => {
  const { state, total, rate, gone, refused, unsure } = progress
  const served = servedIn(progress)
  const part = total === undefined || total === 0 ? undefined : Math.min(1, served / total)
  const left = timeLeft(progress)
  const others = Object.entries({ gone, refused, unsure }).flatMap(([word, count]) =>
    count > 0 ? [`${number(count)} ${word}`] : [],
  )
  return [
    ...(part === undefined ? [] : [`${bar(part)} ${Math.floor(part * 100)} %`]),
    total === undefined ? number(served) : `${number(served)} of ${number(total)}`,
    ...(state === 'running' ? [`${rate.toFixed(1)}/s`] : [state]),
    ...(left === undefined || state !== 'running' ? [] : [`${time(left)} left`]),
    ...(others.length === 0 ? [] : [others.join(', ')]),
  ].join('  ')
}

// private

const width = 20

const bar = (part: number): string => {
  const full = Math.round(part * width)
  return `[${'#'.repeat(full)}${'-'.repeat(width - full)}]`
}

const number = (n: number): string => n.toLocaleString('en-US')

const time = (ms: Millis): string => {
  const seconds = Math.ceil(ms / 1_000)
  if (seconds < 90) return `${seconds} s`
  const minutes = Math.ceil(seconds / 60)
  return minutes < 90 ? `${minutes} min` : `${(minutes / 60).toFixed(1)} h`
}
