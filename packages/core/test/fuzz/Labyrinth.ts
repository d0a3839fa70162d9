// A law that breaks at the end of a path that random inputs do not take.

import { target } from './Target.ts'

const walk = (input: string): void => {
  if (input.charAt(0) !== 'p') return
  if (input.charAt(1) !== 'i') return
  if (input.charAt(2) !== 'p') return
  if (input.charAt(3) !== 'e') return
  if (input.charAt(4) !== '!') return
  throw new Error('This is the end.')
}

const words = 'a b c d e f g h i j k l m n o p q r s t u v w x y z !'.split(' ')

export const labyrinth = target({
  name: 'labyrinth',
  seeds: () => ['-----'],
  words,
  subject: { walk },
  law: ({ walk: go }) => go,
  plant: () => ({}),
})
