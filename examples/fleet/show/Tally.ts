// What the users of the show have sent, and which answers they got, by whom and when.

// model

export interface Tally {
  readonly sent: (chat: number, at: number) => string
  readonly answered: (chat: number, text: string, at: number) => void
  /** Answers by worker. */
  readonly byWorker: () => ReadonlyMap<string, number>
  readonly waiting: () => number
  /** The longest time from a moment to the next answer, in ms, in a chat that waited then. */
  readonly gapAfter: (moment: number) => number
  readonly figures: () => TallyFigures
}

export interface TallyFigures {
  readonly sent: number
  readonly handled: number
  readonly lost: number
  /** Answers after that of a later message of the same chat. */
  readonly outOfOrder: number
  /** Messages that were answered again. */
  readonly repeated: number
}

interface Answer {
  readonly message: number
  readonly at: number
}

interface Chat {
  /** When each message was sent. */
  readonly sent: Array<number>
  readonly answers: Array<Answer>
}

// constructors

/** Nothing was sent yet. */
export const makeTally = (): Tally => {
  const chats = new Map<number, Chat>()
  const workers = new Map<string, number>()
  const chatOf = (id: number): Chat => {
    const chat = chats.get(id) ?? { sent: [], answers: [] }
    chats.set(id, chat)
    return chat
  }
  const figures = (): TallyFigures => {
    const each = [...chats.values()].map(figuresOf)
    const sum = (name: keyof TallyFigures): number => each.reduce((total, one) => total + one[name], 0)
    return {
      sent: sum('sent'),
      handled: sum('handled'),
      lost: sum('lost'),
      outOfOrder: sum('outOfOrder'),
      repeated: sum('repeated'),
    }
  }
  return {
    sent: (id, at) => String(chatOf(id).sent.push(at)),
    answered: (id, text, at) => {
      const [, message = '0', worker = ''] = /^(\d+) \((.*)\)$/.exec(text) ?? []
      chatOf(id).answers.push({ message: Number(message), at })
      workers.set(worker, (workers.get(worker) ?? 0) + 1)
    },
    byWorker: () => workers,
    waiting: () => figures().lost,
    gapAfter: (moment) => Math.max(0, ...[...chats.values()].map((chat) => gapOf(chat, moment))),
    figures,
  }
}

// private

const figuresOf = ({ answers, sent }: Chat): TallyFigures => {
  const seen = new Set<number>()
  let [last, outOfOrder, repeated] = [0, 0, 0]
  for (const { message } of answers) {
    if (seen.has(message)) repeated += 1
    if (message < last) outOfOrder += 1
    seen.add(message)
    last = Math.max(last, message)
  }
  return { sent: sent.length, handled: seen.size, lost: sent.length - seen.size, outOfOrder, repeated }
}

const gapOf = ({ answers, sent }: Chat, moment: number): number => {
  const before = new Set(answers.filter(({ at }) => at <= moment).map(({ message }) => message))
  const waited = sent.some((at, i) => at <= moment && !before.has(i + 1))
  const next = answers.find(({ at }) => at > moment)
  return waited && next !== undefined ? next.at - moment : 0
}
