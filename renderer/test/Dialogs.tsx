import type { Scenario } from '#shared/scenarios/scenario.ts';
import { AcceptDialog } from './AcceptDialog.tsx';
import { ExpectationDialog } from './ExpectationDialog.tsx';
import { NameDialog } from './NameDialog.tsx';

export type TestDialog = { readonly kind: 'make' } | { readonly kind: 'rename' | 'accept' | 'expect'; readonly scenario: Scenario };

/** The dialog that is open. */
export function Dialogs({ dialog, onClose }: { readonly dialog: TestDialog; readonly onClose: () => void }) {
  switch (dialog.kind) {
    case 'make':
      return <NameDialog onClose={onClose} />;
    case 'rename':
      return <NameDialog scenario={dialog.scenario} onClose={onClose} />;
    case 'accept':
      return <AcceptDialog scenario={dialog.scenario} onClose={onClose} />;
    case 'expect':
      return <ExpectationDialog scenario={dialog.scenario} onClose={onClose} />;
  }
}
