import { pick, useGraphiQL } from '@graphiql/react';
import { useState } from 'react';
import { toFragment } from './share-link.ts';

const SAID_MS = 2_500;

/** Puts a link to the question in the address bar, and on the clipboard if the browser allows it. */
export function ShareButton() {
  const { queryEditor, variableEditor } = useGraphiQL(pick('queryEditor', 'variableEditor'));
  const [said, setSaid] = useState('');
  const share = async () => {
    const question = { query: queryEditor?.getValue() ?? '', variables: variableEditor?.getValue() ?? '' };
    history.replaceState(null, '', `#${toFragment(question)}`);
    // Undefined unless the page came over TLS or from this machine.
    const clipboard = navigator.clipboard as Clipboard | undefined;
    const isCopied = await clipboard?.writeText(location.href).then(
      () => true,
      () => false,
    );
    setSaid(isCopied === true ? 'Link copied' : 'The link is in the address bar');
    setTimeout(() => setSaid(''), SAID_MS);
  };
  return (
    <>
      <button
        type="button"
        title="Copy a link to this question and its variables, without the headers"
        onClick={() => void share()}
      >
        Share
      </button>
      <span className="said" role="status">
        {said}
      </span>
    </>
  );
}
