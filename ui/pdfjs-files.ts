import { createReadStream, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const FOLDERS = ["cmaps", "standard_fonts"];
const from = (path: string) => fileURLToPath(new URL(`./node_modules/pdfjs-dist/${path}`, import.meta.url));

/**
 * The character maps and fonts that pdf.js asks for at run time, under `pdfjs/`: straight out of its package, so that
 * no copy is kept in the repository.
 */
export function pdfjsFiles(): Plugin {
  return {
    name: "duban:pdfjs-files",
    configureServer(server) {
      server.middlewares.use("/pdfjs", (request, answer, next) => {
        const path = /^\/(?:cmaps|standard_fonts)\/[\w.-]+$/.exec(request.url ?? "")?.[0];
        if (path)
          createReadStream(from(path.slice(1)))
            .on("error", next)
            .pipe(answer);
        else next();
      });
    },
    generateBundle() {
      for (const folder of FOLDERS) {
        for (const name of readdirSync(from(folder))) {
          const path = `${folder}/${name}`;
          this.emitFile({ type: "asset", fileName: `pdfjs/${path}`, source: readFileSync(from(path)) });
        }
      }
    },
  };
}
