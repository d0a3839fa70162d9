// Users of several languages and one bot, over real HTTP.

import { makeEmulator } from '@pipegram/emulator'
import { E, start, Store } from 'pipegram'
import { menusOf } from 'pipegram/compose'
import { expect, it, onTestFinished } from 'vitest'
import { i18n } from '../bot.ts'

it('speaks the language of the app until the user chooses another, and keeps that one', async () => {
  const emulator = await makeEmulator({ patience: 20_000 })
  const started = await start(i18n(Store.makeMemoryStore()), {
    token: emulator.token,
    apiRoot: emulator.apiRoot,
  })()
  if (E.isLeft(started)) throw new Error(started.left._tag)
  onTestFinished(async () => {
    await started.right.stop()
    await emulator.close()
  })
  const ann = emulator.user({ first_name: '<b>Ann</b>', language_code: 'de-AT' })
  const bob = emulator.user({ first_name: 'Bob', language_code: 'fr' })
  const ask = async (person: typeof ann, text: string) => {
    person.send(text)
    return person.received()
  }

  expect(await ask(ann, '/start')).toMatchObject({
    text: 'Hallo, <b>Ann</b>! Ich spreche deine Sprache. Eine andere: /language',
    entities: expect.arrayContaining([expect.objectContaining({ type: 'bold', offset: 7, length: 10 })]),
  })
  expect((await ask(bob, '/apples 1')).text).toBe('There is one apple.')

  expect((await ask(ann, '/language')).text).toBe('Welche Sprache soll ich sprechen?')
  expect(ann.buttons()).toEqual(['English', 'Deutsch', 'Українська'])
  ann.press('Українська')
  expect((await ann.received()).text).toBe('Отже, українська.')
  const counted: Array<string | undefined> = []
  for (const count of [0, 1, 3, 5, 21]) counted.push((await ask(ann, `/apples ${count}`)).text)
  expect(counted).toEqual(['Яблук немає.', 'Є 1 яблуко.', 'Є 3 яблука.', 'Є 5 яблук.', 'Є 21 яблуко.'])
  expect((await ask(bob, '/apples 2')).text).toBe('There are 2 apples.')
  await emulator.idle()
})

it('has a menu of commands in each language', () => {
  const menus = menusOf(i18n(Store.makeMemoryStore())).map(({ language_code = 'others', commands }) => [
    language_code,
    commands.find(({ command }) => command === 'start')?.description,
  ])
  expect(menus).toEqual([
    ['others', 'Say hello'],
    ['de', 'Hallo sagen'],
    ['uk', 'Привітатися'],
  ])
})
