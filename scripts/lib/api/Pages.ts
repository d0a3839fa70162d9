// The pages of the API reference: one a wing, one a package that lists its wings, and an index of all.

import type { Entry, Module } from '../Api.ts'
import type { Package } from '../Workspace.ts'
import type { ExportedName, NameGroup } from './FrontDoor.ts'

// model

/** What the pages show. */
export interface Reference {
  readonly packages: ReadonlyArray<Package>
  readonly modules: ReadonlyArray<Module>
  /** What each wing holds, by package and wing: `core/text`. */
  readonly wings: ReadonlyMap<string, string>
  /** What the front door exports. */
  readonly groups: ReadonlyArray<NameGroup>
}

// destructors

/** Every page by its path in the folder of the reference: `core/text.md`. */
export const toPages = (reference: Reference): ReadonlyMap<string, string> =>
  new Map([
    ['index.md', indexOf(reference)],
    ...reference.packages.flatMap((owner) =>
      owner.folder === frontDoor
        ? [[`${frontDoor}/index.md`, frontDoorOf(reference)] as const]
        : pagesOf(reference, owner),
    ),
  ])

// private

// It only exports again, so its page names its doors and their names.
const frontDoor = 'pipegram'

const indexOf = ({ packages, modules, wings }: Reference): string =>
  page(
    'API',
    'Every public export, by package and wing, with the first sentence of its comment. ' +
      '● marks an export whose example the tests run.',
    'A module is imported by its own name, whatever wing it stands in: `@pipegram/core/Text`. ' +
      'These pages are written by `npm run docs:api`.',
    ...packages.flatMap((owner) => [
      `## ${owner.name}`,
      `[${owner.name}](${owner.folder}/index.md): ${owner.description}`,
      list(wingsIn(modules, owner).map((wing) => wingLine(wings, owner, wing, `${owner.folder}/`))),
    ]),
  )

const pagesOf = ({ modules, wings }: Reference, owner: Package): ReadonlyArray<readonly [string, string]> => {
  const own = modules.filter(({ folder }) => folder === owner.folder)
  const names = wingsIn(modules, owner)
  return [
    [
      `${owner.folder}/index.md`,
      page(
        owner.name,
        owner.description,
        list(names.map((wing) => wingLine(wings, owner, wing, ''))),
        ...own.filter(({ wing }) => wing === '').flatMap((each) => sectionOf(each)),
      ),
    ],
    ...names.map((wing): readonly [string, string] => [
      `${owner.folder}/${wing}.md`,
      page(
        `${owner.name}: ${wing}`,
        wings.get(`${owner.folder}/${wing}`) ?? '',
        ...own.filter(({ room }) => room === wing).flatMap((each) => sectionOf(each)),
        ...roomsIn(own, wing).flatMap((room) => [
          `## ${room}`,
          wings.get(`${owner.folder}/${room}`) ?? '',
          ...own.filter((each) => each.room === room).flatMap((each) => sectionOf(each, '###')),
        ]),
      ),
    ]),
  ]
}

const frontDoorOf = ({ modules, groups }: Reference): string => {
  const doors = modules.filter(({ folder }) => folder === frontDoor)
  return page(
    'pipegram',
    'The front door: what most bots need, under one name, in the order in which a bot author meets it.',
    'Its other doors have the rest. They need no further package:',
    table(
      ['door', ''],
      doors.map(({ name, about }) => [`\`${name}\``, about]),
    ),
    ...groups.flatMap(({ title, names }) => [
      `## ${title.replace(/[.:].*$/, '')}`,
      table(
        ['name', 'documented in', ''],
        names.map((each) => [
          each.name === '*' ? 'all' : `\`${each.name}\``,
          linkTo(modules, each.from),
          summaryOf(modules, each),
        ]),
      ),
    ]),
  )
}

const summaryOf = (modules: ReadonlyArray<Module>, { from, exported }: ExportedName): string => {
  const found = modules.find(({ name }) => name === from)
  return (
    (exported === undefined ? found?.about : found?.entries.find(({ name }) => name === exported)?.summary) ??
    ''
  )
}

const linkTo = (modules: ReadonlyArray<Module>, name: string): string => {
  const found = modules.find((each) => each.name === name)
  return found === undefined
    ? `\`${name}\``
    : `[\`${name}\`](../${found.folder}/${found.wing === '' ? 'index' : found.wing}.md#${anchorOf(name)})`
}

// As GitHub makes one of a title.
const anchorOf = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^\w -]/g, '')
    .replaceAll(' ', '-')

const wingsIn = (modules: ReadonlyArray<Module>, { folder }: Package): ReadonlyArray<string> => [
  ...new Set(modules.flatMap((each) => (each.folder === folder && each.wing !== '' ? [each.wing] : []))),
]

const roomsIn = (modules: ReadonlyArray<Module>, wing: string): ReadonlyArray<string> => [
  ...new Set(modules.flatMap(({ room }) => (room.startsWith(`${wing}/`) ? [room] : []))),
]

const wingLine = (
  wings: ReadonlyMap<string, string>,
  { folder }: Package,
  wing: string,
  base: string,
): string => `[${wing}](${base}${wing}.md)${colon(wings.get(`${folder}/${wing}`))}`

const colon = (text: string | undefined): string => (text === undefined ? '' : `: ${text}`)

const sectionOf = (
  { name, path, about, entries }: Module,
  level: '##' | '###' = '##',
): ReadonlyArray<string> => [
  `${level} ${name}`,
  `${about} ([source](../../../../${path}))`,
  table(
    ['export', 'kind', ''],
    entries.map((entry) => [`\`${entry.name}\`${entry.hasExample ? ' ●' : ''}`, entry.kind, cellOf(entry)]),
  ),
]

const cellOf = ({ from, summary, made }: Entry): string =>
  [from === undefined ? '' : `See ${from}.`, summary === '' && made !== '' ? `\`${made}\`` : summary]
    .filter((text) => text !== '')
    .join(' ')

const page = (title: string, ...parts: ReadonlyArray<string>): string =>
  `${[`# ${title}`, ...parts].filter((part) => part !== '').join('\n\n')}\n`

const list = (items: ReadonlyArray<string>): string => items.map((item) => `- ${item}`).join('\n')

const table = (head: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<string>>): string =>
  [head, head.map(() => '---'), ...rows.map((cells) => cells.map((each) => each.replaceAll('|', '\\|')))]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
