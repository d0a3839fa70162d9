// What an editor shows of a name in a file, and where it goes from there. Editors use the same language
// service.

import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import ts from 'typescript'

// model

/** What an editor shows of a name. */
export interface Hover {
  /** The kind, the name and the type. */
  readonly signature: string
  readonly documentation: string
  readonly examples: ReadonlyArray<string>
  /** The files in which it is declared, with `/`. */
  readonly definitions: ReadonlyArray<string>
}

// constructors

/** Opens a file as an editor does. The hover is of the last letter of a text that stands in the file. */
export const openFile = (file: string): ((text: string) => Hover) => {
  const options: ts.CompilerOptions = {
    strict: true,
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: ['node'],
    noEmit: true,
  }
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [file],
    getScriptVersion: () => '1',
    getScriptSnapshot: (name) =>
      ts.sys.fileExists(name) ? ts.ScriptSnapshot.fromString(readFileSync(name, 'utf8')) : undefined,
    getCurrentDirectory: () => dirname(file),
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (path) => ts.sys.fileExists(path),
    readFile: (path) => ts.sys.readFile(path),
    readDirectory: (...of) => ts.sys.readDirectory(...of),
    directoryExists: (path) => ts.sys.directoryExists(path),
    getDirectories: (path) => ts.sys.getDirectories(path),
  })
  const source = readFileSync(file, 'utf8')
  return (text) => {
    const start = source.indexOf(text)
    if (start === -1) throw new Error(`${file} does not say ${text}.`)
    const position = start + text.length - 1
    const info = service.getQuickInfoAtPosition(file, position)
    const tags = info?.tags?.filter(({ name }) => name === 'example') ?? []
    return {
      signature: ts.displayPartsToString(info?.displayParts),
      documentation: ts.displayPartsToString(info?.documentation),
      examples: tags.map((tag) => ts.displayPartsToString(tag.text)),
      definitions: service.getDefinitionAtPosition(file, position)?.map(({ fileName }) => fileName) ?? [],
    }
  }
}
