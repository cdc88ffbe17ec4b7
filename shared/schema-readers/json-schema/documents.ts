import type { JsonObject, JsonValue } from '#shared/base/json-value.ts';
import type { Problem } from '#shared/base/problem.ts';
import { problem } from '#shared/base/problem.ts';
import type { Result } from '#shared/base/result.ts';
import { fail, ok } from '#shared/base/result.ts';
import { parseExact } from '#shared/formats/json/exact-parser.ts';
import type { ResolveFile } from '#shared/schema-readers/resolve-reference.ts';
import { resolveReference } from '#shared/schema-readers/resolve-reference.ts';

/** A schema and the file that it stands in, which its references start from. */
export interface Located {
  readonly file: string;
  readonly json: JsonValue;
  /** The last name of the reference that led here. */
  readonly name?: string;
}

export function isJsonObject(json: JsonValue | undefined): json is JsonObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

export function isJsonArray(json: JsonValue | undefined): json is readonly JsonValue[] {
  return Array.isArray(json);
}

/** A key's value, when the object itself has it. */
export function own(json: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(json, key) ? json[key] : undefined;
}

const mostNodes = 2_000_000;

/** The schema file and those it refers to, read as references ask for them. */
export class SchemaDocuments {
  readonly problems: Problem[] = [];
  readonly #resolve: ResolveFile;
  readonly #files = new Map<string, JsonValue | undefined>();
  /** `$id` and anchors as written → where they stand. */
  readonly #ids = new Map<string, Located>();
  readonly #reported = new Set<string>();

  constructor(resolve: ResolveFile) {
    this.#resolve = resolve;
  }

  add(file: string, json: JsonValue): void {
    this.#files.set(file, json);
    this.#indexIds(file, json);
  }

  /** What a reference means; a reference that leads nowhere is a problem, said once, and gives `undefined`. */
  follow(reference: string, from: string): Located | undefined {
    const known = this.#ids.get(reference) ?? this.#ids.get(`${from}${reference}`);
    if (known !== undefined) return { ...known, name: lastName(reference) };
    const hash = reference.indexOf('#');
    const place = hash < 0 ? reference : reference.slice(0, hash);
    const pointer = hash < 0 ? '' : reference.slice(hash + 1);
    const document = place === '' ? this.#document(from) : (this.#ids.get(place) ?? this.#ids.get(`${place}#`) ?? this.#other(place, from));
    if (document === undefined) return undefined;
    const target =
      pointer === ''
        ? document.json
        : pointer.startsWith('/')
          ? atPointer(document.json, pointer)
          : this.#ids.get(`${document.file}#${pointer}`)?.json;
    if (target === undefined) {
      this.report(
        problem('schema/unresolved-reference', `The schema refers to ${clip(reference)}, which is not there.`, {
          severity: 'warning',
          place: { file: from },
          next: 'Correct the reference, or leave the field open.',
        }),
      );
      return undefined;
    }
    return { file: document.file, json: target, name: lastName(reference) };
  }

  report(found: Problem): void {
    const key = `${found.code} ${found.message}`;
    if (this.#reported.has(key)) return;
    this.#reported.add(key);
    this.problems.push(found);
  }

  #document(file: string): Located | undefined {
    const json = this.#files.get(file);
    return json === undefined ? undefined : { file, json };
  }

  #other(place: string, from: string): Located | undefined {
    const path = resolveReference(from, place);
    if (!path.ok) {
      this.report(path.error);
      return undefined;
    }
    if (!this.#files.has(path.value)) this.#read(path.value, from);
    return this.#document(path.value);
  }

  #read(file: string, from: string): void {
    this.#files.set(file, undefined);
    const text = this.#resolve(file);
    if (text === undefined) {
      this.report(
        problem('schema/missing-file', `The schema refers to ${clip(file)}, which is not in the chosen folder.`, {
          severity: 'warning',
          place: { file: from },
          next: 'Add that file to the folder.',
        }),
      );
      return;
    }
    const json = parseSchemaText(text, file);
    if (json.ok) this.add(file, json.value);
    else this.report({ ...json.error, severity: 'warning' });
  }

  #indexIds(file: string, json: JsonValue): void {
    const stack: JsonValue[] = [json];
    for (let nodes = 0; nodes < mostNodes; nodes += 1) {
      const node = stack.pop();
      if (node === undefined) return;
      if (isJsonObject(node)) {
        const id = own(node, '$id') ?? own(node, 'id');
        if (typeof id === 'string') this.#ids.set(id.startsWith('#') ? `${file}${id}` : id, { file, json: node });
        const anchor = own(node, '$anchor') ?? own(node, '$dynamicAnchor');
        if (typeof anchor === 'string') this.#ids.set(`${file}#${anchor}`, { file, json: node });
        for (const inner of Object.values(node)) if (typeof inner === 'object' && inner !== null) stack.push(inner);
      } else if (isJsonArray(node)) for (const inner of node) stack.push(inner);
    }
  }
}

/** The value of a JSON text, a byte order mark before it allowed. Fails with the place of the first fault. */
export function parseSchemaText(text: string, file: string): Result<JsonValue> {
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  try {
    const value: unknown = JSON.parse(body);
    if (isParsed(value)) return ok(value);
  } catch {
    // Where and why is what the exact parser finds.
  }
  const exact = parseExact(body, { file, line: 1, column: 1 });
  return exact.ok ? fail(problem('schema/not-json', `${file} is not JSON.`, { place: { file } })) : exact;
}

/** JSON.parse makes JSON's kinds and nothing else, so there is nothing to look through. */
function isParsed(value: unknown): value is JsonValue {
  return value !== undefined;
}

function atPointer(json: JsonValue, pointer: string): JsonValue | undefined {
  let at: JsonValue | undefined = json;
  for (const token of pointer.slice(1).split('/')) {
    const name = unescape(token);
    if (isJsonObject(at)) at = own(at, name);
    else if (isJsonArray(at)) at = /^\d+$/.test(name) ? at[Number(name)] : undefined;
    else return undefined;
  }
  return at;
}

function unescape(token: string): string {
  let text = token;
  try {
    text = decodeURIComponent(token);
  } catch {
    // A stray percent sign: the token stands as it is.
  }
  return text.replaceAll('~1', '/').replaceAll('~0', '~');
}

function lastName(reference: string): string {
  const name = reference.slice(Math.max(reference.lastIndexOf('/'), reference.lastIndexOf('#')) + 1);
  return name === '' ? reference : unescape(name);
}

function clip(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
