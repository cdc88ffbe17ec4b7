/** Panes are the elements with `data-pane`; their filter is the input with `data-filter`. Focus goes where it was last in a pane. */
const lastIn = new WeakMap<Element, HTMLElement>();

document.addEventListener('focusin', (event) => {
  if (!(event.target instanceof HTMLElement)) return;
  const pane = event.target.closest('[data-pane]');
  if (pane !== null) lastIn.set(pane, event.target);
});

/** Moves the focus to the next or previous pane. */
export function stepPane(by: 1 | -1): void {
  const panes = [...document.querySelectorAll('[data-pane]')].filter((pane) => pane.getClientRects().length > 0);
  if (panes.length === 0) return;
  const current = document.activeElement?.closest('[data-pane]') ?? null;
  const at = current === null ? (by > 0 ? -1 : 0) : panes.indexOf(current);
  const pane = panes[(at + by + panes.length) % panes.length];
  if (pane === undefined) return;
  const last = lastIn.get(pane);
  const to = last?.isConnected === true && pane.contains(last) ? last : firstStop(pane);
  to?.focus();
}

/** Puts the cursor into the filter of the pane in focus, else into the first filter of the page. */
export function filterPane(): void {
  const pane = document.activeElement?.closest('[data-pane]');
  const filter =
    pane?.querySelector<HTMLInputElement>('input[data-filter]') ?? document.querySelector<HTMLInputElement>('input[data-filter]');
  filter?.focus();
  filter?.select();
}

function firstStop(pane: Element): HTMLElement | undefined {
  return [...pane.querySelectorAll<HTMLElement>('[tabindex="0"], button:not(:disabled), input:not(:disabled), a[href]')].find(
    (one) => one.tabIndex >= 0 && one.getClientRects().length > 0,
  );
}
