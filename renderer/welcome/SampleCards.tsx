import type { SampleProject } from '#shared/rpc/contract/app.ts';
import { useProject } from '#renderer/state/project.ts';
import { useProjects } from '#renderer/state/projects.ts';
import { useToasts } from '#renderer/state/toasts.ts';
import { SamplePicture } from './SamplePicture.tsx';

/** Example projects; opening one makes a copy in the projects folder. */
export function SampleCards() {
  const samples = useProjects((state) => state.samples);
  if (samples.length === 0) return null;
  return (
    <section aria-labelledby="samples-title">
      <p className="samples__head">
        <strong id="samples-title" className="t-title">
          Samples
        </strong>
        <span className="t-quiet">complete projects with data, tests and spec</span>
      </p>
      <div className="samples">
        {samples.map((sample, at) => (
          <SampleCard key={sample.id} sample={sample} at={at} />
        ))}
      </div>
    </section>
  );
}

function SampleCard({ sample, at }: { readonly sample: SampleProject; readonly at: number }) {
  const opening = useProject((state) => state.opening);
  const open = async () => {
    const opened = await useProject.getState().open({ sample: sample.id });
    if (!opened.ok) useToasts.getState().showProblem(opened.error);
  };
  return (
    <button type="button" className="sample" disabled={opening} onClick={() => void open()}>
      <SamplePicture at={at} />
      <span className="sample__words">
        <span className="t-strong">{sample.name}</span>
        <span className="t-muted">{sample.about}</span>
        <span className="t-quiet">
          {sample.fields} fields, {sample.scenarios === 1 ? '1 test' : `${sample.scenarios} tests`}
        </span>
      </span>
    </button>
  );
}
