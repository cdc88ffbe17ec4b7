import { X } from 'lucide-react';
import { Icon } from '#renderer/kit/Icon.tsx';
import { IconButton } from '#renderer/kit/IconButton.tsx';
import { RuleChip } from '#renderer/parts/RuleChip.tsx';
import { useProject } from '#renderer/state/project.ts';
import { useSelection } from '#renderer/state/selection.ts';
import { useRuleValue } from '#renderer/state/value-store.ts';
import { itemsOf } from '#renderer/state/selection.ts';
import type { Rule } from '#shared/mapping/mapping.ts';
import type { MappingView } from '#renderer/map/mapping-view.ts';
import { loopsAround, pathWords } from '#renderer/map/mapping-view.ts';
import { showOutcome } from '#renderer/map/value-text.ts';
import type { CanvasModel, LinkEnd } from './canvas-model.ts';
import { nodeIcon } from './node-icons.ts';

export interface LinksListProps {
  readonly view: MappingView;
  readonly model: CanvasModel;
  readonly readOnly: boolean;
  readonly onOpen: (node: string) => void;
  /** Opens what the node takes, to be changed. */
  readonly onForm: (node: string) => void;
  readonly onClose: () => void;
}

/** The canvas as text: every rule with what it reads, its nodes and inputs, and its value. All of it works by keyboard. */
export function LinksList({ view, model, readOnly, onOpen, onForm, onClose }: LinksListProps) {
  return (
    <section
      className="links-list nokey"
      aria-label="Links"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <header className="pane-header">
        <h2 className="pane-header__title">Links</h2>
        <span className="pane-header__label">
          {view.rules.length} rules, {model.nodes.length} nodes
        </span>
        <span className="pane-header__gap" />
        <IconButton icon={X} label="Close the list of links" autoFocus onClick={onClose} />
      </header>
      <ul className="links-list__body" tabIndex={-1}>
        {view.loops.map((loop) => (
          <li key={loop.id} className="links-list__rule">
            <div className="links-list__head">
              <button type="button" className="link" onClick={() => useSelection.getState().select({ target: loop.target })}>
                {pathWords(view, loop.target).join(' › ')}
              </button>
              <span className="t-quiet">for each</span>
              <span className="mono">{loop.each}</span>
            </div>
          </li>
        ))}
        {view.rules.map((rule) => (
          <RuleLinks key={rule.id} rule={rule} view={view} model={model} readOnly={readOnly} onOpen={onOpen} onForm={onForm} />
        ))}
      </ul>
    </section>
  );
}

interface RuleLinksProps extends Omit<LinksListProps, 'onClose'> {
  readonly rule: Rule;
}

function RuleLinks({ rule, view, model, readOnly, onOpen, onForm }: RuleLinksProps) {
  const items = useSelection((state) => state.items);
  const value = useRuleValue(
    rule.id,
    itemsOf(
      items,
      loopsAround(view, rule.target).map((loop) => loop.id),
    ),
  );
  const nodes = model.nodes.filter((node) => node.rule === rule.id);
  const reads = model.links.filter((link) => link.owner === rule.id && link.to.at === 'target');
  return (
    <li className="links-list__rule">
      <div className="links-list__head">
        <RuleChip rule={rule.id} />
        <button type="button" className="link" onClick={() => useSelection.getState().select({ target: rule.target })}>
          {pathWords(view, rule.target).join(' › ')}
        </button>
        <span className="mono t-muted ellipsis">{value === undefined ? '' : showOutcome(value.outcome).text}</span>
        {!readOnly && (
          <button
            type="button"
            className="link"
            style={{ marginLeft: 'auto' }}
            aria-label={`Remove ${rule.id}`}
            onClick={() => void useProject.getState().edit({ type: 'rule.remove', rules: [rule.id] })}
          >
            Remove
          </button>
        )}
      </div>
      <ul className="links-list__reads">
        {nodes.map((node) => (
          <li key={node.id}>
            <Icon of={nodeIcon(node.icon)} size={12} />
            <button type="button" className="link" onClick={() => onOpen(node.id)}>
              {node.title} {node.detail}
            </button>
            {!readOnly && (
              <button type="button" className="link" aria-label={`Open ${node.title} of ${rule.id}`} onClick={() => onForm(node.id)}>
                Open
              </button>
            )}
            {node.note !== undefined && <span className="t-quiet ellipsis">{node.note}</span>}
            <span className="ellipsis">
              {model.links
                .filter((link) => link.to.at === 'input' && link.to.node === node.id)
                .map((link) => endWords(model, link.from))
                .join(', ')}
            </span>
          </li>
        ))}
        {nodes.length === 0 && reads.map((link) => <li key={link.id}>from {endWords(model, link.from)}</li>)}
      </ul>
    </li>
  );
}

function endWords(model: CanvasModel, end: LinkEnd): string {
  if (end.at === 'source') return end.path === '' ? 'the record' : end.path;
  if (end.at === 'output') return model.nodes.find((node) => node.id === end.node)?.title ?? 'a node';
  return '';
}
