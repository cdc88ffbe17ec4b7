import type { JsonValue } from '#shared/base/json-value.ts';
import type { Expectation } from '#shared/scenarios/scenario.ts';

export type ExpectationKind = Expectation['kind'];

/** What the dialog holds while it is open: fields of all kinds, so that going back and forth loses nothing. */
export interface ExpectationDraft {
  readonly kind: ExpectationKind;
  /** The output expected, or the one that comes out now. */
  readonly output: JsonValue | undefined;
  /** Rule to blame; empty: any. */
  readonly rule: string;
  readonly code: string;
  readonly assertions: readonly { readonly name: string; readonly expression: string }[];
}

export function draftOf(expected: Expectation, actual: JsonValue | undefined): ExpectationDraft {
  return {
    kind: expected.kind,
    output: expected.kind === 'output' ? expected.value : actual,
    rule: expected.kind === 'rejected' ? (expected.rule ?? '') : '',
    code: expected.kind === 'rejected' ? (expected.code ?? '') : '',
    assertions: expected.kind === 'assertions' ? expected.assertions : [{ name: '', expression: '' }],
  };
}

/** The expectation that a draft says, or why it says none yet. */
export function expectationOf(
  draft: ExpectationDraft,
): { readonly ok: true; readonly expected: Expectation } | { readonly ok: false; readonly why: string } {
  switch (draft.kind) {
    case 'output':
      return draft.output === undefined
        ? { ok: false, why: 'Nothing comes out now that could be expected.' }
        : { ok: true, expected: { kind: 'output', value: draft.output } };
    case 'filtered':
      return { ok: true, expected: { kind: 'filtered' } };
    case 'rejected': {
      const [rule, code] = [draft.rule.trim(), draft.code.trim()];
      return { ok: true, expected: { kind: 'rejected', ...(rule === '' ? {} : { rule }), ...(code === '' ? {} : { code }) } };
    }
    case 'assertions': {
      const assertions = draft.assertions
        .map(({ name, expression }) => ({ name: name.trim(), expression: expression.trim() }))
        .filter(({ name, expression }) => name !== '' || expression !== '');
      if (assertions.length === 0) return { ok: false, why: 'Give an assertion.' };
      const half = assertions.find(({ name, expression }) => name === '' || expression === '');
      if (half !== undefined)
        return { ok: false, why: half.name === '' ? `Name the assertion ${half.expression}.` : `Give ${half.name} an expression.` };
      const twice = assertions.find(({ name }, at) => assertions.findIndex((one) => one.name === name) !== at);
      return twice === undefined
        ? { ok: true, expected: { kind: 'assertions', assertions } }
        : { ok: false, why: `Two assertions are called ${twice.name}.` };
    }
  }
}
