// What the server derives from the name of an uploaded file: its type, and whether it is a GIF.
// https://core.telegram.org/bots/api#sending-files

import mime from 'mime'
import type { FileKind } from '../../state/State.ts'

// destructors

/**
 * An uploaded file as the server accepts it. The extension of its name decides its type, not the header of
 * its part. A GIF becomes an animation without sound, unless `asIs`; the emulator keeps its bytes.
 */
export const takenUpload = (kind: FileKind, file: File, asIs: boolean): readonly [FileKind, File] => {
  const type = /\.tgs$/i.test(file.name)
    ? 'application/x-tgsticker'
    : (mime.getType(file.name) ?? 'application/octet-stream')
  return type === 'image/gif' && (kind === 'animation' || (kind === 'document' && !asIs))
    ? ['animation', new File([file], `${file.name}.mp4`, { type: 'video/mp4' })]
    : [kind, new File([file], file.name, { type })]
}
