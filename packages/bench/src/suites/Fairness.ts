// How long a chat waits for its handler while another chat keeps the bot busy.

import { single, timed, type Suite } from '../Suite.ts'

export const fairness: Suite = {
  name: 'fairness',
  title: 'Fairness',
  about:
    'A bot polls a local server. Either one chat has 10,000 updates that wait, with handlers of 10 ms, and ' +
    '1,000 other chats send one message each, after the bot had time to fetch. Or the handler of one chat ' +
    'takes 5 s, and other chats send a message each. Counted: the time from the message of another chat to ' +
    'the begin of its handler; a message that still waits at the end counts with its time so far.',
  goal:
    'With an inbox: at most 50 ms (99th percentile) behind a long chat, and 20 ms (median) beside a slow ' +
    'handler.',
  runs: [
    single('behind a long chat, p99', 'ms', 'less'),
    single('beside a slow handler, median', 'ms', 'less'),
  ],
  subjects: [
    { name: 'pipegram', prepare: async () => (await import('./fairness/pipegram.ts')).prepare },
    { name: 'pipegram, inbox', prepare: async () => (await import('./fairness/pipegramInbox.ts')).prepare },
    { name: 'grammY runner', prepare: async () => (await import('./fairness/grammYRunner.ts')).prepare },
  ],
  plans: timed(600, 1000, 1),
  fresh: true,
}
