import { callShapes, namesGiving, type CallShape, type ResultKind } from './call-shapes.ts';
import { Choice } from './choice.ts';
import { awkwardKeys, fieldNames } from './field-names.ts';
import { literalOf, textLiteral, writtenName } from './literals.ts';

/** What an expression is meant to give; most do, some on purpose do not. */
type Kind = ResultKind | 'function';

const kinds: readonly ResultKind[] = ['number', 'text', 'boolean', 'numbers', 'texts', 'objects', 'object', 'list', 'any'];
const lists: readonly ResultKind[] = ['numbers', 'texts', 'objects', 'list'];

/** An expression of the language by its grammar, of names that generated data has. The same seed gives the same expression. */
export function makeExpression(random: () => number): string {
  return new ExpressionMaker(new Choice(random)).whole();
}

class ExpressionMaker {
  readonly #choice: Choice;
  /** Levels of nesting from which only the simplest is made. */
  readonly #most: number;
  readonly #names: { readonly name: string; readonly kind: Kind }[] = [];
  #depth = 0;
  /** Steps around, up to which `%` may reach. */
  #steps = 0;

  constructor(choice: Choice) {
    this.#choice = choice;
    this.#most = choice.whole(2, 5);
  }

  /** One construct or built-in, chosen evenly among all, in surroundings of its own. */
  whole(): string {
    const choice = this.#choice;
    const core = choice.chance(55) ? this.#call(...choice.of(callShapes)) : choice.from(this.#constructs());
    const made = choice.from([
      () => core,
      () => core,
      () => `[${core}, ${this.#any()}]`,
      () => `{ "x": ${core}, ${this.#pair()} }`,
      () => `($x := ${core}; ${this.#with([['x', 'any']], () => this.#any())})`,
      () => `${choice.of(fieldNames.objects)}.(${this.#inStep(() => choice.from([() => core, () => `${core} & ${this.text()}`]))})`,
      () => `$map(${this.#list()}, function($v, $i){ ${core} })`,
      () => `${this.boolean()} ? ${core} : ${this.#any()}`,
      () => `(${core})[${this.#predicate()}]`,
      () => `$string(${core})`,
    ]);
    return choice.chance(4) ? spoilt(made, choice) : made;
  }

