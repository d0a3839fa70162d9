// What the bots of other libraries say and send in the fifty steps.

import { blank } from '../../src/values/internal/Image.ts'

export const commands = [
  { command: 'start', description: 'Begins' },
  { command: 'menu', description: 'Counts' },
]
export const keyboard = { keyboard: [[{ text: 'Help' }]], resize_keyboard: true }
export const countOf = (count: number) => ({
  inline_keyboard: [
    [
      { text: '+', callback_data: `plus ${count + 1}` },
      { text: 'Close', callback_data: 'close' },
    ],
  ],
})
export const results = (query: string) =>
  ['1', '2'].map((id) => ({
    type: 'article' as const,
    id,
    title: `${query} ${id}`,
    input_message_content: { message_text: `${query} ${id}` },
  }))
export const invoice = {
  title: 'Tea',
  description: 'A cup of tea',
  payload: 'tea',
  provider_token: '',
  currency: 'XTR' as const,
  prices: [{ label: 'Tea', amount: 5 }],
}
export const place = { latitude: 51.5, longitude: -0.1 }
export const venue = { ...place, title: 'Home', address: 'Here' }
export const contact = { phone_number: '15550100', first_name: 'Bot' }
export const poll = { question: 'Tea?', options: [{ text: 'Coffee' }, { text: 'Tea' }] }
export const long = 'x'.repeat(5000)
export const photo = (): Buffer => Buffer.from(blank({ width: 40, height: 30 }))
export const report = (): Buffer => Buffer.from('a report')
