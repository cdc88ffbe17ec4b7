/** What a column of a mapping sheet can say. `path` is a whole target path, `target` a name or a path. */
export const sheetColumns = [
  'rule',
  'source',
  'sourceGroup',
  'target',
  'targetGroup',
  'path',
  'type',
  'expression',
  'default',
  'required',
  'classification',
  'note',
] as const;
export type SheetColumn = (typeof sheetColumns)[number];

export const sheetColumnWords: Readonly<Record<SheetColumn, string>> = {
  rule: 'Rule',
  source: 'Source field',
  sourceGroup: 'Source group',
  target: 'Target field',
  targetGroup: 'Target group',
  path: 'Target path',
  type: 'Type',
  expression: 'Transformation rule',
  default: 'Default',
  required: 'Mandatory',
  classification: 'Classification',
  note: 'Notes',
};

/** Headings as mapping sheets write them, English and German, without case, spaces and signs. */
const headings: Readonly<Record<SheetColumn, string>> = {
  rule: 'rule ruleid ruleno rulenumber id nr no number regelnr regelnummer regelid mappingid',
  source:
    'source sourcefield sourcefieldname sourcecolumn sourcecolumnname sourceattribute sourceelement sourcepath from fromfield inputfield quelle quellfeld quellspalte quellattribut quellelement quellpfad ausgangsfeld sendefeld von',
  sourceGroup: 'sourcetable sourceentity sourceobject sourcegroup sourcesegment quelltabelle quellobjekt quellsegment quellgruppe',
  target:
    'target targetfield targetfieldname targetcolumn targetcolumnname targetattribute targetelement to tofield outputfield destination destinationfield ziel zielfeld zielspalte zielattribut zielelement empfangsfeld nach',
  targetGroup:
    'targettable targetentity targetobject targetgroup targetsection section targetsegment zieltabelle zielobjekt zielsegment zielgruppe abschnitt',
  path: 'targetpath targetxpath targetjsonpath path zielpfad',
  type: 'type datatype datentyp typ format targettype zieltyp',
  expression:
    'transformationrule transformation transformationlogic transformrule mappingrule mapping mappinglogic expression logic logik jsonata formula formel regel transformationsregel umsetzung umsetzungsregel berechnung abbildungsregel rules businessrule',
  default: 'default defaultvalue standard standardwert vorgabe vorgabewert defaultwert fallback',
  required: 'required req mandatory pflicht pflichtfeld obligatorisch mandatoryyn requiredyn mussfeld muss mo',
  classification:
    'classification dataclassification class dataclass klassifikation klassifizierung datenklasse schutzklasse sensitivity confidentiality',
  note: 'note notes comment comments remark remarks description bemerkung bemerkungen kommentar kommentare hinweis hinweise anmerkung anmerkungen beschreibung',
};

const byHeading: ReadonlyMap<string, SheetColumn> = new Map(
  sheetColumns.flatMap((column) => headings[column].split(' ').map((heading): [string, SheetColumn] => [heading, column])),
);

/** What a heading stands for; `undefined` where it is none that is known. */
export function columnOfHeading(heading: string): SheetColumn | undefined {
  return byHeading.get(
    heading
      .replace(/\([^)]*\)/g, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ''),
  );
}

/** The line of headings of a sheet: its row from 0, and what each column says. */
export interface SheetHead {
  readonly row: number;
  readonly columns: readonly (SheetColumn | undefined)[];
}

/** Lines above the headings (a title, an author) are passed over up to here. */
const deepest = 20;

/** The first line that names a target column and one more; `undefined` where there is none. */
export function findHead(rows: readonly (readonly string[])[]): SheetHead | undefined {
  for (const [row, cells] of rows.slice(0, deepest).entries()) {
    const columns = onceEach(withRuleTexts(cells.map(columnOfHeading), rows.slice(row + 1)));
    const known = columns.filter((column) => column !== undefined);
    if (known.length >= 2 && (known.includes('target') || known.includes('path'))) return { row, columns };
  }
  return undefined;
}

/** Rows that tell whether a column holds ids. */
const looked = 50;

/** A column headed Rule holds the rules themselves where no other does and its cells are no ids. */
function withRuleTexts(
  columns: readonly (SheetColumn | undefined)[],
  below: readonly (readonly string[])[],
): readonly (SheetColumn | undefined)[] {
  const at = columns.indexOf('rule');
  if (at < 0 || columns.includes('expression')) return columns;
  const cells = below
    .slice(0, looked)
    .map((row) => (row[at] ?? '').trim())
    .filter((cell) => cell !== '');
  const ids = cells.filter((cell) => /^\p{L}{0,4}[-_ .]?\d+$/u.test(cell)).length;
  return ids * 2 >= cells.length ? columns : columns.map((column, place) => (place === at ? 'expression' : column));
}

/** The second column of one meaning says nothing. */
function onceEach(columns: readonly (SheetColumn | undefined)[]): readonly (SheetColumn | undefined)[] {
  const seen = new Set<SheetColumn>();
  return columns.map((column) => {
    if (column === undefined || seen.has(column)) return undefined;
    seen.add(column);
    return column;
  });
}
