// Checklists, which a bot sends in the name of a business account.
// https://core.telegram.org/bots/api#sendchecklist

import type { Refusal } from '@pipegram/core/ApiError'
import { defined } from '@pipegram/core/Defined'
import { InputChecklist, type Checklist, type ChecklistTask, type User } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { edit } from '../../messages/internal/MessageEdit.ts'
import { givenValue, markedField } from '../../requests/internal/GivenValue.ts'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import { sendOne } from '../../sending/internal/MessageSender.ts'
import type { Act } from '../../state/internal/Act.ts'
import { messageIn, roomOf, userIn, withMessage } from '../../state/internal/Lookup.ts'
import { asReplied } from '../../state/internal/MessageContent.ts'
import type { MethodTable } from '../../state/internal/Method.ts'
import type { State } from '../../state/State.ts'
import { announce } from '../../updates/internal/ServiceMessage.ts'
import { toSeconds } from '../../values/EmulatorClock.ts'
import * as Json from '../../values/internal/Json.ts'

// constructors

/** Methods of checklists. https://core.telegram.org/bots/api#editmessagechecklist */
export const checklistMethods: MethodTable = {
  sendChecklist: (state, request) => {
    const checklist = checklistIn(state, request.params)
    return E.isLeft(checklist)
      ? checklist
      : sendOne(state, request, (next) => E.right([next, { checklist: checklist.right }]))
  },
  editMessageChecklist: (state, request) => {
    const checklist = checklistIn(state, request.params)
    if (E.isLeft(checklist)) return checklist
    return edit(state, request, (message) => {
      const before = message.checklist
      if (before === undefined) return badRequest('there is no checklist in the message to edit')
      // A task that is done stays done.
      const tasks = checklist.right.tasks.map((task) => ({
        ...before.tasks.find(({ id }) => id === task.id),
        ...task,
      }))
      return E.right([state, { ...message, checklist: { ...checklist.right, tasks } }])
    })
  },
}

/** A person marks tasks of a checklist as done, or as not done. */
export const markTasks =
  (
    user: User,
    chat_id: number,
    message_id: number,
    ids: ReadonlyArray<number>,
    isDone: boolean,
  ): Act<undefined> =>
  (state, now) => {
    const kept = messageIn(state, chat_id, message_id)
    const room = roomOf(state, chat_id)
    const checklist = kept?.message.checklist
    if (kept === undefined || room === undefined || checklist === undefined)
      return E.left(`message ${message_id} is not a checklist`)
    if (kept.message.from?.id !== user.id && checklist.others_can_mark_tasks_as_done !== true)
      return E.left('others cannot mark the tasks of this checklist')
    const strange = ids.find((id) => !checklist.tasks.some((task) => task.id === id))
    if (strange !== undefined) return E.left(`the checklist has no task ${strange}`)
    const done = { completed_by_user: user, completion_date: toSeconds(now) }
    const tasks = checklist.tasks.map((task): ChecklistTask => {
      const { completed_by_user: _, completed_by_chat: __, completion_date: ___, ...open } = task
      return !ids.includes(task.id) ? task : isDone ? { ...open, ...done } : open
    })
    const message = { ...kept.message, checklist: { ...checklist, tasks } }
    const next = withMessage({ ...kept, message })(state)
    const checklist_tasks_done = {
      checklist_message: asReplied(message),
      ...(isDone ? { marked_as_done_task_ids: ids } : { marked_as_not_done_task_ids: ids }),
    }
    const [told] = announce(next, roomOf(next, chat_id) ?? room, user, { checklist_tasks_done }, now)
    return E.right([told, undefined])
  }

// private

const checklistIn = (state: State, params: Parameters.Parameters): E.Either<Refusal, Checklist> => {
  const given = givenValue(params, 'checklist', InputChecklist)
  if (E.isLeft(given)) return given
  const { others_can_add_tasks, others_can_mark_tasks_as_done } = given.right
  const ids = given.right.tasks.map(({ id }) => id)
  if (ids.length === 0 || ids.length > 30) return badRequest('checklist must have 1-30 tasks')
  if (new Set(ids).size < ids.length || ids.some((id) => id <= 0))
    return badRequest('checklist task identifiers must be positive and different')
  const fields = Json.parse(Parameters.text(params, 'checklist'))
  if (!Json.isObject(fields)) return badRequest("can't parse checklist JSON object")
  const title = markedField(fields, 'title', userIn(state), 255, 'checklist title is too long')
  if (E.isLeft(title)) return title
  if (title.right.text === '') return badRequest('checklist title must be non-empty')
  const tasks: Array<ChecklistTask> = []
  const items = Json.isArray(fields['tasks']) ? fields['tasks'] : []
  for (const [place, one] of items.entries()) {
    const task = taskIn(state, ids[place] ?? 0, one)
    if (E.isLeft(task)) return task
    tasks.push(task.right)
  }
  return E.right(
    defined({
      title: title.right.text,
      title_entities: someOf(title.right.entities),
      tasks,
      others_can_add_tasks: others_can_add_tasks || undefined,
      others_can_mark_tasks_as_done: others_can_mark_tasks_as_done || undefined,
    }),
  )
}

const taskIn = (state: State, id: number, fields: unknown): E.Either<Refusal, ChecklistTask> => {
  if (!Json.isObject(fields)) return badRequest("can't parse InputChecklistTask: expected an Object")
  const words = markedField(fields, 'text', userIn(state), 100, 'checklist task text is too long')
  if (E.isLeft(words)) return words
  const { text, entities } = words.right
  return text === ''
    ? badRequest('checklist task text must be non-empty')
    : E.right(defined({ id, text, text_entities: someOf(entities) }))
}

const someOf = <A>(list: ReadonlyArray<A>): ReadonlyArray<A> | undefined =>
  list.length === 0 ? undefined : list
