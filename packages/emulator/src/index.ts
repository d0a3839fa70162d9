// A local Bot API server to try and test bots without a token.

// The emulator, its people and its chats.
export { makeEmulator, type Emulator, type EmulatorOptions } from './Emulator.ts'
export { makeFetchEmulator, type FetchEmulator, type FetchEmulatorOptions } from './FetchEmulator.ts'
export type { NewGroup, NewUser, Person } from './people/Person.ts'
export type { BusinessChat, BusinessLink } from './people/BusinessLink.ts'
export type { ButtonChoice } from './acts/ButtonChoice.ts'
export type { InlineSwitch, PressedButton } from './acts/PressedButton.ts'
export type { EmulatedBot, NewBot } from './people/EmulatedBot.ts'
export type { GroupMember, UserRef } from './people/GroupMember.ts'
export type {
  AlbumOptions,
  ButtonAnswer,
  ButtonRef,
  PersonInChat,
  ReplyOptions,
} from './people/PersonInChat.ts'
export type { ChatView, Group, MessageRef } from './people/ChatView.ts'
export type { Sendable } from './messages/Sendable.ts'
export type { InlineSearch } from './people/InlineSearch.ts'
export type { Payment } from './people/Payment.ts'
export type { PaymentOptions } from './payments/PaymentOptions.ts'

// What happened.
export type { ChatEvent, PaymentOutcome } from './state/ChatEvent.ts'
export type { RecordedCall } from './world/RecordedCall.ts'
export type { ApiAnswer } from './requests/ApiAnswer.ts'
export type { InlineAnswer, State } from './state/State.ts'

// Time, limits and faults.
export {
  makeManualClock,
  systemClock,
  type EmulatorClock,
  type ManualClock,
  type Millis,
} from './values/EmulatorClock.ts'
export type { PipelineLine, PipelineScreen, ShownPipeline, UpdateTrail } from './world/PipelineScreen.ts'
export type { SendLimit, SendLimits } from './world/SendLimits.ts'
export * as Faults from './http/Faults.ts'

// Traffic of a real bot, recorded and played again.
export {
  makeTrafficRecorder,
  type TrafficRecorder,
  type TrafficRecorderOptions,
} from './traffic/TrafficRecorder.ts'
export {
  makeTrafficReplay,
  type ReplayResult,
  type TrafficReplay,
  type TrafficReplayOptions,
} from './traffic/TrafficReplay.ts'
export * as CallDifference from './traffic/CallDifference.ts'

// The terminal as a chat.
export { chatInTerminal, tryInTerminal, type BotConnection, type TerminalStreams } from './Terminal.ts'
