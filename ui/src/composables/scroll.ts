/** Brings an element to the upper third of the box it scrolls in; at once, for data never slides. */
export function toUpperThird(box: HTMLElement, element: HTMLElement): void {
  const gap = element.getBoundingClientRect().top - box.getBoundingClientRect().top;
  box.scrollTop += gap - box.clientHeight / 3;
}

/** Brings it into sight only where it is not wholly seen. */
export function intoSight(box: HTMLElement, element: HTMLElement): void {
  const [outer, inner] = [box.getBoundingClientRect(), element.getBoundingClientRect()];
  if (inner.top < outer.top || inner.bottom > outer.bottom) toUpperThird(box, element);
}
