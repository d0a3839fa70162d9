// The people of a bot that is killed: Ann goes through a dialog again and again, and Bob never answers in
// time.

import type { Emulator, Person } from '@pipegram/emulator'
import type { KillLives } from './KillLives.ts'
import type { KillWatch } from './KillWatch.ts'

// model

/** The messages that one person got. */
export interface KillTalk {
  /** How many dialogs ended. */
  readonly count: number
  /** Messages that should not have arrived. */
  readonly faults: ReadonlyArray<string>
  /** How many messages arrived twice. */
  readonly repeats: number
}

/** The messages for people who did not answer. */
export interface KillWait extends KillTalk {
  /** How many timers were given up. */
  readonly givenUp: number
}

export interface KillTalkPlan {
  readonly emulator: Emulator
  readonly lives: KillLives
  readonly watch: KillWatch
}

// constructors

/** Answers all questions, until a dialog has ended in the last life. */
export const talk = async ({ emulator, lives, watch }: KillTalkPlan): Promise<KillTalk> => {
  const ann = emulator.user({ first_name: 'Ann' })
  const faults: Array<string> = []
  let [count, asked, repeats] = [0, 0, 0]
  ann.send('/begin')
  for (;;) {
    const { text = '' } = await ann.received()
    watch.saw('Ann', `got "${text}" after question ${asked} of dialog ${count}`)
    const answers = [`a${count}`, `${count}`, `c${count}`, 'yes']
    if (text === `done ${answers.join(' ')}`) {
      if (asked < 4) faults.push(`${text} after ${asked} questions`)
      count += 1
      asked = 0
      if (!lives.isMortal()) return { count, faults, repeats }
      ann.send('/begin')
    } else if (text === `${asked + 1}?`) {
      asked += 1
      const answer = answers[asked - 1] ?? ''
      if (asked === 4 && count % 2 === 0) ann.press('Yes')
      else ann.send(answer)
    } else if (text === `${asked}?` || text.startsWith(`done a${count - 1} `)) repeats += 1
    else faults.push(`"${text}" after question ${asked} of dialog ${count}`)
  }
}

/**
 * Somebody begins a dialog and answers nothing until the time is over, then somebody else, until the last
 * life. A time that is over before the next process could ask ends the dialog without its question. A timer
 * that is given up ends with the next message of its person.
 */
export const wait = async ({ emulator, lives, watch }: KillTalkPlan): Promise<KillWait> => {
  const people: Array<Person> = []
  let givenUp = 0
  lives.onGivenUp((user) => {
    const bob = people.at(-1)
    // Earlier dialogs have already ended.
    if (bob === undefined || bob.user.id !== user || textsTo(bob).includes('Too late.')) return
    givenUp += 1
    bob.send('Are you there?')
  })
  do {
    const bob = emulator.user({ first_name: `Bob ${people.length}` })
    people.push(bob)
    bob.send('/wait')
    while (!textsTo(bob).includes('Too late.')) {
      const { text = '' } = await bob.received()
      watch.saw(bob.user.first_name, `got "${text}"`)
    }
  } while (lives.isMortal())
  const texts = people.map(textsTo)
  return {
    count: people.length,
    givenUp,
    faults: texts
      .map((said) => said.join(' '))
      .filter((said) => !/^(?:Quick\? )*(?:Too late\. ?)+$/.test(said)),
    repeats: texts.reduce((sum, said) => sum + said.length - new Set(said).size, 0),
  }
}

// private

const textsTo = (person: Person): ReadonlyArray<string> =>
  person.messages().flatMap(({ from, text = '' }) => (from?.is_bot === true ? [text] : []))
