import './message.css';

/** The shape of rows that are still being read; shows only after 120 ms. */
export function Skeleton({ rows = 4, label }: { readonly rows?: number; readonly label: string }) {
  return (
    <div className="skeleton" role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, at) => (
        <span key={at} className="skeleton__line" />
      ))}
    </div>
  );
}
