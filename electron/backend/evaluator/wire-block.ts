import type { InputBlock, WorkedBlock } from '#shared/pipeline/worked-block.ts';
import type { WireBlock, WireWorked } from './messages.ts';
import { fromWireFast, toWireFast } from './wire-fast.ts';

/** A block as it travels to the process. */
export function toWireBlock(block: InputBlock): WireBlock {
  if ('bytes' in block) return block;
  return { items: block.items.map((item) => (item.ok ? { ...item, value: toWireFast(item.value) } : item)) };
}

/** A block as it arrived in the process. */
export function fromWireBlock(block: WireBlock): InputBlock {
  if ('bytes' in block) return block;
  return { items: block.items.map((item) => (item.ok ? { ...item, value: fromWireFast(item.value) } : item)) };
}

export function toWireWorked(worked: WorkedBlock): WireWorked {
  return { ...worked, checked: worked.checked.map(({ value, problems }) => ({ value: toWireFast(value), problems })) };
}

export function fromWireWorked(worked: WireWorked): WorkedBlock {
  return { ...worked, checked: worked.checked.map(({ value, problems }) => ({ value: fromWireFast(value), problems })) };
}
