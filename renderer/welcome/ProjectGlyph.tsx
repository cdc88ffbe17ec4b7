/** Two links between ports, straight or crossed. */
export function ProjectGlyph({ crossed }: { readonly crossed: boolean }) {
  return (
    <span className="project-glyph" aria-hidden="true">
      <svg width="20" height="16" viewBox="0 0 20 16" fill="none" stroke="var(--direct)" strokeWidth="1.5">
        {crossed ? <path d="M2 3c8 0 8 10 16 10M2 13c8 0 8-10 16-10" /> : <path d="M2 3h16M2 13h16" />}
        <g stroke="none" fill="var(--direct)">
          <circle cx="2.2" cy="3" r="2.2" />
          <circle cx="2.2" cy="13" r="2.2" />
          <circle cx="17.8" cy="13" r="2.2" />
          <circle cx="17.8" cy="3" r="2.2" fill={crossed ? 'var(--direct)' : 'var(--accent)'} />
        </g>
      </svg>
    </span>
  );
}
