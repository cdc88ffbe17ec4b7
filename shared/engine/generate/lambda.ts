import type { ResolvedLambda } from '#shared/syntax/resolved.ts';
import { compileSignature } from '../values/check-signature.ts';
import type { Emitter, Environment, Local } from './environment.ts';
import { anything, callable, type Code } from './kinds.ts';

/** `function($x) {…}` as a value. `direct` is the name under which the code can call it without asking. */
export function emitLambda(node: ResolvedLambda, env: Environment, emitter: Emitter, direct: string): Code {
  const { out } = emitter;
  const names = parametersOf(node);
  const parameters = names.map(() => out.name('a'));
  const tail = out.name('c');
  const values = parameters.map((code): Code => ({ code, kinds: anything, plain: false }));
  const body = out.aside(() =>
    emitter.asBody(() => {
      // What is not bound yet when the function is made may be bound when it is called.
      const result = emitBody(node, values, { ...env, locals: withoutPending(env), tail, leaves: false }, emitter);
      out.write(`return ${result.code};`);
    }),
  );
  out.write(`const ${direct} = (${[tail, ...parameters].join(', ')}) => {`, 'budget.spend(1);', body, '};');
  const check = node.signature === undefined ? '' : `, ${out.constant(compileSignature(node.signature))}`;
  return { code: out.let(`new GeneratedFunction(${names.length}, ${direct}${check})`), kinds: callable, plain: false };
}

/** The value of a function's body with its parameters as given; a name that stands twice is the last of them. */
export function emitBody(node: ResolvedLambda, values: readonly Code[], env: Environment, emitter: Emitter): Code {
  const locals = new Map<string, Local>(env.locals);
  for (const [i, name] of parametersOf(node).entries()) {
    const value = values[i];
    if (value !== undefined) locals.set(name, { value });
  }
  const { body } = node;
  // A name that is bound as the whole body is bound for nobody.
  return emitter.emit(body.type === 'bind' ? { type: 'block', expressions: [body] } : body, { ...env, locals });
}

export function parametersOf(node: ResolvedLambda): readonly string[] {
  return node.arguments.map((parameter) => (parameter.type === 'variable' ? parameter.value : ''));
}

/** The names of a function's surroundings; of one that is still to be bound nothing is known. */
function withoutPending({ locals, pending }: Environment): ReadonlyMap<string, Local> {
  const known = new Map(locals);
  for (const name of pending) known.set(name, { value: { code: '', kinds: 0, plain: false }, unknown: true });
  return known;
}
