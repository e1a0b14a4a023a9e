import vue from "eslint-plugin-vue";
import typescript from "typescript-eslint";

export default typescript.config(
  { ignores: ["dist/**", "node_modules/**", "public/**", "src/ipc/bindings.ts"] },
  ...typescript.configs.recommended,
  ...vue.configs["flat/essential"],
  {
    files: ["src/**/*.vue"],
    languageOptions: { parserOptions: { parser: typescript.parser } },
    // The parts of the window have the short names that the guide gives them: Chip, Icon, Btn.
    rules: { "vue/multi-word-component-names": "off" },
  },
  {
    files: ["src/**/*.{ts,vue}"],
    ignores: ["src/ipc/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: [{ group: ["@tauri-apps/*"], message: "The desktop is reached through @/ipc only." }] },
      ],
    },
  },
);
