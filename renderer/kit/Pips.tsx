import { classNames } from './class-names.ts';
import './message.css';

/** Small squares, filled for what is taken: branches that scenarios reach. At most 8 are drawn. */
export function Pips({ taken, of }: { readonly taken: number; readonly of: number }) {
  const drawn = Math.min(of, 8);
  const filled = of <= 8 ? taken : Math.round((taken / of) * 8);
  return (
    <span className="pips" aria-hidden="true">
      {Array.from({ length: drawn }, (_, at) => (
        <span key={at} className={classNames('pips__pip', at >= filled && 'pips__pip--open')} />
      ))}
    </span>
  );
}
