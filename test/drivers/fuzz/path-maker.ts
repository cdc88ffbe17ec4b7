import { CallMaker } from './call-maker.ts';
import { awkwardKeys, fieldNames } from './field-names.ts';
import { kinds, type Kind } from './grammar-scope.ts';
import { writtenName } from './literals.ts';

/** Paths with all that may hang on a step: filters, order, groups, `@`, `#`, `%`; joins and transforms. */
export abstract class PathMaker extends CallMaker {
  protected path(): string {
    const choice = this.choice;
    const start = choice.from([
      () => choice.of(fieldNames.objects),
      () => choice.of(fieldNames.objects),
      () => this.field(choice.of(kinds)),
      () => choice.of(['$', '$$', '*', '**']),
      () => this.array(),
      () => this.object(),
      () => `(${this.deeper(() => this.any())})`,
      () => this.callGiving(choice.of(kinds)),
    ]);
    return this.stepsBehind(start, choice.whole(1, 3));
  }

  protected stepsBehind(start: string, count: number): string {
    let text = start;
    for (let i = 0; i < count; i += 1)
      text += this.depth > this.most ? `.${this.choice.of(fieldNames.number)}` : this.deeper(() => this.step());
    return text;
  }

  protected step(): string {
    const choice = this.choice;
    const kind = choice.of(kinds);
    return choice.from([
      () => `.${choice.of(fieldNames[kind])}`,
      () => `.${choice.of(fieldNames[kind])}`,
      () => `.${writtenName(choice.of(awkwardKeys))}`,
      () => `.${choice.of(['*', '**', '$', '%'])}`,
      () => `.(${this.any()})`,
      () => `.[${choice.several(1, 2, () => this.any()).join(', ')}]`,
      () => `.${this.object()}`,
      () => `[${this.predicate()}]`,
      () => `[${this.predicate()}]`,
      () => '[]',
      () => `.${this.callGiving(kind)}`,
      () => this.order(),
      () => `@$f`,
      () => `#$g`,
      () => `.$.${choice.of(fieldNames[kind])}`,
    ]);
  }

  protected predicate(): string {
    const choice = this.choice;
    return this.deeper(() =>
      choice.from([
        () => String(choice.whole(-2, 3)),
        () => this.boolean(),
        () => this.boolean(),
        () => `${choice.of(fieldNames.number)} ${choice.of(['=', '>', '<', '!='])} ${this.number()}`,
        () => `$ ${choice.of(['=', '>', 'in'])} ${this.any()}`,
        () => this.range(),
        () => `[${choice.several(0, 3, () => String(choice.whole(-1, 2))).join(', ')}]`,
        () => this.any(),
        () => '$count($$.rows) - 1',
      ]),
    );
  }

  protected order(): string {
    const terms = this.choice.several(1, 2, () => {
      const way = this.choice.of(['', '<', '>']);
      return `${way}${this.deeper(() => this.sortKey())}`;
    });
    return `^(${terms.join(', ')})`;
  }

  private sortKey(): string {
    const { choice } = this;
    return choice.from([
      () => choice.of(fieldNames.number),
      () => choice.of(fieldNames.number),
      () => choice.of(fieldNames.text),
      () => this.field('number'),
      () => '$',
      () => this.any(),
    ]);
  }

  protected sorted(): string {
    const list = this.choice.from([() => this.choice.of(fieldNames.objects), () => this.field('objects'), () => this.list()]);
    return this.stepsBehind(`${list}${this.order()}`, this.choice.whole(0, 2));
  }

  protected grouped(): string {
    const group = `${this.choice.from([() => this.choice.of(fieldNames.objects), () => this.field('objects'), () => this.path()])}{${this.deeper(() => this.choice.several(1, 2, () => this.pair()).join(', '))}}`;
    return this.choice.chance(70) ? group : this.stepsBehind(group, 1);
  }

  protected filtered(): string {
    const { choice } = this;
    return `${choice.from([() => choice.of(fieldNames.objects), () => this.field('objects'), () => this.path(), () => `(${this.any()})`])}[${this.predicate()}]`;
  }

