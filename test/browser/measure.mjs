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

  const texts = visibleTexts();
  const list = (title, found, words) => {
    if (found.length === 0) return;
    const shown = [...new Set(found.map(words))];
    const rest = shown.length > 6 ? `, and ${shown.length - 6} more` : '';
    problems.push(`${title} (${found.length}): ${shown.slice(0, 6).join(', ')}${rest}`);
  };

  const small = texts.filter(({ size }) => size < smallest - 0.05);
  list(`text below ${smallest} px`, small, ({ size, name }) => `${size.toFixed(1)} px ${name}`);
  list('text cut by its box', clippedBoxes(), (element) => nameOf(element));
  list('text cut by its picture', texts.filter(outsidePicture), ({ name }) => name);
  list('text outside the window', texts.filter(outsideWindow), ({ name }) => name);
  list('text on text', overlaps(), ([a, b]) => `${a.name} and ${b.name}`);
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

  function clippedBoxes() {
    return [...document.body.querySelectorAll('*')].filter((element) => {
      if (!(element instanceof HTMLElement)) return false;
      const ownText = [...element.childNodes].some(
        (node) => node.nodeType === 3 && node.data.trim(),
      );
      if (!ownText || !isVisible(element)) return false;
      const { overflowX, overflowY, display } = getComputedStyle(element);
      if (display === 'inline') return false;
      const cuts = (overflow) => overflow === 'hidden' || overflow === 'clip';
      return (
        (cuts(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
        (cuts(overflowY) && element.scrollHeight > element.clientHeight + 1)
      );
    });
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
        if (drawn.includes(a.element) && drawn.includes(b.element)) pairs.push([a, b]);
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
