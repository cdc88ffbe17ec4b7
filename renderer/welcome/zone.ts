import { create } from 'zustand';
import type { Problem } from '#shared/base/problem.ts';
import type { FileInspection } from '#shared/rpc/contract/file.ts';

export type ZoneName = 'source' | 'target';
export type ReadOptions = Readonly<Record<string, string>>;

/** What one drop zone holds. */
export type Zone =
  | { readonly state: 'empty'; readonly problem?: Problem }
  /** `done` of `bytes` handed over; all of them: being read. */
  | { readonly state: 'reading'; readonly name: string; readonly bytes: number; readonly done: number; readonly stop: () => void }
  | {
      readonly state: 'ready';
      readonly handle: string;
      readonly inspection: FileInspection;
      readonly read: ReadOptions;
      readonly root?: string;
      readonly busy?: boolean;
    }
  /** The file is here and could not be read as it is; other options may read it. */
  | {
      readonly state: 'failed';
      readonly handle: string;
      readonly name: string;
      readonly problem: Problem;
      readonly read: ReadOptions;
      readonly busy?: boolean;
    };

interface ZonesState {
  readonly source: Zone;
  readonly target: Zone;
  set(name: ZoneName, zone: Zone): void;
}

export const useZones = create<ZonesState>()((set) => ({
  source: { state: 'empty' },
  target: { state: 'empty' },
  set: (name, zone) => set(name === 'source' ? { source: zone } : { target: zone }),
}));

/** The zone that takes the next file, when nobody says which. */
export function nextZone(): ZoneName {
  const { source, target } = useZones.getState();
  return source.state === 'empty' || source.state === 'failed' || target.state === 'ready' ? 'source' : 'target';
}
