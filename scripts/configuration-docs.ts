/** The texts that come from the table of variables in `src/config-variables.ts`. */
import { VARIABLES } from '../src/config-variables.ts';

/** `docs/configuration.md`, before it is formatted. */
export function configurationPage(): string {
  const rows = VARIABLES.map(({ name, option, meaning, fallback, reason, example }) => {
    const given = option === undefined ? code(name) : `${code(name)}, ${code(option)}`;
    const usual = fallback === null ? 'not set' : fallback === '' ? 'empty' : code(fallback);
    return `| ${[given, withExample(meaning, fallback === null ? undefined : example), usual, reason].join(' | ')} |`;
  });
  return `# Configuration

<!-- Written by "npm run generate" from src/config-variables.ts. Edit that file, not this one. -->

The service needs no configuration. Each setting is a variable of the environment; an empty variable counts as not set.
An option of the command line goes before its variable. A wrong value ends the command with exit code 2 and a message
that names the variable.

| variable, option | meaning | default | reason |
| --- | --- | --- | --- |
${rows.join('\n')}

To keep the settings in a file, copy \`.env.example\` to \`.env\`, edit it, and start the service with it:

\`\`\`sh
npm run build && node --env-file=.env dist/main.js serve
\`\`\`

[operate.md](operate.md) says how to run the service for others. The variables of the tests are in
[CONTRIBUTING.md](../CONTRIBUTING.md).
`;
}

/** `.env.example`: every variable with its meaning, commented out. */
export function environmentExample(): string {
  const variables = VARIABLES.map(({ name, meaning, fallback, reason, example }) =>
    [`# ${plain(meaning)}`, `# ${plain(reason)}`, `# ${name}=${example ?? fallback ?? ''}`].join('\n'),
  );
  return `# Written by "npm run generate" from src/config-variables.ts. Copy it to .env, remove the "#" before a variable, and start with:
#   node --env-file=.env dist/main.js serve

${variables.join('\n\n')}
`;
}

function withExample(meaning: string, example: string | undefined): string {
  return example === undefined ? meaning : `${meaning} Example: ${code(example)}.`;
}

function code(text: string): string {
  return `\`${text}\``;
}

function plain(markdown: string): string {
  return markdown.replaceAll('`', '');
}
