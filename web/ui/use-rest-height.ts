import { useEffect, type RefObject } from 'react';

const MARGIN = 12;
const LEAST = 360;

/**
 * Gives an element, as `--rest-height`, the height that the window has left below its upper edge, also while the page
 * is scrolled: what stands at its foot is then always in sight.
 */
export function useRestHeight(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const measure = () => {
      const box = element.current;
      if (box === null) return;
      const rest = window.innerHeight - box.getBoundingClientRect().top - MARGIN;
      box.style.setProperty('--rest-height', `${Math.max(rest, LEAST)}px`);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    window.addEventListener('scroll', measure, { passive: true });
    window.addEventListener('resize', measure);
    return () => {
      observer.disconnect();
      window.removeEventListener('scroll', measure);
      window.removeEventListener('resize', measure);
    };
  }, [element]);
}
