import { closePanel } from '../../state/open-panel.ts';
import { undated } from '../../state/record.ts';
import { trayTexts } from '../../strings.ts';
import { EntryCard } from '../entry-card.tsx';
import { Panel } from './panel.tsx';

/** The tray of what has no place in time on this clock. */
export function UndatedPanel() {
  return (
    <Panel title={trayTexts.title} onClose={closePanel} class="tray">
      <p class="lead">{trayTexts.about}</p>
      {undated.value.map((entry) => (
        <EntryCard key={entry.id} entry={entry} />
      ))}
    </Panel>
  );
}
