import type { DocumentDefinition } from './define-document.ts';
import type { DocumentKind, DocumentKinds } from './document.ts';
import { layoutDocument } from './layout.ts';
import { lookupDocument } from './lookup-document.ts';
import { loopDocument } from './loop-document.ts';
import { mappingDocument } from './mapping-document.ts';
import { infoDocument } from './project-info.ts';
import { ruleDocument } from './rule-document.ts';
import { sampleDocument } from './sample.ts';
import { scenarioDocument } from './scenario-document.ts';
import { sideDocument } from './side.ts';
import { specDocument } from './spec-section.ts';

type DocumentDefinitions = { readonly [K in DocumentKind]: DocumentDefinition<DocumentKinds[K]> };

/** Every kind of document: a new kind is one line here and one in `DocumentKinds`. */
export const documentDefinitions: DocumentDefinitions = {
  info: infoDocument,
  side: sideDocument,
  sample: sampleDocument,
  mapping: mappingDocument,
  rule: ruleDocument,
  loop: loopDocument,
  lookup: lookupDocument,
  scenario: scenarioDocument,
  layout: layoutDocument,
  spec: specDocument,
};

export function isDocumentKind(text: string): text is DocumentKind {
  return Object.hasOwn(documentDefinitions, text);
}

export const documentKinds: readonly DocumentKind[] = Object.keys(documentDefinitions).filter(isDocumentKind);
