import type { Result } from '#shared/base/result.ts';
import { excelToJsonata } from './excel/excel-to-jsonata.ts';
import type { ForeignLanguage } from './recognise.ts';
import { recogniseForeign } from './recognise.ts';
import { sqlToJsonata } from './sql/sql-to-jsonata.ts';
import type { Translation, TranslationContext } from './translation.ts';

/** A text that was pasted and is not JSONata, with what it would be. */
export interface ForeignReading {
  readonly language: ForeignLanguage;
  readonly text: string;
  readonly translation: Result<Translation>;
}

/** Reads a text as SQL or as a spreadsheet formula; `undefined` where it is neither, or may be JSONata as well. */
export function readForeign(text: string, context: () => TranslationContext): ForeignReading | undefined {
  const language = recogniseForeign(text);
  if (language === undefined) return undefined;
  return { language, text, translation: language === 'sql' ? sqlToJsonata(text, context()) : excelToJsonata(text, context()) };
}
