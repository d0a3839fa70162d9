// A menu with all menus below it, each at its place, and all parts by their marks.

import { hashOf } from '../../state/internal/DialogName.ts'
import { menuData, type MenuData } from './MenuData.ts'
import type { MenuBody, MenuNode } from './MenuNode.ts'

// model

/** A menu at its place in the tree. */
export interface MenuPlace {
  readonly menu: MenuBody
  readonly above: MenuPlace | undefined
  /** The count of menus from the first one to this one. */
  readonly depth: number
  /** The names of the parts on the way to it. */
  readonly path: string
  /** The marks of its parts, by their ids. */
  readonly marks: Map<string, string>
  /** The menus below, by the ids of their parts. */
  readonly below: Map<string, MenuPlace>
}

/** A part at its place. */
export interface MenuPlaced {
  readonly place: MenuPlace
  readonly node: MenuNode
}

/** A menu with all menus below it. */
export interface MenuTree {
  readonly data: MenuData
  readonly top: MenuPlace
  readonly parts: ReadonlyMap<string, MenuPlaced>
}

// constructors

/**
 * The tree of a menu. Throws a `RangeError` if two parts of a menu have one id, and if a button whose data
 * are known says too much.
 */
export const treeOf = (menu: MenuBody): MenuTree => {
  const known = trees.get(menu)
  if (known !== undefined) return known
  const parts = new Map<string, MenuPlaced>()
  const data = menuData(menu.name)
  const grow = (self: MenuBody, path: string, above: MenuPlace | undefined): MenuPlace => {
    const place: MenuPlace = {
      menu: self,
      above,
      depth: (above?.depth ?? 0) + 1,
      path,
      marks: new Map<string, string>(),
      below: new Map<string, MenuPlace>(),
    }
    const nodes = self.parts.flatMap((part) => part.nodes)
    if (nodes.filter(({ isPaged }) => isPaged).length > 1)
      throw new RangeError(`The menu "${self.name}" has two parts with pages: put one into a submenu.`)
    for (const node of nodes) {
      if (node.presses.length === 0) continue
      if (place.marks.has(node.id))
        throw new RangeError(`The menu "${self.name}" has two parts "${node.id}": give one another name.`)
      const name = `${path}/${node.id}`
      const mark = hashOf([name])
      const twin = parts.get(mark)
      if (twin !== undefined)
        throw new RangeError(`"${name}" and "${twin.place.path}/${twin.node.id}" have one mark: rename one.`)
      place.marks.set(node.id, mark)
      parts.set(mark, { place, node })
      for (const press of node.presses) data.write(longest(place.depth, mark, press))
      if (node.inner !== undefined) place.below.set(node.id, grow(node.inner, name, place))
    }
    return place
  }
  const tree = { data, top: grow(menu, menu.name, undefined), parts }
  trees.set(menu, tree)
  return tree
}

// private

const trees = new WeakMap<object, MenuTree>()

const longest = (depth: number, part: string, press: string) => ({
  part,
  press,
  opener: 999_999_999_999,
  levels: Array.from({ length: depth }, () => ({ key: '', page: 0 })),
})
