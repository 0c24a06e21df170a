import { HeaderEditor, useGraphiQL, VariableEditor } from '@graphiql/react';
import { useState } from 'react';

type Tool = 'Variables' | 'Headers';

const TOOLS: readonly Tool[] = ['Variables', 'Headers'];

/** The editors of variables and headers. Both stay when hidden: GraphiQL reads them. */
export function OperationTools() {
  const hasVariables = useGraphiQL(({ initialVariables }) => initialVariables !== '');
  const [open, setOpen] = useState<Tool | null>(hasVariables ? 'Variables' : null);
  return (
    <div className="tools">
      <div className="tool-names">
        {TOOLS.map((tool) => (
          <button
            key={tool}
            type="button"
            aria-expanded={tool === open}
            aria-controls="tool"
            onClick={() => setOpen(tool === open ? null : tool)}
          >
            {tool}
          </button>
        ))}
        {open === 'Headers' && (
          <p>
            <code>{'{ "authorization": "Bearer …" }'}</code> is sent with a replay too. Headers are never stored or
            shared.
          </p>
        )}
      </div>
      <div id="tool" className={open === null ? 'tool hidden' : 'tool'}>
        <VariableEditor className={open === 'Variables' ? '' : 'hidden'} aria-label="Variables, as JSON" role="group" />
        <HeaderEditor className={open === 'Headers' ? '' : 'hidden'} aria-label="Headers, as JSON" role="group" />
      </div>
    </div>
  );
}
