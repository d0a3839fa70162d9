// What the bot finds while the person types a query after its name.

import type { InlineQueryResult } from '@pipegram/core/Types'
import { useEffect, useState } from 'preact/hooks'
import type { InlineAnswer } from '../src/state/State.ts'
import * as Notices from './Notices.ts'
import { act, actor, chatId, go, userId, view, words } from './PageState.ts'
import { post } from './ServerCalls.ts'

// constructors

/** The results for what is typed; nothing while no query is typed. */
export const InlineResults = () => {
  const query = queryOf(words.value)
  const [found, setFound] = useState<FoundResults | undefined>(undefined)
  useEffect(() => {
    setFound(undefined)
    if (query === undefined) return undefined
    let isOver = false
    const timer = setTimeout(() => {
      post<FoundResults>('inline', { ...actor(), query }).then(
        (answer) => {
          if (!isOver) setFound(answer)
        },
        (error: unknown) => {
          if (!isOver) Notices.failed(error)
        },
      )
    }, 300)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [query, chatId.value])
  if (query === undefined || found === undefined) return null
  const { button, results, query_id } = found
  return (
    <ul class="commands" aria-label="Results of the bot">
      {button?.start_parameter === undefined ? null : (
        <li>
          <button type="button" onClick={() => startBy(button.start_parameter ?? '')}>
            <b dir="auto">{button.text}</b>
          </button>
        </li>
      )}
      {results.length === 0 ? <li class="none">The bot has found nothing.</li> : null}
      {results.map((one) => (
        <li key={one.id}>
          <button type="button" onClick={() => void choose(query_id, one.id)}>
            <b dir="auto">{titleOf(one)}</b> <span dir="auto">{lineOf(one)}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

// private

interface FoundResults extends InlineAnswer {
  readonly query_id: string
}

const queryOf = (text: string): string | undefined => {
  const { bot, isInline = false } = view.value ?? {}
  const [, name, query] = /^@(\w+)\s(.*)$/s.exec(text) ?? []
  return isInline && name?.toLowerCase() === bot?.username?.toLowerCase() ? query : undefined
}

const choose = async (query_id: string, result_id: string): Promise<void> => {
  if (await act('inline/choose', { query_id, result_id })) words.value = ''
}

const startBy = (parameter: string): void => {
  words.value = ''
  go(userId.value, userId.value)
  void act('send', { text: `/start ${parameter}` })
}

const textOf = (one: InlineQueryResult, ...names: ReadonlyArray<string>): string => {
  const fields: Readonly<Record<string, unknown>> = { ...one }
  const found = names.map((name) => fields[name]).find((text) => typeof text === 'string' && text !== '')
  return typeof found === 'string' ? found : ''
}

const titleOf = (one: InlineQueryResult): string =>
  textOf(one, 'title', 'first_name', 'game_short_name', 'caption') || one.type.replaceAll('_', ' ')

const lineOf = (one: InlineQueryResult): string => textOf(one, 'description', 'address', 'phone_number')
