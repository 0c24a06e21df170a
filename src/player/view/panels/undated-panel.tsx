import { address } from '../../state/address.ts';
import { closePanel } from '../../state/open-panel.ts';
import { undated } from '../../state/record.ts';
import { undatedTexts } from '../../strings.ts';
import { EntryCard } from '../entry-card.tsx';
import { Panel } from './panel.tsx';

/** The entries without a date on this clock. */
export function UndatedPanel() {
  return (
    <Panel title={undatedTexts.title} onClose={closePanel} class="undated">
      <p class="lead">{undatedTexts.about[address.value.clock]}</p>
      {undated.value.map((entry) => (
        <EntryCard key={entry.id} entry={entry} />
      ))}
    </Panel>
  );
}
