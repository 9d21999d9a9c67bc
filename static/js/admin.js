/* Gives the lookup fields of select2 the names and relations a screen reader needs; nothing else depends on it. */
"use strict";

function labelOf(select) {
  const label = document.querySelector(`label[for="${select.id}"]`);
  if (label && !label.id) label.id = `${select.id}_label`;
  return label;
}

function nameLookup(select) {
  const label = labelOf(select);
  const box = select.nextElementSibling && select.nextElementSibling.querySelector(".select2-selection");
  if (!label || !box) return;
  const value = box.querySelector(".select2-selection__rendered");
  if (value.getAttribute("role") === "textbox") value.setAttribute("aria-labelledby", label.id);
  box.setAttribute("aria-labelledby", value.id ? `${label.id} ${value.id}` : label.id);
  const search = box.querySelector(".select2-search__field");
  if (search) search.setAttribute("aria-labelledby", label.id);
}

function nameOpenLookup(event) {
  const select = event.target;
  const box = select.nextElementSibling.querySelector(".select2-selection");
  const search = document.querySelector(".select2-container--open .select2-dropdown .select2-search__field");
  if (box.getAttribute("aria-owns")) box.setAttribute("aria-controls", box.getAttribute("aria-owns"));
  if (search && labelOf(select)) search.setAttribute("aria-labelledby", labelOf(select).id);
}

function nameAll() {
  document.querySelectorAll("select.admin-autocomplete").forEach(nameLookup);
  document.querySelectorAll(".selector .help-tooltip[aria-label]").forEach((icon) => icon.setAttribute("role", "img"));
}

window.addEventListener("load", () => {
  nameAll();
  document.addEventListener("formset:added", () => setTimeout(nameAll));
  if (window.django && django.jQuery) django.jQuery(document).on("select2:open change", "select.admin-autocomplete", (event) => {
    nameLookup(event.target);
    if (event.type === "select2:open") nameOpenLookup(event);
  });
});
