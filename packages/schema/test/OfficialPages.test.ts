import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { differenceFrom, fromMarkdown, readPages } from '../scripts/OfficialPages.ts'
import { facts, fieldsOf } from '../src/index.ts'

const answer = `# answerWidgetQuery

> A page of the reference.

What it does. On success, *True* is returned.

|Parameter|Type|Required|Description|
|-----------|
|widget_query_id|String|Yes|Which query it answers|
|data|String|Optional|What the widget gets, 0-1024 bytes|

More words.
`

const chat = `# ChatShareThemeBackdrop

| Field | Type | Description |
|-------|------|-------------|
| id | Integer | A number |
| name | String | *Optional*. A name \\| a word |
| hue | Float number | New |
| colors | Array of [UniqueGiftBackdropColors](/bots/api/types/uniquegiftbackdropcolors.md) | Some colors |
`

const page = (title: string, ...rows: ReadonlyArray<string>) => {
  const read = fromMarkdown([`# ${title}`, '', '|Field|Type|Description|', '|---|', ...rows].join('\n'))
  return read === undefined ? [] : [read]
}

describe('a page', () => {
  it('of a method has its parameters with their types', () => {
    expect(fromMarkdown(answer)).toEqual({
      name: 'answerWidgetQuery',
      fields: [
        { name: 'widget_query_id', type: 'String', required: true, description: 'Which query it answers' },
        { name: 'data', type: 'String', required: false, description: 'What the widget gets, 0-1024 bytes' },
      ],
    })
  })
  it('of a type has its fields, without links and emphasis', () => {
    expect(fromMarkdown(chat)?.fields).toEqual([
      { name: 'id', type: 'Integer', required: true, description: 'A number' },
      { name: 'name', type: 'String', required: false, description: 'Optional. A name | a word' },
      { name: 'hue', type: 'Float number', required: true, description: 'New' },
      {
        name: 'colors',
        type: 'Array of UniqueGiftBackdropColors',
        required: true,
        description: 'Some colors',
      },
    ])
  })
  it('without a title or a table does not count', () => {
    for (const text of ['', '# getMe\n\nNo parameters.', '|Field|Type|Description|\n|---|\n|id|Integer|x|'])
      expect(fromMarkdown(text)).toBe(undefined)
  })
})

describe('the pages', () => {
  it('are read from a folder and its folders', () => {
    const folder = mkdtempSync(join(tmpdir(), 'pages-'))
    try {
      mkdirSync(join(folder, 'methods'))
      writeFileSync(join(folder, 'methods', 'answerwidgetquery.md'), answer)
      writeFileSync(join(folder, 'methods', 'getme.md'), '# getMe\n')
      writeFileSync(join(folder, 'types.txt'), chat)
      expect(readPages(folder).map(({ name }) => name)).toEqual(['answerWidgetQuery'])
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
  it('agree with the facts, or the difference is named', () => {
    const pages = [answer, chat].flatMap((text) => fromMarkdown(text) ?? [])
    expect(differenceFrom(facts, pages)).toEqual([
      '~ ChatShareThemeBackdrop.name: required, the page: optional',
      '+ ChatShareThemeBackdrop.hue: Float number, required',
      '~ ChatShareThemeBackdrop.colors: UniqueGiftBackdropColors, ' +
        'the page: Array of UniqueGiftBackdropColors',
    ])
    expect(differenceFrom(facts, page('Theme', '|id|Integer|x|'))).toEqual([
      '+ Theme: the facts do not have it',
    ])
    expect(differenceFrom(facts, page('TonNftAttribute', '|value|String|1-9 characters|'))).toEqual([
      '~ TonNftAttribute.value: the page has the length [1,9,"characters"]',
      '- TonNftAttribute.trait_type: the page does not have it',
    ])
  })
  it('name the certainty of a fact that they contradict', () => {
    const [line] = differenceFrom(facts, page('WidgetQueryWallet', '|amount|Integer|x|'))
    expect(line).toBe('~ WidgetQueryWallet.amount: optional, the page: required (one source)')
  })
  it('write a choice in any order, and a union by its name or its members', () => {
    const fields = Object.keys(fieldsOf(facts, 'BotCommandScopeChat'))
    expect(fields).toEqual(['type', 'chat_id'])
    const scope = page('BotCommandScopeChat', '|type|String|chat|', '|chat_id|String or Integer|x|')
    expect(differenceFrom(facts, scope)).toEqual([])
    const medium = '|media|Array of [A](x), [InputMediaPhoto](/y) and [InputMediaVideo](z)|Yes|2-10 items|'
    const text = ['# sendMediaGroup', '|Parameter|Type|Required|Description|', '|---|', medium].join('\n')
    const lines = differenceFrom(
      facts,
      [fromMarkdown(text)].flatMap((read) => read ?? []),
    )
    expect(lines.filter((line) => !line.startsWith('-'))).toEqual([])
  })
})
