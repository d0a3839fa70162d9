// What a pipeline says about itself: menus by scope and language, warnings that are certain, a diagram that
// can be drawn.

import {
  answering,
  auth,
  branch,
  callback,
  choose,
  chooseFrom,
  commands,
  dedupe,
  end,
  escaping,
  fork,
  group,
  handle,
  inspect,
  lazy,
  log,
  make,
  menusOf,
  metrics,
  on,
  pipeline,
  tap,
  throttle,
  timeout,
  trace,
  use,
  when,
  type PipelineBranch,
  type Context,
  type Handler,
} from '@pipegram/compose'
import { locale, translations } from '@pipegram/compose/Locale'
import { skipped, withRoutes } from '@pipegram/compose/Middleware'
import type { Route, Routes } from '@pipegram/compose/Shape'
import * as BotCommands from '@pipegram/core/BotCommands'
import { callbackData, int } from '@pipegram/core/CallbackData'
import type { BotCommandScope, Update } from '@pipegram/core/Types'
import { pressed, said } from '@pipegram/testing/Build'
import { harness } from '@pipegram/testing/Harness'
import * as fc from 'fast-check'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { describe, expect, it } from 'vitest'

const done = handle(() => TE.right(0))
const run = () => TE.right(0)
const warningsOf = <E>(bot: Handler<Context, E>): ReadonlyArray<string> => inspect(bot).warnings

