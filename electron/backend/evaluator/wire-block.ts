import { joinAll } from '#shared/formats/join-bytes.ts';
import type { InputBlock, WorkedBlock } from '#shared/pipeline/worked-block.ts';
import type { Parts } from './child-port.ts';
import type { WireBlock, WireWorked } from './messages.ts';
import { fromWireFast, toWireFast } from './wire-fast.ts';

/** A block as it travels to the process, and what travels beside it. */
export function toWireBlock(block: InputBlock): { readonly block: WireBlock; readonly bytes?: Parts } {
  if ('items' in block)
    return { block: { items: block.items.map((item) => (item.ok ? { ...item, value: toWireFast(item.value) } : item)) } };
  const { bytes, ...rest } = block.bytes;
  return { block: { bytes: rest }, bytes: [bytes] };
}

/** A block as it arrived in the process. */
export function fromWireBlock(block: WireBlock, parts: Parts | undefined): InputBlock {
  if ('items' in block) return { items: block.items.map((item) => (item.ok ? { ...item, value: fromWireFast(item.value) } : item)) };
  if (parts === undefined) throw new Error('A block came without its bytes');
  return { bytes: { ...block.bytes, bytes: joinAll(parts) } };
}

export function toWireWorked({ output, checked, ...rest }: WorkedBlock): WireWorked & { readonly output: Parts } {
  return { ...rest, output, checked: checked.map(({ value, problems }) => ({ value: toWireFast(value), problems })) };
}

export function fromWireWorked({ checked, ...rest }: WireWorked, output: Parts): WorkedBlock {
  return { ...rest, output, checked: checked.map(({ value, problems }) => ({ value: fromWireFast(value), problems })) };
}
