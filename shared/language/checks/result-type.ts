import type { Diagnostic, Fix } from '#shared/language/diagnostic.ts';
import { warning } from '#shared/language/diagnostic.ts';
import type { Kind } from '#shared/language/types/join-types.ts';
import { isOnly, isPossible, itemsOf, kindsOf, present } from '#shared/language/types/join-types.ts';
import { typeText } from '#shared/language/types/type-text.ts';
import type { ValueType } from '#shared/language/types/value-type.ts';
import type { Field, Schema } from '#shared/schema/field.ts';
import { childField, fieldChildren } from '#shared/schema/field-children.ts';
import { typeSentence } from '#shared/schema/field-label.ts';
import type { SyntaxNode } from '#shared/syntax/tree.ts';
import { withoutParentheses } from '#shared/syntax/walk.ts';
import { around, behind, type CheckedExpression, convertFix, shown, typeAt } from './checked-expression.ts';

/** Values that the target field cannot hold, at the part of the expression that gives them. */
export function resultTypes(checked: CheckedExpression): readonly Diagnostic[] {
  const { target } = checked.context;
  if (target === undefined) return [];
  return new TargetCheck(checked, target.schema).value(checked.tree.root, target.field, true);
}

class TargetCheck {
  readonly #checked: CheckedExpression;
  readonly #schema: Schema;

  constructor(checked: CheckedExpression, schema: Schema) {
    this.#checked = checked;
    this.#schema = schema;
  }

  /** `top`: the mapping makes an array of one value where the target repeats. */
  value(node: SyntaxNode, field: Field, top: boolean): readonly Diagnostic[] {
    if (field.type === 'any' || field.type === 'null') return [];
    const inner = withoutParentheses(node);
    switch (inner.type) {
      case 'condition':
        return [inner.then, ...(inner.otherwise === undefined ? [] : [inner.otherwise])].flatMap((arm) => this.value(arm, field, top));
      case 'default':
        return [inner.left, inner.right].flatMap((part) => this.value(part, field, top));
      case 'block': {
        const last = inner.expressions.at(-1);
        return last === undefined ? [] : this.value(last, field, top);
      }
      case 'object':
        return field.type === 'object' ? this.#pairs(inner, field) : this.#whole(inner, field, top);
      default:
        return this.#whole(inner, field, top);
    }
  }

  #pairs(node: Extract<SyntaxNode, { type: 'object' }>, field: Field): readonly Diagnostic[] {
    return node.pairs.flatMap(({ key, value }) => {
      const child = key.type === 'string' ? childField(this.#schema, field, key.value) : undefined;
      return child === undefined ? [] : this.value(value, child, false);
    });
  }

  #whole(node: SyntaxNode, field: Field, top: boolean): readonly Diagnostic[] {
    const type = present(typeAt(this.#checked, node));
    if (type.any || !isPossible(type)) return [];
    const wrong = this.#wrongKind(node, type, field);
    if (wrong !== undefined) return [wrong];
    const shape = this.#wrongShape(node, type, field, top);
    return [...(shape === undefined ? [] : [shape]), ...this.#wrongValues(node, type, field)];
  }

  #wrongKind(node: SyntaxNode, type: ValueType, field: Field): Diagnostic | undefined {
    const items = itemsOf(type);
    const takes = kindsTaken(field, fieldChildren(this.#schema, field).length > 0);
    const kinds = kindsOf(items);
    if (items.any || items.list !== undefined || kinds.length === 0 || kinds.some((kind) => takes.includes(kind))) return undefined;
    const message = `${shown(this.#checked, node)} gives ${typeText(items)}, ${field.name === '' ? 'the target' : field.name} takes ${typeSentence({ ...field, repeats: false })}.`;
    return warning('expression/result-type', message, node, type.list === undefined ? conversion(node, items, field) : []);
  }

  #wrongShape(node: SyntaxNode, type: ValueType, field: Field, top: boolean): Diagnostic | undefined {
    const name = field.name === '' ? 'the target' : field.name;
    if (field.repeats) {
      // XML has no arrays: one element is a list of one.
      if (top || field.xml !== undefined || !type.varies) return undefined;
      const message = `${shown(this.#checked, node)} is a list only where there is more than one, ${name} is always a list.`;
      return warning('expression/varies', message, node, [behind('Keep it a list', node, '[]')]);
    }
    if (!(type.varies || isOnly(type, 'list')) || type.list === undefined || field.type === 'object') return undefined;
    const message = `${shown(this.#checked, node)} is a list${type.varies ? ' as soon as there is more than one' : ''}, ${name} takes one value.`;
    const texts = isOnly(itemsOf(type), 'text') ? [around('Join the texts', node, '$join(', ', ", ")')] : [];
    const sum = isOnly(itemsOf(type), 'number') ? [around('Add them up', node, '$sum(', ')')] : [];
    return warning('expression/list-for-one', message, node, [behind('Take the first', node, '[0]'), ...texts, ...sum]);
  }

  /** Texts written in the expression that are none of those which the target takes. */
  #wrongValues(node: SyntaxNode, type: ValueType, field: Field): readonly Diagnostic[] {
    const taken = field.values ?? [];
    if (taken.length === 0 || node.type !== 'string' || type.text?.values === undefined || taken.includes(node.value)) return [];
    const message = `${field.name} takes ${taken.slice(0, 8).join(', ')}${taken.length > 8 ? ` and ${taken.length - 8} more` : ''}, not ${JSON.stringify(node.value)}.`;
    return [warning('expression/not-allowed', message, node)];
  }
}

function kindsTaken(field: Field, group: boolean): readonly Kind[] {
  const nulls: readonly Kind[] = field.nullable === true ? ['null'] : [];
  // What is written as XML is text in the end, and null is an element that is not there.
  if (field.xml !== undefined)
    return group ? ['object', 'text', 'number', 'boolean', 'null'] : ['text', 'number', 'boolean', 'null', 'object'];
  switch (field.type) {
    case 'object':
      return ['object', ...nulls];
    case 'integer':
    case 'number':
      return ['number', ...nulls];
    case 'boolean':
      return ['boolean', ...nulls];
    default:
      return ['text', ...nulls];
  }
}

function conversion(node: SyntaxNode, type: ValueType, field: Field): readonly Fix[] {
  if (field.type === 'number' || field.type === 'integer') return isOnly(type, 'text') ? [convertFix(node, '$number')] : [];
  if (field.type === 'boolean' || field.type === 'object') return [];
  return isOnly(type, 'number') || isOnly(type, 'boolean') ? [convertFix(node, '$string')] : [];
}
