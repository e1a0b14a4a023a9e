import type { OfficeForm } from "@/ipc";

type Rest = Pick<OfficeForm, "number_prefix" | "general_list">;

const LIST = {
  committee: {
    市: "各县（市、区）委，市委各部委，市直各党组（党委）",
    县: "各乡镇（街道）党（工）委，县委各部委，县直各党组（党委）",
    区: "各镇（街道）党（工）委，区委各部委，区直各党组（党委）",
  },
  government: {
    市: "各县（市、区）人民政府，市政府各部门、各直属机构",
    县: "各乡镇人民政府、街道办事处，县政府各部门、各直属机构",
    区: "各镇人民政府、街道办事处，区政府各部门、各直属机构",
  },
} as const;

/**
 * What an office of this name usually writes: 机关代字 and 普发名单. From 中共云岭市委督查室 come 云督办 and the list of a
 * city's Party committee. Empty where the name tells nothing: nothing is guessed.
 */
export function suggestOffice(name: string): Rest {
  const found = /^(?:中共)?(?:[^省市县区]{2,6}省)?([^省市县区]{1,6})([市县区])(委|人民政府|政府)/.exec(
    name.trim(),
  );
  if (!found) return { number_prefix: "", general_list: "" };
  const [, place = "", level = "市", organ = ""] = found;
  const kind = organ === "委" ? "committee" : "government";
  return {
    number_prefix: `${place.slice(0, 1)}${kind === "committee" ? "" : "政"}督办`,
    general_list: LIST[kind][level as "市" | "县" | "区"],
  };
}

/** The form as it is recorded: what was left empty is what was suggested for it. */
export function filled(form: OfficeForm): OfficeForm {
  const name = form.name.trim();
  const rest = suggestOffice(name);
  return {
    name,
    mark: form.mark.trim() || name,
    number_prefix: form.number_prefix.trim() || rest.number_prefix,
    general_list: form.general_list.trim() || rest.general_list,
    contact: form.contact.trim(),
  };
}
