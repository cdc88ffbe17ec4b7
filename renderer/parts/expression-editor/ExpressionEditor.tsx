import { lazy, Suspense } from 'react';
import type { MonacoEditorProps } from './MonacoEditor.tsx';
import './expression-editor.css';

const Loaded = lazy(async () => ({ default: (await import('./MonacoEditor.tsx')).MonacoEditor }));

/** Begins to load the editor, so that it is there when a rule is opened. */
export function preloadEditor(): void {
  void import('./MonacoEditor.tsx');
}

export type ExpressionEditorProps = MonacoEditorProps;

/** JSONata with colours, completion, marks and values behind its lines. Until it has loaded the text can be read. */
export function ExpressionEditor(props: ExpressionEditorProps) {
  return (
    <div className="expression-editor">
      <Suspense fallback={<pre className="code expression-editor__plain">{props.value}</pre>}>
        <Loaded {...props} />
      </Suspense>
    </div>
  );
}
