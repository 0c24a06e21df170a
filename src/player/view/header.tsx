import { countSelected } from '../model/address.ts';
import type { Clock } from '../model/entry.ts';
import { address, navigate } from '../state/address.ts';
import { openPanel, type PanelName } from '../state/open-panel.ts';
import { type Collection, collections, undated } from '../state/record.ts';
import { phase } from '../state/stage.ts';
import {
  appTexts,
  clockTexts,
  filterTexts,
  helpTexts,
  peopleTexts,
  searchTexts,
  settingsTexts,
  shareTexts,
  stateTexts,
  undatedTexts,
} from '../strings.ts';

/** The title of the record, the two clocks, and the buttons of the panels. */
export function Header({ collection }: { readonly collection: Collection }) {
  const isAlone = (collections.value ?? []).length < 2;
  return (
    <header class="top">
      <div class="brand">
        {isAlone ? (
          <strong>{appTexts.name}</strong>
        ) : (
          <a href="./" title={stateTexts.toFront}>
            {appTexts.name}
          </a>
        )}
        {phase.value === 'idle' ? <span dir="auto">{collection.title}</span> : <h1 dir="auto">{collection.title}</h1>}
      </div>
      <Clocks />
      <Tools />
    </header>
  );
}

function Clocks() {
  return (
    <div class="clocks" role="radiogroup" aria-label={clockTexts.label}>
      {(['OCCURRED', 'DISCLOSED'] as const).map((clock: Clock) => (
        <label key={clock}>
          <input
            type="radio"
            name="clock"
            checked={address.value.clock === clock}
            onChange={() => navigate({ clock })}
          />
          <span>{clockTexts[clock]}</span>
        </label>
      ))}
    </div>
  );
}

function Tools() {
  const chosen = countSelected(address.value.selection);
  const tools: readonly (readonly [PanelName, string])[] = [
    ['people', peopleTexts.open],
    ['filter', chosen > 0 ? filterTexts.active(chosen) : filterTexts.open],
    ['search', searchTexts.open],
    ...(undated.value.length > 0 ? [['undated', undatedTexts.open(undated.value.length)] as const] : []),
    ['share', shareTexts.open],
    ['view', settingsTexts.open],
    ['keys', helpTexts.open],
  ];
  return (
    <nav class="tools">
      {tools.map(([panel, text]) => (
        <button key={panel} type="button" class="tool" onClick={() => openPanel(panel)}>
          {text}
        </button>
      ))}
    </nav>
  );
}
