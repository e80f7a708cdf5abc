/**
 * What is wrong with the layout of the page, in words, one line per kind. It runs in the page
 * (`page.evaluate(measure)`), so it may use nothing from outside itself.
 */
export function measure({ smallest = 12 } = {}) {
  const problems = [];
  const { innerWidth: width } = window;
  const page = document.documentElement;
  if (page.scrollWidth > width) {
    problems.push(`the page is ${page.scrollWidth - width} px wider than the window`);
  }

  // What is on top where two things meet is asked of the page, and it leaves out what takes no
  // clicks: for the time of the measurement everything takes them.
  const clickable = document.createElement('style');
  clickable.textContent = '* { pointer-events: auto !important }';
  document.head.append(clickable);

  const texts = visibleTexts();
  const list = (title, found, words) => {
    if (found.length === 0) return;
    const shown = [...new Set(found.map(words))];
    const rest = shown.length > 6 ? `, and ${shown.length - 6} more` : '';
    problems.push(`${title} (${found.length}): ${shown.slice(0, 6).join(', ')}${rest}`);
  };

  const sized = ({ size, name }) => `${size.toFixed(1)} px ${name}`;
  const named = ({ name }) => name;
  const small = texts.filter(({ size }) => size < smallest - 0.05);
  const index = ({ element }) => element.closest('tspan, sub, sup, math') !== null;
  list(
    `text below ${smallest} px`,
    small.filter((text) => !index(text)),
    sized,
  );
  list(`indices and exponents below ${smallest} px`, small.filter(index), sized);
  list('text cut by its box', texts.filter(cutByBox), named);
  list('text cut by its picture', texts.filter(outsidePicture), named);
  list('text outside the window', texts.filter(outsideWindow), named);
  const covered = texts.map((text) => [text, coverOf(text)]).filter(([, cover]) => cover);
  list('text covered', covered, ([{ name }, cover]) => `${name} by ${nameOf(cover)}`);
  list('text on text', overlaps(), ([a, b]) => `${a.name} and ${b.name}`);
  clickable.remove();
  return problems;

  function visibleTexts() {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const element = node.parentElement;
      if (!node.data.trim() || !element || !isVisible(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      if (box.width < 1 || box.height < 1) continue;
      const size = parseFloat(getComputedStyle(element).fontSize) * scaleOf(element);
      found.push({ element, box, size, name: nameOf(element, node.data) });
    }
    return found;
  }

  function isVisible(element) {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    // Words that are for screen readers only stand in a box of at most one pixel.
    for (let each = element; each instanceof HTMLElement; each = each.parentElement) {
      const style = getComputedStyle(each);
      if (style.clipPath === 'inset(50%)' || style.clip === 'rect(0px, 0px, 0px, 0px)')
        return false;
      if (style.overflow === 'hidden' && each.clientWidth <= 1 && style.display !== 'inline') {
        return false;
      }
    }
    return true;
  }

  /** How much the element is drawn larger than it is styled: a viewBox, a transform. */
  function scaleOf(element) {
    if (element instanceof SVGGraphicsElement) {
      const matrix = element.getScreenCTM();
      return matrix ? Math.sqrt(Math.abs(matrix.a * matrix.d - matrix.b * matrix.c)) : 1;
    }
    const box = element.closest('math')?.parentElement ?? element;
    if (!(box instanceof HTMLElement) || box.offsetWidth === 0) return 1;
    const scale = box.getBoundingClientRect().width / box.offsetWidth;
    // A width in whole pixels is not that exact: only believe what is clearly a scale.
    return Math.abs(scale - 1) * box.offsetWidth > 1 ? scale : 1;
  }

  /** Whether a box around the text hides some of it, and nobody can scroll it into view. */
  function cutByBox({ element, box }) {
    // Air above and below the letters may be cut.
    const air = box.height / 4;
    for (let each = element; each && each !== document.body; each = each.parentElement) {
      if (!(each instanceof HTMLElement)) continue;
      const { overflowX, overflowY, display } = getComputedStyle(each);
      if (display === 'inline') continue;
      if (/auto|scroll/.test(overflowX + overflowY)) return false;
      const frame = each.getBoundingClientRect();
      const cuts = (overflow) => overflow === 'hidden' || overflow === 'clip';
      const across = box.left < frame.left - 1 || box.right > frame.right + 1;
      const down = box.top < frame.top - air || box.bottom > frame.bottom + air;
      if ((cuts(overflowX) && across) || (cuts(overflowY) && down)) return true;
    }
    return false;
  }

  /** What is painted over the text, at its middle or a third from an end, if anything is. */
  function coverOf({ element, box }) {
    for (const along of [1 / 2, 1 / 3, 2 / 3]) {
      const x = box.left + along * box.width;
      const drawn = document.elementsFromPoint(x, (box.top + box.bottom) / 2);
      // Not there at all: scrolled away, or behind an open dialog.
      if (!drawn.includes(element)) continue;
      const own = drawn.findIndex((each) => each.contains(element) || element.contains(each));
      const cover = drawn.slice(0, own).find(paints);
      if (cover && !passesBy(cover)) return cover;
    }
    return null;
  }

  /** A bar that stays in view while the page scrolls covers nothing for good. */
  function passesBy(element) {
    if (page.scrollHeight <= window.innerHeight) return false;
    for (let each = element; each; each = each.parentElement) {
      if (/sticky|fixed/.test(getComputedStyle(each).position)) return true;
    }
    return false;
  }

  function paints(element) {
    const style = getComputedStyle(element);
    const shape = element instanceof SVGElement && element.localName !== 'svg';
    const colour = shape ? style.fill : style.backgroundColor;
    const seen = Number(style.opacity) * (shape ? Number(style.fillOpacity) : 1) > 0.3;
    const text = shape && element.closest('text');
    if (/^(canvas|img|video)$/.test(element.localName)) return seen;
    return (
      seen && !text && colour !== 'none' && !/^rgba\(.*, 0\)$|transparent|\/ 0\)$/.test(colour)
    );
  }

  function outsidePicture({ element, box }) {
    const picture = element instanceof SVGElement ? element.ownerSVGElement : null;
    if (!picture || getComputedStyle(picture).overflow === 'visible') return false;
    const frame = picture.getBoundingClientRect();
    return (
      box.left < frame.left - 1 ||
      box.right > frame.right + 1 ||
      box.top < frame.top - 1 ||
      box.bottom > frame.bottom + 1
    );
  }

  function outsideWindow({ element, box }) {
    if (box.left >= -1 && box.right <= width + 1) return false;
    for (let each = element; each; each = each.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(each).overflowX)) return false;
    }
    return true;
  }

  /** Pairs of texts that are both drawn where they meet. Inside a formula that is how it is set. */
  function overlaps() {
    const pairs = [];
    const sorted = [...texts].sort((a, b) => a.box.left - b.box.left);
    sorted.forEach((a, index) => {
      for (const b of sorted.slice(index + 1)) {
        const across = Math.min(a.box.right, b.box.right) - b.box.left;
        if (across <= 0) break;
        const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
        // Boxes of text have air above and below: a third of a line is not yet a collision.
        if (across < 2 || down < Math.min(a.box.height, b.box.height) / 3) continue;
        const formula = a.element.closest('math');
        if (formula && formula === b.element.closest('math')) continue;
        if (a.element.contains(b.element) || b.element.contains(a.element)) continue;
        const x = b.box.left + across / 2;
        const y = Math.max(a.box.top, b.box.top) + down / 2;
        const drawn = document.elementsFromPoint(x, y);
        if (!drawn.includes(a.element) || !drawn.includes(b.element)) continue;
        if (passesBy(a.element) === passesBy(b.element)) pairs.push([a, b]);
      }
    });
    return pairs;
  }

  function nameOf(element, text = element.textContent) {
    const words = text.trim().replace(/\s+/g, ' ').slice(0, 24);
    const classes = (element.getAttribute('class') ?? '').trim().split(/\s+/)[0];
    return `"${words}" ${element.localName}${classes ? `.${classes}` : ''}`;
  }
}
