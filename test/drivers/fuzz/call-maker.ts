import { callShapes, namesGiving, type CallShape, type ResultKind } from './call-shapes.ts';
import { awkwardKeys, fieldNames } from './field-names.ts';
import { kinds, type Kind } from './grammar-scope.ts';
import { literalOf, textLiteral } from './literals.ts';
import { ValueMaker } from './value-maker.ts';

/** Functions and their calls, with arguments that fit and now and then some that do not. */
export abstract class CallMaker extends ValueMaker {
  protected abstract transformer(): string;

  protected functionValue(): string {
    const choice = this.choice;
    return this.value('function', [
      () => this.lambda('any'),
      () => `$${choice.of(callShapes.filter(([, shape]) => shape.varies !== true))[0]}`,
      () => this.partial(),
      () => `${this.functionValue()} ~> ${this.functionValue()}`,
      () => literalOf('regex', choice) ?? '',
      () => this.transformer(),
      () =>
        `function($a){ function($b){ ${this.withNames(
          [
            ['a', 'any'],
            ['b', 'any'],
          ],
          () => this.any(),
        )} } }`,
    ]);
  }

  protected lambda(kind: Kind, least = 0, most = 3): string {
    const choice = this.choice;
    const params = choice.several(least, most, (i) => `p${i}`);
    const body = this.withNames(
      params.map((name): [string, Kind] => [name, 'any']),
      () => this.deeper(() => this.of(kind)),
    );
    const word = choice.chance(85) ? 'function' : 'λ';
    return `${word}(${params.map((name) => `$${name}`).join(', ')})${choice.chance(8) ? this.literal('signature') : ''}{ ${body} }`;
  }

  /** A lambda or what is bound to a name, called. */
  protected applied(): string {
    const choice = this.choice;
    const args = choice.several(0, 3, () => this.any()).join(', ');
    return choice.from([
      () => `${this.lambda('any')}(${args})`,
      () => `($h := ${this.functionValue()}; $h(${args}))`,
      () => `(${this.functionValue()})(${args})`,
      () => `function($x)${this.literal('signature')}{ $x }(${args})`,
      () => `($h := ${this.lambda('any', 1, 2)}; ${this.list()}.$h($, ${this.any()}))`,
      () => `${choice.of(['sum', 'n', 'nope', '"count"', '$nope', 'o.s', '$.sum'])}(${args})`,
    ]);
  }

  protected partial(): string {
    const choice = this.choice;
    const [name, shape] = choice.of(callShapes.filter(([one, { args, varies }]) => args.length > 0 && varies !== true && one !== 'eval'));
    const open = choice.whole(0, shape.args.length - 1);
    const args = shape.args.map((arg, i) => (i === open || choice.chance(20) ? '?' : this.argument(arg)));
    const partial = choice.from([
      () => `$${name}(${args.join(', ')})`,
      () => `$${name}(${args.join(', ')})`,
      () => `(${this.lambda('any', 2, 3)})(?, ${this.any()})`,
      () => `${choice.of(['$nope', 'sum', 'n', '$x'])}(?, ${this.any()})`,
    ]);
    const value = this.argument(shape.args[open] ?? 'any');
    return choice.from([
      () => partial,
      () => `${partial}(${value})`,
      () => `${value} ~> ${partial}`,
      () => `($h := ${partial}; $h(${value}))`,
    ]);
  }

  protected chain(): string {
    const choice = this.choice;
    const [name, shape] = choice.of(callShapes.filter(([, one]) => one.args.length > 0 && one.varies !== true));
    const [first = 'any', ...rest] = shape.args;
    const value = this.argument(first);
    return choice.from([
      () => `${value} ~> $${name}(${this.arguments(rest)})`,
      () => `${value} ~> $${name}`,
      () => `${this.any()} ~> ${this.functionValue()}`,
      () => `(${this.any()} ~> ${this.any()})`,
      () => `($h := ${this.functionValue()} ~> ${this.functionValue()}; $h(${this.any()}))`,
      () => `${this.any()} ~> $string() ~> $length()`,
    ]);
  }

  protected callGiving(kind: ResultKind): string {
    if (this.depth >= this.most) return this.leaf(kind);
    const name = this.choice.of(namesGiving(kind === 'numbers' ? 'list' : kind));
    const shapes = callShapes.filter(([one]) => one === name);
    return this.deeper(() => this.call(...this.choice.of(shapes)));
  }

