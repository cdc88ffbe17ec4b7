import { createContext, useContext } from 'react';

/** Ids that a field gives its control, so that the label names it and the hint or error describes it. */
export const FieldContext = createContext<{ readonly id: string; readonly describedBy: string | undefined } | undefined>(undefined);

/** Attributes for a control: those of the field around it, if there is one and nothing names it otherwise. */
export function useFieldControl(own: { readonly id?: string | undefined; readonly label?: string | undefined }): {
  readonly id: string | undefined;
  readonly 'aria-describedby': string | undefined;
} {
  const field = useContext(FieldContext);
  return { id: own.id ?? (own.label === undefined ? field?.id : undefined), 'aria-describedby': field?.describedBy };
}
