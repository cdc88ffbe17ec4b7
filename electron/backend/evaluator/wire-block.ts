import type { InputBlock, WorkedBlock } from '#shared/pipeline/worked-block.ts';
import type { WireBlock, WireWorked } from './messages.ts';
import { fromWireFast, toWireFast } from './wire-fast.ts';

/** A block as it travels to the process, and what travels beside it. */
export function toWireBlock(block: InputBlock): { readonly block: WireBlock; readonly bytes?: Uint8Array } {
  if ('items' in block) return { block: { items: block.items.map((item) => (item.ok ? { ...item, value: toWireFast(item.value) } : item)) } };
  const { bytes, ...rest } = block.bytes;
  return { block: { bytes: rest }, bytes };
}

/** A block as it arrived in the process. */
export function fromWireBlock(block: WireBlock, bytes: Uint8Array | undefined): InputBlock {
  if ('items' in block) return { items: block.items.map((item) => (item.ok ? { ...item, value: fromWireFast(item.value) } : item)) };
  if (bytes === undefined) throw new Error('A block came without its bytes');
  return { bytes: { ...block.bytes, bytes } };
}

export function toWireWorked({ output, checked, ...rest }: WorkedBlock): WireWorked & { readonly output: Uint8Array } {
  return { ...rest, output, checked: checked.map(({ value, problems }) => ({ value: toWireFast(value), problems })) };
}

export function fromWireWorked({ checked, ...rest }: WireWorked, output: Uint8Array): WorkedBlock {
  return { ...rest, output, checked: checked.map(({ value, problems }) => ({ value: fromWireFast(value), problems })) };
}
