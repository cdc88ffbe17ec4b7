const units: readonly (readonly [pattern: RegExp, seconds: number])[] = [
  [/^(s|sec|seconds?)$/, 1],
  [/^(min|minutes?)$/, 60],
  [/^(h|hours?)$/, 3600],
];

/**
 * Records per second that a processing time asks for: `60 s for 120,000 orders`, `120,000 orders in 60 s`,
 * `2,000 records per second`. `undefined` for what says it otherwise.
 */
export function slaRate(text: string): number | undefined {
  const said = text.trim().toLowerCase();
  const timeFirst = /^(?<time>\d+(?:\.\d+)?)\s*(?<unit>[a-z]+) for (?<records>\d[\d,]*) [a-z]+\.?$/.exec(said);
  const recordsFirst = /^(?<records>\d[\d,]*) [a-z]+ (?:in|within|per) (?:(?<time>\d+(?:\.\d+)?)\s*)?(?<unit>[a-z]+)\.?$/.exec(said);
  const found = (timeFirst ?? recordsFirst)?.groups;
  const seconds = units.find(([pattern]) => pattern.test(found?.['unit'] ?? ''))?.[1];
  if (found === undefined || seconds === undefined) return undefined;
  const records = Number((found['records'] ?? '').replaceAll(',', ''));
  const time = Number(found['time'] ?? '1') * seconds;
  return records > 0 && time > 0 ? records / time : undefined;
}
