// All targets. To add one, write a module in targets/ and name it here.

import type { Target } from './Target.ts'
import { argument, command } from './targets/Argument.ts'
import { callback, deepLink, startPayload } from './targets/Buttons.ts'
import { answer, multipart } from './targets/Client.ts'
import { decoder } from './targets/Decoder.ts'
import { detect, fixUp, split } from './targets/Entities.ts'
import { expression } from './targets/Expression.ts'
import { html, markdown, markdownV2 } from './targets/Markup.ts'
import { initData, login, passport } from './targets/Signatures.ts'

export const targets: ReadonlyArray<Target> = [
  decoder,
  markdownV2,
  html,
  markdown,
  fixUp,
  detect,
  split,
  callback,
  command,
  argument,
  deepLink,
  startPayload,
  initData,
  login,
  passport,
  answer,
  multipart,
]

/** Targets whose inputs take seconds, for runs of minutes only. */
export const longTargets: ReadonlyArray<Target> = [expression]
