import type { SyntheticEvent } from 'react';
import { useState } from 'react';
import { Trash2 } from 'lucide-react';
import type { FieldPath } from '#shared/base/field-path.ts';
import type { Loop } from '#shared/mapping/mapping.ts';
import type { LoopPatch } from '#shared/project/edits/edit.ts';
import { Button } from '#renderer/kit/Button.tsx';
import { Checkbox } from '#renderer/kit/Checkbox.tsx';
import { Field } from '#renderer/kit/Field.tsx';
import { Input } from '#renderer/kit/Input.tsx';
import { useProject } from '#renderer/state/project.ts';
import type { MappingView } from '#renderer/map/mapping-view.ts';

/** What a loop goes over and how: each part is saved when it is left. */
export function LoopTab({
  view,
  target,
  readOnly,
}: {
  readonly view: MappingView;
  readonly target: FieldPath;
  readonly readOnly: boolean;
}) {
  const loop = view.loopAt.get(target);
  if (loop === undefined) return null;
  return <LoopForm key={loop.id} loop={loop} readOnly={readOnly} />;
}

function LoopForm({ loop, readOnly }: { readonly loop: Loop; readonly readOnly: boolean }) {
  const { edit } = useProject.getState();
  const set = (patch: LoopPatch): void => void edit({ type: 'loop.set', mapping: loop.mapping, target: loop.target, patch });
  return (
    <div className="loop-tab">
      <Text label="For each" value={loop.each} readOnly={readOnly} required onSave={(each) => set({ each })} />
      <Text
        label="Where"
        value={loop.where ?? ''}
        readOnly={readOnly}
        hint="Only items for which it is true"
        onSave={(where) => set({ where })}
      />
      <Text
        label="Sorted by"
        value={loop.sort?.by ?? ''}
        readOnly={readOnly}
        hint="Relative to the item"
        onSave={(by) => set({ sort: by === '' ? null : { ...loop.sort, by } })}
      />
      {loop.sort !== undefined && (
        <Checkbox
          checked={loop.sort.descending === true}
          disabled={readOnly}
          onChange={(descending) => set({ sort: { by: loop.sort?.by ?? '', descending } })}
        >
          Descending
        </Checkbox>
      )}
      <Text
        label="At most"
        value={loop.limit === undefined ? '' : String(loop.limit)}
        readOnly={readOnly}
        hint="Items; empty is all"
        onSave={(limit) => set({ limit: /^\d+$/.test(limit) ? Number(limit) : null })}
      />
      <div className="loop-tab__foot">
        <span className="t-quiet">
          The item is <code className="mono">${loop.item}</code>, its position from 0 is <code className="mono">${loop.index}</code>.
        </span>
        <Button
          look="danger"
          size="small"
          icon={Trash2}
          disabled={readOnly}
          onClick={() => void edit({ type: 'loop.remove', loops: [loop.id] })}
        >
          Remove the loop
        </Button>
      </div>
    </div>
  );
}

interface TextProps {
  readonly label: string;
  readonly value: string;
  readonly readOnly: boolean;
  readonly required?: boolean;
  readonly hint?: string;
  readonly onSave: (text: string) => void;
}

function Text({ label, value, readOnly, required = false, hint, onSave }: TextProps) {
  const [typed, setTyped] = useState<string>();
  const save = (event?: SyntheticEvent): void => {
    event?.preventDefault();
    if (typed !== undefined && typed !== value && !(required && typed.trim() === '')) onSave(typed.trim());
    setTyped(undefined);
  };
  return (
    <form onSubmit={save}>
      <Field label={label} {...(hint === undefined ? {} : { hint })}>
        <Input
          mono
          readOnly={readOnly}
          value={typed ?? value}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={() => save()}
        />
      </Field>
    </form>
  );
}
