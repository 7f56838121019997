/** Builds the page of bare React Flow with the same Vite as ours, and serves it with a drawing on 127.0.0.1. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import type { Drawing } from '#model/document/drawing.ts';
import { buildScene, cornersOf } from '../../../renderer/canvas/scene.ts';
import { spokenLine } from '../../../renderer/canvas/nodes/registry.ts';
import type { BareDrawing } from './bare-flow/main.tsx';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
};

/** Cards and edges in the same places. */
export function bareDrawing({ workflow, layout }: Drawing): BareDrawing {
  const placements = Object.fromEntries(
    Object.entries(layout.threads).map(([name, { nodes }]) => [name, nodes]),
  );
  const { threads } = buildScene(workflow, placements, cornersOf(workflow, placements, layout.threads));
  return {
    nodes: threads.flatMap(({ cards }) =>
      cards.map(({ node, at }) => ({
        id: node.name,
        type: 'card' as const,
        position: at,
        data: { name: node.name, line: spokenLine(node) },
      })),
    ),
    edges: threads.flatMap(({ edges }) =>
      edges.map(({ node, index, edge }) => ({
        id: `${node.name}/${index}`,
        source: node.name,
        target: edge.to,
        ...(edge.when ? { label: edge.when } : {}),
      })),
    ),
  };
}

export interface BareFlowServer {
  readonly url: string;
  show(drawing: Drawing): void;
  stop(): void;
}

export async function serveBareFlow(): Promise<BareFlowServer> {
  const outDir = mkdtempSync(join(tmpdir(), 'paddock-bare-flow-'));
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'bare-flow'),
    base: './',
    logLevel: 'error',
    plugins: [react()],
    build: { outDir, emptyOutDir: true, target: 'es2023' },
  });
  let drawing = '{}';
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    try {
      const body =
        path === '/drawing.json' ? drawing : readFileSync(join(outDir, path === '/' ? 'index.html' : path));
      response.writeHead(200, { 'content-type': types[extname(path)] ?? 'text/html' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    show: (next) => (drawing = JSON.stringify(bareDrawing(next))),
    stop: () => {
      server.closeAllConnections();
      server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}