  protected call(name: string, shape: CallShape): string {
    const choice = this.choice;
    const [first, ...rest] = shape.args;
    const plain = (): string => `$${name}(${this.arguments(shape.args)})`;
    if (shape.varies === true) return this.hidden(name, plain());
    if (first === undefined || choice.chance(75)) return plain();
    const value = this.argument(first);
    return choice.from([
      () => `(${value}).$${name}(${this.deeper(() => this.arguments(rest))})`,
      () => `${value} ~> $${name}(${this.arguments(rest)})`,
      () => `${value} ~> $${name}`,
      () => `$map(${this.list()}, $${name})`,
      () => `$${name}(${choice.several(0, 4, () => this.any()).join(', ')})`,
      () => `($h := $${name}; $h(${this.arguments(shape.args)}))`,
      () => `$each(${this.of('object')}, $${name})`,
    ]);
  }

  /** A call that gives something else each time, in an expression that does not show it. */
  protected hidden(name: string, call: string): string {
    switch (name) {
      case 'shuffle':
        return this.choice.of([`$count(${call})`, `$type(${call})`, `$sum(${call})`, `$exists(${call}[0])`]);
      case 'now':
        return this.choice.of([`$type(${call})`, `${call} = ${call}`, `$exists(${call})`]);
      default:
        return this.choice.of([`$type(${call})`, `${call} >= 0`, `[${call}, 1].$boolean($ < 0)`, `$exists(${call})`]);
    }
  }

  protected arguments(kinds: readonly string[]): string {
    const choice = this.choice;
    const made: string[] = [];
    for (const kind of kinds) {
      if (kind.endsWith('?') && choice.chance(45)) break;
      made.push(choice.chance(5) ? this.any() : this.argument(kind));
    }
    if (choice.chance(3)) made.pop();
    if (choice.chance(3)) made.push(this.any());
    return made.join(', ');
  }

  protected argument(given: string): string {
    const choice = this.choice;
    const kind = given.replace('?', '');
    switch (kind) {
      case 'number':
      case 'text':
      case 'boolean':
        return this[kind]();
      case 'numbers':
        return choice.from([
          () => this.field('numbers'),
          () => this.field('number'),
          () => `[${choice.several(0, 3, () => this.number()).join(', ')}]`,
          () => this.range(),
        ]);
      case 'texts':
        return choice.from([
          () => this.field('texts'),
          () => this.field('text'),
          () => `[${choice.several(0, 3, () => this.text()).join(', ')}]`,
          () => this.callGiving('texts'),
        ]);
      case 'objects':
        return choice.from([
          () => this.field('objects'),
          () => this.field('object'),
          () => `[${choice.several(0, 3, () => this.object()).join(', ')}]`,
        ]);
      case 'object':
        return this.of('object');
      case 'list':
        return this.list();
      case 'any':
        return this.any();
      case 'pattern':
        return choice.from([() => textLiteral(choice), () => this.literal('regex'), () => this.literal('regex'), () => this.text()]);
      case 'regex':
        return choice.chance(92) ? this.literal('regex') : this.functionValue();
      case 'replacement':
        return choice.from([
          () => this.literal('replacement-text'),
          () => this.text(),
          () => 'function($m){ $m.match & $count($m.groups) }',
          () => this.lambda('text', 1, 1),
          () => '$uppercase',
        ]);
      case 'mapper':
        return choice.from([() => this.lambda('any', 1, 3), () => this.functionValue(), () => this.literal('regex')]);
      case 'test':
        return choice.from([() => this.lambda('boolean', 1, 3), () => 'function($v, $i){ $i > 0 }', () => this.functionValue()]);
      case 'folder':
        return choice.from([
          () => this.lambda('any', 2, 3),
          () => 'function($a, $b){ $a & $b }',
          () => 'function($a, $b, $i, $l){ [$a, $b, $i, $count($l)] }',
          () => this.functionValue(),
        ]);
      case 'comparator':
        return choice.from([
          () => 'function($l, $r){ $l > $r }',
          () => 'function($l, $r){ $l.n < $r.n }',
          () => this.lambda('boolean', 2, 2),
          () => this.functionValue(),
        ]);
      case 'entry':
        return choice.from([
          () => this.lambda('any', 1, 3),
          () => 'function($v, $k){ {$k: $v} }',
          () => 'function($v, $k, $o){ $k != "n" }',
          () => this.functionValue(),
        ]);
      case 'key':
        return choice.from([
          () => JSON.stringify(choice.of(fieldNames[choice.of(kinds)])),
          () => JSON.stringify(choice.of(awkwardKeys)),
          () => this.text(),
        ]);
      case 'expression':
        return JSON.stringify(
          choice.from([
            () => this.withoutNames(() => this.any()).replaceAll('$$', '$'),
            () => this.choice.of(fieldNames.number),
            () => '1 +',
            () => '$sum(ns) & "a"',
          ]),
        );
      default:
        return choice.chance(88) ? this.literal(kind) : this.text();
    }
  }
}
