// Names for the questions to an editor, and types that must be the same from each import path.

import type { Store as FromStore } from '@pipegram/core/Store'
import { bold, type Text } from '@pipegram/core/Text'
import type { Token as FromToken } from '@pipegram/core/Token'
import type { Message as FromTypes } from '@pipegram/core/Types'
import {
  commands,
  sendMessage,
  throttle,
  Token,
  type Message,
  type Store,
  type Text as FromDoor,
} from 'pipegram'

export const names = [commands, sendMessage, throttle, bold, Token.fromString]
export const senderOf = (message: Message): unknown => message.from

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
export const same: [
  Same<Message, FromTypes>,
  Same<Text, FromDoor>,
  Same<Token.Token, FromToken>,
  Same<Store.Store, FromStore>,
] = [true, true, true, true]
