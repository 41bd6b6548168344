/// <reference types="vitest/config" />
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { ahead } from "./scripts/ahead.ts";
import { firstScript } from "./scripts/first-script.ts";
import { serviceWorker } from "./scripts/service-worker.ts";
import { thirdPartyLicenses } from "./scripts/third-party-licenses.ts";
import { verifier } from "./scripts/verifier.ts";

const server = process.env.PLENARY_SERVER ?? "http://localhost:8080";

const tests = ["src/**/*.test.ts", "src/**/*.test.tsx", "worker/**/*.test.ts"];

/** Tests that play for long with times of their own, and each need a page to themselves. */
const games = [
  "src/editor/**/together.test.ts",
  "src/editor/binding/**/*.test.ts",
  "src/collab/rebase/**/*.test.ts",
];

/** The modules of what is built beside the client. */
const besides = new Set<string>();

export default defineConfig({
  plugins: [
    react(),
    verifier(besides),
    thirdPartyLicenses(besides),
    ahead([
      {
        part: "src/scenes/Draft/DraftScene.tsx",
        now: /^\/drafts\/[^/]+$/,
        soon: /^\/(sign-in)?$/,
      },
      { part: "src/scenes/History/HistoryScene.tsx", now: /^\/drafts\/[^/]+\/history$/ },
    ]),
    firstScript(),
    serviceWorker(),
  ],
  build: {
    target: "es2022",
    // Nothing becomes a data: URL, so that the content security policy can stay strict.
    assetsInlineLimit: 0,
    // A part that comes late is scripts alone, which can be asked for again; a style sheet that failed never is.
    cssCodeSplit: false,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // What the first page needs is not cut up for the sake of pages that come later.
            { name: "first", tags: ["$initial"], minSize: 0, priority: 3 },
            // A handful of files, and not dozens, come over a line that is slow to answer.
            { name: "common", test: /src\/(model|api|components)\/|@mantine/, minShareCount: 2, priority: 2 },
            // What an editor is made of is large, and stays on the device when a new version does not change it.
            {
              name: "editor",
              test: /node_modules\/(@tiptap|prosemirror-|orderedmap|rope-sequence|w3c-keyname|yjs|lib0|y-)/,
              priority: 1,
            },
            { name: "room", test: /src\/(collab|editor|scenes\/Draft)\//, minShareCount: 2 },
          ],
        },
      },
    },
  },
  server: {
    port: 5173,
    proxy: {
      "/api": server,
      "/sign-in/organization": server,
      "/health": server,
      "/docs": server,
      "/openapi.yaml": server,
      "/collab": { target: server, ws: true },
      "/desks": { target: server, ws: true },
    },
  },
  test: {
    environment: "jsdom",
    setupFiles: ["scripts/after-each-test.ts"],
    unstubGlobals: true,
    pool: "threads",
    restoreMocks: true,
    // A machine that builds other things at the same time is no fault of a test.
    testTimeout: 30_000,
    // A page for each file would take several times as long as all tests; each clears up what it leaves in the one they share.
    projects: [
      { extends: true, test: { name: "games", include: games, isolate: true } },
      { extends: true, test: { name: "all others", include: tests, exclude: games, isolate: false } },
    ],
  },
});
