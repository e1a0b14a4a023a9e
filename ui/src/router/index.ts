import { createRouter, createWebHashHistory } from "vue-router";
import MeetingsView from "@/views/MeetingsView.vue";
import TodayView from "@/views/TodayView.vue";

/** The window's places. Hash history: the window is served from a scheme without a server behind it. */
export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: "/", redirect: "/today" },
    { path: "/today", name: "today", component: TodayView },
    { path: "/meetings", name: "meetings", component: MeetingsView },
    {
      path: "/meetings/:id",
      name: "meeting",
      component: () => import("@/views/MeetingView.vue"),
      props: true,
    },
    { path: "/ledger", name: "ledger", component: () => import("@/views/LedgerView.vue") },
    { path: "/ledger/:code", name: "item", component: () => import("@/views/ItemView.vue"), props: true },
    { path: "/documents", name: "documents", component: () => import("@/views/DocumentsView.vue") },
    { path: "/statistics", name: "statistics", component: () => import("@/views/StatisticsView.vue") },
    { path: "/registry", name: "registry", component: () => import("@/views/RegistryView.vue") },
    { path: "/settings", name: "settings", component: () => import("@/views/SettingsView.vue") },
    { path: "/:rest(.*)*", redirect: "/today" },
  ],
});
