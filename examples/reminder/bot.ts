// A bot that reminds: once after a time, or every day at a time of the user's own time zone.

import {
  catchError,
  commands,
  DurationFromString,
  E,
  IntFromString,
  pipe,
  pipeline,
  reply,
  RestOfText,
  sendMessage,
  session,
  t,
  TE,
  tell,
  use,
} from 'pipegram'
import { jobs, type JobsOptions } from 'pipegram/updates'

/** The bot, and the jobs that run beside it. */
export const reminder = (options: JobsOptions) => {
  const reminders = jobs(
    {
      remind: {
        payload: t.type({ chat_id: t.number, text: t.string }),
        run: ({ call, payload }) => call(sendMessage(payload)),
      },
    },
    options,
  )
  const bot = pipeline(
    use(reminders),
    use(session('zone', { per: 'user', store: options.store, codec: t.string, initial: 'UTC' })),
    commands({
      remind: {
        description: 'Remind me after a time: /remind 2h Call Ann',
        args: t.tuple([DurationFromString, RestOfText]),
        run: ({ args: [seconds, text], call, message, schedule, update }) =>
          pipe(
            schedule.remind(
              { chat_id: message.chat.id, text },
              // An update that comes again moves its reminder, and makes no second one.
              { in: seconds * 1_000, id: `${message.chat.id} ${update.update_id}` },
            ),
            TE.chainW(() => call(reply(message, 'I shall remind you.'))),
          ),
      },
      daily: {
        description: 'Remind me every day: /daily 09:00 Water the plants',
        args: t.tuple([t.string, RestOfText]),
        run: ({ args: [daily, text], call, message, schedule, update, zone }) =>
          pipe(
            zone.get,
            TE.chainW((timeZone) =>
              schedule.remind(
                { chat_id: message.chat.id, text },
                { daily, timeZone, id: `${message.chat.id} ${update.update_id}` },
              ),
            ),
            TE.chainW(({ next }) =>
              call(reply(message, `Every day. The first time is ${shown(next, 'UTC')}.`)),
            ),
          ),
      },
      zone: {
        description: 'Set my time zone: /zone Europe/Berlin',
        args: t.tuple([t.string]),
        run: ({ args: [name], call, message, zone }) =>
          pipe(
            TE.fromEither(zoneOf(name)),
            TE.chainW((known) => zone.set(known)),
            TE.chainW((known) => call(reply(message, `Your time zone is ${known}.`))),
          ),
      },
      reminders: {
        description: 'List my reminders',
        run: ({ call, message, scheduled, zone }) =>
          pipe(
            TE.Do,
            TE.bindW('list', () => scheduled.list(`${message.chat.id} `)),
            TE.bindW('timeZone', () => zone.get),
            TE.map(({ list, timeZone }) =>
              list.map(({ next, payload }, i) => `${i + 1}. ${shown(next, timeZone)}: ${payload.text}`),
            ),
            TE.chainW((lines) => call(reply(message, lines.join('\n') || 'You have no reminders.'))),
          ),
      },
      forget: {
        description: 'Forget a reminder by its number: /forget 1',
        args: t.tuple([IntFromString]),
        run: ({ args: [n], call, message, scheduled }) =>
          pipe(
            scheduled.list(`${message.chat.id} `),
            TE.chainW((list) => scheduled.cancel(list[n - 1]?.id ?? '')),
            TE.chainW((done) => call(reply(message, done ? 'Forgotten.' : 'There is no such reminder.'))),
          ),
      },
    }),
    catchError(tell),
  )
  return { bot, jobs: reminders }
}

const zoneOf = (name: string) =>
  E.tryCatch(
    () => new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone,
    () => ({ _tag: 'BadZone', sentence: `I do not know ${name}. Write it as Europe/Berlin.` }) as const,
  )

const shown = (ms: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'medium', timeStyle: 'short' }).format(ms)
