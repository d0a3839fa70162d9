// Data that Telegram signed for bots of others, as their authors published them.

import { publicKeys, validate, validateThirdParty } from '@pipegram/core/InitData'
import * as E from 'fp-ts/lib/Either.js'
import { describe, expect, it } from 'vitest'
import { token, tokenOf } from '../Signing.ts'
import { errorOf, meaning, tagOf } from './InitDataFixtures.ts'

// Published by their authors in the documentation of tma.js and of init-data-golang, with tokens that were
// made for it.
// https://docs.telegram-mini-apps.com/packages/tma-js-init-data-node/validating
const published = {
  old: {
    token: '5768337691:AAH5YkoiEuPk8-FZa32hStHTqXiLPtAEhx8',
    auth_date: 1662771648,
    initData:
      'query_id=AAHdF6IQAAAAAN0XohDhrOrc' +
      '&user=%7B%22id%22%3A279058397%2C%22first_name%22%3A%22Vladislav%22%2C%22last_name%22%3A' +
      '%22Kibenko%22%2C%22username%22%3A%22vdkfrost%22%2C%22language_code%22%3A%22ru%22%2C' +
      '%22is_premium%22%3Atrue%7D&auth_date=1662771648' +
      '&hash=c501b71e775f74ce10e377dea85a7ea24ecd640b223ea86dfe453e0eaed2e2b2',
  },
  signed: {
    token: '7342037359:AAHI25ES9xCOMPokpYoz-p8XVrZUdygo2J4',
    auth_date: 1733509682,
    initData:
      'user=%7B%22id%22%3A279058397%2C%22first_name%22%3A%22Vladislav%20%2B%20-%20%3F%20%5C%2F%22%2C' +
      '%22last_name%22%3A%22Kibenko%22%2C%22username%22%3A%22vdkfrost%22%2C%22language_code%22%3A%22ru' +
      '%22%2C%22is_premium%22%3Atrue%2C%22allows_write_to_pm%22%3Atrue%2C%22photo_url%22%3A%22https%3A' +
      '%5C%2F%5C%2Ft.me%5C%2Fi%5C%2Fuserpic%5C%2F320%5C' +
      '%2F4FPEE4tmP3ATHa57u6MqTDih13LTOiMoKoLDRG4PnSA.svg%22%7D&chat_instance=8134722200314281151' +
      '&chat_type=private&auth_date=1733509682' +
      '&signature=TYJxVcisqbWjtodPepiJ6ghziUL94-KNpG8Pau-X7oNNLNBM72APCpi_RKiUlBvcqo5L-LAxIc3dnTzcZX_PD' +
      'g&hash=a433d8f9847bd6addcc563bff7cc82c89e97ea0d90c11fe5729cae6796a36d73',
  },
}

describe('initData that Telegram signed', () => {
  it('initData of Telegram is genuine by the token, with or without a signature', async () => {
    for (const { token: text, auth_date, initData } of [published.old, published.signed]) {
      const result = await validate({
        token: tokenOf(text),
        maxAge: 60,
        clock: { now: () => auth_date * 1000 },
      })(initData)()
      expect(result).toMatchObject(
        E.right({ auth_date, user: { id: 279058397, last_name: 'Kibenko', is_premium: true } }),
      )
      expect(
        await tagOf(initData, validate({ token, maxAge: 60, clock: { now: () => auth_date * 1000 } })),
      ).toBe('Forged')
    }
  })
  it('initData of Telegram is genuine only by the public key of production and for its own bot', async () => {
    const { initData, auth_date } = published.signed
    const at = { maxAge: 60, clock: { now: () => auth_date * 1000 } }
    expect(await validateThirdParty({ botId: 7342037359, ...at })(initData)()).toMatchObject(
      E.right({ user: { first_name: 'Vladislav + - ? /' }, chat_type: 'private' }),
    )
    expect(
      await tagOf(initData, validateThirdParty({ botId: 7342037359, publicKey: publicKeys.test, ...at })),
    ).toBe('Forged')
    expect(await tagOf(initData, validateThirdParty({ botId: 7342037358, ...at }))).toBe('Forged')
    expect(
      await errorOf(published.old.initData, validateThirdParty({ botId: 5768337691, ...at })),
    ).toMatchObject({ _tag: 'Malformed', reason: expect.stringContaining('no "signature"') })
  })
  it('initData of Telegram is forged if one character is changed', async () => {
    const { initData, auth_date } = published.signed
    const byToken = validate({
      token: tokenOf(published.signed.token),
      maxAge: 60,
      clock: { now: () => auth_date * 1000 },
    })
    const byKey = validateThirdParty({
      botId: 7342037359,
      maxAge: 60,
      clock: { now: () => auth_date * 1000 },
    })
    let same = 0
    for (let i = 0; i < initData.length; i++)
      for (const char of ['A', '0', '&', '%', '_'].filter((char) => char !== initData[i])) {
        const changed = initData.slice(0, i) + char + initData.slice(i + 1)
        if (meaning(changed) === meaning(initData)) same++
        else expect(E.isLeft(await byToken(changed)()), `${char} at ${i}`).toBe(true)
        // The hash is not part of the text that this signature signs.
        if (i < initData.indexOf('&hash='))
          expect(
            E.isLeft(await byKey(changed)()) || meaning(changed) === meaning(initData),
            `${char} at ${i}`,
          ).toBe(true)
      }
    expect(same).toBeLessThan(5)
  })
})
