import { catchError, commands, handle, on, pipeline, report, streams, use, type Bot } from '@pipegram/compose'
import { expect, it } from 'tstyche'

declare const model: (prompt: string, signal: AbortSignal) => AsyncIterable<string>

it('streams knows the context, and report takes its errors', () => {
  expect(
    pipeline(
      use(on('message', 'text')),
      handle(
        streams(({ message, signal }) => {
          expect(message.text).type.toBe<string>()
          return model(message.text, signal)
        }),
      ),
      catchError(report),
    ),
  ).type.toBeAssignableTo<Bot>()
  expect(
    pipeline(
      commands({ ask: streams(({ message, signal }) => model(message.text ?? '', signal)) }),
      catchError(report),
    ),
  ).type.toBeAssignableTo<Bot>()
})

it('a handler that gives the pieces says that it is no effect', () => {
  expect(handle).type.not.toBeCallableWith(() => model('', new AbortController().signal))
})
