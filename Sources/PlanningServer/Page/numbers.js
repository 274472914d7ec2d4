// Numbers as people read them; the exact ones stand in data-value.
const steps = [[1e12, " trillion"], [1e9, " bn"], [1e6, " million"]];

export function amount(value, digits = 4) {
  if (value === null || value === undefined || !Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  const [unit, word] = steps.find(([unit]) => size >= unit) ?? [1, ""];
  return significant(value / unit, digits) + word;
}

// One unit for a column of numbers.
export function common(values) {
  const size = Math.max(0, ...values.filter(v => Number.isFinite(v)).map(Math.abs));
  const [unit, word] = steps.find(([unit]) => size >= unit) ?? [1, ""];
  return {word: word.trim() || "number", text: value => (Number.isFinite(value) ? significant(value / unit, 5) : "–")};
}

export function significant(value, digits = 4) {
  if (value === null || value === undefined || !Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  if (size >= 10 ** digits) return Math.round(value).toLocaleString("en");
  const decimals = size === 0 ? 0 : Math.max(0, Math.min(8, digits - 1 - Math.floor(Math.log10(size))));
  const text = value.toLocaleString("en", {maximumFractionDigits: decimals});
  return text.replace("-", "−");
}

export function change(before, after, digits = 2) {
  if (before === null || after === null || before === undefined || after === undefined) return "–";
  if (before === 0) return after === 0 ? "±0 %" : "new";
  return percent(after / before - 1, digits);
}

export function percent(share, digits = 2) {
  if (!Number.isFinite(share)) return "–";
  const value = share * 100;
  const text = significant(Math.abs(value) < 1e-7 ? 0 : value, digits + 1);
  return `${value > 1e-7 ? "+" : ""}${text} %`;
}

export function share(value) {
  if (value === null || value === undefined || !Number.isFinite(value)) return "–";
  return value === 0 ? "0 %" : `${significant(value * 100, 2)} %`;
}

export function minutes(value) {
  if (value === null || value === undefined || !Number.isFinite(value)) return "no way";
  const whole = Math.round(value);
  if (whole < 60) return `${significant(value, 3)} min`;
  return `${Math.floor(whole / 60)} h ${String(whole % 60).padStart(2, "0")} min`;
}

// What people type: 1e12, 1,000,000, 350bn, 1 trillion.
export function parseAmount(text) {
  const match = /^\s*([0-9][0-9,_ ]*(?:\.[0-9]+)?(?:e[+-]?[0-9]+)?)\s*(k|m|million|bn|billion|tn|trillion)?\s*$/i.exec(text);
  if (!match) return null;
  const units = {k: 1e3, m: 1e6, million: 1e6, bn: 1e9, billion: 1e9, tn: 1e12, trillion: 1e12};
  const value = Number(match[1].replace(/[,_ ]/g, "")) * (units[match[2]?.toLowerCase()] ?? 1);
  return Number.isFinite(value) ? value : null;
}

// A rounded step above a value: 1, 2 or 5 times a power of ten.
export function roundUp(value) {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map(f => f * power).find(v => v >= value * 0.999999);
}
