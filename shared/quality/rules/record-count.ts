import type { QualityRule } from '#shared/quality/quality-rule.ts';
import { count } from '#shared/quality/quality-rule.ts';

/** Every record read was mapped, rejected or filtered, once. */
export function recordCount(): QualityRule {
  return {
    add: () => undefined,
    finish: ({ read, mapped, rejected, filtered }) => ({
      name: 'Record count',
      holds: read === mapped + rejected + filtered,
      figure: `${count(read)} read, ${count(mapped)} mapped, ${count(rejected)} rejected, ${count(filtered)} filtered`,
      limit: 'read = mapped + rejected + filtered',
    }),
  };
}
