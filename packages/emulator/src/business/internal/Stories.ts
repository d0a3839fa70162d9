// Stories of business accounts.
// https://core.telegram.org/bots/api#poststory

import type { Refusal } from '@pipegram/core/ApiError'
import { InputStoryContent, StoryActivePeriod, StoryArea, type Story } from '@pipegram/core/Types'
import * as E from 'fp-ts/lib/Either.js'
import { captionIn } from '../../media/internal/Caption.ts'
import { givenContent } from '../../media/internal/MediaMessage.ts'
import { givenValue, givenValues } from '../../requests/internal/GivenValue.ts'
import * as Parameters from '../../requests/internal/Parameters.ts'
import { badRequest } from '../../requests/internal/Refusals.ts'
import { withResult, type Method, type MethodTable } from '../../state/internal/Method.ts'
import type { BusinessAccount, State, StoredStory } from '../../state/State.ts'
import { toSeconds, type Millis } from '../../values/EmulatorClock.ts'
import { accountOf, withAccount } from './BusinessAccounts.ts'

// constructors

/** Methods of stories. https://core.telegram.org/bots/api#editstory */
export const storyMethods: MethodTable = {
  postStory: (state, request) => postStory(state, request),
  repostStory: (state, { params, now }) => {
    const account = accountOf(state, params, 'can_manage_stories')
    if (E.isLeft(account)) return account
    const period = periodIn(params)
    if (E.isLeft(period)) return period
    const [from, id] = [
      Parameters.integer(params, 'from_chat_id'),
      Parameters.integer(params, 'from_story_id'),
    ]
    const other = [...(state.business?.values() ?? [])].find(({ connection }) => connection.user.id === from)
    if (other?.connection.rights?.can_manage_stories !== true) return badRequest('chat not found')
    const story = storyIn(other, id, now)
    return story === undefined
      ? badRequest('STORY_ID_INVALID')
      : posted(state, account.right, story.content, toSeconds(now) + period.right)
  },
  editStory: (state, { params, now }) => {
    const account = accountOf(state, params, 'can_manage_stories')
    if (E.isLeft(account)) return account
    const id = Parameters.integer(params, 'story_id')
    const before = storyIn(account.right, id, now)
    if (before === undefined) return badRequest('STORY_ID_INVALID')
    const made = contentIn(state, params)
    if (E.isLeft(made)) return made
    const stories = new Map(account.right.stories).set(id, { ...before, content: made.right[1] })
    return withResult(withAccount(made.right[0], { ...account.right, stories }), shown(account.right, id))
  },
  deleteStory: (state, { params, now }) => {
    const account = accountOf(state, params, 'can_manage_stories')
    if (E.isLeft(account)) return account
    const id = Parameters.integer(params, 'story_id')
    if (storyIn(account.right, id, now) === undefined) return badRequest('STORY_ID_INVALID')
    const stories = new Map(account.right.stories)
    stories.delete(id)
    return withResult(withAccount(state, { ...account.right, stories }), true)
  },
}

// private

const postStory: Method = (state, { params, now }) => {
  const account = accountOf(state, params, 'can_manage_stories')
  if (E.isLeft(account)) return account
  const period = periodIn(params)
  if (E.isLeft(period)) return period
  const areas = params.values.has('areas') ? givenValues(params, 'areas', StoryArea) : E.right([])
  if (E.isLeft(areas)) return areas
  const made = contentIn(state, params)
  return E.isLeft(made)
    ? made
    : posted(made.right[0], account.right, made.right[1], toSeconds(now) + period.right)
}

const posted = (
  state: State,
  account: BusinessAccount,
  content: StoredStory['content'],
  expires: number,
): ReturnType<Method> => {
  const lastStory = (account.lastStory ?? 0) + 1
  const stories = new Map(account.stories).set(lastStory, { content, expires })
  return withResult(withAccount(state, { ...account, stories, lastStory }), shown(account, lastStory))
}

const shown = ({ connection: { user } }: BusinessAccount, id: number): Story => ({
  chat: {
    id: user.id,
    type: 'private',
    first_name: user.first_name,
    ...(user.last_name === undefined ? {} : { last_name: user.last_name }),
    ...(user.username === undefined ? {} : { username: user.username }),
  },
  id,
})

// A story whose time is not over.
const storyIn = ({ stories }: BusinessAccount, id: number, now: Millis): StoredStory | undefined => {
  const story = stories?.get(id)
  return story === undefined || story.expires < toSeconds(now) ? undefined : story
}

const periodIn = (params: Parameters.Parameters): E.Either<Refusal, number> => {
  const period = Parameters.integer(params, 'active_period')
  return StoryActivePeriod.is(period) ? E.right(period) : badRequest('STORY_PERIOD_INVALID')
}

const contentIn = (
  state: State,
  params: Parameters.Parameters,
): E.Either<Refusal, readonly [State, StoredStory['content']]> => {
  const given = givenValue(params, 'content', InputStoryContent)
  if (E.isLeft(given)) return given
  const content = given.right
  const file = content.type === 'photo' ? content.photo : content.video
  if (typeof file !== 'string' || !file.startsWith('attach://'))
    return badRequest(`story ${content.type} must be uploaded as an InputFile`)
  const caption = captionIn(params, 'MEDIA_CAPTION_TOO_LONG', 2048)
  if (E.isLeft(caption)) return caption
  const made = givenContent(content.type, file, params)(state)
  if (E.isLeft(made)) return made
  const words = caption.right(made.right[0])
  return E.isLeft(words) ? words : E.right([made.right[0], { ...made.right[1], ...words.right }])
}
