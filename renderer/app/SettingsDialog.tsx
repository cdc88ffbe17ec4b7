import { useState } from 'react';
import { Button } from '#renderer/kit/Button.tsx';
import { Dialog } from '#renderer/kit/Dialog.tsx';
import { Field } from '#renderer/kit/Field.tsx';
import { Input } from '#renderer/kit/Input.tsx';
import { Segments } from '#renderer/kit/Segments.tsx';
import { Switch } from '#renderer/kit/Switch.tsx';
import { useSettings } from '#renderer/state/settings.ts';
import { useDialogs } from './dialogs.ts';

/** Theme, density, projects folder, single keys. Every change acts at once. */
export function SettingsDialog() {
  const close = useDialogs((state) => state.close);
  const settings = useSettings((state) => state.settings);
  const info = useSettings((state) => state.info);
  const change = useSettings((state) => state.change);
  const [folder, setFolder] = useState(settings.projectsFolder);
  return (
    <Dialog
      open
      onClose={close}
      title="Settings"
      footer={
        <>
          {info !== undefined && (
            <span className="settings__version">
              Mapwright {info.version}, JSONata {info.jsonata}
            </span>
          )}
          <Button look="primary" onClick={close}>
            Close
          </Button>
        </>
      }
    >
      <div className="settings">
        <div className="settings__row">
          <span>Theme</span>
          <Segments
            label="Theme"
            value={settings.theme}
            options={[
              { value: 'light', label: 'Light' },
              { value: 'dark', label: 'Dark' },
              { value: 'system', label: 'As the system' },
            ]}
            onChange={(theme) => void change({ theme })}
          />
        </div>
        <div className="settings__row">
          <span>Density of rows</span>
          <Segments
            label="Density"
            value={settings.density}
            options={[
              { value: 'default', label: 'Default' },
              { value: 'compact', label: 'Compact' },
            ]}
            onChange={(density) => void change({ density })}
          />
        </div>
        <div className="settings__row">
          <span>
            Single-key shortcuts <span className="t-quiet">such as L, T, ] and [</span>
          </span>
          <Switch label="Single-key shortcuts" checked={settings.singleKeys} onChange={(singleKeys) => void change({ singleKeys })} />
        </div>
        <form
          className="settings__folder"
          onSubmit={(event) => {
            event.preventDefault();
            void change({ projectsFolder: folder.trim() });
          }}
        >
          <Field label="Projects folder" hint="New projects and copies are kept here.">
            <Input mono value={folder} onChange={(event) => setFolder(event.target.value)} />
          </Field>
          <Button type="submit" disabled={folder.trim() === '' || folder.trim() === settings.projectsFolder}>
            Use this folder
          </Button>
        </form>
      </div>
    </Dialog>
  );
}
