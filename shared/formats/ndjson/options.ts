import { encodingOption } from '#shared/formats/encodings.ts';
import { numbersOption } from '#shared/formats/json/options.ts';
import type { OptionSpec } from '#shared/formats/options.ts';

export const ndjsonReadOptions: readonly OptionSpec[] = [encodingOption, numbersOption];

export const ndjsonWriteOptions: readonly OptionSpec[] = [];
