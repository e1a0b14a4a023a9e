import "./styles/element.css";
import "./styles/tokens.css";
import "./styles/base.css";
import { createApp } from "vue";
import App from "./App.vue";
import { router } from "./router";
import { restoreTextSize } from "./composables/useTextSize";

void restoreTextSize();
createApp(App).use(router).mount("#app");
