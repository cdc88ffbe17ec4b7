import type { Diagnostic, Fix } from '#shared/language/diagnostic.ts';
import { warning } from '#shared/language/diagnostic.ts';
import type { ArgumentType } from '#shared/language/types/inference.ts';
import { takes } from '#shared/language/types/complete-arguments.ts';
import { isOnly, isPossible, itemsOf, present, single } from '#shared/language/types/join-types.ts';
import { typeText } from '#shared/language/types/type-text.ts';
import type { ValueType } from '#shared/language/types/value-type.ts';
import type { FunctionParameter } from '#shared/syntax/functions.ts';
import { findFunction } from '#shared/syntax/functions.ts';
import { around, behind, convertFix, type CheckedExpression, shown } from './checked-expression.ts';

const itemTypes: Readonly<Record<string, 'number' | 'text' | 'object'>> = { n: 'number', s: 'text', o: 'object' };

/** Arguments that a function refuses, always or as soon as there is more than one item. */
export function argumentTypes(checked: CheckedExpression): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const [call, args] of checked.inferred.calls) {
    const name = call.callee.type === 'variable' ? call.callee.name : '';
    const entry = findFunction(name);
    if (entry === undefined || args.length > entry.parameters.length) continue;
    for (const [i, arg] of args.entries()) {
      const parameter = entry.parameters[i];
      const wrong = parameter === undefined ? undefined : wrongArgument(name, parameter, arg, checked);
      if (wrong !== undefined) found.push(wrong);
    }
  }
  return found;
}

function wrongArgument(name: string, parameter: FunctionParameter, arg: ArgumentType, checked: CheckedExpression): Diagnostic | undefined {
  const type = present(arg.type);
  const { node } = arg;
  if (type.any || !isPossible(type) || node === undefined) return undefined;
  const said = shown(checked, node);
  if (!takes(parameter.types, type)) {
    const message = `$${name} takes ${parameter.type}, ${said} is ${typeText(type)}.`;
    return warning('expression/argument-type', message, node, conversions(parameter.types, type, arg));
  }
  const wanted = parameter.types === 'a' ? itemTypes[parameter.subtype?.charAt(0) ?? ''] : undefined;
  if (wanted !== undefined) return wrongItems(name, wanted, type, arg, checked);
  if (type.list !== undefined && type.varies && !/[xaj]/.test(parameter.types) && takes(parameter.types, single(type))) {
    const message = `$${name} takes one ${parameter.type}, ${said} is a list as soon as there is more than one.`;
    return warning('expression/list-for-one', message, node, [behind('Take the first', node, '[0]')]);
  }
  return undefined;
}

function wrongItems(
  name: string,
  wanted: 'number' | 'text' | 'object',
  type: ValueType,
  { node }: ArgumentType,
  checked: CheckedExpression,
): Diagnostic | undefined {
  const items = itemsOf(type);
  if (items.any || items[wanted] !== undefined || !isPossible(items) || node === undefined) return undefined;
  const words = { number: 'numbers', text: 'texts', object: 'objects' }[wanted];
  const message = `$${name} takes a list of ${words}, ${shown(checked, node)} is ${typeText(type)}.`;
  const fixes =
    wanted === 'number' && isOnly(items, 'text')
      ? [behind('Make them numbers', node, '.$number($)')]
      : wanted === 'text' && (isOnly(items, 'number') || isOnly(items, 'boolean'))
        ? [behind('Make them texts', node, '.$string($)')]
        : [];
  return warning('expression/argument-type', message, node, fixes);
}

function conversions(types: string, type: ValueType, { node }: ArgumentType): readonly Fix[] {
  if (node === undefined) return [];
  if (types.includes('n') && isOnly(type, 'text')) return [convertFix(node, '$number')];
  if (!types.includes('s')) return [];
  if (isOnly(type, 'number') || isOnly(type, 'boolean')) return [convertFix(node, '$string')];
  if (!isOnly(type, 'list')) return [];
  const join = isOnly(itemsOf(type), 'text') ? [around('Join the texts', node, '$join(', ', ", ")')] : [];
  return [behind('Take the first', node, '[0]'), ...join];
}
