import type { ResultKind } from './call-shapes.ts';
import { awkwardKeys, fieldNames } from './field-names.ts';
import { GrammarScope, kinds, type Kind } from './grammar-scope.ts';
import { textLiteral, writtenName } from './literals.ts';

const lists: readonly ResultKind[] = ['numbers', 'texts', 'objects', 'list'];

/** Expressions by the kind of value that they are meant to give. */
export abstract class ValueMaker extends GrammarScope {
  protected abstract path(): string;
  protected abstract filtered(): string;
  protected abstract functionValue(): string;
  protected abstract callGiving(kind: ResultKind): string;
  protected abstract constructs(): (() => string)[];

  protected number(): string {
    return this.value('number', [
      () => this.literal('number'),
      () => this.field('number'),
      () => this.field('number'),
      () => `(${this.number()} ${this.choice.of(['+', '-', '*', '/', '%'])} ${this.number()})`,
      () => `${this.number()} ${this.choice.of(['+', '-', '*'])} ${this.number()}`,
      () => this.callGiving('number'),
      () => `-${this.field('number')}`,
      () => `${this.list()}[${this.choice.whole(-2, 3)}]`,
    ]);
  }

  protected text(): string {
    return this.value('text', [
      () => textLiteral(this.choice),
      () => this.field('text'),
      () => this.field('text'),
      () => `(${this.any()} & ${this.text()})`,
      () => this.callGiving('text'),
    ]);
  }

  protected boolean(): string {
    return this.value('boolean', [
      () => this.literal('constant'),
      () => this.field('boolean'),
      () => `(${this.number()} ${this.choice.of(['<', '<=', '>', '>='])} ${this.number()})`,
      () => `(${this.any()} ${this.choice.of(['=', '!='])} ${this.any()})`,
      () => `${this.text()} ${this.choice.of(['=', '!=', '<', '>'])} ${this.text()}`,
      () => `(${this.boolean()} ${this.choice.of(['and', 'or'])} ${this.boolean()})`,
      () => `${this.any()} in ${this.list()}`,
      () => this.callGiving('boolean'),
    ]);
  }

  protected list(): string {
    const kind = this.choice.of(lists);
    return this.value(kind, [
      () => this.field(kind),
      () => this.field(kind),
      () => this.array(),
      () => this.range(),
      () => this.path(),
      () => this.callGiving(kind),
      () => this.filtered(),
      () => `${this.path()}[]`,
    ]);
  }

  protected object(): string {
    const pairs = this.choice.several(0, 3, () => this.pair());
    return `{${pairs.join(', ')}}`;
  }

  protected pair(): string {
    const key = this.choice.from([
      () => JSON.stringify(this.choice.of(['a', 'b', 'n', 's', 'x'])),
      () => JSON.stringify(this.choice.of(awkwardKeys)),
      () => this.text(),
      () => this.field('text'),
    ]);
    return `${key}: ${this.any()}`;
  }

  protected any(): string {
    if (this.choice.chance(6)) return this.functionValue();
    return this.of(this.choice.of(kinds));
  }

  protected of(kind: Kind): string {
    switch (kind) {
      case 'number':
        return this.number();
      case 'text':
        return this.text();
      case 'boolean':
        return this.boolean();
      case 'object':
        return this.value('object', [
          () => this.field('object'),
          () => this.object(),
          () => `${this.field('objects')}[0]`,
          () => this.callGiving('object'),
        ]);
      case 'any':
        return this.value('any', this.constructs());
      case 'function':
        return this.functionValue();
      default:
        return this.choice.chance(50) ? this.field(kind) : this.list();
    }
  }

  /** One of several makers a level deeper; at the deepest level the first or a variable. */
  protected value(kind: Kind, makers: readonly (() => string)[]): string {
    const known = this.names.filter((one) => one.kind === kind || one.kind === 'any');
    if (known.length > 0 && this.choice.chance(25)) return `$${this.choice.of(known).name}`;
    if (this.depth >= this.most) return this.leaf(kind);
    return this.deeper(() => this.choice.from(makers));
  }

  protected leaf(kind: Kind): string {
    switch (kind) {
      case 'number':
        return this.choice.chance(50) ? this.literal('number') : this.choice.of(fieldNames.number);
      case 'text':
        return this.choice.chance(50) ? textLiteral(this.choice) : this.choice.of(fieldNames.text);
      case 'function':
        return `$${this.choice.of(['string', 'count', 'uppercase', 'sum', 'not', 'boolean'])}`;
      default:
        return this.choice.of(fieldNames[kind]);
    }
  }

  /** A field or a short path that gives such a value. */
  protected field(kind: ResultKind): string {
    const choice = this.choice;
    const name = choice.of(fieldNames[kind]);
    return choice.from([
      () => name,
      () => name,
      () => `$.${name}`,
      () => `$$.${name}`,
      () => `${choice.of(fieldNames.object)}.${name}`,
      () => `${choice.of(fieldNames.objects)}.${name}`,
      () => `${choice.of(fieldNames.objects)}[${choice.whole(-1, 2)}].${name}`,
      () => `w.${writtenName(choice.of(awkwardKeys))}`,
      () => `**.${name}`,
      () => `${choice.of(fieldNames.object)}."${name}"`,
    ]);
  }

  protected array(): string {
    const items = this.choice.several(0, 4, () =>
      this.choice.from([() => this.any(), () => this.number(), () => `${this.small()}..${this.small()}`, () => `[${this.any()}]`]),
    );
    return `[${items.join(', ')}]`;
  }

  protected range(): string {
    return `[${this.small()}..${this.small()}]`;
  }

  /** An end of a range: small unless the data is strange. */
  protected small(): string {
    const choice = this.choice;
    return choice.from([
      () => String(choice.whole(-2, 6)),
      () => String(choice.whole(0, 4)),
      () => `$count(${this.field('list')})`,
      () => choice.of(['n', 'id', 's', 'missing', '1.5', '$count(rows) - 1']),
    ]);
  }
}
