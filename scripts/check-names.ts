/**
 * One name for one thing. Fails if two source files declare a type of the same name, exported or not, or export a value of
 * the same name. Folders that implement the same thing side by side may share the names of values. Generated files are
 * left out. A re-export does not count as a declaration.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const SOURCES = 'src';
/** The folders of one such pattern do the same work for different stores, platforms or frameworks. */
const SIDE_BY_SIDE = [
  /^src\/store\/(sqlite|mongodb)\//,
  /^src\/formats\/(telegram|slack|discord|whatsapp|x)\//,
  /^src\/client\/(react|preact)\.ts$/,
];

interface Declaration {
  readonly name: string;
  readonly isType: boolean;
  readonly isExported: boolean;
}

const declared = new Map<string, { readonly file: string; readonly isType: boolean; readonly isExported: boolean }[]>();
for (const entry of readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).sort()) {
  if (!/\.tsx?$/.test(entry) || entry.endsWith('.d.ts') || entry.includes('generated')) continue;
  const file = join(SOURCES, entry);
  for (const { name, ...kind } of declarationsIn(file)) {
    const others = declared.get(name) ?? [];
    if (!others.some((other) => other.file === file)) declared.set(name, [...others, { file, ...kind }]);
  }
}

let clashes = 0;
for (const [name, all] of declared) {
  const clashing = all.filter(({ isType, isExported }) => isType || isExported);
  if (clashing.length < 2 || isOneThing(clashing)) continue;
  clashes += 1;
  process.stdout.write(
    `${name} stands for ${clashing.length} things: ${clashing.map(({ file }) => file).join(', ')}\n`,
  );
}
if (clashes > 0) {
  process.stdout.write(
    `${clashes} names stand for more than one thing: rename all but one of each (docs/glossary.md)\n`,
  );
  process.exitCode = 1;
}

function isOneThing(clashing: readonly { readonly file: string; readonly isType: boolean }[]): boolean {
  if (clashing.some(({ isType }) => isType)) return false;
  return SIDE_BY_SIDE.some((pattern) => {
    const folders = clashing.map(({ file }) => pattern.exec(file)?.[1]);
    return !folders.includes(undefined) && new Set(folders).size === clashing.length;
  });
}

function declarationsIn(file: string): Declaration[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  return source.statements.flatMap((statement): Declaration[] => {
    const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
    const isExported = modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.flatMap(({ name }) =>
        ts.isIdentifier(name) ? [{ name: name.text, isType: false, isExported }] : [],
      );
    }
    const isType =
      ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement) ||
      ts.isClassDeclaration(statement) ||
      ts.isEnumDeclaration(statement);
    if (!isType && !ts.isFunctionDeclaration(statement)) return [];
    return statement.name === undefined ? [] : [{ name: statement.name.text, isType, isExported }];
  });
}
