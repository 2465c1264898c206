import type { Page } from 'playwright-core';

/**
 * Texts that are cut off on the page as it stands: wider or higher than the box that hides what runs over. A text that
 * is shortened on purpose says itself in full in its title.
 */
export function clippedTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const SLACK = 2;
    // What only screen readers get stands in a box of one pixel.
    const isSmall = (element: Element) => {
      const box = element.getBoundingClientRect();
      return box.width <= 4 || box.height <= 4;
    };
    const isShown = (element: Element) => {
      for (let box: Element | null = element; box !== null; box = box.parentElement) {
        if (isSmall(box) && getComputedStyle(box).overflowX !== 'visible') return false;
      }
      return !isSmall(element) && getComputedStyle(element).visibility === 'visible';
    };
    const hasOwnText = (element: Element) =>
      [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '',
      );
    const isTitled = (element: Element) => element.closest('[title]:not([title=""])') !== null;
    const isExempt = (element: Element) =>
      element.closest(
        '[aria-hidden="true"], svg, canvas, input, textarea, select, .maplibregl-map',
      ) !== null;

    /** How much of a text the nearest hiding ancestors cut off. */
    const isCut = (element: HTMLElement) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      const text = range.getBoundingClientRect();
      for (let box: HTMLElement | null = element; box !== null; box = box.parentElement) {
        const style = getComputedStyle(box);
        if (style.position === 'fixed') return false;
        // A box that scrolls hides nothing for good.
        if (/auto|scroll/.test(style.overflowX + style.overflowY)) return false;
        if (!/hidden|clip/.test(style.overflowX + style.overflowY)) continue;
        const frame = box.getBoundingClientRect();
        if (frame.width <= 4 || frame.height <= 4) return false;
        const isWide = /hidden|clip/.test(style.overflowX) && text.right - frame.right > SLACK;
        const isHigh =
          /hidden|clip/.test(style.overflowY) && text.bottom - frame.bottom > SLACK + 2;
        if (isWide || isHigh) return true;
        if (/hidden|clip/.test(style.overflowX) && box.scrollWidth - box.clientWidth > SLACK) {
          if (box === element) return true;
        }
      }
      return false;
    };

    return [...document.body.querySelectorAll<HTMLElement>('*')]
      .filter((element) => hasOwnText(element) && isShown(element) && !isExempt(element))
      .filter((element) => isCut(element) && !isTitled(element))
      .map(
        (element) => `${element.tagName.toLowerCase()}: ${element.textContent.trim().slice(0, 60)}`,
      );
  });
}
