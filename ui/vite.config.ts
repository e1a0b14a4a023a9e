import { fileURLToPath, URL } from "node:url";
import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vitest/config";
import { pdfjsFiles } from "./pdfjs-files";

export default defineConfig({
  // The window is served from Tauri's own scheme, so every address is relative.
  base: "./",
  plugins: [vue(), pdfjsFiles()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  clearScreen: false,
  server: { port: 1420, strictPort: true },
  // WebView2 is evergreen; WebKitGTK 2.40 and later stand at Safari 16.4.
  build: { target: ["es2022", "safari16.4"], chunkSizeWarningLimit: 1200 },
  test: { environment: "happy-dom", include: ["src/**/__tests__/*.spec.ts"] },
});
