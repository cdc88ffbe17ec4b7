import { Keyboard, Settings } from 'lucide-react';
import { Button } from '#renderer/kit/Button.tsx';
import { IconButton } from '#renderer/kit/IconButton.tsx';
import { useDialogs } from './dialogs.ts';
import { Logo } from './Logo.tsx';

/** The title bar while no project is open. */
export function WelcomeBar() {
  const show = useDialogs((state) => state.show);
  return (
    <header className="title-bar">
      <span className="title-bar__logo">
        <Logo />
      </span>
      <strong className="t-strong">Mapwright</strong>
      <span className="title-bar__end">
        <Button look="ghost" size="small" icon={Keyboard} onClick={() => show('shortcuts')}>
          Shortcuts
        </Button>
        <IconButton icon={Settings} label="Settings" keys="Ctrl ," onClick={() => show('settings')} />
      </span>
    </header>
  );
}
