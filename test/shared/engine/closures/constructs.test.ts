import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownAnswer, referenceAnswer } from './in-reference.ts';

/** Items as data has them: mostly alike, with fields missing or null, lists where a value is awaited, and things that are no objects. */
const scalar = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constantFrom('x', 'y', '', null, true, false));
const loose = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 2 }, scalar, fc.array(tie('value'), { maxLength: 3 }), tie('object')),
  object: fc.dictionary(fc.constantFrom('a', 'b', 'id', 'n', 'v'), tie('value'), { maxKeys: 4 }),
}));
const row = fc.record(
  {
    id: fc.integer({ min: 0, max: 3 }),
    k: fc.constantFrom('p', 'q', 'r'),
    n: fc.integer({ min: 0, max: 4 }),
    s: fc.constantFrom('x', 'y', 'z'),
    sub: fc.array(fc.record({ id: fc.integer({ min: 0, max: 2 }), v: fc.integer({ min: 0, max: 8 }) }), { maxLength: 3 }),
    one: fc.record({ v: fc.integer({ min: 0, max: 2 }) }),
  },
  { requiredKeys: ['id', 'k', 'n'] },
);
const rows = fc.array(fc.oneof({ weight: 6, arbitrary: row }, { weight: 1, arbitrary: loose.value }), { maxLength: 14 });
const data = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record({
      rows,
      others: rows,
      single: loose.object,
      empty: fc.constant([]),
      nested: fc.constant([[{ id: 1 }], [{ id: 2 }, { id: 3 }]]),
      num: fc.integer({ min: 0, max: 4 }),
      text: fc.constant('abc'),
    }),
  },
  { weight: 1, arbitrary: rows },
);

