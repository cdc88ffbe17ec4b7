import type { Verdict } from '#shared/matching/judge-connection.ts';
import type { Tone } from '#renderer/kit/Chip.tsx';

const tones: Readonly<Record<Verdict['kind'], Tone>> = {
  fits: 'ok',
  converts: 'fn',
  'may-be-cut': 'cond',
  'n-of-m': 'cond',
  replaces: 'neutral',
  'needs-an-array': 'neutral',
  'does-not-fit': 'neutral',
};

export function verdictTone(kind: Verdict['kind']): Tone {
  return tones[kind];
}
