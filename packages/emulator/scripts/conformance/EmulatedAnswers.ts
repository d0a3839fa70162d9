// The vectors as the emulator answers them.

import { fileURLToPath } from 'node:url'
import { makeEmulator, type Emulator } from '../../src/Emulator.ts'
import { makeManualClock } from '../../src/values/EmulatorClock.ts'
import { requests } from './Requests.ts'
import { answerTo, common, type Request, type Sender, type Vector } from './Vector.ts'

// model

/** Where the vectors are. */
export const vectorFile = fileURLToPath(new URL('../../conformance/vectors.jsonl', import.meta.url))

// constructors

/** All vectors. Each request is sent to two emulators: what differs between them is not expected. */
export const emulatedVectors = async (): Promise<ReadonlyArray<Vector>> => {
  const found: Array<Vector> = []
  for (const request of requests()) {
    const [one, other] = [await answered(request, false), await answered(request, true)]
    found.push({ ...request, answer: withoutChance(common(one, other)) })
  }
  return found
}

/** The text of the file: a vector on each line. */
export const toLines = (vectors: ReadonlyArray<Vector>): string =>
  vectors.map((vector) => `${JSON.stringify(vector)}\n`).join('')

/** Sends to an emulator over HTTP. */
export const senderTo =
  ({ apiRoot, token }: Pick<Emulator, 'apiRoot' | 'token'>): Sender =>
  async (step) => {
    const path = 'admin' in step ? `/_/${step.admin}` : `/bot${token}/${step.call}`
    const response = await fetch(`${apiRoot}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify('admin' in step ? step.body : step.params),
    })
    const answer: unknown = await response.json()
    return answer
  }

// private

// The second emulator has another bot, another time, and things that happened before.
const answered = async (request: Request, isOther: boolean): Promise<unknown> => {
  const emulator = await makeEmulator({
    admin: true,
    firstUpdate: isOther ? 7_000_003 : 5_000_000,
    clock: makeManualClock(isOther ? Date.UTC(2026, 5, 5, 5, 5, 5) : undefined),
    ...(isOther
      ? {
          token: '1234567:A-local-bot-of-the-pipegram-emulator',
          bot: { first_name: 'Other bot', username: 'other_bot' },
        }
      : {}),
  })
  if (isOther) await happenedBefore(emulator)
  try {
    return await answerTo(request, senderTo(emulator))
  } finally {
    await emulator.close()
  }
}

// What a dice shows may be the same by chance.
const withoutChance = (answer: unknown): unknown =>
  JSON.parse(
    JSON.stringify(answer, (key, value: unknown) =>
      key === 'dice' && typeof value === 'object' ? { ...value, value: { $any: 'number' } } : value,
    ),
  )

const happenedBefore = async (emulator: Emulator): Promise<void> => {
  const bob = emulator.user({ first_name: 'Bob' })
  bob.send('/start')
  emulator.group({ title: 'Others', members: [bob, emulator.user({ first_name: 'Cid' })] })
  const options = [{ text: 'a' }, { text: 'b' }]
  await senderTo(emulator)({ call: 'sendPoll', params: { chat_id: bob.id, question: 'Which?', options } })
}