describe('warnings', () => {
  it('are empty for bots as people write them', () => {
    const Buy = callbackData('buy', { n: int })
    expect(
      warningsOf(
        pipeline(
          choose(
            branch(use(auth([1])), commands({ stats: run })),
            commands({ start: run, help: run }),
            branch(use(callback(Buy)), done),
            branch(
              use(on('message', 'photo')),
              when(({ message }) => message.photo.length > 1),
              done,
            ),
            branch(use(on('message')), done),
            done,
          ),
        ),
      ),
    ).toEqual([])
  })
  const nothing = 'answers to no update: its steps and those before it have no kind of update in common.'
  it('name a bot or a branch that answers to no update', () => {
    expect(warningsOf(pipeline(use(on('message')), use(on('callback_query')), done))).toEqual([
      'This bot answers to no update: its steps have no kind of update in common, or it has no branch.',
    ])
    expect(warningsOf(pipeline(chooseFrom([])))).toHaveLength(1)
    expect(
      warningsOf(
        pipeline(
          use(on('message')),
          choose(branch(use(on('callback_query')), done), choose(done, branch(use(on('poll')), done))),
        ),
      ),
    ).toEqual([`Branch 1 (callback_query) ${nothing}`, `Branch 2.2 (poll) ${nothing}`])
  })
  it('name commands after a handler of all texts', () => {
    const start: PipelineBranch<Context, never> = commands({ start: () => TE.right(0) })
    const texts: PipelineBranch<Context, never> = branch(
      use(on('message', 'text')),
      handle(() => TE.right(1)),
    )
    const some: PipelineBranch<Context, never> = branch(
      use(on('message', 'text')),
      when(({ message }) => message.text.length > 3),
      handle(() => TE.right(1)),
    )
    const captions: PipelineBranch<Context, never> = commands(
      { start: () => TE.right(0) },
      { captions: true },
    )
    expect(inspect(pipeline(choose(texts, start))).warnings).toEqual([
      'Branch 2 (commands) is never reached: earlier branches take every update that it answers to.',
    ])
    for (const bot of [
      pipeline(choose(start, texts)),
      pipeline(choose(some, start)),
      pipeline(choose(texts, captions)),
    ])
      expect(inspect(bot).warnings).toEqual([])
  })
  it('name a branch after one that takes everything', () => {
    expect(
      warningsOf(
        pipeline(
          choose(
            branch(
              use(on('message')),
              use(tap(run)),
              use(fork(run)),
              use(lazy('x', run)),
              use(timeout(1)),
              done,
            ),
            branch(use(on('message', 'text')), done),
            commands({ start: run }),
            branch(use(on('poll')), done),
          ),
        ),
      ),
    ).toEqual([
      'Branch 2 (message:text) is never reached: earlier branches take every update that it answers to.',
      'Branch 3 (commands) is never reached: earlier branches take every update that it answers to.',
    ])
  })
  it('name a command that an earlier one always takes, not one that it takes for some users', () => {
    expect(
      warningsOf(
        pipeline(
          choose(
            commands({ start: run, help: { aliases: ['h'], run } }),
            commands({ stop: run, h: run }),
            commands({ start: run }),
          ),
        ),
      ),
    ).toEqual([
      '/h of branch 2 never runs: earlier branches take every such message. Put it first, or rename it.',
      'Branch 3 (commands) is never reached: earlier branches take every update that it answers to.',
    ])
    expect(
      warningsOf(
        pipeline(
          choose(
            branch(
              when(() => true),
              commands({ start: run }),
            ),
            commands({ start: run }),
          ),
        ),
      ),
    ).toEqual([])
    expect(
      warningsOf(pipeline(choose(commands({ start: run }), commands({ start: run }, { captions: true })))),
    ).toEqual([])
  })
  it('ignore commands that also begin with another prefix, because the longer prefix counts', async () => {
    const ran: Array<string> = []
    const bot = pipeline(
      choose(
        commands(
          {
            '!ban': () =>
              TE.fromIO(() => {
                ran.push('first')
              }),
          },
          { prefixes: ['!', '!!'] },
        ),
        commands(
          {
            ban: () =>
              TE.fromIO(() => {
                ran.push('second')
              }),
          },
          { prefixes: ['!!'] },
        ),
      ),
    )
    await harness(bot)(said('!!ban'))()
    expect(ran).toEqual(['second'])
    expect(warningsOf(bot)).toEqual([])
  })
  it('know which steps never skip, and which may leave an update to the next branch', () => {
    const words = translations({ hello: {} }, { en: 'hello = Hello' }, { fallback: 'en' })
    const last = branch(done)
    const limit = { per: 'user', limit: 1, window: '1m' } as const
    expect(
      warningsOf(
        pipeline(
          choose(
            branch(
              use(log(() => 0)),
              use(
                trace({
                  startActiveSpan: () => {
                    throw new Error('No update came.')
                  },
                }),
              ),
              use(metrics({ count: () => undefined, observe: () => undefined })),
              use(answering),
              use(escaping()),
              use(locale(words)),
              use(dedupe()),
              use(throttle(limit)),
              use(auth([1], { otherwise: 'fail' })),
              done,
            ),
            last,
          ),
        ),
      ),
    ).toHaveLength(1)
    for (const step of [auth([1]), throttle({ ...limit, excess: 'skip' })])
      expect(warningsOf(pipeline(choose(branch(use(step), done), last)))).toEqual([])
  })
  it('ignore the order of groups, because each is tried, and look into them', () => {
    expect(warningsOf(pipeline(group(done, done)))).toEqual([])
    expect(warningsOf(pipeline(group(done, choose(done, done))))).toHaveLength(1)
    expect(
      warningsOf(
        pipeline(
          choose(
            group(branch(use(on('poll')), done), branch(use(on('message')), done)),
            branch(use(on('poll')), done),
          ),
        ),
      ),
    ).toHaveLength(1)
  })
  it('name kinds that the bot answers to and does not ask for', () => {
    const bot = pipeline(choose(branch(use(on('message')), done), branch(use(on('message_reaction')), done)))
    expect(inspect(bot, { allowedUpdates: ['message'] }).warnings).toEqual([
      'The bot answers to message_reaction, but Telegram does not send it: add it to allowed_updates.',
    ])
    expect(inspect(bot, { allowedUpdates: ['message', 'message_reaction', 'poll'] }).warnings).toEqual([])
    expect(inspect(pipeline(done), { allowedUpdates: ['message'] }).warnings).toEqual([])
    const open = pipeline(
      choose(branch(use(on(['message', 'poll'])), choose(branch(use(on('poll')), done), done)), done),
    )
    expect(inspect(open, { allowedUpdates: ['message'] }).warnings).toEqual([
      'The bot answers to poll, but Telegram does not send it: add it to allowed_updates.',
    ])
  })
  it('name a menu that is too long', () => {
    const many = Object.fromEntries(
      Array.from({ length: 101 }, (_, i) => [`c${i}`, { description: 'One of many', run }]),
    )
    expect(warningsOf(pipeline(commands(many)))).toEqual([
      'The menu for all users has 101 commands, but Telegram takes at most 100: remove some descriptions.',
    ])
  })

  // Branches that skip or not, with routes of all forms. A branch that a warning names must never run, for
  // any update.
  const keys: ReadonlyArray<Route> = [
    { kind: 'message' },
    { kind: 'message', key: '/start' },
    { kind: 'message', key: '/stop' },
    { kind: 'message', key: '=hello' },
    { kind: 'callback_query' },
    { kind: 'callback_query', key: '#buy' },
  ]
  const routes: fc.Arbitrary<Routes> = fc.oneof(
    fc.constant<Routes>('any'),
    fc.subarray([...keys], { minLength: 1 }),
  )
  const updates: ReadonlyArray<Update> = [
    said('hello'),
    said('/start'),
    said('/stop now'),
    said('/other'),
    pressed('buy.1'),
    pressed('sell'),
    { update_id: 1 },
  ]
  const answersTo = (update: Update, all: Routes): boolean =>
    all === 'any' ||
    all.some(({ kind, key }) => {
      const { text } = update.message ?? {}
      if (kind === 'message')
        return (
          update.message !== undefined &&
          (key === undefined ||
            (key.startsWith('/') ? text?.split(' ')[0] === key : `=${text ?? ''}` === key))
        )
      return (
        update.callback_query !== undefined &&
        (key === undefined || update.callback_query.data?.startsWith(`${key.slice(1)}.`) === true)
      )
    })
  const someBranch = fc.record({ routes, exact: fc.boolean(), wholly: fc.boolean() })

  it('never name a branch that runs', async () => {
    let warned = 0
    await fc.assert(
      fc.asyncProperty(fc.array(someBranch, { maxLength: 6 }), routes, async (all, outer) => {
        const ran = new Set<number>()
        const own = (at: Routes, exact: boolean) =>
          withRoutes(
            'own',
            at,
            exact,
          )<Context, object, never>((ctx, next) => (answersTo(ctx.update, at) ? next({}) : skipped))
        const bot = pipeline(
          use(own(outer, true)),
          chooseFrom(
            all.map(({ routes: at, exact, wholly }, i): PipelineBranch<Context, never> =>
              branch(
                use(own(at, exact)),
                exact && wholly
                  ? handle(() =>
                      TE.fromIO(() => {
                        ran.add(i)
                      }),
                    )
                  : end(
                      make(
                        () => {
                          ran.add(i)
                          return skipped
                        },
                        { label: 'some', routes: 'any', next: [] },
                      ),
                    ),
              ),
            ),
          ),
        )
        for (const update of updates) await harness(bot)(update)()
        const told = warningsOf(bot).flatMap((warning) => /^Branch (\d+)/.exec(warning)?.[1] ?? [])
        warned += told.length
        for (const number of told) expect(ran).not.toContain(Number(number) - 1)
      }),
      { numRuns: 400 },
    )
    expect(warned).toBeGreaterThan(50)
  })
})

