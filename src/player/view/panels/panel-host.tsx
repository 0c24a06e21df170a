import { address } from '../../state/address.ts';
import { openedPanel } from '../../state/open-panel.ts';
import { EntryPanel } from './entry-panel.tsx';
import { FilterPanel } from './filter-panel.tsx';
import { KeysPanel } from './keys-panel.tsx';
import { PeoplePanel } from './people-panel.tsx';
import { SearchPanel } from './search-panel.tsx';
import { SharePanel } from './share-panel.tsx';
import { UndatedPanel } from './undated-panel.tsx';
import { ViewPanel } from './view-panel.tsx';

const PANELS = {
  people: PeoplePanel,
  filter: FilterPanel,
  search: SearchPanel,
  undated: UndatedPanel,
  share: SharePanel,
  view: ViewPanel,
  keys: KeysPanel,
};

/** The open panel, and the panel of the open entry above it. */
export function PanelHost() {
  const open = openedPanel.value;
  const { entry } = address.value;
  const Open = open === null ? null : PANELS[open];
  return (
    <>
      {Open !== null && <Open />}
      {entry !== null && <EntryPanel key={entry} id={entry} />}
    </>
  );
}
