import { useState } from 'react';
import type { SpecDocument } from '#shared/spec/document.ts';
import type { DocumentSection } from './document-view.ts';
import { documentSections, keepUnchanged } from './document-view.ts';

const none: readonly DocumentSection[] = [];

/** The sections of the document as it is now; one that says the same as before is the same object. */
export function useDocumentSections(document: SpecDocument | undefined): readonly DocumentSection[] {
  const [last, setLast] = useState<{ readonly of: SpecDocument | undefined; readonly sections: readonly DocumentSection[] }>({
    of: undefined,
    sections: none,
  });
  if (last.of === document) return last.sections;
  const sections = document === undefined ? none : keepUnchanged(last.sections, documentSections(document));
  setLast({ of: document, sections });
  return sections;
}
