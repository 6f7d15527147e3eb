// The pages of an application, read from its route files: every address that shows a component of its own.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { root } from './enter-node.mjs';
import type { Scene } from './scene.ts';

export interface PageRoute {
  /** `/offers/:id`; `**` for what no other route takes. */
  readonly path: string;
  /** The file of its component, absolute. */
  readonly file: string;
}
interface Place {
  readonly source: ts.SourceFile;
  readonly base: string;
}
interface Asked {
  readonly from: string;
  readonly name: string;
}

const starts: Readonly<Record<Scene['app'], string>> = {
  issuer: 'issuer/portal/src/app/app.routes.ts',
  verifier: 'verifier/portal/src/app/app.routes.ts',
  wallet: 'wallet/src/app/app.routes.ts',
};

const open = (file: string): ts.SourceFile => ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
const fileOf = (specifier: string, from: string): string => {
  const found = specifier.startsWith('#') ? path.join(root, specifier.slice(1)) : path.resolve(path.dirname(from), specifier);
  return found.endsWith('.ts') ? found : `${found}.ts`;
};
const join = (base: string, part: string): string => [base, part].filter((one) => one !== '').join('/');

/** `() => import('file').then((m) => m.name)`. */
const importOf = (value: ts.Node | undefined, { source }: Place): Asked | null => {
  const [, specifier, name] = /import\('([^']+)'\)\.then\(\(\w+\) => \w+\.(\w+)\)/u.exec(value?.getText() ?? '') ?? [];
  return specifier && name ? { from: fileOf(specifier, source.fileName), name } : null;
};

const constant = (source: ts.SourceFile, name: string): ts.Expression | undefined =>
  source.statements
    .filter(ts.isVariableStatement)
    .flatMap((statement) => [...statement.declarationList.declarations])
    .find((declaration) => declaration.name.getText() === name)?.initializer;

const routeOf = (node: ts.ObjectLiteralExpression, place: Place): PageRoute[] => {
  const value = (name: string): ts.Expression | undefined =>
    node.properties.filter(ts.isPropertyAssignment).find((one) => one.name.getText() === name)?.initializer;
  const part = value('path');
  const base = join(place.base, part && ts.isStringLiteral(part) ? part.text : '');
  const children = value('children');
  const below = importOf(value('loadChildren'), place);
  const page = children ? null : importOf(value('loadComponent'), place);
  return [
    ...(children ? routesOf(children, { ...place, base }) : []),
    ...(below ? routesNamed(below, base) : []),
    ...(page ? [{ path: base === '**' ? base : `/${base}`, file: page.from }] : []),
  ];
};
const routesNamed = ({ from, name }: Asked, base: string): PageRoute[] => {
  const source = open(from);
  const list = constant(source, name);
  if (!list) throw new Error(`${name} is not a constant of ${from}`);
  return routesOf(list, { source, base });
};
/** Of a list, a name, or a call that wraps lists (`inScope(…, pages)`). */
const routesOf = (node: ts.Node, place: Place): PageRoute[] => {
  if (ts.isArrayLiteralExpression(node)) return node.elements.flatMap((one) => routesOf(one, place));
  if (ts.isSpreadElement(node)) return routesOf(node.expression, place);
  if (ts.isObjectLiteralExpression(node)) return routeOf(node, place);
  const list = ts.isIdentifier(node) ? constant(place.source, node.text) : undefined;
  if (list) return routesOf(list, place);
  if (ts.isCallExpression(node))
    return node.arguments.filter((one) => !ts.isObjectLiteralExpression(one)).flatMap((one) => routesOf(one, place));
  return [];
};

/** Every page of the application, in the order in which the router tries them. */
export const pageRoutes = (app: Scene['app']): readonly PageRoute[] =>
  routesNamed({ from: path.join(root, starts[app]), name: 'routes' }, '');

/** The page that an address shows: the first route whose parts are the same, a parameter standing for any part. */
export const routeAt = (routes: readonly PageRoute[], address: string): PageRoute | undefined => {
  const parts = address.split('/');
  const fits = (route: PageRoute): boolean => {
    const wanted = route.path.split('/');
    return wanted.length === parts.length && wanted.every((part, index) => part.startsWith(':') || part === parts[index]);
  };
  return routes.find(fits) ?? routes.find((route) => route.path === '**');
};
