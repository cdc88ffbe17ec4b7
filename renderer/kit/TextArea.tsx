import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';
import './input.css';

/** Several lines of text. */
export function TextArea({ invalid = false, className, ...rest }: ComponentProps<'textarea'> & { readonly invalid?: boolean }) {
  return <textarea className={classNames('text-area', className)} aria-invalid={invalid || undefined} {...rest} />;
}