const families: Readonly<Record<string, string>> = {
  'paths and filters': `($i := 1; rows[$i]) ;; ($i := [0, 2]; rows[$i].n) ;; rows[$$.num] ;; rows[[$$.num, 0, 0, -1]].k ;; rows[[0..$$.num]].n ;;
    rows[$$.text].k ;; rows[""] ;; rows[[]] ;; rows[[true, 1]] ;; rows[-$$.num] ;; $map([0..3], function($i){$$.rows[$i]}) ;; rows[1/0] ;;
    rows.n ;; rows.sub.v ;; rows.* ;; rows.**.v ;; **.id ;; * ;; nested.id ;; nested[0].id ;; nested[0][0].id ;; rows.one.v ;;
    rows.one[] ;; rows.one.v[] ;; rows[n=1][] ;; rows[n=99][].k ;; rows[0] ;; rows[-1].n ;; rows[[0,2]].n ;; rows[[0..1]].k ;;
    rows.sub[0] ;; (rows.sub)[0] ;; rows.sub[-1].v ;; rows[n=1].sub[0].v ;; rows[id=$$.num].k ;; rows.sub.id[0] ;; rows.$[n>1].k ;;
    $.rows.n ;; $$.rows[0].n ;; $[0] ;; $[0].n ;; n ;; rows[n] ;; rows[$].n ;; rows[k="p" or k="q"].n ;; rows[k="p" and n=1].id ;;
    rows[$not(k="p")].n ;; rows[n < "x"] ;; single.* ;; *[0] ;; **[n=1].k ;; rows.(sub)[0].v ;; (rows[0]).sub.v ;;
    rows.sub[v > $$.num].id ;; rows.n in others.n ;; rows[n in [1,2]].k ;; (rows.n; rows.id)[0] ;; missing[$error("reached")] ;;
    [{}, {"a":1}].a[true]`,
  constructors: `[rows.n] ;; [rows.n, [rows.id], 1] ;; rows.[n, id] ;; rows.[n] ;; rows.{"a":n} ;; {"a": rows.n, "b": rows[0].k} ;;
    [{"x":1}].x ;; ["a","b"][0] ;; [1,2,3][$ > 1] ;; [[1,2],[3]].$ ;; [[1,2],[3]][0] ;; [[1,2],[3]].($)[0] ;; rows.[[n]] ;;
    rows.n.[$] ;; rows.[sub.v][0] ;; [rows.sub.v][[0,1]] ;; [1..3].($ * 2) ;; {"a": rows.one.v[]}.a ;; [rows.n][0] ;;
    [rows[n=1].k][] ;; rows.{k: n} ;; {"x": {"y": rows.sub}}.x.y.v ;; [1..num][[0..1]] ;; [$, 1].n ;; [*].n`,
  'sorting and grouping': `rows^(n).k ;; rows^(>n,k).id ;; rows^(s).n ;; rows^(>sub[0].v).n ;; rows^(sub) ;; rows^(n, k) ;; $^(n).k ;; $[0]^(n) ;;
    [3,1,2]^($) ;; rows.sub^(v)[0].v ;; rows[n>0]^(k).id ;; rows{k: n} ;; rows{k: $sum(n)} ;; rows{k: {"s":$count($),"x":id}} ;;
    rows.sub{$string(id): v} ;; empty{"a":1} ;; rows{"all": n, k: id} ;; rows{"a": n, "a": id} ;; rows[0]{"a":n} ;; rows{n: k} ;;
    missing{"a": 1} ;; rows{k: sub} ;; rows{k: n}.p ;; rows^(one.v, >n).{"n": n}`,
  bindings: `rows@$r.others@$o[$o.id=$r.id].{"r":$r.n,"o":$o.n} ;; rows@$r.others@$o[$r.id=$o.id and $o.n > 1].($r.k & $o.k) ;;
    rows#$i.{"i":$i,"n":n} ;; rows#$i[n>1].{"i":$i,"n":n} ;; rows[n>1]#$i.($i & k) ;; rows.sub.{"v":v,"p":%.n} ;;
    rows.sub[%.n=1].v ;; rows.sub.v.(%.%.n) ;; rows@$r^($r.n).{"n":$r.n} ;; rows#$i^(>n)[0].$i ;; rows#$i^(k)#$j.{"i":$i,"j":$j} ;;
    rows@$r.sub@$s{$r.k: $s.v} ;; rows.sub.(id & "-" & %.k) ;; rows@$r#$i.others#$j.[$i] ;; rows.sub.%.n ;;
    rows@$r#$i.others@$o#$j[$o.id=$r.id].[$i,$j] ;; rows.sub@$s#$k[$s.v>1].[$k,$s.id] ;; rows.sub.%.%.text ;; rows.sub[%.k="p"].v ;;
    rows.sub[0].%.k ;; rows^(n).sub.(v & %.k) ;; rows@$r.(sub@$s.($r.n & $s.v)) ;; missing@$x{"a": 1} ;; missing.n@$x{"a": 1} ;;
    rows.sub^(>v,id).v ;; (rows.sub)[%.n=1].v`,
  joins: `$map(others, function($o){$$.rows[$o.id = id].k}) ;; $map(others, function($o){$$.rows[id = $o.id and k = $o.k].n}) ;;
    $map(others, function($o){$$.rows[id = $o.id][0].n}) ;; $map(others, function($o){$$.rows[s = $o.s].n}) ;;
    $map(others, function($o){$$.rows[sub = $o.sub].n}) ;; $map(others, function($o){$$.rows[sub.v = $o.n].n}) ;;
    $map(others, function($o){$$.rows[$ = $o].n}) ;; $map(others, function($o){$$.rows.sub[id = $o.id].v}) ;;
    others.($o := $; $$.rows[id = $o.id].k) ;; others.($o := $; $r := $$.rows; $r[id = $o.id].k) ;;
    rows@$r.$$.others@$o[$o.id=$r.id].[$r.n,$o.n] ;; others@$o.$$.rows@$r[$r.k = $o.k and $r.n > $o.n].($r.n - $o.n) ;;
    $map(others, function($o){($$.rows ~> |$[n = 1]|{"id": 0}|)[id = $o.id].n}) ;;
    {"rows": rows, "z": 1} ~> |[$, rows[k][0], $]|{"id": 1, "found": $map([0,1,2,1], function($i){rows[id=$i].n})}|`,
  functions: `$map(rows, function($r){$r.sub.v}) ;; $map(rows, function($r,$i){[$i]}) ;; $filter(rows, function($r){$r.n > 1}).k ;;
    ($f := function($x){ $x.n }; rows.$f($)) ;; ($x := rows; $x[id=1].n) ;; $x := 5 ;; ($y := 1; ($y := 2); $y) ;;
    $reduce(rows.n, function($a,$b){$a+$b}) ;; $map([1,2], function($x){$map([$x], function($y){$y})}) ;;
    ($f := function($n){$n=0?[]:$append($f($n-1),$n)}; $f(4)) ;; ($p := $append(?, 1); $p(rows.n)) ;;
    $substring(?, 0, 1)("hello") ;; rows.k ~> $map($uppercase) ;; ($g := $uppercase ~> $lowercase; rows.k.$g($)) ;;
    rows.$string(n) ;; text.$length() ;; rows.k.$uppercase() ;; sum(rows) ;; $nope(1) ;; $sum(rows) ;; $f(1) ;; num(1) ;;
    $ ~> |rows[n>1]|{"new": n}, "k"| ;; $ ~> |single|{"a": 1}| ;; num + rows[0].n ;; num / 0 ;; -text ;; rows.n > 1 ;; text < "b" ;;
    1 < "a" ;; rows.n ?: "none" ;; missing ?? rows[0].n ;; rows.(n = 1 ? k : id) ;; [num..3] ;; ["a"..2] ;; num in [1,2] ;;
    function($x)<n:n>{$x}("a") ;; ($f := function($x){$x + "a"}; $f(1)) ;; ($a := 1; $f := function(){($a := 2; $a)}; [$f(), $a]) ;;
    ($$ := 3; $$) ;; $map(1, function($v){$v}) ;; (function($x, $x){$x})(1, 2) ;; rows.k & text`,
};

describe('answers what the reference answers, and leaves the data as it was', () => {
  it.each(Object.entries(families))(
    '%s',
    async (_, list) => {
      const expressions = list.split(';;').map((text) => text.trim());
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...expressions), data, async (expression, given) => {
          const own = structuredClone(given);
          expect(ownAnswer(expression, own), expression).toBe(await referenceAnswer(expression, structuredClone(given)));
          expect(own).toEqual(given);
        }),
        { numRuns: 1_500, seed: 3 },
      );
    },
    120_000,
  );
});
