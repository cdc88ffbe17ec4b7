import { setOwn } from '#shared/base/json-value.ts';
import { ExactNumber, readNumber } from '#shared/records/exact-number.ts';
import type { Value } from '#shared/records/value.ts';
import type { Field } from '#shared/schema/field.ts';

/** An element whose end has not been read. */
export class ElementBuilder {
  readonly name: string;
  readonly field: Field | undefined;
  nil = false;
  private readonly object: Record<string, Value> = {};
  /** The children that are arrays; made when the first is. */
  private repeated: Map<string, Value[]> | undefined;
  private attributes = false;
  private elements = false;
  private text = '';

  constructor(name: string, field: Field | undefined) {
    this.name = name;
    this.field = field;
  }

  addAttribute(name: string, value: Value): void {
    setOwn(this.object, `@${name}`, value);
    this.attributes = true;
  }

  addText(text: string): void {
    this.text += text;
  }

  /** Adds a child's value: the second of a name makes an array, and the first where `repeats`. */
  addElement(name: string, value: Value, repeats: boolean): void {
    this.elements = true;
    const list = this.repeated?.get(name);
    if (list !== undefined) list.push(value);
    else if (repeats || Object.hasOwn(this.object, name)) {
      const before = this.object[name];
      const items = Object.hasOwn(this.object, name) && before !== undefined ? [before, value] : [value];
      this.repeated ??= new Map();
      this.repeated.set(name, items);
      setOwn<Value>(this.object, name, items);
    } else setOwn(this.object, name, value);
  }

  /** Whether text and elements stand side by side, so that their order is lost. */
  get mixed(): boolean {
    return this.elements && this.text.trim() !== '';
  }

  /** The element's value. `children` are its field's; a field with children is always an object, whatever the document has. */
  finish(children: readonly Field[], typed: boolean): Value {
    const structured = this.attributes || this.elements || children.length > 0;
    if (!structured) return this.nil ? null : leaf(this.text, typed ? this.field : undefined);
    if (this.nil && !this.attributes && !this.elements) return null;
    if (this.nil) {
      this.object['#text'] = null;
      return this.object;
    }
    const textField = children.find((child) => child.name === '#text');
    const blank = this.text.trim() === '';
    if (!blank || (textField !== undefined && !this.elements)) this.object['#text'] = leaf(this.text, typed ? textField : undefined);
    return this.object;
  }
}

/** A leaf's text, as a number or boolean where its field says so and nothing of the spelling is lost. */
export function leaf(text: string, field: Field | undefined): Value {
  if (field === undefined) return text;
  if (field.type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  if (field.type !== 'integer' && field.type !== 'number') return text;
  if (!/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text)) return text;
  const value = readNumber(text);
  return value instanceof ExactNumber || String(value) === text ? value : text;
}
