import { CloseIcon, pick, PlusIcon, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { EXAMPLES } from '../graphql/examples.ts';
import { titleOf } from './question-title.ts';

/** The tabs by their titles; below them, the example questions that are not open. */
export function Questions() {
  const { tabs, activeTabIndex, queryEditor } = useGraphiQL(pick('tabs', 'activeTabIndex', 'queryEditor'));
  const actions = useGraphiQLActions();
  const missing = EXAMPLES.filter(({ query }) => !tabs.some((tab) => titleOf(tab.query) === titleOf(query)));
  const open = (query: string) => {
    actions.addTab();
    queryEditor?.setValue(query);
  };
  return (
    <nav className="questions" aria-label="Questions">
      <ul>
        {tabs.map(({ id, query }, index) => (
          <li key={id}>
            <button
              type="button"
              className={query?.includes('subscription ') === true ? 'question replay' : 'question'}
              aria-current={index === activeTabIndex}
              onClick={() => actions.changeTab(index)}
            >
              {titleOf(query)}
            </button>
            {tabs.length > 1 && (
              <button
                type="button"
                className="close"
                aria-label={`Close ${titleOf(query)}`}
                onClick={() => actions.closeTab(index)}
              >
                <CloseIcon />
              </button>
            )}
          </li>
        ))}
      </ul>
      <button type="button" className="new" onClick={() => actions.addTab()}>
        <PlusIcon aria-hidden="true" /> New question
      </button>
      {missing.length > 0 && (
        <>
          <h2>Example questions</h2>
          <ul>
            {missing.map(({ name, query }) => (
              <li key={name}>
                <button type="button" className="question" onClick={() => open(query)}>
                  {name}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </nav>
  );
}
