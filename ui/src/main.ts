import { createApp } from "vue";
import App from "./App.vue";
import { router } from "./router";
import { restoreTextSize } from "./composables/useTextSize";
import "element-plus/theme-chalk/base.css";
import "./styles/tokens.css";
import "./styles/base.css";

void restoreTextSize();
createApp(App).use(router).mount("#app");
