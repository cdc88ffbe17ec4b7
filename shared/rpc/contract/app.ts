import { z } from 'zod';
import { call } from './call.ts';

export interface Settings {
  readonly theme: 'light' | 'dark' | 'system';
  readonly density: 'default' | 'compact';
  readonly projectsFolder: string;
  /** Single-key shortcuts. */
  readonly singleKeys: boolean;
  /** Panes, columns and the like by name; the page's own memory. */
  readonly layout: Readonly<Record<string, string | number | boolean>>;
}

export interface RecentProject {
  /** Handle to open it by; paths never come from the page. */
  readonly id: string;
  readonly name: string;
  /** File name as shown. */
  readonly file: string;
  /** False: moved or deleted. */
  readonly exists: boolean;
  /** ISO 8601. */
  readonly modified: string;
  readonly mapped?: { readonly done: number; readonly of: number };
  readonly tests?: { readonly passed: number; readonly of: number };
  readonly problems?: number;
}

export interface SampleProject {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly fields: number;
  readonly scenarios: number;
}

export interface AppInfo {
  readonly version: string;
  readonly jsonata: string;
  readonly host: 'web' | 'desktop';
  readonly settings: Settings;
  /** Project to open at start, by the handle of `app.recent`. */
  readonly open?: string;
}

export const appCalls = {
  'app.info': call<AppInfo>()(z.object({})),
  'app.setSettings': call<Settings>()(
    z.object({
      patch: z.object({
        theme: z.enum(['light', 'dark', 'system']).optional(),
        density: z.enum(['default', 'compact']).optional(),
        projectsFolder: z.string().max(4096).optional(),
        singleKeys: z.boolean().optional(),
        layout: z.record(z.string().max(200), z.union([z.string().max(2000), z.number(), z.boolean()])).optional(),
      }),
    }),
  ),
  'app.recent': call<readonly RecentProject[]>()(z.object({})),
  'app.forgetRecent': call<void>()(z.object({ id: z.string() })),
  'app.samples': call<readonly SampleProject[]>()(z.object({})),
};
