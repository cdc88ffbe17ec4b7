import { LanguageError } from '../values/language-error.ts';
import { textAt } from './arguments.ts';
import { decodeBase64, encodeBase64 } from './base64.ts';
import { builtin, type Builtin } from './builtin.ts';

function ofText(name: string, run: (text: string) => string): Builtin {
  return builtin(name, '<s-:s>', 1, (_, args) => (args[0] === undefined ? undefined : run(textAt(args, 0))));
}

/** A conversion of the host that throws for a text which is no part of a URL: then D3140. */
function ofUrl(name: string, convert: (text: string) => string): Builtin {
  return ofText(name, (text) => {
    try {
      return convert(text);
    } catch (error) {
      if (!(error instanceof URIError)) throw error;
      throw new LanguageError('D3140', { value: text, parts: { functionName: name } });
    }
  });
}

/** The functions of base64 and of URLs. */
export const encodingFunctions: readonly Builtin[] = [
  ofText('base64encode', encodeBase64),
  ofText('base64decode', decodeBase64),
  ofUrl('encodeUrlComponent', encodeURIComponent),
  ofUrl('encodeUrl', encodeURI),
  ofUrl('decodeUrlComponent', decodeURIComponent),
  ofUrl('decodeUrl', decodeURI),
];
