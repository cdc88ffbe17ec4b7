import { reading, special } from '../closures/member.ts';
import type { Emitter } from './environment.ts';
import { absent, anything, callable, type Code, exact, held, isOnly, isPlainInside, isTame, list, may, object } from './kinds.ts';
import type { SourceWriter } from './source-writer.ts';
import { textLiteral } from './source-writer.ts';

/** Where a field is read: as the first step of a path, as the last one, and what becomes of what is read. */
export interface MemberPlace {
  readonly first: boolean;
  readonly last: boolean;
  readonly leaves: boolean;
  /** Nothing comes behind it that asks whether it is a sequence. */
  readonly whole: boolean;
}

/** The field of a value, or of all items of a list, as one step of a path gives it. */
export function emitMember(value: Code, name: string, place: MemberPlace, emitter: Emitter): Code {
  if (!may(value, held)) return absent;
  const { out } = emitter;
  const { code } = value;
  const pure = isPlainInside(value);
  const plain = pure && place.leaves && place.last;
  const result = out.once(`${code} ${place.first} ${place.last} ${plain} ${place.whole} ${name}`, () =>
    readInto(out.let(), value, name, { ...place, leaves: plain }, emitter),
  );
  return { code: result, kinds: anything, plain, inside: pure, tame: isTame(value), read: pure, whole: place.whole };
}

/** Writes what reads the field into a variable, and gives its name. */
function readInto(result: string, value: Code, name: string, place: MemberPlace, emitter: Emitter): string {
  const { out } = emitter;
  const { code } = value;
  const pure = isPlainInside(value);
  const one = (): void => out.write(`${result} = ${readOne(code, name, out)};`, ...settled(result, pure, place));
  if (isOnly(value, object | exact | callable)) {
    one();
    return result;
  }
  out.block(`if (typeof ${code} === "object" && ${code} !== null)`, () => {
    if (!may(value, list)) return one();
    out.block(`if (Array.isArray(${code}))`, () => {
      const all = `${membersFunction(name, out)}(${code}, ${place.last}, ${place.leaves}, ${place.whole})`;
      if (value.plain || value.read === true || place.first) out.write(`${result} = ${all};`);
      else {
        const alone = emitter.call('settleOne', emitter.call('readMember', code, out.constant(reading(name))), String(place.last));
        const single = place.whole ? emitter.call('collapse', alone) : alone;
        out.write(`${result} = ${emitter.call('isConstructed', code)} ? ${single} : ${all};`);
      }
    });
    out.block('else', one);
  });
  return result;
}

/** Of data a list stays what it is; one that the expression made is taken for what it counts as. */
function settled(result: string, plain: boolean, { last, whole }: MemberPlace): readonly string[] {
  const one = `settleOne(collapse(${result}), ${last})`;
  return plain ? [] : [`if (Array.isArray(${result})) ${result} = ${whole ? `collapse(${one})` : one};`];
}

/** The code that reads the field of an object. */
export function readOne(code: string, name: string, out: SourceWriter): string {
  return special.has(name) ? `${out.constant(reading(name))}(${code})` : `${code}[${textLiteral(name)}]`;
}

/** The function that reads one field of all items of a list. `plain` asks for a list without marks. */
function membersFunction(name: string, out: SourceWriter): string {
  const read = out.constant(reading(name));
  return out.shared(`members ${name}`, (made) =>
    [
      `function ${made}(items, last, plain, whole) {`,
      '  budget.spend(items.length);',
      '  let only;',
      '  let many;',
      '  for (let i = 0; i < items.length; i += 1) {',
      '    const item = items[i];',
      '    if (typeof item !== "object" || item === null) continue;',
      `    let found = Array.isArray(item) ? readMember(item, ${read}) : ${readOne('item', name, out)};`,
      '    if (found === undefined) continue;',
      '    if (Array.isArray(found)) {',
      '      found = collapse(found);',
      '      if (found === undefined) continue;',
      '    }',
      '    if (many !== undefined) {',
      '      if (Array.isArray(found)) flattenInto(many, found);',
      '      else many.push(found);',
      '    } else if (only === undefined) only = found;',
      '    else {',
      '      many = newSequence();',
      '      flattenInto(many, only);',
      '      flattenInto(many, found);',
      '    }',
      '    if (many !== undefined && many.length > budget.items) bail();',
      '  }',
      '  const all = many === undefined ? settleOne(only, last) : settleMany(many);',
      '  if (plain && isSequence(all) && all.length > 1) return Array.from(all);',
      '  return whole ? collapse(all) : all;',
      '}',
    ].join('\n'),
  );
}
