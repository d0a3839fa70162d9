import { pipeline, commands, use } from '@pipegram/compose'
import { sendMessage } from '@pipegram/core/Calls'
import { makeMemoryStore } from '@pipegram/core/Store'
import { jobs, type JobContext, type Scheduled, type ScheduleError } from '@pipegram/updates/Jobs'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import { expect, test } from 'tstyche'

const store = makeMemoryStore()
const Reminder = t.type({ chat_id: t.number, text: t.string })

const table = jobs(
  {
    remind: { payload: Reminder, run: ({ call, payload }) => call(sendMessage(payload)) },
    sweep: {
      payload: t.null,
      run: (ctx) => {
        expect(ctx).type.toBe<JobContext<null>>()
        return TE.right(1)
      },
    },
  },
  { store },
)

const { schedule, scheduled } = table.of({ id: 1 })
const payload = { chat_id: 1, text: 'x' }

test('a payload and a time return the scheduled job', () => {
  expect(schedule.remind(payload, { in: '10m' })).type.toBe<TE.TaskEither<ScheduleError, Scheduled>>()
  expect(
    schedule.sweep(null, { daily: '09:00', timeZone: 'Asia/Tokyo', misfire: 'skip' }),
  ).type.not.toBe<never>()
})

test('a name that is not in the table does not compile', () => {
  expect(schedule).type.not.toHaveProperty('remnid')
})

test('a payload of another type does not compile', () => {
  expect(schedule.remind).type.not.toBeCallableWith({ chat_id: '1', text: 'x' }, { in: '10m' })
  expect(schedule.sweep).type.not.toBeCallableWith(payload, { in: '10m' })
})

test('a job without a time, or with a misspelt one, does not compile', () => {
  expect(schedule.remind).type.not.toBeCallableWith(payload, {})
  expect(schedule.remind).type.not.toBeCallableWith(payload, { after: '10m' })
  expect(schedule.remind).type.not.toBeCallableWith(payload, { in: 'soon' })
  expect(schedule.remind).type.not.toBeCallableWith(payload, { in: '10m', misfire: 'never' })
})

test('a listed job has the payload of its name', async () => {
  const list = await scheduled.list()()
  if (list._tag === 'Left') return
  for (const job of list.right)
    if (job.name === 'remind') expect(job.payload).type.toBe<{ chat_id: number; text: string }>()
    else expect(job.payload).type.toBe<null>()
})

test('a store that cannot list does not compile', () => {
  const { get, set, remove } = store
  expect(jobs).type.not.toBeCallableWith({}, { store: { get, set, remove } })
})

test('handlers of a pipeline have both', () => {
  pipeline(
    use(table),
    commands({
      start: (ctx) => {
        expect(ctx.schedule).type.toBe(schedule)
        return ctx.scheduled.cancel('x')
      },
    }),
  )
})