  /** Every kind of node, and some shapes that belong to it. */
  #constructs(): (() => string)[] {
    return [
      () => this.#path(),
      () => this.#path(),
      () => this.#binary(),
      () => this.#binary(),
      () => this.#negated(),
      () => this.#bound(),
      () => this.#bound(),
      () => this.#parent(),
      () => this.#parent(),
      () => this.#sorted(),
      () => this.#grouped(),
      () => this.#lambda('any'),
      () => this.#applied(),
      () => this.#partial(),
      () => this.#recursion(),
      () => this.#transform(),
      () => this.#transform(),
      () => this.#chain(),
      () => this.#block(),
      () => this.#range(),
      () => this.#array(),
      () => this.#object(),
      () => this.#default(),
      () => this.#condition(),
      () => this.#join(),
      () => this.#filtered(),
      () => `${this.#path()}[]`,
      () => this.#choice.of(['*', '**', '%', '$', '$$', 'null', '/a/', '$missing', '()', '[]', '{}']),
      () => `${this.#choice.of(['*', '**'])}.${this.#any()}`,
    ];
  }

  number(): string {
    return this.#value('number', [
      () => this.#literal('number'),
      () => this.#field('number'),
      () => this.#field('number'),
      () => `(${this.number()} ${this.#choice.of(['+', '-', '*', '/', '%'])} ${this.number()})`,
      () => `${this.number()} ${this.#choice.of(['+', '-', '*'])} ${this.number()}`,
      () => this.#callGiving('number'),
      () => `-${this.#field('number')}`,
      () => `${this.#list()}[${this.#choice.whole(-2, 3)}]`,
    ]);
  }

  text(): string {
    return this.#value('text', [
      () => textLiteral(this.#choice),
      () => this.#field('text'),
      () => this.#field('text'),
      () => `(${this.#any()} & ${this.text()})`,
      () => this.#callGiving('text'),
    ]);
  }

  boolean(): string {
    return this.#value('boolean', [
      () => this.#literal('constant'),
      () => this.#field('boolean'),
      () => `(${this.number()} ${this.#choice.of(['<', '<=', '>', '>='])} ${this.number()})`,
      () => `(${this.#any()} ${this.#choice.of(['=', '!='])} ${this.#any()})`,
      () => `${this.text()} ${this.#choice.of(['=', '!=', '<', '>'])} ${this.text()}`,
      () => `(${this.boolean()} ${this.#choice.of(['and', 'or'])} ${this.boolean()})`,
      () => `${this.#any()} in ${this.#list()}`,
      () => this.#callGiving('boolean'),
    ]);
  }

  #list(): string {
    const kind = this.#choice.of(lists);
    return this.#value(kind, [
      () => this.#field(kind),
      () => this.#field(kind),
      () => this.#array(),
      () => this.#range(),
      () => this.#path(),
      () => this.#callGiving(kind),
      () => this.#filtered(),
      () => `${this.#path()}[]`,
    ]);
  }

  #object(): string {
    const pairs = this.#choice.several(0, 3, () => this.#pair());
    return `{${pairs.join(', ')}}`;
  }

  #pair(): string {
    const key = this.#choice.from([
      () => JSON.stringify(this.#choice.of(['a', 'b', 'n', 's', 'x'])),
      () => JSON.stringify(this.#choice.of(awkwardKeys)),
      () => this.text(),
      () => this.#field('text'),
    ]);
    return `${key}: ${this.#any()}`;
  }

  #any(): string {
    if (this.#choice.chance(6)) return this.#function();
    return this.#of(this.#choice.of(kinds));
  }

  #of(kind: Kind): string {
    switch (kind) {
      case 'number':
        return this.number();
      case 'text':
        return this.text();
      case 'boolean':
        return this.boolean();
      case 'object':
        return this.#value('object', [() => this.#field('object'), () => this.#object(), () => `${this.#field('objects')}[0]`, () => this.#callGiving('object')]);
      case 'any':
        return this.#value('any', this.#constructs());
      case 'function':
        return this.#function();
      default:
        return this.#choice.chance(50) ? this.#field(kind) : this.#list();
    }
  }

  /** One of several makers a level deeper; at the deepest level the first or a variable. */
  #value(kind: Kind, makers: readonly (() => string)[]): string {
    const known = this.#names.filter((one) => one.kind === kind || one.kind === 'any');
    if (known.length > 0 && this.#choice.chance(25)) return `$${this.#choice.of(known).name}`;
    if (this.#depth >= this.#most) return this.#leaf(kind);
    return this.#deeper(() => this.#choice.from(makers));
  }

  #leaf(kind: Kind): string {
    switch (kind) {
      case 'number':
        return this.#choice.chance(50) ? this.#literal('number') : this.#choice.of(fieldNames.number);
      case 'text':
        return this.#choice.chance(50) ? textLiteral(this.#choice) : this.#choice.of(fieldNames.text);
      case 'function':
        return `$${this.#choice.of(['string', 'count', 'uppercase', 'sum', 'not', 'boolean'])}`;
      default:
        return this.#choice.of(fieldNames[kind]);
    }
  }

  /** A field or a short path that gives such a value. */
  #field(kind: ResultKind): string {
    const choice = this.#choice;
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

  #path(): string {
    const choice = this.#choice;
    const start = choice.from([
      () => choice.of(fieldNames.objects),
      () => choice.of(fieldNames.objects),
      () => this.#field(choice.of(kinds)),
      () => choice.of(['$', '$$', '*', '**']),
      () => this.#array(),
      () => this.#object(),
      () => `(${this.#deeper(() => this.#any())})`,
      () => this.#callGiving(choice.of(kinds)),
    ]);
    return this.#stepsBehind(start, choice.whole(1, 3));
  }

  #stepsBehind(start: string, count: number): string {
    let text = start;
    this.#steps += 1;
    for (let i = 0; i < count; i += 1) text += this.#depth > this.#most ? `.${this.#choice.of(fieldNames.number)}` : this.#deeper(() => this.#step());
    this.#steps -= 1;
    return text;
  }

  #step(): string {
    const choice = this.#choice;
    const kind = choice.of(kinds);
    return choice.from([
      () => `.${choice.of(fieldNames[kind])}`,
      () => `.${choice.of(fieldNames[kind])}`,
      () => `.${writtenName(choice.of(awkwardKeys))}`,
      () => `.${choice.of(['*', '**', '$', '%'])}`,
      () => `.(${this.#any()})`,
      () => `.[${choice.several(1, 2, () => this.#any()).join(', ')}]`,
      () => `.${this.#object()}`,
      () => `[${this.#predicate()}]`,
      () => `[${this.#predicate()}]`,
      () => '[]',
      () => `.${this.#callGiving(kind)}`,
      () => this.#order(),
      () => `@$f`,
      () => `#$g`,
      () => `.$.${choice.of(fieldNames[kind])}`,
    ]);
  }

  #predicate(): string {
    const choice = this.#choice;
    return this.#inStep(() =>
      choice.from([
        () => String(choice.whole(-2, 3)),
        () => this.boolean(),
        () => this.boolean(),
        () => `${choice.of(fieldNames.number)} ${choice.of(['=', '>', '<', '!='])} ${this.number()}`,
        () => `$ ${choice.of(['=', '>', 'in'])} ${this.#any()}`,
        () => this.#range(),
        () => `[${choice.several(0, 3, () => String(choice.whole(-1, 2))).join(', ')}]`,
        () => this.#any(),
        () => '$count($$.rows) - 1',
      ]),
    );
  }

  #order(): string {
    const terms = this.#choice.several(1, 2, () => {
      const way = this.#choice.of(['', '<', '>']);
      return `${way}${this.#inStep(() => this.#choice.from([() => this.#field('number'), () => this.#field('text'), () => '$', () => this.#any()]))}`;
    });
    return `^(${terms.join(', ')})`;
  }

  #sorted(): string {
    const list = this.#choice.from([() => this.#field('objects'), () => this.#list()]);
    return this.#stepsBehind(`${list}${this.#order()}`, this.#choice.whole(0, 2));
  }

  #grouped(): string {
    const group = `${this.#choice.from([() => this.#field('objects'), () => this.#path()])}{${this.#inStep(() => this.#choice.several(1, 2, () => this.#pair()).join(', '))}}`;
    return this.#choice.chance(70) ? group : this.#stepsBehind(group, 1);
  }

  #filtered(): string {
    return `${this.#choice.from([() => this.#field('objects'), () => this.#path(), () => `(${this.#any()})`])}[${this.#predicate()}]`;
  }

  /** `@` and `#`, with what uses their names. */
  #bound(): string {
    const choice = this.#choice;
    const start = choice.from([() => choice.of(fieldNames.objects), () => this.#field('objects'), () => `(${this.#list()})`]);
    const [item, index] = [`f${choice.whole(1, 3)}`, `g${choice.whole(1, 3)}`];
    const mark = choice.of([`@$${item}`, `#$${index}`, `@$${item}#$${index}`, `[${choice.of(fieldNames.number)} > 0]#$${index}`, `${this.#order()}#$${index}`]);
    const known: (readonly [string, Kind])[] = [];
    if (mark.includes('@')) known.push([item, 'object']);
    if (mark.includes('#')) known.push([index, 'number']);
    return this.#with(known, () => {
      const uses = `{"i": $${index}, "r": $${item}.${choice.of(fieldNames.number)}}`;
      const end = choice.from([
        () => this.#stepsBehind('', choice.whole(1, 2)),
        () => `.${uses}`,
        () => `[$${index} ${choice.of(['>', '=', '<'])} ${choice.whole(0, 2)}].${uses}`,
        () => `.${choice.of(fieldNames.objects)}@$h[$h.${choice.of(fieldNames.number)} = $${item}.${choice.of(fieldNames.number)}].[$h.k, $${item}.k]`,
        () => `.${choice.of(fieldNames.objects)}[$${index} = 0].(${this.#any()})`,
        () => `{${this.text()}: ${this.#any()}}`,
        () => `${this.#order()}.(${this.#any()})`,
        () => `.(${this.#any()})`,
        () => `.(%.${choice.of(fieldNames.number)})`,
      ]);
      return `${start}${mark}${end}`;
    });
  }

  /** `%` where it reaches something. */
  #parent(): string {
    const choice = this.#choice;
    const [outer, inner] = [choice.of(fieldNames.objects), choice.of([...fieldNames.objects, ...fieldNames.object])];
    const up = choice.of(['%', '%', '%.%']);
    const name = choice.of([...fieldNames.number, ...fieldNames.text]);
    return choice.from([
      () => `${outer}.${inner}.(${up}.${name})`,
      () => `${outer}.${inner}[${up}.${name} = ${this.number()}].${name}`,
      () => `${outer}.${inner}.{"up": ${up}.${name}, "own": ${this.#inStep(() => this.#any())}}`,
      () => `${outer}.${inner}.${name}.%.%.${name}`,
      () => `${outer}[${this.#predicate()}].${inner}^(%.${name}).${name}`,
      () => `${outer}.${inner}.${up}.${name}`,
      () => `${outer}.(${inner}.(${up}.${name}))`,
      () => `(${outer}.${inner})[%.${name} > 0]`,
      () => `${outer}.${inner}#$g.(%.${name} & $g)`,
      () => `${outer}.${inner}{$string(%.${name}): ${this.#any()}}`,
      () => `${outer}.${inner}[0].%.${name}`,
      () => `${outer}@$f.${inner}.(%.${name} + $f.${name})`,
    ]);
  }

  #join(): string {
    const choice = this.#choice;
    const [left, right] = [choice.of(fieldNames.objects), choice.of(fieldNames.objects)];
    const [one, other] = [choice.of([...fieldNames.number, 'k', 's', 'any']), choice.of([...fieldNames.number, 'k', 's', 'any'])];
    const more = choice.of(['', '', ` and ${this.#inStep(() => this.boolean())}`]);
    return choice.from([
      () => `${left}.($l := $; $$.${right}[${one} = $l.${other}${more}].${choice.of(fieldNames.number)})`,
      () => `$map(${left}, function($l){ $$.${right}[$l.${other} = ${one}${more}].k })`,
      () => `${left}@$l.$$.${right}@$r[$r.${one} = $l.${other}${more}].{"l": $l.id, "r": $r.id}`,
      () => `($t := $append($$.${right}, $$.${right}); $t := $append($append($t, $t), $t); ${left}.($l := $; $count($t[${one} = $l.${other}])))`,
      () => `($x := ${right}{$string(${one}): $}; ${left}.$lookup($x, $string(${other})))`,
    ]);
  }

  #binary(): string {
    const choice = this.#choice;
    return choice.from([
      () => `${this.#any()} ${choice.of(['+', '-', '*', '/', '%', '=', '!=', '<', '<=', '>', '>=', '&', 'and', 'or', 'in'])} ${this.#any()}`,
      () => `${this.number()} ${choice.of(['+', '-', '*', '/', '%', '<', '<=', '>', '>='])} ${this.number()}`,
      () => `${this.boolean()} ${choice.of(['and', 'or'])} ${this.boolean()}`,
    ]);
  }

  #negated(): string {
    return this.#choice.from([() => `-(${this.number()})`, () => `-${this.#field('number')}`, () => `-(${this.#any()})`, () => `- ${this.number()}`]);
  }

  #condition(): string {
    return this.#choice.from([
      () => `${this.boolean()} ? ${this.#any()} : ${this.#any()}`,
      () => `(${this.#any()} ? ${this.#any()})`,
      () => `(${this.#any()} ? ${this.#any()} : ${this.boolean()} ? ${this.#any()} : ${this.#any()})`,
    ]);
  }

  #default(): string {
    const made = `${this.#any()} ${this.#choice.of(['?:', '??'])} ${this.#any()}`;
    return this.#choice.chance(50) ? made : `(${made})`;
  }

  #array(): string {
    const items = this.#choice.several(0, 4, () =>
      this.#choice.from([() => this.#any(), () => this.number(), () => `${this.#small()}..${this.#small()}`, () => `[${this.#any()}]`]),
    );
    return `[${items.join(', ')}]`;
  }

  #range(): string {
    return `[${this.#small()}..${this.#small()}]`;
  }

  /** An end of a range: small unless the data is strange. */
  #small(): string {
    const choice = this.#choice;
    return choice.from([
      () => String(choice.whole(-2, 6)),
      () => String(choice.whole(0, 4)),
      () => `$count(${this.#field('list')})`,
      () => choice.of(['n', 'id', 's', 'missing', '1.5', '$count(rows) - 1']),
    ]);
  }

  #block(): string {
    const choice = this.#choice;
    const kind = choice.of<Kind>([...kinds, 'function']);
    const name = `x${choice.whole(1, 4)}`;
    const value = this.#deeper(() => this.#of(kind));
    return this.#with([[name, kind]], () => {
      const second = choice.from([
        () => '',
        () => `$${name} := ${this.#any()}; `,
        () => `($${name} := ${this.#any()}; ${this.#any()}); `,
        () => `$h := function(){ $${name} }; `,
        () => `${this.#any()}; `,
      ]);
      const end = second.includes('$h :=') ? `[$h(), ${this.#any()}]` : this.#any();
      return `($${name} := ${value}; ${second}${end}${choice.of(['', '', ';'])})`;
    });
  }

  #function(): string {
    const choice = this.#choice;
    return this.#value('function', [
      () => this.#lambda('any'),
      () => `$${choice.of(callShapes.filter(([, shape]) => shape.varies !== true))[0]}`,
      () => this.#partial(),
      () => `${this.#function()} ~> ${this.#function()}`,
      () => literalOf('regex', choice) ?? '',
      () => this.#transformer(),
      () => `function($a){ function($b){ ${this.#with([['a', 'any'], ['b', 'any']], () => this.#any())} } }`,
    ]);
  }

  #lambda(kind: Kind, least = 0, most = 3): string {
    const choice = this.#choice;
    const params = choice.several(least, most, (i) => choice.chance(4) ? 'p0' : `p${i}`);
    const body = this.#with(params.map((name): [string, Kind] => [name, 'any']), () => this.#deeper(() => this.#of(kind)));
    const word = choice.chance(85) ? 'function' : 'λ';
    return `${word}(${params.map((name) => `$${name}`).join(', ')})${choice.chance(8) ? this.#literal('signature') : ''}{ ${body} }`;
  }

  /** A lambda or what is bound to a name, called. */
  #applied(): string {
    const choice = this.#choice;
    const args = choice.several(0, 3, () => this.#any()).join(', ');
    return choice.from([
      () => `${this.#lambda('any')}(${args})`,
      () => `($h := ${this.#function()}; $h(${args}))`,
      () => `(${this.#function()})(${args})`,
      () => `function($x)${this.#literal('signature')}{ $x }(${args})`,
      () => `($h := ${this.#lambda('any', 1, 2)}; ${this.#list()}.$h($, ${this.#any()}))`,
      () => `${choice.of(['sum', 'n', 'nope', '"count"', '$nope', 'o.s', '$.sum'])}(${args})`,
    ]);
  }

  #partial(): string {
    const choice = this.#choice;
    const [name, shape] = choice.of(callShapes.filter(([, one]) => one.args.length > 0 && one.varies !== true));
    const open = choice.whole(0, shape.args.length - 1);
    const args = shape.args.map((arg, i) => (i === open || choice.chance(20) ? '?' : this.#argument(arg)));
    const partial = choice.from([
      () => `$${name}(${args.join(', ')})`,
      () => `$${name}(${args.join(', ')})`,
      () => `(${this.#lambda('any', 2, 3)})(?, ${this.#any()})`,
      () => `${choice.of(['$nope', 'sum', 'n', '$x'])}(?, ${this.#any()})`,
    ]);
    const value = this.#argument(shape.args[open] ?? 'any');
    return choice.from([() => partial, () => `${partial}(${value})`, () => `${value} ~> ${partial}`, () => `($h := ${partial}; $h(${value}))`]);
  }

  #chain(): string {
    const choice = this.#choice;
    const [name, shape] = choice.of(callShapes.filter(([, one]) => one.args.length > 0 && one.varies !== true));
    const [first = 'any', ...rest] = shape.args;
    const value = this.#argument(first);
    return choice.from([
      () => `${value} ~> $${name}(${this.#arguments(rest)})`,
      () => `${value} ~> $${name}`,
      () => `${this.#any()} ~> ${this.#function()}`,
      () => `(${this.#any()} ~> ${this.#any()})`,
      () => `($h := ${this.#function()} ~> ${this.#function()}; $h(${this.#any()}))`,
      () => `${this.#any()} ~> $string() ~> $length()`,
    ]);
  }

  #transformer(): string {
    const choice = this.#choice;
    const pattern = choice.from([() => choice.of(['$', '*', '**', 'o', 'rows', 'one.o', 'missing']), () => this.#field('objects'), () => this.#filtered(), () => this.#path()]);
    const update = choice.from([() => this.#inStep(() => this.#object()), () => '{"n": n + 1}', () => this.#any(), () => 'missing']);
    const remove = choice.from([() => '', () => '', () => `, ${this.text()}`, () => `, ["n", "s"]`, () => `, ${this.#any()}`]);
    return `|${pattern}|${update}${remove}|`;
  }

  #transform(): string {
    const value = this.#choice.from([() => '$', () => '$$', () => this.#of('object'), () => this.#field('objects'), () => this.#any()]);
    return this.#choice.from([
      () => `${value} ~> ${this.#transformer()}`,
      () => `${value} ~> ${this.#transformer()}`,
      () => `(${this.#transformer()})(${value})`,
      () => `$map(${this.#field('objects')}, ${this.#transformer()})`,
      () => `($h := ${this.#transformer()}; ${value} ~> $h ~> ${this.#transformer()})`,
    ]);
  }

  #recursion(): string {
    const choice = this.#choice;
    const most = choice.of(['3', '5', '12', '$count(rows)', '0', '-1']);
    return choice.from([
      () => `($h := function($m){ $m <= 0 ? ${this.#any()} : $h($m - 1) }; $h(${most}))`,
      () => `($h := function($m, $a){ $m <= 0 ? $a : $h($m - 1, [$a, $m]) }; $h(${most}, ${this.#any()}))`,
      () => `($h := function($m){ $m <= 0 ? ${this.number()} : $m * $h($m - 1) }; $h(${most}))`,
      () => `($h := function($m){ $m > 0 and $q($m - 1) }; $q := function($m){ $m <= 0 or $h($m - 1) }; $h(${most}))`,
      () => `($h := function($m){ $m <= 0 ? [] : $append($h($m - 1), ${this.#any()}) }; $h(${most}))`,
      () => `($h := function($q){ $type($q) = "array" ? $map($q, $h) : $type($q) = "object" ? $each($q, function($v, $k){ $h($v) }) : $q }; $h(${this.#any()}))`,
      () => `($y := λ($h){ λ($x){ $x($x) }(λ($g){ $h(λ($a){ $g($g)($a) }) }) }; $y(λ($h){ λ($m){ $m < 2 ? 1 : $m * $h($m - 1) } })(5))`,
    ]);
  }

  #callGiving(kind: ResultKind): string {
    if (this.#depth >= this.#most) return this.#leaf(kind);
    const name = this.#choice.of(namesGiving(kind === 'numbers' ? 'list' : kind));
    const shapes = callShapes.filter(([one]) => one === name);
    return this.#deeper(() => this.#call(...this.#choice.of(shapes)));
  }

  #call(name: string, shape: CallShape): string {
    const choice = this.#choice;
    const [first, ...rest] = shape.args;
    const plain = (): string => `$${name}(${this.#arguments(shape.args)})`;
    if (shape.varies === true) return this.#hidden(name, plain());
    if (first === undefined || choice.chance(75)) return plain();
    const value = this.#argument(first);
    return choice.from([
      () => `(${value}).$${name}(${this.#inStep(() => this.#arguments(rest))})`,
      () => `${value} ~> $${name}(${this.#arguments(rest)})`,
      () => `${value} ~> $${name}`,
      () => `$map(${this.#list()}, $${name})`,
      () => `$${name}(${choice.several(0, 4, () => this.#any()).join(', ')})`,
      () => `($h := $${name}; $h(${this.#arguments(shape.args)}))`,
      () => `$each(${this.#of('object')}, $${name})`,
    ]);
  }

  /** A call that gives something else each time, in an expression that does not show it. */
  #hidden(name: string, call: string): string {
    switch (name) {
      case 'shuffle':
        return this.#choice.of([`$count(${call})`, `$type(${call})`, `$sum(${call})`, `$exists(${call}[0])`]);
      case 'now':
        return this.#choice.of([`$type(${call})`, `${call} = ${call}`, `$exists(${call})`]);
      default:
        return this.#choice.of([`$type(${call})`, `${call} >= 0`, `[${call}, 1].$boolean($ < 0)`, `$exists(${call})`]);
    }
  }

  #arguments(kinds: readonly string[]): string {
    const choice = this.#choice;
    const made: string[] = [];
    for (const kind of kinds) {
      if (kind.endsWith('?') && choice.chance(45)) break;
      made.push(choice.chance(5) ? this.#any() : this.#argument(kind));
    }
    if (choice.chance(3)) made.pop();
    if (choice.chance(3)) made.push(this.#any());
    return made.join(', ');
  }

  #argument(given: string): string {
    const choice = this.#choice;
    const kind = given.replace('?', '');
    switch (kind) {
      case 'number':
      case 'text':
      case 'boolean':
        return this[kind]();
      case 'numbers':
        return choice.from([() => this.#field('numbers'), () => this.#field('number'), () => `[${choice.several(0, 3, () => this.number()).join(', ')}]`, () => this.#range()]);
      case 'texts':
        return choice.from([() => this.#field('texts'), () => this.#field('text'), () => `[${choice.several(0, 3, () => this.text()).join(', ')}]`, () => this.#callGiving('texts')]);
      case 'objects':
        return choice.from([() => this.#field('objects'), () => this.#field('object'), () => `[${choice.several(0, 3, () => this.#object()).join(', ')}]`]);
      case 'object':
        return this.#of('object');
      case 'list':
        return this.#list();
      case 'any':
        return this.#any();
      case 'pattern':
        return choice.from([() => textLiteral(choice), () => this.#literal('regex'), () => this.#literal('regex'), () => this.text()]);
      case 'regex':
        return choice.chance(92) ? this.#literal('regex') : this.#function();
      case 'replacement':
        return choice.from([() => this.#literal('replacement-text'), () => this.text(), () => 'function($m){ $m.match & $count($m.groups) }', () => this.#lambda('text', 1, 1), () => '$uppercase']);
      case 'mapper':
        return choice.from([() => this.#lambda('any', 1, 3), () => this.#function(), () => this.#literal('regex')]);
      case 'test':
        return choice.from([() => this.#lambda('boolean', 1, 3), () => 'function($v, $i){ $i > 0 }', () => this.#function()]);
      case 'folder':
        return choice.from([() => this.#lambda('any', 2, 3), () => 'function($a, $b){ $a & $b }', () => 'function($a, $b, $i, $l){ [$a, $b, $i, $count($l)] }', () => this.#function()]);
      case 'comparator':
        return choice.from([() => 'function($l, $r){ $l > $r }', () => 'function($l, $r){ $l.n < $r.n }', () => this.#lambda('boolean', 2, 2), () => this.#function()]);
      case 'entry':
        return choice.from([() => this.#lambda('any', 1, 3), () => 'function($v, $k){ {$k: $v} }', () => 'function($v, $k, $o){ $k != "n" }', () => this.#function()]);
      case 'key':
        return choice.from([() => JSON.stringify(choice.of(fieldNames[choice.of(kinds)])), () => JSON.stringify(choice.of(awkwardKeys)), () => this.text()]);
      case 'expression':
        return JSON.stringify(choice.from([() => this.#without(() => this.#any()), () => this.#choice.of(fieldNames.number), () => '1 +', () => '$sum(ns) & "a"']));
      default:
        return choice.chance(88) ? this.#literal(kind) : this.text();
    }
  }

  #literal(pool: string): string {
    const literal = literalOf(pool, this.#choice);
    if (literal === undefined) throw new Error(`There are no literals "${pool}".`);
    return literal;
  }

  #deeper<T>(make: () => T): T {
    this.#depth += 1;
    const made = make();
    this.#depth -= 1;
    return made;
  }

  #inStep<T>(make: () => T): T {
    this.#steps += 1;
    const made = this.#deeper(make);
    this.#steps -= 1;
    return made;
  }

  /** With further variables in reach. */
  #with<T>(known: readonly (readonly [string, Kind])[], make: () => T): T {
    const before = this.#names.length;
    this.#names.push(...known.map(([name, kind]) => ({ name, kind })));
    const made = make();
    this.#names.length = before;
    return made;
  }

  /** With no variable in reach. */
  #without<T>(make: () => T): T {
    const known = this.#names.splice(0);
    const made = this.#deeper(make);
    this.#names.push(...known);
    return made;
  }
}


/** Text with one place wrong: cut off, a character lost, doubled or put in. */
function spoilt(text: string, choice: Choice): string {
  const at = choice.whole(0, text.length);
  return choice.from([
    () => text.slice(0, at),
    () => text.slice(0, at) + text.slice(at + 1),
    () => text.slice(0, at) + choice.of(['(', ')', '[', ']', '.', ',', ';', '"', '~>', ' and ', '%', '@$v', '/', ':=', '?', '`', '}']) + text.slice(at),
    () => `${text.slice(0, at)}/* ${choice.of(['a', '*', '"'])} */${text.slice(at)}`,
  ]);
}
