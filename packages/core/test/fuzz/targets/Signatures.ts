// Data that claims to come from Telegram: from Mini Apps, the login widget and Passport. Only signed data is
// accepted.

import * as assert from 'node:assert'
import { signInitData, signLogin } from '@pipegram/testing'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import * as Secret from '../../../src/ports/Secret.ts'
import * as InitData from '../../../src/signed/InitData.ts'
import * as LoginWidget from '../../../src/signed/LoginWidget.ts'
import { decrypt, type PassportError } from '../../../src/signed/Passport.ts'
import { toString, type SignatureError } from '../../../src/signed/Signature.ts'
import { PassportData } from '../../../src/types/Types.ts'
import { credentialsOf, dataCredentials, keys, seal } from '../../PassportFixtures.ts'
import { clock, seconds, token } from '../../Signing.ts'
import { target, type Target } from '../Target.ts'
import { parse } from '../Tree.ts'

const user = { id: 1001, first_name: 'Ann & "Co" = +1%', username: 'ann', is_premium: true }
const initDatas = await Promise.all([
  signInitData(token)({
    user,
    chat_instance: '-8134722200314281151',
    chat_type: 'sender',
    start_param: 'ad_1-x',
    auth_date: seconds - 60,
  }),
  signInitData(token)({ auth_date: seconds, chat: { id: -100, type: 'group', title: 'x' }, colour: 'red' }),
])
const logins = await Promise.all([
  signLogin(token)({ id: 1001, first_name: 'Ann', auth_date: seconds }),
  signLogin(token)({
    id: 5,
    first_name: 'B',
    username: 'b',
    photo_url: 'https://t.me/x.jpg',
    auth_date: seconds,
  }),
])

// The meaning of a string to an independent parser.
const meaningOf = (query: string): string => JSON.stringify([...new URLSearchParams(query)].toSorted())

type Validate = (u: unknown) => TaskEither<SignatureError, unknown>

const sealed = (
  name: string,
  genuine: ReadonlyArray<string>,
  validate: Validate,
  words: ReadonlyArray<string>,
): Target =>
  target({
    name,
    seeds: () => genuine,
    words: [
      '&',
      '=',
      '%',
      '%00',
      '%26',
      '%3D',
      '+',
      '%0A',
      'hash=',
      'auth_date=',
      `&hash=${'0'.repeat(64)}`,
      ...words,
    ],
    subject: { validate },
    law:
      ({ validate: check }) =>
      async (input) => {
        const result = await check(input)()
        if (E.isRight(result))
          assert.ok(
            genuine.some((each) => meaningOf(each) === meaningOf(input)),
            'unsigned data was accepted',
          )
        else assert.ok(toString(result.left).length < 400, 'the reason is too long')
      },
    // Of a repeated name only one value is read, as by many parsers.
    plant: ({ validate: check }) => ({
      validate: (u) =>
        check(
          typeof u === 'string'
            ? new URLSearchParams(Object.fromEntries(new URLSearchParams(u))).toString()
            : u,
        ),
    }),
  })

export const initData = sealed('initData', initDatas, InitData.validate({ token, maxAge: 3600, clock }), [
  'user=',
  '%7B%22id%22',
  'signature=',
  '__proto__=',
])

export const login = sealed('login', logins, LoginWidget.validate({ token, maxAge: 3600, clock }), [
  'id=',
  'first_name=',
  '?',
])

const personal = seal(
  JSON.stringify({
    first_name: 'Ann',
    last_name: 'Lee',
    birth_date: '01.01.1990',
    gender: 'female',
    country_code: 'DE',
    residence_country_code: 'DE',
  }),
)
const credentials = credentialsOf(
  seal(
    JSON.stringify({ secure_data: { personal_details: { data: dataCredentials(personal) } }, nonce: 'n' }),
  ),
)
const genuine: PassportData = {
  credentials,
  data: [
    { type: 'personal_details', data: personal.data.toString('base64'), hash: 'x' },
    { type: 'email', email: 'a@example.com', hash: 'y' },
  ],
}

export const passport = target({
  name: 'passport',
  form: 'json',
  seeds: () => [JSON.stringify(genuine)],
  words: ['AAAA', '=', '==', 'personal_details', 'passport', '"data"', '"files":[', '"front_side":'],
  subject: {
    read: (data: PassportData): TaskEither<PassportError, object> =>
      decrypt({ privateKey: Secret.make(keys.privateKey), nonce: 'n' })(data),
  },
  law:
    ({ read }) =>
    async (input) => {
      const value = parse(input)?.value
      if (!PassportData.is(value)) return
      const result = await read(value)()
      if (E.isLeft(result)) return
      assert.deepStrictEqual(
        value.credentials,
        { ...value.credentials, ...credentials },
        'credentials that nobody encrypted were accepted',
      )
      const [details] = value.data.filter(({ type }) => type === 'personal_details')
      assert.strictEqual(details?.data, genuine.data[0]?.data, 'data that nobody encrypted was accepted')
    },
  plant: ({ read }) => ({ read: (data) => read({ ...data, data: genuine.data }) }),
})
