import { compileClosures } from '#shared/engine/closures/compile-closures.ts';
import { generate } from '#shared/engine/generate/generated-expression.ts';
import { makeFunction } from '#electron/backend/evaluator/make-function.ts';
import { defaultLimits } from '#shared/engine/limits.ts';
import { workloadOf } from '#test/drivers/workloads/workloads.ts';
const w = workloadOf(process.argv[2]!);
const c = compileClosures(w.expression, {limits: defaultLimits}); if (!c.ok) throw 1;
const g = generate(c.value, defaultLimits, makeFunction)!;
const b = w.makeBatch(100);
for (const i of b.inputs) g.evaluate({input:i, root:i, bindings: w.bindings});
console.log('given up', g.givenUp);
for (let r=0;r<30;r++){ const t=performance.now(); for (let p=0;p<1000;p++) for (const i of b.inputs) g.evaluate({input:i, root:i, bindings: w.bindings}); console.log(((performance.now()-t)/100).toFixed(2)); }
