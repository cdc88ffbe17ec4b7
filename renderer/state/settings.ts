import { create } from 'zustand';
import type { Result } from '#shared/base/result.ts';
import type { AppInfo, Settings } from '#shared/rpc/contract/app.ts';
import { callBackend, onEvent } from '#renderer/rpc/client.ts';
import { useToasts } from './toasts.ts';

type SettingsPatch = Partial<Settings>;

interface SettingsState {
  readonly info: AppInfo | undefined;
  readonly settings: Settings;
  /** Asks the backend; until then the last known theme and density stand. */
  load(): Promise<Result<AppInfo>>;
  /** Shown at once, kept by the backend. */
  change(patch: SettingsPatch): Promise<void>;
}

const memory = 'mapwright.look';
const layoutDelay = 300;

export const useSettings = create<SettingsState>()((set, get) => ({
  info: undefined,
  settings: { theme: 'system', density: 'default', projectsFolder: '', singleKeys: true, layout: {}, ...rememberedLook() },
  async load() {
    const info = await callBackend('app.info', {});
    if (info.ok)
      set({ info: info.value, settings: { ...info.value.settings, layout: { ...info.value.settings.layout, ...waitingLayout } } });
    return info;
  },
  async change(patch) {
    const { settings } = get();
    set({ settings: { ...settings, ...patch, layout: { ...settings.layout, ...patch.layout } } });
    const saved = await callBackend('app.setSettings', { patch });
    if (saved.ok) set({ settings: { ...saved.value, layout: { ...saved.value.layout, ...waitingLayout } } });
    else {
      set({ settings });
      useToasts.getState().showProblem(saved.error);
    }
  },
}));

let waitingLayout: Record<string, string | number | boolean> = {};
let timer: ReturnType<typeof setTimeout> | undefined;

/** One remembered size or choice of the page: `const [width, setWidth] = useLayout('map.left', 288)`. */
export function useLayout<T extends string | number | boolean>(
  name: string,
  initial: T,
): readonly [Widened<T>, (value: Widened<T>) => void] {
  const kept = useSettings((state) => state.settings.layout[name]);
  const value = kept !== undefined && typeof kept === typeof initial ? kept : initial;
  // `typeof` has just said that it is of the same kind; the compiler does not carry that over to a type parameter.
  return [value as Widened<T>, (next) => setLayout(name, next)];
}

type Widened<T> = T extends number ? number : T extends string ? string : boolean;

/** Remembers it; saved a moment later, so that a drag is one call. */
export function setLayout(name: string, value: string | number | boolean): void {
  const { settings } = useSettings.getState();
  useSettings.setState({ settings: { ...settings, layout: { ...settings.layout, [name]: value } } });
  waitingLayout[name] = value;
  clearTimeout(timer);
  timer = setTimeout(() => {
    const layout = waitingLayout;
    waitingLayout = {};
    void callBackend('app.setSettings', { patch: { layout } });
  }, layoutDelay);
}

/** Puts theme and density on the page and keeps them there. Once, at start. */
export function followSettings(): () => void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    const { theme, density } = useSettings.getState().settings;
    const page = document.documentElement;
    page.dataset['theme'] = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
    page.dataset['density'] = density;
    localStorage.setItem(memory, JSON.stringify({ theme, density }));
  };
  apply();
  dark.addEventListener('change', apply);
  const stops = [useSettings.subscribe(apply), onEvent('settings.changed', () => void useSettings.getState().load())];
  return () => {
    dark.removeEventListener('change', apply);
    for (const stop of stops) stop();
  };
}

/** The look of the last visit, so that the page does not change colour when the settings arrive. */
function rememberedLook(): Pick<SettingsPatch, 'theme' | 'density'> {
  const kept = typeof localStorage === 'undefined' ? null : localStorage.getItem(memory);
  if (kept === null) return {};
  return {
    ...(/"theme":"(dark|light)"/.exec(kept)?.[1] === 'dark' ? { theme: 'dark' } : /"theme":"light"/.test(kept) ? { theme: 'light' } : {}),
    ...(kept.includes('"compact"') ? { density: 'compact' } : {}),
  };
}
