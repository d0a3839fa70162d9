// The trace of an update, from the process that receives it to the one that handles it. The inbox stores the
// context of the trace with the update. OpenTelemetry's API is not imported: the program passes it in.
// https://opentelemetry.io/docs/concepts/context-propagation/

import { markFailed, spanKinds, type Span, type Tracer } from '@pipegram/core/Tracer'
import type { IO } from 'fp-ts/lib/IO.js'
import type { InboxUpdate } from './Inbox.ts'

// model

/** The part of `@opentelemetry/api` that is used here. `C` is the type of its contexts. */
export interface TracingApi<C> {
  readonly trace: { getTracer(name: string): Tracer }
  readonly context: { active(): C; with<A>(context: C, run: () => A): A }
  readonly propagation: {
    inject(context: C, carrier: Record<string, string>): void
    extract(context: C, carrier: Record<string, string>): C
  }
  readonly ROOT_CONTEXT: C
}

/** The span of an update that was received. */
export interface ReceivedSpan {
  /** The context as text, to store with the update; `undefined` if there is no context. */
  readonly kept: string | undefined
  /** Ends the span when the inbox has the update. With a tag, it marks the span as failed. */
  readonly end: (fault?: string) => void
}

/** Carries the trace of an update across processes. It never throws. */
export interface TraceCarrier {
  /** Opens a span for an update that was received. */
  readonly received: (update: Pick<InboxUpdate, 'id' | 'kind'>) => ReceivedSpan
  /** Runs an effect in the stored context, so that its spans belong to the trace of the update. */
  readonly within: <A>(kept: string | undefined, run: IO<A>) => A
}

/** The length of the longest context that is stored, in characters. A longer one is left out. */
export const mostKept = 2_000

// constructors

/**
 * Tracing by the API of OpenTelemetry: `updateTracing(api)`, after `import * as api from
 * '@opentelemetry/api'`. A span of the kind `producer` covers the receipt of an update, with its id and its
 * kind. The propagator of your SDK writes the context; the SDK for Node uses W3C's `traceparent`. A tracer
 * that throws changes nothing.
 *
 * @example
 *   import * as assert from 'node:assert'
 *   import { updateTracing } from '@pipegram/updates/UpdateTracing'
 *
 *   const names: Array<string> = []
 *   const tracing = updateTracing({
 *     trace: {
 *       getTracer: () => ({
 *         startActiveSpan: (name, _options, run) => {
 *           names.push(name)
 *           return run({ setAttribute: () => 0, setStatus: () => 0, end: () => 0 })
 *         },
 *       }),
 *     },
 *     context: { active: () => 'here', with: (_context, run) => run() },
 *     propagation: { inject: (at, carrier) => void (carrier['at'] = at), extract: (at) => at },
 *     ROOT_CONTEXT: '',
 *   })
 *
 *   const { kept, end } = tracing.received({ id: 5, kind: 'message' })
 *   end()
 *   assert.deepStrictEqual([names, kept], [['telegram.receive.message'], '{"at":"here"}'])
 *   assert.strictEqual(
 *     tracing.within(kept, () => 7),
 *     7,
 *   )
 */
export const updateTracing = <C>(api: TracingApi<C>): TraceCarrier => {
  const tracer = api.trace.getTracer('pipegram')
  return {
    received: ({ id, kind }) => {
      let opened: ReceivedSpan = { kept: undefined, end: () => undefined }
      quietly(() => {
        tracer.startActiveSpan(
          `telegram.receive.${kind}`,
          {
            kind: spanKinds.producer,
            attributes: { 'telegram.update_id': id, 'telegram.update_kind': kind },
          },
          (span) => {
            opened = { ...opened, end: ending(span) }
            opened = { ...opened, kept: keptOf(api) }
          },
        )
      })
      return opened
    },
    within: (kept, run) => {
      const carrier = carrierIn(kept)
      if (carrier === undefined) return run()
      let context: C | undefined
      quietly(() => {
        context = api.propagation.extract(api.ROOT_CONTEXT, carrier)
      })
      return context === undefined ? run() : api.context.with(context, run)
    },
  }
}

// private

const quietly = (act: IO<void>): void => {
  try {
    act()
  } catch {
    // The update goes on without a span.
  }
}

const ending =
  (span: Span) =>
  (fault?: string): void =>
    quietly(() => {
      if (fault !== undefined) markFailed(fault)(span)
      span.end()
    })

const keptOf = <C>({ context, propagation }: TracingApi<C>): string | undefined => {
  const carrier: Record<string, string> = {}
  propagation.inject(context.active(), carrier)
  const text = JSON.stringify(carrier)
  return Object.keys(carrier).length === 0 || text.length > mostKept ? undefined : text
}

// The carrier that another process has stored; `undefined` if the text does not decode.
const carrierIn = (kept: string | undefined): Record<string, string> | undefined => {
  if (kept === undefined) return undefined
  try {
    const value: unknown = JSON.parse(kept)
    return typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).filter(([, text]) => typeof text === 'string'))
      : undefined
  } catch {
    return undefined
  }
}
