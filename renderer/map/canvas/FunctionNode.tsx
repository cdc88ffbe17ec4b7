import type { NodeProps, Node } from '@xyflow/react';
import { MessageSquare, TriangleAlert, X } from 'lucide-react';
import { Icon } from '#renderer/kit/Icon.tsx';
import { classNames } from '#renderer/kit/class-names.ts';
import type { CanvasNode } from './canvas-model.ts';
import { portAt } from './canvas-model.ts';
import { nodeIcon } from './node-icons.ts';

/** How a node stands out beyond its own data. */
export interface NodeLook {
  readonly lit: boolean;
  readonly selected: boolean;
  /** One of several chosen together. */
  readonly chosen: boolean;
  readonly dimmed: boolean;
  readonly badge?: 'warning' | 'error';
  readonly badgeText?: string;
  /** Its rule does not parse at the moment: this is its last good shape. */
  readonly editing: boolean;
  /** Inputs that a link ends at. */
  readonly used: ReadonlySet<number>;
}

export type FlowNode = Node<{ readonly node: CanvasNode; readonly look: NodeLook }, 'function' | 'pill'>;

function Ports({ node, look }: { readonly node: CanvasNode; readonly look: NodeLook }) {
  const out = portAt(node);
  return (
    <>
      {node.inputs.map((name, input) => {
        const at = portAt(node, input);
        return (
          <span
            // Inputs have no identity but their place.
            key={input}
            className={classNames('node-port', look.lit && look.used.has(input) && 'node-port--lit')}
            style={{ left: at.x, top: at.y }}
            title={name}
          />
        );
      })}
      <span className="node-reach nodrag" data-output-of={node.id} style={{ left: out.x, top: out.y }}>
        <span className={classNames('node-port', look.lit && 'node-port--lit')} />
      </span>
    </>
  );
}

function lookClass(look: NodeLook): string {
  return classNames(
    look.lit && 'fn-node--lit',
    look.selected && 'fn-node--selected',
    look.dimmed && 'fn-node--dimmed',
    look.badge === 'error' && 'fn-node--broken',
    look.editing && 'fn-node--editing',
    look.chosen && 'fn-node--chosen',
  );
}

/** A call, operator or condition of a rule: what kind it is, and what it does. */
export function FunctionNode({ data }: NodeProps<FlowNode>) {
  const { node, look } = data;
  return (
    <div
      className={classNames('fn-node', lookClass(look), node.folded !== undefined && 'fn-node--folded')}
      style={{ width: node.width, height: node.height }}
    >
      <span className={`fn-node__icon fn-node__icon--${node.tone}`}>
        <Icon of={nodeIcon(node.icon)} size={14} />
      </span>
      <span className="fn-node__words">
        <span className="fn-node__title">{look.editing ? `${node.title}, editing` : node.title}</span>
        <span className="fn-node__detail mono">{node.detail}</span>
      </span>
      {node.note !== undefined && (
        <span className="fn-node__note" title={node.note}>
          <Icon of={MessageSquare} size={10} />
        </span>
      )}
      {look.badge !== undefined && (
        <span className={`fn-node__badge fn-node__badge--${look.badge}`} title={look.badgeText}>
          <Icon of={look.badge === 'error' ? X : TriangleAlert} size={10} />
        </span>
      )}
      <Ports node={node} look={look} />
    </div>
  );
}

/** A small value: a constant, the position, a conversion. */
export function PillNode({ data }: NodeProps<FlowNode>) {
  const { node, look } = data;
  return (
    <div className={classNames('fn-pill', `fn-pill--${node.tone}`, lookClass(look))} style={{ width: node.width, height: node.height }}>
      <Icon of={nodeIcon(node.icon)} size={12} />
      <span className="mono ellipsis">{node.title}</span>
      <Ports node={node} look={look} />
    </div>
  );
}
