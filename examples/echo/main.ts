import { catchError, handle, on, pipeline, report, run, says, use } from 'pipegram'

await run(
  pipeline(use(on('message', 'text')), handle(says(({ message }) => message.text)), catchError(report)),
)
