// A model by the AI SDK, https://ai-sdk.dev: one import in place of that of the local model.

import { isStepCount, streamText, tool, type LanguageModel } from 'ai'
import { z } from 'zod'
import type { Model } from './bot.ts'

const description = 'Forgets this talk. The user is asked before.'

export const hosted = (model: LanguageModel): Model =>
  async function* ({ messages, tools, signal }) {
    let fault: { readonly cause: unknown } | undefined
    const { textStream } = streamText({
      model,
      messages,
      abortSignal: signal,
      tools: { forget: tool({ description, inputSchema: z.object({}), execute: tools.forget }) },
      stopWhen: isStepCount(5),
      // After an error, `textStream` ends as if the answer were whole.
      onError: ({ error }) => {
        fault = { cause: error }
      },
    })
    yield* textStream
    if (fault !== undefined) throw fault.cause
  }
