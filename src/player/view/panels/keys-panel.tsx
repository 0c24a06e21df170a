import { closePanel } from '../../state/open-panel.ts';
import { helpTexts } from '../../strings.ts';
import { Panel } from './panel.tsx';

export function KeysPanel() {
  return (
    <Panel title={helpTexts.title} onClose={closePanel}>
      <dl class="keys">
        {helpTexts.keys.map(([keys, what]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
