import type { ActorKind } from '../../generated/operations.ts';
import { address, navigate } from '../../state/address.ts';
import { closePanel } from '../../state/open-panel.ts';
import { facetCounts, people, type Person } from '../../state/record.ts';
import { actorKindTexts, cardTexts, entriesText, filterTexts, peopleTexts, platformText } from '../../strings.ts';
import { Panel } from './panel.tsx';

const KINDS: readonly ActorKind[] = ['PERSON', 'ORGANISATION', 'GOVERNMENT', 'OUTLET'];

/** The people and organisations of the record. Chosen ones filter the stage, the histogram and the replay. */
export function PeoplePanel() {
  const { selection } = address.value;
  const counts = new Map(facetCounts.value?.actors.map(({ value, count }) => [value, count]));
  return (
    <Panel title={peopleTexts.title} onClose={closePanel}>
      {selection.people.length > 0 && (
        <button type="button" class="plain" onClick={() => navigate({ selection: { ...selection, people: [] } })}>
          {filterTexts.clear}
        </button>
      )}
      {KINDS.map((kind) => {
        const ofKind = people.value.filter((person) => person.kind === kind);
        if (ofKind.length === 0) return null;
        return (
          <section key={kind} class="people">
            <h3>{actorKindTexts[kind]}</h3>
            <ul>
              {ofKind.map((person) => (
                <PersonItem key={person.id} person={person} count={counts.get(person.id) ?? 0} />
              ))}
            </ul>
          </section>
        );
      })}
    </Panel>
  );
}

/** Replaces ids in a description by names. */
function withNames(text: string): string {
  return text.replace(/actor:[\w-]+\w/g, (id) => people.value.find((person) => person.id === id)?.name ?? id);
}

function PersonItem({ person, count }: { readonly person: Person; readonly count: number }) {
  const { id, name, description, aliases, accounts, roles } = person;
  const { selection } = address.value;
  const isChosen = selection.people.includes(id);
  const others = selection.people.filter((one) => one !== id);
  return (
    <li class={isChosen ? 'chosen' : ''}>
      <label>
        <input
          type="checkbox"
          checked={isChosen}
          onChange={() => navigate({ selection: { ...selection, people: isChosen ? others : [...others, id] } })}
        />
        <b>
          <bdi>{name}</bdi>
        </b>
        <small>{entriesText(count)}</small>
      </label>
      <div class="about" dir="auto">
        {roles.length > 0 && (
          <p>{roles.map(({ title, organisation }) => peopleTexts.role(title, organisation?.name)).join(' · ')}</p>
        )}
        {accounts.map(({ platform, handle }) => (
          <p key={`${platform} ${handle}`} class="account">
            {peopleTexts.account(handle, platformText(platform))}
          </p>
        ))}
        {aliases.length > 0 && <p>{peopleTexts.also(cardTexts.names(aliases))}</p>}
        {description !== null && <p>{withNames(description)}</p>}
      </div>
    </li>
  );
}
