import {
  buttons,
  calendar,
  menu,
  open,
  pick,
  received,
  several,
  view,
  yesOrNo,
  type MenuPlan,
} from '@pipegram/compose'
import type { ApiError } from '@pipegram/core/ApiError'
import { photo } from '@pipegram/core/Filters'
import { edit } from '@pipegram/core/Reply'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import { expect, test } from 'tstyche'

test('the function of pick gets the answer that its form gives', () => {
  menu(
    'all',
    view('All'),
    pick('day', calendar(), ({ value }) => {
      expect(value).type.toBe<string>()
      return TE.right(undefined)
    }),
    pick('size', buttons({ small: 'S', large: 'L' }), ({ value }) => {
      expect(value).type.toBe<'small' | 'large'>()
      return TE.right(undefined)
    }),
    pick('food', several({ ham: 'Ham', egg: 'Egg' }), ({ value }) => {
      expect(value).type.toBe<ReadonlyArray<'ham' | 'egg'>>()
      return TE.right(undefined)
    }),
    pick('sure', yesOrNo('Yes', 'No'), ({ value }) => {
      expect(value).type.toBe<boolean>()
      return TE.right(undefined)
    }),
  )
})

test('pick knows the state of its menu, and its errors are those of the menu', () => {
  const visit = menu(
    'visit',
    view(
      () => TE.right({ name: 'Ann' }),
      ({ state }) => state.name,
    ),
    pick('day', calendar(), ({ call, callback_query, state, value }) =>
      call(edit(callback_query, `${state.name} on ${value}`)),
    ),
    pick('size', buttons({ small: 'S', large: 'L' }), () => TE.left('SoldOut' as const), {
      when: ({ state }) => state.name !== '',
    }),
  )
  expect(visit).type.toBeAssignableTo<MenuPlan<unknown, ApiError | 'SoldOut'>>()
  expect(visit).type.not.toBeAssignableTo<MenuPlan<unknown, ApiError>>()
  expect(open(visit)).type.not.toRaiseError()
})

test('pick refuses a function that returns no effect, an answer of another type, and another `then`', () => {
  expect(pick<boolean>).type.not.toBeCallableWith('sure', yesOrNo('Yes', 'No'), () => 'done')
  expect(pick<boolean>).type.not.toBeCallableWith('sure', calendar(), () => TE.right(undefined))
  expect(pick<boolean>).type.not.toBeCallableWith('sure', yesOrNo('Yes', 'No'), () => TE.right(undefined), {
    then: 'later',
  })
  expect(pick<boolean>).type.toBeCallableWith('sure', yesOrNo('Yes', 'No'), () => TE.right(undefined), {
    then: 'close',
  })
})

test('pick takes no text, because a codec is not a form', () => {
  expect(pick<string>).type.not.toBeCallableWith('name', t.string, () => TE.right(undefined))
  // A form without buttons is refused when the bot is made.
  const picture = received('a photo', photo, t.string, ({ photo: [first] }) => first?.file_id ?? '')
  expect(pick<string>).type.toBeCallableWith('photo', picture, () => TE.right(undefined))
})
