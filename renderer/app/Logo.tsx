/** Two ports and the line between them, as an M. */
export function Logo() {
  return (
    <svg className="logo" width="20" height="18" viewBox="0 0 20 18" fill="none" aria-hidden="true">
      <path d="M3 14V5.6a3 3 0 0 1 5.9-.7L10 9l1.1-4.1a3 3 0 0 1 5.9.7V14" stroke="var(--t1)" strokeWidth="2" strokeLinejoin="round" />
      <circle cx="3" cy="15" r="2.3" fill="var(--accent)" />
      <circle cx="17" cy="15" r="2.3" fill="var(--accent)" />
    </svg>
  );
}
