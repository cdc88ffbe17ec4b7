import {
  ArrowDownWideNarrow,
  Braces,
  Brackets,
  Calendar,
  Group,
  Hash,
  ListFilter,
  ListTree,
  Pin,
  Repeat,
  Route,
  Sigma,
  Split,
  SquareFunction,
  Table2,
  TableProperties,
} from 'lucide-react';
import type { IconComponent } from '#renderer/kit/Icon.tsx';

const icons: Readonly<Record<string, IconComponent>> = {
  function: SquareFunction,
  lookup: Table2,
  condition: Split,
  switch: ListTree,
  sum: Sigma,
  filter: ListFilter,
  date: Calendar,
  free: Braces,
  constant: Pin,
  index: Hash,
  loop: Repeat,
  array: Brackets,
  object: TableProperties,
  sort: ArrowDownWideNarrow,
  group: Group,
  path: Route,
};

export function nodeIcon(name: string): IconComponent {
  return icons[name] ?? SquareFunction;
}
