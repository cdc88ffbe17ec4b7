import { Dialog } from '#renderer/kit/Dialog.tsx';
import { Button } from '#renderer/kit/Button.tsx';
import { Kbd } from '#renderer/kit/Kbd.tsx';
import type { Command } from '#renderer/state/commands.ts';
import { useCommands } from '#renderer/state/commands.ts';
import { useWorkspace } from '#renderer/state/workspace.ts';
import { useDialogs } from './dialogs.ts';

/** Every key that acts in the workspace in view. */
export function ShortcutsSheet() {
  const close = useDialogs((state) => state.close);
  const commands = useCommands((state) => state.commands);
  const workspace = useWorkspace((state) => state.workspace);
  const groups = new Map<string, Command[]>();
  for (const command of commands) {
    if (command.keys === undefined || (command.workspace !== undefined && command.workspace !== workspace)) continue;
    const name = command.group ?? 'Everywhere';
    groups.set(name, [...(groups.get(name) ?? []), command]);
  }
  return (
    <Dialog
      open
      wide
      onClose={close}
      title="Shortcuts"
      footer={
        <Button look="primary" onClick={close}>
          Close
        </Button>
      }
    >
      <div className="shortcuts">
        {[...groups].map(([name, list]) => (
          <section key={name} className="shortcuts__group">
            <h3 className="t-strong">{name}</h3>
            <dl>
              {list.map((command) => (
                <div key={command.id} className="shortcuts__row">
                  <dt>{command.title}</dt>
                  <dd>
                    {command.keys?.map((keys) => (
                      <Kbd key={keys} keys={keys} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
