/** What a parameter of these types (letters of a signature) is given until someone fills it in. */
export function emptyValue(types: string): string {
  if (types === 'f') return 'function($value) { $value }';
  if (types.includes('s')) return '""';
  if (types === 'n') return '0';
  if (types === 'b') return 'true';
  return types === 'o' ? '{}' : 'null';
}
