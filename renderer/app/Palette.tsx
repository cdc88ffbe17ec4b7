import { useMemo, useState } from 'react';
import { Command as List } from 'cmdk';
import { Dialog } from 'radix-ui';
import { FileText, Search, SquareFunction, TextSearch, Zap } from 'lucide-react';
import type { Rule } from '#shared/mapping/mapping.ts';
import { Chip } from '#renderer/kit/Chip.tsx';
import { Icon } from '#renderer/kit/Icon.tsx';
import { Kbd } from '#renderer/kit/Kbd.tsx';
import { ExpressionText } from '#renderer/parts/ExpressionText.tsx';
import { StatusMark } from '#renderer/parts/StatusChip.tsx';
import { ValueView } from '#renderer/parts/ValueView.tsx';
import type { Command } from '#renderer/state/commands.ts';
import { canRun, useCommands } from '#renderer/state/commands.ts';
import { loopsAround } from '#renderer/state/loops-around.ts';
import { usePreview } from '#renderer/state/preview.ts';
import { useProject } from '#renderer/state/project.ts';
import { itemsOf, useSelection } from '#renderer/state/selection.ts';
import { useRuleValue } from '#renderer/state/value-store.ts';
import { useToasts } from '#renderer/state/toasts.ts';
import { useWorkspace } from '#renderer/state/workspace.ts';
import { useDialogs } from './dialogs.ts';
import { Highlight } from './Highlight.tsx';
import type { FieldMatch } from './palette-matches.ts';
import { paletteMatches } from './palette-matches.ts';
import './palette.css';

/** Fields, rules, sample values and commands in one list. */
export function Palette() {
  const close = useDialogs((state) => state.close);
  const [text, setText] = useState(useDialogs.getState().text);
  const project = useProject((state) => state.project);
  const mapping = useSelection((state) => state.mapping);
  const commands = useAvailableCommands();
  const matches = useMemo(() => paletteMatches(project, mapping, commands, text), [project, mapping, commands, text]);
  const go = (act: () => void) => () => {
    close();
    act();
  };
  const value = text.startsWith('>') ? '' : text.trim();
  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Overlay className="dialog__veil" />
        <Dialog.Content className="palette" aria-describedby={undefined}>
          <Dialog.Title className="visually-hidden">Find a field, rule or command</Dialog.Title>
          <List shouldFilter={false} label="Find a field, rule or command" loop>
            <div className="palette__head">
              <Icon of={Search} size={16} />
              <List.Input className="palette__input" placeholder="Find a field, rule or command" value={text} onValueChange={setText} />
            </div>
            <List.List className="palette__list">
              <List.Empty className="palette__empty">Nothing is called “{text}”.</List.Empty>
              {matches.targets.length > 0 && (
                <List.Group heading="Target fields">
                  {matches.targets.map((field) => (
                    <FieldItem key={`target ${field.path}`} field={field} text={text} onSelect={go(() => showTarget(field.path))} />
                  ))}
                </List.Group>
              )}
              {matches.sources.length > 0 && (
                <List.Group heading="Source fields">
                  {matches.sources.map((field) => (
                    <FieldItem
                      key={`${field.side.id} ${field.path}`}
                      field={field}
                      text={text}
                      onSelect={go(() => showSource(field.side.id, field.path))}
                    />
                  ))}
                </List.Group>
              )}
              {matches.rules.length > 0 && (
                <List.Group heading="Rules">
                  {matches.rules.map(({ rule, words }) => (
                    <List.Item
                      key={rule.id}
                      value={`rule ${rule.id}`}
                      className="palette__item"
                      onSelect={go(() => showTarget(rule.target))}
                    >
                      <Icon of={SquareFunction} />
                      <Chip outline>{rule.id}</Chip>
                      <span className="ellipsis">{words}</span>
                      <span className="palette__aside ellipsis">
                        <ExpressionText text={rule.expression} />
                      </span>
                    </List.Item>
                  ))}
                </List.Group>
              )}
              {value !== '' && mapping !== undefined && (
                <List.Group heading="Sample values">
                  <List.Item value={`value ${value}`} className="palette__item" onSelect={go(() => void findValue(value))}>
                    <Icon of={TextSearch} />
                    <span className="ellipsis">
                      Go to the next record that holds <b>{value}</b>
                    </span>
                  </List.Item>
                </List.Group>
              )}
              {matches.commands.length > 0 && (
                <List.Group heading="Commands">
                  {matches.commands.map((command) => (
                    <List.Item
                      key={command.id}
                      value={`command ${command.id}`}
                      className="palette__item"
                      onSelect={go(() => command.run())}
                    >
                      <Icon of={Zap} />
                      <span className="ellipsis">
                        <Highlight text={command.title} words={text.replace(/^>/, '')} />
                      </span>
                      {command.keys?.[0] !== undefined && (
                        <span className="palette__aside">
                          <Kbd keys={command.keys[0]} />
                        </span>
                      )}
                    </List.Item>
                  ))}
                </List.Group>
              )}
            </List.List>
            <div className="palette__foot">
              <span>
                <Kbd keys="↑↓" /> move
              </span>
              <span>
                <Kbd keys="Enter" /> go there
              </span>
              <span>
                <Kbd keys=">" /> commands only
              </span>
            </div>
          </List>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function FieldItem({ field, text, onSelect }: { readonly field: FieldMatch; readonly text: string; readonly onSelect: () => void }) {
  const status = usePreview((state) => state.status?.fields.find((one) => one.target === field.path)?.status);
  const isTarget = field.side.role === 'target';
  return (
    <List.Item value={`${field.side.id} ${field.path}`} className="palette__item" onSelect={onSelect}>
      {isTarget && status !== undefined ? <StatusMark status={status} /> : <Icon of={FileText} />}
      <span className="ellipsis">
        <Highlight text={field.words} words={text} />
      </span>
      {field.rule !== undefined && (
        <>
          <Chip outline>{field.rule.id}</Chip>
          <CurrentValue rule={field.rule} />
        </>
      )}
    </List.Item>
  );
}

/** What the rule gives for the record and items in view. */
function CurrentValue({ rule }: { readonly rule: Rule }) {
  const project = useProject((state) => state.project);
  const items = useSelection((state) => state.items);
  const loops = loopsAround(project, rule.mapping, rule.target).map((loop) => loop.id);
  const value = useRuleValue(rule.id, itemsOf(items, loops));
  if (value === undefined) return null;
  return (
    <span className="palette__aside ellipsis">
      <ValueView outcome={value.outcome} />
    </span>
  );
}

function useAvailableCommands(): readonly Command[] {
  const commands = useCommands((state) => state.commands);
  const workspace = useWorkspace((state) => state.workspace);
  return useMemo(
    () => commands.filter((one) => one.hidden !== true && (one.workspace === undefined || one.workspace === workspace) && canRun(one)),
    [commands, workspace],
  );
}

function showTarget(target: string): void {
  useSelection.getState().select({ target });
  const { workspace, go } = useWorkspace.getState();
  if (workspace !== 'rules') go('map');
}

function showSource(side: string, path: string): void {
  useSelection.getState().select({ source: { side, path } });
  useWorkspace.getState().go('map');
}

async function findValue(text: string): Promise<void> {
  const found = await usePreview.getState().findRecord(text);
  const { show, showProblem } = useToasts.getState();
  if (!found.ok) showProblem(found.error);
  else if (found.value) show({ tone: 'info', text: `Record ${useSelection.getState().record} holds “${text}”.` });
  else show({ tone: 'info', text: `No record of the sample holds “${text}”.` });
}
