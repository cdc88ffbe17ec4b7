import { Building2, Globe, Lock, ShieldAlert, UserRound } from 'lucide-react';
import type { Classification } from '#shared/mapping/mapping.ts';
import type { IconComponent } from '#renderer/kit/Icon.tsx';
import { Icon } from '#renderer/kit/Icon.tsx';
import { classifications } from './rule-edits.ts';

const icons: Readonly<Record<Classification, IconComponent>> = {
  public: Globe,
  internal: Building2,
  confidential: Lock,
  personal: UserRound,
  special: ShieldAlert,
};

/** A classification: its picture and word; a dash where there is none. */
export function ClassWords({ of, words }: { readonly of: Classification | undefined; readonly words?: string }) {
  if (of === undefined) return <span className="t-quiet">{words ?? '–'}</span>;
  return (
    <span className="class-words">
      <Icon of={icons[of]} size={13} />
      <span className="ellipsis">{words ?? classifications.find((one) => one.value === of)?.words}</span>
    </span>
  );
}
