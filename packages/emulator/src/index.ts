// A local Bot API server for trying and testing bots without a token.

export type { Answer } from './Answer.ts'
export { makeManualClock, systemClock, type Clock, type ManualClock, type Millis } from './Clock.ts'
export { makeEmulator, type AboutGroup, type AboutUser, type Emulator, type Options } from './Emulator.ts'
export type { Member, Who } from './Governing.ts'
export type { Happening } from './Happening.ts'
export type { Limit, Limits } from './Limits.ts'
export type { Group, Person } from './Person.ts'
export type { Answered, Place, Reply, Seat, WhichButton, WhichMessage } from './Seat.ts'
export type { Sendable } from './Saying.ts'
export type { State } from './State.ts'
export type { Recorded } from './World.ts'
export { chatInTerminal, type Streams } from './Terminal.ts'
