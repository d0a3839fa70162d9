import { catchError, chain, handle, on, pipe, reply, report, run, use } from 'pipegram'

await run(
  pipe(
    chain(),
    use(on('message', 'text')),
    handle(({ call, message }) => call(reply(message, message.text))),
    catchError(report),
  ),
)
