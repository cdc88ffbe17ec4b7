import { callShapes } from './call-shapes.ts';
import { Choice } from './choice.ts';
import { fieldNames } from './field-names.ts';
import { kinds, type Kind } from './grammar-scope.ts';
import { PathMaker } from './path-maker.ts';

/** An expression of the language by its grammar, of names that generated data has. The same seed gives the same expression. */
export function makeExpression(random: () => number): string {
  return new ExpressionMaker(new Choice(random)).whole();
}

/** Calls that only this class makes. */
const seldom = callShapes.filter(([name, shape]) => shape.varies === true || name === 'eval');

class ExpressionMaker extends PathMaker {
  /** One construct or built-in, chosen evenly among all, in surroundings of its own. */
  whole(): string {
    const choice = this.choice;
    const core = choice.chance(65) ? this.call(...choice.of(choice.chance(12) ? seldom : callShapes)) : choice.from(this.constructs());
    const made = choice.from([
      () => core,
      () => core,
      () => `[${core}, ${choice.chance(50) ? this.any() : this.call(...choice.of(callShapes))}]`,
      () => `{ "x": ${core}, ${this.pair()} }`,
      () => `($x := ${core}; ${this.withNames([['x', 'any']], () => this.any())})`,
      () => `${choice.of(fieldNames.objects)}.(${this.deeper(() => choice.from([() => core, () => `${core} & ${this.text()}`]))})`,
      () => `$map(${this.list()}, function($v, $i){ ${core} })`,
      () => `${this.boolean()} ? ${core} : ${this.any()}`,
      () => `(${core})[${this.predicate()}]`,
      () => `$string(${core})`,
    ]);
    return choice.chance(4) ? spoilt(made, choice) : made;
  }

  /** Every kind of node, and some shapes that belong to it. */
  protected constructs(): (() => string)[] {
    return [
      () => this.path(),
      () => this.path(),
      () => this.binary(),
      () => this.binary(),
      () => this.negated(),
      () => this.bound(),
      () => this.bound(),
      () => this.parent(),
      () => this.parent(),
      () => this.sorted(),
      () => this.grouped(),
      () => this.lambda('any'),
      () => this.applied(),
      () => this.partial(),
      () => this.recursion(),
      () => this.transform(),
      () => this.transform(),
      () => this.chain(),
      () => this.block(),
      () => this.range(),
      () => this.array(),
      () => this.object(),
      () => this.defaulted(),
      () => this.condition(),
      () => this.join(),
      () => this.filtered(),
      () => `${this.path()}[]`,
      () => this.choice.of(['*', '**', '%', '$', '$$', 'null', '/a/', '$missing', '()', '[]', '{}']),
      () => `${this.choice.of(['*', '**'])}.${this.any()}`,
    ];
  }

  protected binary(): string {
    const choice = this.choice;
    return choice.from([
      () => `${this.any()} ${choice.of(['+', '-', '*', '/', '%', '=', '!=', '<', '<=', '>', '>=', '&', 'and', 'or', 'in'])} ${this.any()}`,
      () => `${this.number()} ${choice.of(['+', '-', '*', '/', '%', '<', '<=', '>', '>='])} ${this.number()}`,
      () => `${this.boolean()} ${choice.of(['and', 'or'])} ${this.boolean()}`,
    ]);
  }

  protected negated(): string {
    return this.choice.from([
      () => `-(${this.number()})`,
      () => `-${this.field('number')}`,
      () => `-(${this.any()})`,
      () => `- ${this.number()}`,
    ]);
  }

  protected condition(): string {
    return this.choice.from([
      () => `${this.boolean()} ? ${this.any()} : ${this.any()}`,
      () => `(${this.any()} ? ${this.any()})`,
      () => `(${this.any()} ? ${this.any()} : ${this.boolean()} ? ${this.any()} : ${this.any()})`,
    ]);
  }

  protected defaulted(): string {
    const made = `${this.any()} ${this.choice.of(['?:', '??'])} ${this.any()}`;
    return this.choice.chance(50) ? made : `(${made})`;
  }

  protected block(): string {
    const choice = this.choice;
    const kind = choice.of<Kind>([...kinds, 'function']);
    const name = `x${choice.whole(1, 4)}`;
    const value = this.deeper(() => this.of(kind));
    return this.withNames([[name, kind]], () => {
      const second = choice.from([
        () => '',
        () => `$${name} := ${this.any()}; `,
        () => `($${name} := ${this.any()}; ${this.any()}); `,
        () => `$h := function(){ $${name} }; `,
        () => `${this.any()}; `,
      ]);
      const end = second.includes('$h :=') ? `[$h(), ${this.any()}]` : this.any();
      return `($${name} := ${value}; ${second}${end}${choice.of(['', '', ';'])})`;
    });
  }

  protected recursion(): string {
    const choice = this.choice;
    const most = choice.of(['3', '5', '12', '$count(rows)', '0', '-1']);
    return choice.from([
      () => `($h := function($m){ $m <= 0 ? ${this.any()} : $h($m - 1) }; $h(${most}))`,
      () => `($h := function($m, $a){ $m <= 0 ? $a : $h($m - 1, [$a, $m]) }; $h(${most}, ${this.any()}))`,
      () => `($h := function($m){ $m <= 0 ? ${this.number()} : $m * $h($m - 1) }; $h(${most}))`,
      () => `($h := function($m){ $m > 0 and $q($m - 1) }; $q := function($m){ $m <= 0 or $h($m - 1) }; $h(${most}))`,
      () => `($h := function($m){ $m <= 0 ? [] : $append($h($m - 1), ${this.any()}) }; $h(${most}))`,
      () =>
        `($h := function($q){ $type($q) = "array" ? $map($q, $h) : $type($q) = "object" ? $each($q, function($v, $k){ $h($v) }) : $q }; $h(${this.any()}))`,
      () => `($y := λ($h){ λ($x){ $x($x) }(λ($g){ $h(λ($a){ $g($g)($a) }) }) }; $y(λ($h){ λ($m){ $m < 2 ? 1 : $m * $h($m - 1) } })(5))`,
    ]);
  }
}

/** Text with one place wrong: cut off, a character lost, doubled or put in. */
function spoilt(text: string, choice: Choice): string {
  const at = choice.whole(0, text.length);
  return choice.from([
    () => text.slice(0, at),
    () => text.slice(0, at) + text.slice(at + 1),
    () =>
      text.slice(0, at) +
      choice.of(['(', ')', '[', ']', '.', ',', ';', '"', '~>', ' and ', '%', '@$v', '/', ':=', '?', '`', '}']) +
      text.slice(at),
    () => `${text.slice(0, at)}/* ${choice.of(['a', '*', '"'])} */${text.slice(at)}`,
  ]);
}
