// Turns parameters of old versions of the Bot API, which the server still accepts, into current ones.
// https://core.telegram.org/bots/api-changelog

import * as Json from '../../values/internal/Json.ts'
import * as Parameters from './Parameters.ts'

// combinators

/** The parameters of a method under their current names. A parameter with its current name counts first. */
export const toCurrent = (method: string, params: Parameters.Parameters): Parameters.Parameters => {
  const change = changes[method]
  return change === undefined ? params : change(params)
}

// private

type Change = (params: Parameters.Parameters) => Parameters.Parameters

const isGiven = ({ values, files }: Parameters.Parameters, name: string): boolean =>
  values.has(name) || files.has(name)

const withValues = (
  params: Parameters.Parameters,
  more: ReadonlyArray<readonly [name: string, value: string]>,
): Parameters.Parameters => ({ ...params, values: new Map([...more, ...params.values]) })

const renamed =
  (former: string, ...names: ReadonlyArray<string>): Change =>
  (params) =>
    Parameters.flag(params, former)
      ? withValues(
          params,
          names.map((name) => [name, 'true']),
        )
      : params

// The name of the parameter says the kind of the file.
const kinds = [
  ['png_sticker', 'static'],
  ['tgs_sticker', 'animated'],
  ['webm_sticker', 'video'],
] as const

const formerSticker = (params: Parameters.Parameters): string | undefined => {
  // Only a static sticker can be given by its id.
  const isFile = (one: string): boolean =>
    params.files.has(one) || Parameters.text(params, one).startsWith('attach://')
  const [name, format] =
    kinds.find(([one]) => isFile(one) || (one === 'png_sticker' && isGiven(params, one))) ?? []
  if (name === undefined) return undefined
  const mask_position = Json.parse(Parameters.text(params, 'mask_position'))
  return JSON.stringify({
    sticker: Parameters.text(params, name) || `attach://${name}`,
    format,
    emoji_list: emojisIn(Parameters.text(params, 'emojis')),
    mask_position,
  })
}

const emojisIn = (text: string): ReadonlyArray<string> =>
  Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment)

const withSticker: Change = (params) => {
  if (isGiven(params, 'sticker')) return withFormat('sticker', formatOf(params))(params)
  const sticker = formerSticker(params)
  return sticker === undefined ? params : withValues(params, [['sticker', sticker]])
}

const withStickers: Change = (params) => {
  const format = Parameters.text(params, 'sticker_format')
  if (isGiven(params, 'stickers'))
    return format === '' ? params : withFormat('stickers', () => format)(params)
  const sticker = formerSticker(params)
  return sticker === undefined ? params : withValues(params, [['stickers', `[${sticker}]`]])
}

// A sticker without a format gets one: the format of the new set, or the format of its file.
const withFormat =
  (name: string, format: (sticker: Json.JsonObject) => string): Change =>
  (params) => {
    const formatted = (one: unknown): unknown =>
      Json.isObject(one) ? { ...one, format: one['format'] || format(one) } : one
    const given = Json.parse(Parameters.text(params, name))
    const value = Json.isArray(given) ? given.map(formatted) : formatted(given)
    return value === undefined
      ? params
      : { ...params, values: new Map([...params.values, [name, JSON.stringify(value)]]) }
  }

const formatOf =
  ({ files }: Parameters.Parameters) =>
  ({ sticker }: Json.JsonObject): string => {
    const attached = typeof sticker === 'string' ? files.get(sticker.replace(/^attach:\/\//, '')) : undefined
    const [, end = ''] = /\.(tgs|webm)$/i.exec(attached?.name ?? '') ?? []
    return end === '' ? 'static' : end.toLowerCase() === 'tgs' ? 'animated' : 'video'
  }

// The thumbnail of a set was `thumb`, and had no format.
const withThumbnail: Change = (params) => {
  const [file, text] = [params.files.get('thumb'), Parameters.text(params, 'thumb')]
  const current = isGiven(params, 'thumbnail')
    ? params
    : {
        ...withValues(params, text === '' ? [] : [['thumbnail', text]]),
        files: file === undefined ? params.files : new Map([...params.files, ['thumbnail', file]]),
      }
  const sticker = Parameters.text(current, 'thumbnail') || 'attach://thumbnail'
  return withValues(current, [['format', formatOf(current)({ sticker })]])
}

const withMasks: Change = (params) =>
  Parameters.flag(params, 'contains_masks')
    ? { ...params, values: new Map([...params.values, ['sticker_type', 'mask']]) }
    : params

const uploadedSticker: Change = (params) =>
  isGiven(params, 'sticker') || !isGiven(params, 'png_sticker')
    ? params
    : withValues(params, [
        ['sticker', Parameters.text(params, 'png_sticker') || 'attach://png_sticker'],
        ['sticker_format', 'static'],
      ])

const withButton: Change = (params) => {
  const text = Parameters.text(params, 'switch_pm_text')
  const start_parameter = Parameters.text(params, 'switch_pm_parameter')
  return text === '' ? params : withValues(params, [['button', JSON.stringify({ text, start_parameter })]])
}

// `edit_message` is the opposite of `disable_edit_message`.
const withoutEdit: Change = (params) =>
  params.values.has('edit_message')
    ? withValues(params, [['disable_edit_message', String(!Parameters.flag(params, 'edit_message'))]])
    : params

const withoutLimited = renamed(
  'exclude_limited',
  'exclude_limited_upgradable',
  'exclude_limited_non_upgradable',
)

const changes: Readonly<Record<string, Change>> = {
  createNewStickerSet: (params) => withMasks(withStickers(params)),
  addStickerToSet: withSticker,
  replaceStickerInSet: withSticker,
  setStickerSetThumbnail: withThumbnail,
  uploadStickerFile: uploadedSticker,
  promoteChatMember: renamed('can_manage_voice_chats', 'can_manage_video_chats'),
  answerInlineQuery: withButton,
  setGameScore: withoutEdit,
  getBusinessAccountGifts: withoutLimited,
  getUserGifts: withoutLimited,
  getChatGifts: withoutLimited,
}