  /** `@` and `#`, with what uses their names. */
  protected bound(): string {
    const choice = this.choice;
    const start = choice.from([() => choice.of(fieldNames.objects), () => this.field('objects'), () => `(${this.list()})`]);
    const [item, index] = [`f${choice.whole(1, 3)}`, `g${choice.whole(1, 3)}`];
    const mark = choice.of([
      `@$${item}`,
      `#$${index}`,
      `@$${item}#$${index}`,
      `[${choice.of(fieldNames.number)} > 0]#$${index}`,
      `${this.order()}#$${index}`,
    ]);
    const known: (readonly [string, Kind])[] = [];
    if (mark.includes('@')) known.push([item, 'object']);
    if (mark.includes('#')) known.push([index, 'number']);
    return this.withNames(known, () => {
      const uses = `{"i": $${index}, "r": $${item}.${choice.of(fieldNames.number)}}`;
      const end = choice.from([
        () => this.stepsBehind('', choice.whole(1, 2)),
        () => `.${uses}`,
        () => `[$${index} ${choice.of(['>', '=', '<'])} ${choice.whole(0, 2)}].${uses}`,
        () =>
          `.${choice.of(fieldNames.objects)}@$h[$h.${choice.of(fieldNames.number)} = $${item}.${choice.of(fieldNames.number)}].[$h.k, $${item}.k]`,
        () => `.${choice.of(fieldNames.objects)}[$${index} = 0].(${this.any()})`,
        () => `{${this.text()}: ${this.any()}}`,
        () => `${this.order()}.(${this.any()})`,
        () => `.(${this.any()})`,
        () => `.(%.${choice.of(fieldNames.number)})`,
      ]);
      return `${start}${mark}${end}`;
    });
  }

  /** `%` where it reaches something. */
  protected parent(): string {
    const choice = this.choice;
    const [outer, inner] = [choice.of(fieldNames.objects), choice.of([...fieldNames.objects, ...fieldNames.object])];
    const up = choice.of(['%', '%', '%.%']);
    const name = choice.of([...fieldNames.number, ...fieldNames.text]);
    return choice.from([
      () => `${outer}.${inner}.(${up}.${name})`,
      () => `${outer}.${inner}[${up}.${name} = ${this.number()}].${name}`,
      () => `${outer}.${inner}.{"up": ${up}.${name}, "own": ${this.deeper(() => this.any())}}`,
      () => `${outer}.${inner}.${name}.%.%.${name}`,
      () => `${outer}[${this.predicate()}].${inner}^(%.${name}).${name}`,
      () => `${outer}.${inner}.${up}.${name}`,
      () => `${outer}.(${inner}.(${up}.${name}))`,
      () => `(${outer}.${inner})[%.${name} > 0]`,
      () => `${outer}.${inner}#$g.(%.${name} & $g)`,
      () => `${outer}.${inner}{$string(%.${name}): ${this.any()}}`,
      () => `${outer}.${inner}[0].%.${name}`,
      () => `${outer}@$f.${inner}.(%.${name} + $f.${name})`,
    ]);
  }

  protected join(): string {
    const choice = this.choice;
    const [left, right] = [choice.of(fieldNames.objects), choice.of(fieldNames.objects)];
    const [one, other] = [choice.of([...fieldNames.number, 'k', 's', 'any']), choice.of([...fieldNames.number, 'k', 's', 'any'])];
    const more = choice.of(['', '', ` and ${this.deeper(() => this.boolean())}`]);
    return choice.from([
      () => `${left}.($l := $; $$.${right}[${one} = $l.${other}${more}].${choice.of(fieldNames.number)})`,
      () => `$map(${left}, function($l){ $$.${right}[$l.${other} = ${one}${more}].k })`,
      () => `${left}@$l.$$.${right}@$r[$r.${one} = $l.${other}${more}].{"l": $l.id, "r": $r.id}`,
      () =>
        `($t := $append($$.${right}, $$.${right}); $t := $append($append($t, $t), $t); ${left}.($l := $; $count($t[${one} = $l.${other}])))`,
      () => `($x := ${right}{$string(${one}): $}; ${left}.$lookup($x, $string(${other})))`,
    ]);
  }

  protected transformer(): string {
    const choice = this.choice;
    const pattern = choice.from([
      () => choice.of(['$', '*', '**', 'o', 'rows', 'one.o', 'missing']),
      () => this.field('objects'),
      () => this.filtered(),
      () => this.path(),
    ]);
    const update = choice.from([() => this.deeper(() => this.object()), () => '{"n": n + 1}', () => this.any(), () => 'missing']);
    const remove = choice.from([() => '', () => '', () => `, ${this.text()}`, () => `, ["n", "s"]`, () => `, ${this.any()}`]);
    return `|${pattern}|${update}${remove}|`;
  }

  protected transform(): string {
    const value = this.choice.from([() => '$', () => '$$', () => this.of('object'), () => this.field('objects'), () => this.any()]);
    return this.choice.from([
      () => `${value} ~> ${this.transformer()}`,
      () => `${value} ~> ${this.transformer()}`,
      () => `(${this.transformer()})(${value})`,
      () => `$map(${this.field('objects')}, ${this.transformer()})`,
      () => `($h := ${this.transformer()}; ${value} ~> $h ~> ${this.transformer()})`,
    ]);
  }
}
