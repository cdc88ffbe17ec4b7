import type * as monaco from 'monaco-editor/editor';

/** Colouring of JSONata while typing. Names of fields stay plain; keys of objects, texts, calls and variables speak. */
export const monarchLanguage: monaco.languages.IMonarchLanguage = {
  defaultToken: '',
  tokenizer: {
    root: [
      [/\/\*/, 'comment', '@comment'],
      [/"(?:[^"\\]|\\.)*"(?=\s*:(?!=))/, 'key'],
      [/'(?:[^'\\]|\\.)*'(?=\s*:(?!=))/, 'key'],
      [/"/, 'string', '@double'],
      [/'/, 'string', '@single'],
      [/`[^`]*`/, 'identifier'],
      [/\$[A-Za-z_][\w]*(?=\s*\()/, 'function'],
      [/\$\$?[A-Za-z_][\w]*|\$\$|\$/, 'variable'],
      [/\b(?:function|λ)(?=\s*\()/, 'function'],
      [/\b(?:true|false|null)\b/, 'number'],
      [/\b(?:and|or|in)\b/, 'operator'],
      [/\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/, 'number'],
      [/(?<=[(,:=?]\s*)\/(?![*\s])(?:[^/\\]|\\.)+\/[im]*/, 'regexp'],
      [/[A-Za-z_][\w]*/, 'identifier'],
      [/[{}()[\]]/, 'bracket'],
      [/[.,;:?+\-*/%|=<>^&!~@#]+/, 'operator'],
    ],
    comment: [
      [/\*\//, 'comment', '@pop'],
      [/[^*]+|\*/, 'comment'],
    ],
    double: [
      [/\\./, 'string'],
      [/"/, 'string', '@pop'],
      [/[^"\\]+/, 'string'],
    ],
    single: [
      [/\\./, 'string'],
      [/'/, 'string', '@pop'],
      [/[^'\\]+/, 'string'],
    ],
  },
};

export const languageConfiguration: monaco.languages.LanguageConfiguration = {
  comments: { blockComment: ['/*', '*/'] },
  brackets: [
    ['{', '}'],
    ['[', ']'],
    ['(', ')'],
  ],
  autoClosingPairs: [
    { open: '{', close: '}' },
    { open: '[', close: ']' },
    { open: '(', close: ')' },
    { open: '"', close: '"', notIn: ['string', 'comment'] },
    { open: "'", close: "'", notIn: ['string', 'comment'] },
    { open: '`', close: '`', notIn: ['string', 'comment'] },
  ],
  wordPattern: /\$\$?[\w]*|[A-Za-z_][\w]*|\d+(?:\.\d+)?/,
};
