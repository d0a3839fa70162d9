// The timer of polls that close by themselves.
// https://core.telegram.org/bots/api#sendpoll

import type { IO } from 'fp-ts/lib/IO.js'
import { closePolls } from '../../acts/internal/PollEnd.ts'
import type { World } from './World.ts'

// constructors

/** Closes each poll when its time is over. Returns an effect that ends this. */
export const makePollTimer = (world: World): IO<void> => {
  let seen = world.state().timedPolls
  let cancel: IO<void> = () => undefined
  const start = (): void => {
    cancel()
    if (seen.length === 0) return
    const due = Math.min(...seen.map(({ close_date }) => close_date)) * 1000
    // A poll may be open longer than a timer of the platform can wait.
    cancel = world.clock.after(Math.min(due - world.clock.now(), 86_400_000), () => {
      if (world.clock.now() < due) start()
      else world.act(closePolls)
    })
  }
  const forget = world.onChange(() => {
    const { timedPolls } = world.state()
    if (timedPolls === seen) return
    seen = timedPolls
    start()
  })
  return () => {
    forget()
    cancel()
  }
}
