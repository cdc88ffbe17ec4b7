import type { ResolvedNode } from '#shared/syntax/resolved.ts';
import { equalityOf, isFixed } from '../closures/independent.ts';
import type { Emitter, Environment } from './environment.ts';
import { anything, boolean, type Code, isOnly, isPlainInside, list, may, nothing, trustIn } from './kinds.ts';
import { asCondition } from './operators.ts';

const noNames: ReadonlySet<string> = new Set();

/** `[…]` behind a value: what is left of it, as a sequence or a list picked by its position, not yet what it counts as. */
export function emitFilter(value: Code, predicate: ResolvedNode, env: Environment, emitter: Emitter): Code {
  const { out } = emitter;
  const { code } = value;
  const result = out.let();
  if (predicate.type === 'number' && predicate.predicate === undefined)
    out.write(`${result} = ${pickedAt(code, Math.floor(predicate.value), predicate.value, emitter)};`);
  else if (!may(value, list)) filterOne(result, value, predicate, env, emitter);
  else {
    out.block(`if (Array.isArray(${code}))`, () => filterList(result, code, predicate, env, emitter, isPlainInside(value)));
    // Nothing is filtered like any lone item: the predicate may have something to say of it.
    out.block('else', () => filterOne(result, { ...value, kinds: value.kinds & ~list }, predicate, env, emitter));
  }
  return { code: result, kinds: anything, plain: false, ...trustIn(value) };
}

/** A lone item that is no list stands for the sequence of it. */
function pickedAt(code: string, place: number, position: number, emitter: Emitter): string {
  const at = itemCode(place, code);
  return `Array.isArray(${code}) && ${at} !== undefined && !Array.isArray(${at}) ? ${at} : ${emitter.call('itemAt', code, String(position))}`;
}

function itemCode(place: number, code: string): string {
  return place < 0 ? `${code}[${code}.length - ${-place}]` : `${code}[${place}]`;
}

function filterOne(result: string, value: Code, predicate: ResolvedNode, env: Environment, emitter: Emitter): void {
  const answer = emitter.emit(predicate, { ...env, context: value, leaves: false });
  const { code } = value;
  const { out } = emitter;
  // A sequence of nothing is left to the closures.
  const keep = may(value, nothing) ? `{ if (${code} === undefined) bail(); ${result} = ${code}; }` : `${result} = ${code};`;
  if (isOnly(answer, boolean)) out.write(`if (${answer.code}) ${keep}`, `else ${result} = newSequence();`);
  else
    out.write(
      `if (${answer.code} === true) ${keep}`,
      `else { ${result} = newSequence(); if (${answer.code} !== false) kept(${result}, ${code}, ${answer.code}, 0, 1); }`,
    );
}

function filterList(result: string, code: string, predicate: ResolvedNode, env: Environment, emitter: Emitter, plain: boolean): void {
  const { out: writer } = emitter;
  if (isFixed(predicate)) {
    writer.write(`budget.spend(${code}.length);`);
    writer.block(`if (${code}.length === 0)`, () => writer.write(`${result} = newSequence();`));
    writer.block('else', () => {
      const answer = emitter.emit(predicate, { ...env, context: { code: 'undefined', kinds: nothing, plain: true }, leaves: false });
      writer.write(`${result} = keptFixed(${code}, ${answer.code});`);
    });
    return;
  }
  writer.write(`${result} = newSequence();`);
  const shape = equalityOf(predicate, '', noNames);
  const each = (places: string | undefined): void => {
    const at = writer.name('i');
    const count = `${places ?? code}.length`;
    writer.write(`budget.spend(${count});`);
    writer.block(`for (let ${at} = 0; ${at} < ${count}; ${at} += 1)`, () => {
      const item = writer.let(places === undefined ? `${code}[${at}]` : `${code}[${places}[${at}]]`);
      const answer = emitter.emit(predicate, { ...env, context: { code: item, kinds: anything, plain }, leaves: false });
      if (isOnly(answer, boolean)) writer.write(`if (${answer.code}) ${result}.push(${item});`);
      else if (places !== undefined) writer.write(`if (${asCondition(answer, emitter)}) ${result}.push(${item});`);
      else
        writer.write(
          `if (${answer.code} === true) ${result}.push(${item});`,
          `else if (${answer.code} !== false) kept(${result}, ${item}, ${answer.code}, ${at}, ${code}.length);`,
        );
    });
    writer.write(`if (${result}.length > budget.items) bail();`);
  };
  if (shape === undefined) return each(undefined);
  const site = writer.constant(emitter.join(shape.key));
  const index = writer.let(`${site}.indexOf(${code})`);
  const probe = (): string => {
    const found = emitter.emit(shape.probe, { ...env, context: { code: 'undefined', kinds: nothing, plain: true }, leaves: false });
    return writer.let(`${index}.find(${found.code})`);
  };
  const found = writer.let();
  writer.block(`if (${index} !== undefined)`, () => writer.write(`${found} = ${probe()};`));
  writer.block(`if (${found} === undefined)`, () => each(undefined));
  writer.block(shape.more ? 'else' : `else if (!${found}.sure)`, () => each(`${found}.places`));
  if (!shape.more)
    writer.block('else', () => {
      const at = writer.name('i');
      writer.write(
        `budget.spend(${found}.places.length + 1);`,
        `for (let ${at} = 0; ${at} < ${found}.places.length; ${at} += 1) ${result}.push(${code}[${found}.places[${at}]]);`,
      );
    });
}
