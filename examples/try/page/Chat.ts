// A chat with a bot: bubbles, buttons and a field to type in. Every text stays text: nothing becomes markup.

import type { Message, MessageEntity } from '@pipegram/core/Types'
import type { Person } from '@pipegram/emulator'
import type { FetchEmulator } from '@pipegram/emulator/FetchEmulator'

// constructors

/** Shows the private chat of a person with the bot, and follows it. Gives what ends that. */
export const showChat = (emulator: FetchEmulator, person: Person): (() => void) => {
  const [log, form, field, start] = [part('log'), part('form'), part('field'), part('start')]
  if (!(field instanceof HTMLInputElement)) throw new TypeError('The field of the page is no input.')
  const say = (text: string): void => {
    if (text.trim() !== '') person.send(text.slice(0, 4096))
  }
  const shown = new Map<number, { readonly about: string; readonly node: HTMLElement }>()
  const draw = (): void => {
    for (const message of person.messages()) {
      const about = JSON.stringify(message)
      const before = shown.get(message.message_id)
      if (before?.about === about) continue
      const node = bubble(message, person)
      shown.set(message.message_id, { about, node })
      if (before === undefined) log.append(node)
      else replace(before.node, node)
      node.scrollIntoView({ block: 'nearest' })
    }
    start.hidden = shown.size > 0
  }
  start.addEventListener('click', () => {
    say('/start')
    field.focus()
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    say(field.value)
    field.value = ''
  })
  draw()
  return emulator.onChange(draw)
}

// private

const part = (id: string): HTMLElement => {
  const found = document.getElementById(id)
  if (found === null) throw new Error(`The page has no #${id}.`)
  return found
}

// A message that was edited keeps its place, and the button that was pressed keeps the focus.
const replace = (before: HTMLElement, after: HTMLElement): void => {
  const buttons = [...before.querySelectorAll('button')]
  const place = buttons.findIndex((button) => button === document.activeElement)
  before.replaceWith(after)
  if (place >= 0) after.querySelectorAll('button')[place]?.focus({ preventScroll: true })
}

const bubble = (message: Message, person: Person): HTMLElement => {
  const node = document.createElement('li')
  node.className = message.from?.id === person.user.id ? 'own' : 'bot'
  const text = document.createElement('p')
  text.dir = 'auto'
  text.append(...pieces(message.text ?? '', message.entities ?? []))
  node.append(text)
  for (const row of message.reply_markup?.inline_keyboard ?? []) {
    const line = document.createElement('div')
    line.className = 'keys'
    for (const { text: label, callback_data } of row) {
      const key = document.createElement('button')
      key.type = 'button'
      key.textContent = label
      if (callback_data === undefined) key.disabled = true
      else
        key.addEventListener('click', () => {
          person.press({ message_id: message.message_id, data: callback_data })
        })
      line.append(key)
    }
    node.append(line)
  }
  return node
}

// The bot of the page formats in bold, without nesting.
const pieces = (text: string, entities: ReadonlyArray<MessageEntity>): ReadonlyArray<string | Node> => {
  const out: Array<string | Node> = []
  let at = 0
  for (const { type, offset, length } of entities) {
    if (type !== 'bold' || offset < at) continue
    const strong = document.createElement('strong')
    strong.textContent = text.slice(offset, offset + length)
    out.push(text.slice(at, offset), strong)
    at = offset + length
  }
  return [...out, text.slice(at)]
}
