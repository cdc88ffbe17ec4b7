import { useEffect, useEffectEvent, useRef } from 'react';
import type * as monaco from 'monaco-editor/editor';
import type { EditorLanguage, EditorMark, InlineValue, TextSpan } from './editor-language.ts';
import { languageId, setModelLanguage, setUpMonaco } from './monaco-setup.ts';
import { setQuickFixes } from './quick-fixes.ts';

export interface MonacoEditorProps {
  readonly value: string;
  readonly label: string;
  readonly language: EditorLanguage;
  readonly marks: readonly EditorMark[];
  readonly inlineValues: readonly InlineValue[];
  readonly readOnly?: boolean;
  /** A span to show and put the cursor at; a new object moves there again. */
  readonly reveal?: TextSpan | undefined;
  readonly onChange: (text: string) => void;
  /** Ctrl Z and its counterpart: the project's undo, not the editor's. */
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onCursor?: ((offset: number) => void) | undefined;
  readonly onBlur?: (() => void) | undefined;
  /** Esc when nothing of the editor's own is open. */
  readonly onEscape?: (() => void) | undefined;
}

const severities = { error: 8, warning: 4, info: 2 } as const;

/** The editor itself; loaded apart from the first screen. */
export function MonacoEditor(props: MonacoEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const editorRef = useRef<monaco.editor.IStandaloneCodeEditor>(undefined);
  const values = useRef<monaco.editor.IEditorDecorationsCollection>(undefined);
  /** Text that came from outside: setting it is not a change of the user's. */
  const setting = useRef(false);
  /** Texts told to the owner that have not all come back: an echo of one of them is older than what stands here. */
  const told = useRef(new Set<string>());

  const changed = useEffectEvent((text: string) => {
    if (setting.current) return;
    told.current.add(text);
    props.onChange(text);
  });
  const undo = useEffectEvent(() => props.onUndo());
  const redo = useEffectEvent(() => props.onRedo());
  const moved = useEffectEvent((offset: number) => props.onCursor?.(offset));
  const blurred = useEffectEvent(() => props.onBlur?.());
  const escaped = useEffectEvent(() => props.onEscape?.());
  const language = useEffectEvent(() => props.language);
  const begin = useEffectEvent(() => ({ value: props.value, label: props.label, readOnly: props.readOnly ?? false }));

  useEffect(() => {
    const place = host.current;
    if (place === null) return undefined;
    const start = begin();
    const api = setUpMonaco();
    const model = api.editor.createModel(start.value, languageId);
    model.setEOL(api.editor.EndOfLineSequence.LF);
    model.updateOptions({ bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false } });
    setModelLanguage(model, () => language());
    const editor = api.editor.create(place, {
      model,
      ariaLabel: start.label,
      readOnly: start.readOnly,
      automaticLayout: true,
      fixedOverflowWidgets: true,
      fontFamily: "'JetBrains Mono Variable', ui-monospace, monospace",
      fontLigatures: false,
      fontSize: 12,
      lineHeight: 20,
      lineNumbersMinChars: 3,
      lineDecorationsWidth: 18,
      bracketPairColorization: { enabled: false },
      guides: { indentation: false, bracketPairs: false },
      glyphMargin: false,
      folding: false,
      minimap: { enabled: false },
      renderLineHighlight: 'all',
      renderLineHighlightOnlyWhenFocus: false,
      scrollBeyondLastLine: false,
      padding: { top: 8, bottom: 8 },
      overviewRulerLanes: 0,
      overviewRulerBorder: false,
      hideCursorInOverviewRuler: true,
      wordWrap: 'on',
      tabSize: 2,
      quickSuggestions: { other: true, comments: false, strings: false },
      wordBasedSuggestions: 'off',
      occurrencesHighlight: 'off',
      selectionHighlight: false,
      stickyScroll: { enabled: false },
      unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: false },
      scrollbar: { verticalScrollbarSize: 8, horizontalScrollbarSize: 8, useShadows: false, alwaysConsumeMouseWheel: false },
      contextmenu: true,
    });
    editorRef.current = editor;
    values.current = editor.createDecorationsCollection();
    const { KeyMod, KeyCode } = api;
    editor.addCommand(KeyMod.CtrlCmd | KeyCode.KeyZ, () => undo());
    editor.addCommand(KeyMod.CtrlCmd | KeyMod.Shift | KeyCode.KeyZ, () => redo());
    editor.addCommand(KeyMod.CtrlCmd | KeyCode.KeyY, () => redo());
    editor.addCommand(
      KeyCode.Escape,
      () => escaped(),
      '!suggestWidgetVisible && !parameterHintsVisible && !findWidgetVisible && !hasMultipleSelections && !editorHoverVisible',
    );
    const listening = [
      editor.onDidChangeModelContent(() => changed(model.getValue())),
      editor.onDidChangeCursorPosition((event) => moved(model.getOffsetAt(event.position))),
      editor.onDidBlurEditorWidget(() => blurred()),
    ];
    return () => {
      for (const one of listening) one.dispose();
      editor.dispose();
      model.dispose();
      editorRef.current = undefined;
    };
  }, []);

  const { value, marks, inlineValues, readOnly, label, reveal } = props;
  useEffect(() => {
    const model = editorRef.current?.getModel();
    if (model === undefined || model === null) return;
    const echo = told.current.has(value);
    if (model.getValue() === value) told.current.clear();
    if (echo || model.getValue() === value) return;
    told.current.clear();
    setting.current = true;
    model.pushEditOperations(null, [{ range: model.getFullModelRange(), text: value }], () => null);
    setting.current = false;
  }, [value]);

  useEffect(() => {
    editorRef.current?.updateOptions({ readOnly: readOnly ?? false, ariaLabel: label });
  }, [readOnly, label]);

  useEffect(() => {
    const model = editorRef.current?.getModel();
    if (model === undefined || model === null) return;
    setQuickFixes(model, marks);
    setUpMonaco().editor.setModelMarkers(
      model,
      'mapwright',
      marks.map((mark) => {
        const from = model.getPositionAt(mark.start);
        const to = model.getPositionAt(Math.max(mark.end, mark.start + 1));
        return {
          severity: severities[mark.severity],
          message: mark.message,
          code: mark.code,
          startLineNumber: from.lineNumber,
          startColumn: from.column,
          endLineNumber: to.lineNumber,
          endColumn: to.column,
        };
      }),
    );
  }, [marks, value]);

  useEffect(() => {
    const model = editorRef.current?.getModel();
    if (model === undefined || model === null) return;
    values.current?.set(
      inlineValues.map((shown) => {
        const line = model.getPositionAt(Math.min(shown.at, model.getValueLength())).lineNumber;
        const column = model.getLineMaxColumn(line);
        return {
          range: { startLineNumber: line, startColumn: column, endLineNumber: line, endColumn: column },
          options: {
            showIfCollapsed: true,
            after: { content: shown.text, inlineClassName: `inline-value inline-value--${shown.tone}`, cursorStops: 3 },
          },
        };
      }),
    );
  }, [inlineValues, value]);

  useEffect(() => {
    const editor = editorRef.current;
    const model = editor?.getModel();
    if (reveal === undefined || editor === undefined || model === undefined || model === null) return;
    const at = model.getPositionAt(reveal.start);
    editor.setPosition(at);
    editor.revealPositionInCenterIfOutsideViewport(at);
    editor.focus();
  }, [reveal]);

  // React Flow takes Space and Backspace from whatever is not an input: `nokey` keeps its hands off.
  return <div ref={host} className="expression-editor__host nokey nodrag nowheel" />;
}
