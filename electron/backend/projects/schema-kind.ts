/** Whether the first bytes of a file are those of a schema, and of which kind. */
export function schemaKind(name: string, head: string): 'xsd' | 'json-schema' | undefined {
  if (/<(?:\w[\w.-]*:)?schema\b[^>]*http:\/\/www\.w3\.org\/2001\/XMLSchema/.test(head)) return 'xsd';
  if (/\.xsd$/i.test(name)) return 'xsd';
  const json = /^\s*\{/.test(head);
  if (!json) return undefined;
  if (/"\$schema"\s*:\s*"https?:\/\/json-schema\.org\//.test(head)) return 'json-schema';
  if (/\.schema\.json$/i.test(name)) return 'json-schema';
  // Without a declaration: the top says what a schema says. A record may hold a key "type", hardly all three.
  return /"type"\s*:\s*"(object|array)"/.test(head) && /"(properties|items)"\s*:\s*\{/.test(head) ? 'json-schema' : undefined;
}
