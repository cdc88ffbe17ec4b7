import { Chip } from '#renderer/kit/Chip.tsx';

/** The address of a rule: `R-28`. It leads to the rule where `onOpen` is given. */
export function RuleChip({ rule, onOpen }: { readonly rule: string; readonly onOpen?: ((rule: string) => void) | undefined }) {
  return (
    <Chip
      outline
      title={onOpen === undefined ? undefined : `Go to ${rule}`}
      onClick={onOpen === undefined ? undefined : () => onOpen(rule)}
    >
      {rule}
    </Chip>
  );
}
