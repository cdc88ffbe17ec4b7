import * as monaco from 'monaco-editor/editor';
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/caretOperations/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/codeEditor/register';
import 'monaco-editor/features/codicon/register';
import 'monaco-editor/features/comment/register';
import 'monaco-editor/features/contextmenu/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/gotoError/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/indentation/register';
import 'monaco-editor/features/linesOperations/register';
import 'monaco-editor/features/multicursor/register';
import 'monaco-editor/features/parameterHints/register';
import 'monaco-editor/features/smartSelect/register';
import 'monaco-editor/features/snippet/register';
import 'monaco-editor/features/suggest/register';
import 'monaco-editor/features/toggleTabFocusMode/register';
import 'monaco-editor/features/wordHighlighter/register';
import 'monaco-editor/features/wordOperations/register';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import type { EditorCompletion, EditorLanguage } from './editor-language.ts';
import { languageConfiguration, monarchLanguage } from './monarch.ts';

export const languageId = 'jsonata';

const languages = new WeakMap<monaco.editor.ITextModel, () => EditorLanguage>();

/** Ties a text model to what answers for it; the model's own life ends the tie. */
export function setModelLanguage(model: monaco.editor.ITextModel, language: () => EditorLanguage): void {
  languages.set(model, language);
}

const kinds: Readonly<Record<EditorCompletion['kind'], monaco.languages.CompletionItemKind>> = {
  field: monaco.languages.CompletionItemKind.Field,
  function: monaco.languages.CompletionItemKind.Function,
  variable: monaco.languages.CompletionItemKind.Variable,
  keyword: monaco.languages.CompletionItemKind.Keyword,
  value: monaco.languages.CompletionItemKind.Value,
};

function rangeOf(model: monaco.editor.ITextModel, start: number, end: number): monaco.Range {
  return monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end));
}

function registerLanguage(): void {
  monaco.languages.register({ id: languageId });
  monaco.languages.setLanguageConfiguration(languageId, languageConfiguration);
  monaco.languages.setMonarchTokensProvider(languageId, monarchLanguage);
  monaco.languages.registerCompletionItemProvider(languageId, {
    triggerCharacters: ['.', '$', '`'],
    provideCompletionItems: (model, position) => {
      const found = languages.get(model)?.().complete(model.getValue(), model.getOffsetAt(position)) ?? [];
      return {
        suggestions: found.map((item, at) => ({
          label: item.detail === undefined ? item.label : { label: item.label, description: item.detail },
          kind: kinds[item.kind],
          ...(item.caret === undefined
            ? { insertText: item.insert }
            : {
                insertText: withCaret(item.insert, item.caret),
                insertTextRules: monaco.languages.CompletionItemInsertTextRule.InsertAsSnippet,
              }),
          range: rangeOf(model, item.start, item.end),
          sortText: String(at).padStart(5, '0'),
          ...(item.documentation === undefined ? {} : { documentation: item.documentation }),
        })),
      };
    },
  });
  monaco.languages.registerHoverProvider(languageId, {
    provideHover: (model, position) => {
      const found = languages.get(model)?.().hover(model.getValue(), model.getOffsetAt(position));
      if (found === undefined) return undefined;
      const contents: monaco.IMarkdownString[] = [];
      if (found.code !== undefined) contents.push({ value: `\`\`\`${languageId}\n${found.code}\n\`\`\`` });
      if (found.text !== undefined) contents.push({ value: escapeMarkdown(found.text) });
      return { range: rangeOf(model, found.start, found.end), contents };
    },
  });
  monaco.languages.registerSignatureHelpProvider(languageId, {
    signatureHelpTriggerCharacters: ['(', ','],
    signatureHelpRetriggerCharacters: [')'],
    provideSignatureHelp: (model, position) => {
      const found = languages.get(model)?.().signature(model.getValue(), model.getOffsetAt(position));
      if (found === undefined) return undefined;
      return {
        value: {
          activeSignature: 0,
          activeParameter: found.active,
          signatures: [
            {
              label: found.label,
              parameters: found.parameters.map((label) => ({ label })),
              ...(found.documentation === undefined ? {} : { documentation: found.documentation }),
            },
          ],
        },
        dispose: () => undefined,
      };
    },
  });
}

