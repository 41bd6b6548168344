/// <reference types="vitest/config" />
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { serviceWorker } from "./scripts/service-worker.ts";
import { thirdPartyLicenses } from "./scripts/third-party-licenses.ts";

const server = process.env.PLENARY_SERVER ?? "http://localhost:8080";

export default defineConfig({
  plugins: [react(), thirdPartyLicenses(), serviceWorker()],
  build: {
    target: "es2022",
    // Nothing becomes a data: URL, so that the content security policy can stay strict.
    assetsInlineLimit: 0,
    // A part that comes late is scripts alone, which can be asked for again; a style sheet that failed never is.
    cssCodeSplit: false,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        // What the first page needs is not cut up for the sake of pages that come later.
        codeSplitting: { groups: [{ name: "first", tags: ["$initial"], minSize: 0 }] },
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
    },
  },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.ts", "src/**/*.test.tsx", "worker/**/*.test.ts"],
    restoreMocks: true,
    // A machine that builds other things at the same time is no fault of a test.
    testTimeout: 30_000,
  },
});
