import { NOTHING_SELECTED, type Selection } from '../../model/address.ts';
import type { Channel, StatementKind } from '../../generated/operations.ts';
import { address, navigate } from '../../state/address.ts';
import { closePanel } from '../../state/open-panel.ts';
import { type Facets, facetCounts } from '../../state/record.ts';
import { channelTexts, filterTexts, kindTexts, platformText } from '../../strings.ts';
import { Panel } from './panel.tsx';

/** Filters by platform, kind and source. */
export function FilterPanel() {
  const { selection } = address.value;
  const counted = facetCounts.value;
  const choose = (part: Partial<Selection>) => navigate({ selection: { ...selection, ...part } });
  return (
    <Panel title={filterTexts.title} onClose={closePanel}>
      {counted !== null && (
        <>
          <Choices
            title={filterTexts.platforms}
            facets={counted.platforms}
            chosen={selection.platforms}
            textOf={({ value }) => platformText(value)}
            onChoose={(platforms) => choose({ platforms, kinds: [] })}
          />
          <Choices
            title={filterTexts.channels}
            facets={counted.channels}
            chosen={selection.channels}
            textOf={({ value }) => channelTexts[value as Channel]}
            onChoose={(channels) => choose({ channels: channels as Channel[], kinds: [] })}
          />
          <Choices
            title={filterTexts.kinds}
            facets={counted.statementKinds}
            chosen={selection.kinds}
            textOf={({ value }) => kindTexts[value as StatementKind]}
            onChoose={(kinds) => choose({ kinds: kinds as StatementKind[], channels: [], platforms: [] })}
          />
          <Choices
            title={filterTexts.sources}
            facets={counted.sources}
            chosen={selection.sources}
            textOf={({ label }) => label}
            onChoose={(sources) => choose({ sources })}
          />
        </>
      )}
      <button type="button" class="plain" onClick={() => navigate({ selection: NOTHING_SELECTED })}>
        {filterTexts.clear}
      </button>
    </Panel>
  );
}

type Facet = Facets['platforms'][number];

interface ChoicesProps {
  readonly title: string;
  readonly facets: readonly Facet[];
  readonly chosen: readonly string[];
  readonly textOf: (facet: Facet) => string;
  readonly onChoose: (values: readonly string[]) => void;
}

function Choices({ title, facets: counted, chosen, textOf, onChoose }: ChoicesProps) {
  if (counted.length === 0) return null;
  return (
    <fieldset class="choices">
      <legend>{title}</legend>
      {counted.map((facet) => {
        const isChosen = chosen.includes(facet.value);
        const others = chosen.filter((value) => value !== facet.value);
        return (
          <label key={facet.value}>
            <input
              type="checkbox"
              checked={isChosen}
              onChange={() => onChoose(isChosen ? others : [...others, facet.value])}
            />
            <bdi>{textOf(facet)}</bdi> <small>{facet.count}</small>
          </label>
        );
      })}
    </fieldset>
  );
}
