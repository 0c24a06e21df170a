import { hasSelection, NOTHING_SELECTED, type Selection } from '../model/address.ts';
import { address, navigate } from '../state/address.ts';
import { facetCounts, people } from '../state/record.ts';
import { channelTexts, filterTexts, kindTexts, platformText } from '../strings.ts';
import { CloseIcon } from './icons.tsx';

/** The values of the filter, each with a button that removes it. */
export function SelectionBar() {
  const { selection } = address.value;
  if (!hasSelection(selection)) return null;
  const parts = chosenParts(selection);
  return (
    <div class="selection" role="group" aria-label={filterTexts.showing}>
      <span>{filterTexts.showing}</span>
      {parts.map(({ text, without }) => (
        <button
          key={text}
          type="button"
          class="chip"
          aria-label={filterTexts.remove(text)}
          onClick={() => navigate({ selection: without })}
        >
          <bdi>{text}</bdi> <CloseIcon />
        </button>
      ))}
      <button type="button" class="plain" onClick={() => navigate({ selection: NOTHING_SELECTED })}>
        {filterTexts.clear}
      </button>
    </div>
  );
}

interface ChosenPart {
  readonly text: string;
  readonly without: Selection;
}

function chosenParts(selection: Selection): readonly ChosenPart[] {
  const { people: ids, platforms, channels, kinds, sources } = selection;
  const names = new Map(people.value.map(({ id, name }) => [id, name]));
  const titles = new Map(facetCounts.value?.sources.map(({ value, label }) => [value, label]));
  return [
    ...ids.map((id) => ({
      text: names.get(id) ?? id,
      without: { ...selection, people: ids.filter((one) => one !== id) },
    })),
    ...platforms.map((value) => ({
      text: platformText(value),
      without: { ...selection, platforms: platforms.filter((one) => one !== value) },
    })),
    ...channels.map((value) => ({
      text: channelTexts[value],
      without: { ...selection, channels: channels.filter((one) => one !== value) },
    })),
    ...kinds.map((value) => ({
      text: kindTexts[value],
      without: { ...selection, kinds: kinds.filter((one) => one !== value) },
    })),
    ...sources.map((value) => ({
      text: titles.get(value) ?? value,
      without: { ...selection, sources: sources.filter((one) => one !== value) },
    })),
  ];
}
