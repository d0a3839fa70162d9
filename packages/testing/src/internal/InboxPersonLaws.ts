// The laws of an inbox about one person: it shows and erases what it keeps of the person.

import type { InboxUpdate } from '@pipegram/updates/Inbox'
import * as E from 'fp-ts/lib/Either.js'
import type { InboxStage } from '../InboxStage.ts'
import { at, begin, idsOf, refused, right, same, take, takeNow, update } from './InboxActs.ts'

// An inbox that cannot read its updates obeys these laws, too.
export const personLaws: Readonly<Record<string, (stage: InboxStage) => Promise<void>>> = {
  'gives all updates of a person, and erases them, if it can look into them': async (stage) => {
    const { inbox, lease } = await begin(stage, { perLane: 2 })
    const { exportOf, eraseOf } = inbox
    if (exportOf === undefined || eraseOf === undefined) return
    await right(inbox.put([said(1, 7), said(2, 8), said(3, 7), said(4, 9, '7'), said(5, 7)]))
    await right(
      inbox.put([
        { ...said(6, 7), fault: 'A fault.' },
        { ...said(7, 8), fault: 'A fault.' },
      ]),
    )
    const held = await take(lease)
    await right(lease.begin(at(held, 0)))
    same(
      'what is kept of the person',
      await right(exportOf(7)),
      [1, 3, 5, 6].map((id) => keptOf(said(id, 7))),
    )
    same('how many were erased', await right(eraseOf(7)), 4)
    same('what is kept afterwards', await right(exportOf(7)), [])
    same('the count', await right(inbox.count), { waiting: 2, parked: 1 })
    same('an erased update that comes again', await right(inbox.put([said(1, 7)])), 0)
    await right(lease.done(at(held, 0)))
    same('the count after the end of an erased one', (await right(inbox.count)).waiting, 2)
  },
  'never begins an erased update, and its lane goes on': async (stage) => {
    const { inbox, lease } = await begin(stage, { perLane: 2 })
    const { eraseOf } = inbox
    if (eraseOf === undefined) return
    await right(inbox.put([said(1, 7), said(2, 8), said(3, 7), said(4, 8)]))
    const held = await take(lease)
    same('the ids', idsOf(held), [1, 2])
    const other = await stage.open(bot)
    await right(other.eraseOf?.(7) ?? eraseOf(7))
    refused('begin', await lease.begin(at(held, 0))())
    refused('begin of a later one', await lease.begin(at(held, 1))())
    const handled: Array<number> = []
    for (let again = await takeNow(lease); again.length > 0; again = await takeNow(lease))
      for (const each of again) {
        // An update that another process erased may be given, but it cannot begin.
        if (E.isLeft(await lease.begin(each)())) break
        handled.push(each.id)
        await right(lease.done(each))
      }
    same('the ids without the erased', handled, [2, 4])
    same('the count', await right(inbox.count), { waiting: 0, parked: 0 })
    await other.close()
  },
}

// private

const bot = 1

// An update of a user in a group.
const said = (id: number, user: number, text = ''): InboxUpdate => ({
  ...update(id),
  text: JSON.stringify({ update_id: id, message: { from: { id: user }, chat: { id: -100 }, text } }),
})

const keptOf = ({ id, text }: InboxUpdate) => ({ id, text })
