import * as filters from '@pipegram/core/Filters'
import type { Message } from '@pipegram/core/Types'
import { describe, expect, it } from 'vitest'

const bare: Message = { message_id: 1, date: 1767225600, chat: { id: 5, type: 'private' } }

describe('filters of documents', () => {
  it('filters of documents know what the sender says about them', () => {
    const file = (mime_type?: string, file_name?: string): Message => ({
      ...bare,
      document: {
        file_id: 'a',
        file_unique_id: 'b',
        ...(mime_type === undefined ? {} : { mime_type }),
        ...(file_name === undefined ? {} : { file_name }),
      },
    })
    expect([
      filters.document('pdf')(file('application/pdf')),
      filters.document('pdf')(file('Application/PDF')),
      filters.document('zip', 'pdf')(file('application/pdf')),
    ]).toEqual([true, true, true])
    expect([
      filters.document('pdf')(file()),
      filters.document('pdf')(file('application/pdf2')),
      filters.document()(file('application/pdf')),
      filters.document('exe')(file('application/octet-stream')),
    ]).toEqual([false, false, false, false])
    expect([
      filters.documentMimeType('Text/CSV')(file('text/csv')),
      filters.documentMimeType('text/csv')(file('text/plain')),
    ]).toEqual([true, false])
    expect(
      ['image/png', 'IMAGE/x', 'image', 'imagery/x', 'x/image', undefined].map((type) =>
        filters.documentCategory('image')(file(type)),
      ),
    ).toEqual([true, true, false, false, false, false])
    const ends = (extension: string, ...names: ReadonlyArray<string | undefined>): ReadonlyArray<boolean> =>
      names.map((name) => filters.documentFileExtension(extension)(file(undefined, name)))
    expect(ends('jpg', 'a.jpg', 'a.JPG', '.jpg', 'a.b.jpg', 'jpg', 'ajpg', 'a.jpg.exe', undefined)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ])
    expect(ends('.TAR.gz', 'a.tar.gz', 'a.gz')).toEqual([true, false])
    expect(ends('', 'README', 'a.b', 'a.', '')).toEqual([true, false, false, true])
  })
})