describe('menus', () => {
  const scopes: ReadonlyArray<BotCommandScope> = [
    { type: 'default' },
    BotCommands.allPrivateChats,
    BotCommands.allGroupChats,
    BotCommands.allChatAdministrators,
    BotCommands.chat(5),
    BotCommands.chat(-5),
    BotCommands.chatAdministrators(-5),
    BotCommands.chatMember(-5, 1),
  ]
  // The readers of a menu: a chat, and the order in which Telegram looks for a list there.
  const readers: ReadonlyArray<ReadonlyArray<BotCommandScope>> = [
    [BotCommands.chat(5), BotCommands.allPrivateChats, { type: 'default' }],
    [BotCommands.chat(6), BotCommands.allPrivateChats, { type: 'default' }],
    [BotCommands.chat(-5), BotCommands.allGroupChats, { type: 'default' }],
    [BotCommands.chat(-6), BotCommands.allGroupChats, { type: 'default' }],
    [
      BotCommands.chatAdministrators(-5),
      BotCommands.chat(-5),
      BotCommands.allChatAdministrators,
      BotCommands.allGroupChats,
      { type: 'default' },
    ],
    [
      BotCommands.chatAdministrators(-6),
      BotCommands.chat(-6),
      BotCommands.allChatAdministrators,
      BotCommands.allGroupChats,
      { type: 'default' },
    ],
  ]
  const info = fc.record({
    scopes: fc.option(fc.subarray([...scopes], { minLength: 1 }), { nil: undefined }),
    de: fc.boolean(),
  })

  it('show each user all commands for that user, in the language of the user if possible', () => {
    fc.assert(
      fc.property(
        fc.array(info, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(...readers),
        fc.constantFrom('', 'de', 'fr'),
        (infos, reader, language) => {
          const table = Object.fromEntries(
            infos.map((each, i) => [
              `c${i}`,
              {
                description: `${i}`,
                ...(each.de ? { descriptions: { de: `${i} de` } } : {}),
                ...(each.scopes === undefined ? {} : { scopes: each.scopes }),
                run,
              },
            ]),
          )
          const menus = menusOf(pipeline(commands(table)))
          const at = (scope: BotCommandScope, code: string) =>
            menus.find(
              (menu) =>
                JSON.stringify(menu.scope ?? { type: 'default' }) === JSON.stringify(scope) &&
                (menu.language_code ?? '') === code,
            )
          const shown =
            reader.flatMap((scope) => at(scope, language) ?? at(scope, '') ?? [])[0]?.commands ?? []
          const here = reader.map((scope) => JSON.stringify(scope))
          const expected = infos.flatMap((each, i) =>
            (each.scopes ?? [{ type: 'default' }]).some((scope) => here.includes(JSON.stringify(scope)))
              ? [{ command: `c${i}`, description: each.de && language === 'de' ? `${i} de` : `${i}` }]
              : [],
          )
          expect(shown).toEqual(expected)
        },
      ),
    )
  })
  it('list a command once, and no command without a description', () => {
    const bot = pipeline(
      choose(
        branch(
          when(() => true),
          commands({ a: { description: 'first', run }, b: run }),
        ),
        commands({ a: { description: 'second', run }, b: { description: 'b', aliases: ['bee'], run } }),
      ),
    )
    expect(menusOf(bot)).toEqual([
      {
        commands: [
          { command: 'a', description: 'first' },
          { command: 'b', description: 'b' },
        ],
      },
    ])
    expect(inspect(bot).commandList).toEqual(menusOf(bot)[0]?.commands)
    expect(menusOf(pipeline(commands({ a: run })))).toEqual([])
  })
})

describe('the diagram', () => {
  const labelled = (label: string) =>
    pipeline(use(withRoutes(label, 'any')<Context, object, never>((_, next) => next({}))), done)

  it('escapes what Mermaid would read as its own, for any label', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (label) => {
        const lines = inspect(labelled(label)).diagram.split('\n')
        expect(lines).toHaveLength(3)
        expect(lines[1]).toMatch(/^ {2}n0\["(?:[\p{L}\p{N} _/:,]|#\d+;)*"\]$/u)
      }),
    )
    expect(inspect(labelled('1. "a" <b> `c`\nend')).diagram.split('\n')[1]).toBe(
      '  n0["1#46; #34;a#34; #60;b#62; #96;c#96; end"]',
    )
  })
  it('keeps to the limits of Mermaid, and says how much is left out', () => {
    const branches = (count: number) =>
      inspect(
        pipeline(
          chooseFrom(
            Array.from({ length: count }, (_, i): PipelineBranch<Context, never> =>
              branch(
                use(on('message')),
                handle(function step() {
                  return TE.right(i)
                }),
              ),
            ),
          ),
        ),
      ).diagram
    const large = branches(10_000)
    expect(large.length).toBeLessThan(50_000)
    expect(large.match(/-->/g)?.length).toBeLessThan(500)
    const nodes = large.match(/^ .*n\d+\["/gm)?.length ?? 0
    expect(large).toContain(`more["and ${20_001 - nodes} more"]`)
    expect(branches(3)).not.toContain('more')
  })
  it('numbers branches, and shortens long lists of commands', () => {
    const table = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`c${i}`, run]))
    expect(inspect(pipeline(choose(commands(table), done))).diagram).toBe(
      [
        'flowchart TD',
        '  n0["choose"]',
        `  n0 -->|1| n1["commands ${Array.from({ length: 12 }, (_, i) => `/c${i}`).join(' ')} and 18 more"]`,
        '  n0 -->|2| n2["handle"]',
      ].join('\n'),
    )
  })
})
