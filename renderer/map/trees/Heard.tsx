/** Words that are heard and not seen: with what is shown they make the name of a row. */
export function Heard({ children }: { readonly children: string }) {
  return <span className="visually-hidden">{children}</span>;
}
