import type { ErrorDetail, XmlDocument, XsdValidator } from 'libxml2-wasm';
import type { Problem } from '#shared/base/problem.ts';
import { problem } from '#shared/base/problem.ts';
import type { Result } from '#shared/base/result.ts';
import { fail, ok } from '#shared/base/result.ts';

/** An XSD with the files that it includes and imports: path in their folder → text. */
export interface XsdFiles {
  readonly main: string;
  readonly files: Readonly<Record<string, string>>;
}

/** A compiled XSD. It holds memory outside the garbage collector until `dispose` is called. */
export interface CompiledXsd {
  /** What is wrong with a document, with its line; none when it is valid. */
  validate(xml: string): readonly Problem[];
  dispose(): void;
}

type Library = typeof import('libxml2-wasm');

/** Base of the paths that only the files handed in answer to. */
const base = 'mapwright-schema:///';
const mostProblems = 100;

/**
 * Compiles an XSD. Only the files handed in are read: no network, no disk, no external entities. Fails with
 * `schema/not-valid-xsd` where it is no correct schema or a file is missing.
 */
export async function compileXsd(source: XsdFiles): Promise<Result<CompiledXsd>> {
  const library = await import('libxml2-wasm');
  const text = Object.hasOwn(source.files, source.main) ? source.files[source.main] : undefined;
  if (text === undefined)
    return fail(problem('schema/missing-file', `${source.main} is not among the files of the schema.`, { place: { file: source.main } }));
  const provider = new library.XmlBufferInputProvider({});
  for (const [path, content] of Object.entries(source.files)) provider.addBuffer(base + path, new TextEncoder().encode(content));
  // The library knows providers for the whole process; from here to the clean-up nothing else runs.
  library.xmlRegisterInputProvider(provider);
  let document: XmlDocument | undefined;
  try {
    document = library.XmlDocument.fromBuffer(new TextEncoder().encode(text), { url: base + source.main, option: parseOptions(library) });
    const validator = library.XsdValidator.fromDoc(document);
    return ok(compiled(library, validator, document));
  } catch (cause) {
    document?.dispose();
    if (!(cause instanceof library.XmlError)) throw cause;
    const [first] = detailsOf(library, cause);
    const line = first === undefined || first.line === 0 ? {} : { line: first.line };
    return fail(
      problem('schema/not-valid-xsd', `The schema cannot be used: ${sentence(first?.message ?? cause.message)}`, {
        place: { file: fileOf(first, source.main), ...line },
      }),
    );
  } finally {
    library.xmlCleanupInputProvider();
  }
}

/** What is wrong with one document against an XSD, a schema that cannot be used included. For many documents compile once. */
export async function validateXml(xml: string, source: XsdFiles): Promise<readonly Problem[]> {
  const schema = await compileXsd(source);
  if (!schema.ok) return [schema.error];
  try {
    return schema.value.validate(xml);
  } finally {
    schema.value.dispose();
  }
}

function compiled(library: Library, validator: XsdValidator, schema: XmlDocument): CompiledXsd {
  const validate = (xml: string): readonly Problem[] => {
    if (hasDoctype(xml))
      return [
        problem('check/doctype', 'The document has a DOCTYPE, which is refused: it could make entities grow without end.', {
          next: 'Leave the DOCTYPE out.',
        }),
      ];
    let document: XmlDocument | undefined;
    try {
      document = library.XmlDocument.fromBuffer(new TextEncoder().encode(withoutEncoding(xml)), { option: parseOptions(library) });
      validator.validate(document);
      return [];
    } catch (cause) {
      if (!(cause instanceof library.XmlError)) throw cause;
      const code = cause instanceof library.XmlValidateError ? 'check/xsd' : 'check/not-xml';
      return problemsOf(code, detailsOf(library, cause), cause.message);
    } finally {
      document?.dispose();
    }
  };
  const dispose = (): void => {
    // The compiled schema points into its document, so the document goes last.
    validator.dispose();
    schema.dispose();
  };
  return { validate, dispose };
}

function parseOptions(library: Library): number {
  const { ParseOption } = library;
  return (
    ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NO_SYS_CATALOG | ParseOption.XML_PARSE_BIG_LINES
  );
}

function detailsOf(library: Library, cause: Error): readonly ErrorDetail[] {
  return cause instanceof library.XmlLibError ? cause.details : [];
}

function problemsOf(code: string, details: readonly ErrorDetail[], message: string): readonly Problem[] {
  if (details.length === 0) return [problem(code, sentence(message))];
  return details.slice(0, mostProblems).map((detail) =>
    problem(code, sentence(detail.message), {
      severity: detail.level > 1 ? 'error' : 'warning',
      ...(detail.line > 0 ? { place: { line: detail.line } } : {}),
    }),
  );
}

/** The library's message as one sentence, its namespaces in braces left out. */
function sentence(message: string): string {
  const line = message
    .replace(/\{[^}\s]*\}/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return /[.!?]$/.test(line) ? line : `${line}.`;
}

function fileOf(detail: ErrorDetail | undefined, main: string): string {
  return detail?.file?.startsWith(base) === true ? detail.file.slice(base.length) : main;
}

/** Whether a DOCTYPE stands before the first element. */
function hasDoctype(xml: string): boolean {
  let at = xml.startsWith('\uFEFF') ? 1 : 0;
  for (;;) {
    while (/\s/.test(xml.charAt(at))) at += 1;
    if (xml.startsWith('<!DOCTYPE', at)) return true;
    const end = xml.startsWith('<?', at) ? '?>' : xml.startsWith('<!--', at) ? '-->' : undefined;
    const close = end === undefined ? -1 : xml.indexOf(end, at);
    if (end === undefined || close < 0) return false;
    at = close + end.length;
  }
}

/** Text in memory is UTF-8 when it is handed over, whatever its declaration says. */
function withoutEncoding(xml: string): string {
  const body = xml.startsWith('\uFEFF') ? xml.slice(1) : xml;
  return body.replace(/^(<\?xml[^>]*?)\s+encoding\s*=\s*(?:"[^"]*"|'[^']*')/, '$1');
}
