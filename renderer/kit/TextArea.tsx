import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';
import { useFieldControl } from './field-context.ts';
import './input.css';

/** Several lines of text. */
export function TextArea({ invalid = false, className, ...rest }: ComponentProps<'textarea'> & { readonly invalid?: boolean }) {
  const control = useFieldControl({ id: rest.id, label: rest['aria-label'] });
  return <textarea className={classNames('text-area', className)} aria-invalid={invalid || undefined} {...control} {...rest} />;
}
