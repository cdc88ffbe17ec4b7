import * as monaco from 'monaco-editor/editor';
import 'monaco-editor/features/codeAction/register';
import type { EditorMark } from './editor-language.ts';

type Fix = NonNullable<EditorMark['fixes']>[number];

const marksOf = new WeakMap<monaco.editor.ITextModel, readonly EditorMark[]>();
let registered = false;

/** What Ctrl . and the light bulb offer at the marks of a model, in a language. */
export function setQuickFixes(model: monaco.editor.ITextModel, marks: readonly EditorMark[]): void {
  marksOf.set(model, marks);
  if (registered) return;
  registered = true;
  monaco.languages.registerCodeActionProvider(model.getLanguageId(), {
    provideCodeActions: (asked, range, { markers }) => {
      const start = asked.getOffsetAt(range.getStartPosition());
      const end = asked.getOffsetAt(range.getEndPosition());
      const near = (marksOf.get(asked) ?? []).filter((mark) => mark.start <= end && start <= mark.end);
      const actions = near.flatMap((mark) => {
        const marker = markers.find(({ code, message }) => code === mark.code && message === mark.message);
        return (mark.fixes ?? []).map((fix) => actionOf(asked, fix, marker));
      });
      return { actions, dispose: () => undefined };
    },
  });
}

function actionOf(model: monaco.editor.ITextModel, fix: Fix, marker: monaco.editor.IMarkerData | undefined): monaco.languages.CodeAction {
  return {
    title: fix.label,
    kind: 'quickfix',
    ...(marker === undefined ? {} : { diagnostics: [marker] }),
    edit: {
      edits: fix.edits.map(({ start, end, text }) => ({
        resource: model.uri,
        versionId: model.getVersionId(),
        textEdit: { range: monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end)), text },
      })),
    },
  };
}