/** Text with a stop for the cursor; signs that mean something in a snippet stand for themselves. */
function withCaret(text: string, caret: number): string {
  const plain = (part: string): string => part.replaceAll(/[\\$}]/g, '\\$&');
  return `${plain(text.slice(0, caret))}$0${plain(text.slice(caret))}`;
}

function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]()#+!<>|~-]/g, '\\$&');
}

const themeId = 'mapwright';

/** Takes the editor's colours from the page's tokens; called again when the theme changes. */
export function applyTheme(): void {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string): string => {
    // The build shortens `#ffffff` to `#fff`; the editor takes six digits only.
    const short = /^#([\da-f])([\da-f])([\da-f])$/i.exec(style.getPropertyValue(name).trim());
    return short === null
      ? style.getPropertyValue(name).trim()
      : `#${short
          .slice(1)
          .map((digit) => digit.repeat(2))
          .join('')}`;
  };
  const dark = document.documentElement.dataset['theme'] === 'dark';
  const rule = (token: string, name: string, fontStyle?: string): monaco.editor.ITokenThemeRule => ({
    token,
    foreground: colour(name).replace('#', ''),
    ...(fontStyle === undefined ? {} : { fontStyle }),
  });
  monaco.editor.defineTheme(themeId, {
    base: dark ? 'vs-dark' : 'vs',
    inherit: false,
    rules: [
      rule('', '--t1'),
      rule('key', '--code-key'),
      rule('string', '--code-string'),
      rule('regexp', '--code-string'),
      rule('number', '--code-number'),
      rule('function', '--code-function'),
      rule('variable', '--code-variable'),
      rule('comment', '--code-comment', 'italic'),
      rule('operator', '--code-operator'),
      rule('bracket', '--code-operator'),
      rule('identifier', '--t1'),
    ],
    colors: {
      'editor.background': colour('--panel'),
      'editor.foreground': colour('--t1'),
      'editor.lineHighlightBackground': colour('--hover'),
      'editor.lineHighlightBorder': '#00000000',
      'editorLineNumber.foreground': colour('--t3'),
      'editorLineNumber.activeForeground': colour('--t1'),
      'editorCursor.foreground': colour('--accent'),
      'editor.selectionBackground': `${colour('--accent')}44`,
      'editor.inactiveSelectionBackground': `${colour('--accent')}22`,
      'editorError.foreground': colour('--err'),
      'editorWarning.foreground': colour('--cond'),
      'editorInfo.foreground': colour('--accent'),
      'editorWidget.background': colour('--raised'),
      'editorWidget.foreground': colour('--t1'),
      'editorWidget.border': colour('--line-2'),
      'editorHoverWidget.background': colour('--raised'),
      'editorHoverWidget.border': colour('--line-2'),
      'editorSuggestWidget.background': colour('--raised'),
      'editorSuggestWidget.foreground': colour('--t1'),
      'editorSuggestWidget.border': colour('--line-2'),
      'editorSuggestWidget.selectedBackground': colour('--sel-2'),
      'editorSuggestWidget.selectedForeground': colour('--t1'),
      'editorSuggestWidget.highlightForeground': colour('--accent'),
      'editorSuggestWidget.focusHighlightForeground': colour('--accent'),
      'editorBracketMatch.background': colour('--sel'),
      'editorBracketMatch.border': '#00000000',
      'list.hoverBackground': colour('--hover'),
      focusBorder: '#00000000',
      'scrollbar.shadow': '#00000000',
      'scrollbarSlider.background': `${colour('--t3')}44`,
      'scrollbarSlider.hoverBackground': `${colour('--t3')}66`,
      'scrollbarSlider.activeBackground': `${colour('--t3')}88`,
    },
  });
  monaco.editor.setTheme(themeId);
}

let ready = false;

/** Monaco with our language and theme; the first call sets both up. */
export function setUpMonaco(): typeof monaco {
  if (!ready) {
    ready = true;
    self.MonacoEnvironment = { getWorker: () => new EditorWorker() };
    registerLanguage();
    applyTheme();
    const observer = new MutationObserver(applyTheme);
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  }
  return monaco;
}
