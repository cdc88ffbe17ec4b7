/** What a leaf holds, or that a field has children. `any` is what nothing is known of. */
export type FieldType =
  'object' | 'string' | 'integer' | 'number' | 'boolean' | 'date' | 'dateTime' | 'time' | 'duration' | 'base64' | 'null' | 'any';

/** How a field stands in XML; absent in other formats. `text` is the `#text` beside attributes. */
export type XmlKind = 'element' | 'attribute' | 'text';

/** What an inference saw of a field, over all records. Counts are of occurrences, not of records. */
export interface FieldFacts {
  /** How often the parent occurred. */
  readonly parents: number;
  /** How often the field was there, `null` and empty included. */
  readonly present: number;
  readonly nulls: number;
  /** Empty texts. */
  readonly empty: number;
  /** Different values; from `distinctLimit` on only "at least so many". */
  readonly distinct: number;
  /** Fewest and most items in one occurrence; only for repeated fields. */
  readonly fewest?: number;
  readonly most?: number;
}

/** Different values are counted up to here. */
export const distinctLimit = 100;

/**
 * One field of a schema. A repeated field is an array of what `type` says: `repeats` makes the array, `type` its items.
 * Names are as in records: `@id` for an attribute, `#text` for text beside attributes.
 */
export interface Field {
  readonly name: string;
  readonly type: FieldType;
  readonly repeats: boolean;
  /** Arrays inside the array: 1 for `[[…]]`. Absent is none. */
  readonly nested?: number;
  /** Fewest occurrences: 0 is optional, 1 required (for arrays: at least one item). */
  readonly min: number;
  /** The key must be there even when the array is empty (`min` is 0 then). */
  readonly keyRequired?: boolean;
  /** Most occurrences; `null` is unbounded. Only said for repeated fields. */
  readonly max?: number | null;
  readonly nullable?: boolean;
  readonly children?: readonly Field[];
  /** Allowed values, as text. */
  readonly values?: readonly string[];
  readonly fixed?: string;
  /** Default that the schema states, as text. */
  readonly default?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly totalDigits?: number;
  readonly fractionDigits?: number;
  /** A number of XML that may be written with an exponent, as INF and as NaN. */
  readonly floating?: boolean;
  readonly note?: string;
  /** A few example values seen in samples, as shown. */
  readonly examples?: readonly string[];
  readonly xml?: { readonly kind: XmlKind; readonly namespace?: string };
  /** Fields of one choice share its id; at most one of them occurs. */
  readonly choice?: string;
  /** One of the fields of the choice must occur. */
  readonly choiceRequired?: boolean;
  /** A recursive type stops here: the path of the ancestor whose children come again. */
  readonly recursive?: string;
  /**
   * The children are those of `Schema.types[typeRef]` and not written out here, because the type recurs or the tree
   * would grow too large. `fieldChildren` follows it.
   */
  readonly typeRef?: string;
  /** Other fields than the known ones may occur. */
  readonly open?: boolean;
  readonly seen?: FieldFacts;
}

/**
 * The tree of fields of one side. `root` is nameless: its children are the fields of a record.
 * For XML its only child is the document element.
 */
export interface Schema {
  readonly kind: 'inferred' | 'json-schema' | 'xsd';
  readonly root: Field;
  /** Whether a document is an array of records (then `root` describes one record). */
  readonly records: boolean;
  /** XML: prefix → namespace, as the schema or sample declares them; '' is the default namespace. */
  readonly prefixes?: Readonly<Record<string, string>>;
  /** Children of the types that some `typeRef` names. */
  readonly types?: Readonly<Record<string, readonly Field[]>>;
}
