/** The designer's own address: a custom scheme, so that no file URL and no web origin is ever ours. */
export const pageOrigin = 'app://designer';

/** Whether a frame may go to this URL: only within the designer's own page. */
export function mayNavigate(url: string): boolean {
  try {
    const parsed = new URL(url);
    return parsed.protocol === 'app:' && parsed.host === 'designer' && parsed.username === '' && parsed.port === '';
  } catch {
    return false;
  }
}

/** Whether a link may be handed to the system: https without credentials, or a plain mail address. */
export function mayOpenOutside(url: string): boolean {
  try {
    const parsed = new URL(url);
    if (parsed.protocol === 'mailto:') return /^mailto:[\w.+-]+@[\w.-]+$/.test(url);
    return (
      parsed.protocol === 'https:' &&
      parsed.username === '' &&
      parsed.password === '' &&
      /^[a-z0-9.-]+$/.test(parsed.hostname) &&
      !parsed.hostname.includes('xn--')
    );
  } catch {
    return false;
  }
}

/** Whether an IPC message comes from the designer's own top frame. An empty or foreign URL is refused. */
export function isOwnFrame(frame: { readonly url: string; readonly parent: unknown } | null | undefined): boolean {
  return frame !== null && frame !== undefined && frame.parent === null && mayNavigate(frame.url);
}
