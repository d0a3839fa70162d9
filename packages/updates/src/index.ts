// Where updates come from: polling, lanes, delivery, start and stop.

export * as DeadLetter from './DeadLetter.ts'
export * as Lane from './Lane.ts'
export * as Offset from './Offset.ts'
export { poll, type Options as PollOptions } from './Polling.ts'
export type { Report } from './Report.ts'
export { run, type Options as RunOptions } from './Run.ts'
export type { Health, Running } from './Running.ts'
export {
  showStartError,
  start,
  type Options as StartOptions,
  type Started,
  type StartError,
} from './Start.ts'
