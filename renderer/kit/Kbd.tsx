import './kbd.css';

const onMac = typeof navigator !== 'undefined' && navigator.userAgent.includes('Mac');

/** Keys as drawn on a key cap: `Ctrl K` (`Cmd K` on a Mac). */
export function Kbd({ keys }: { readonly keys: string }) {
  return <kbd className="kbd">{onMac ? keys.replaceAll('Ctrl', 'Cmd') : keys}</kbd>;
}
