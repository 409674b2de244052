#!/usr/bin/env python3
"""Looks at pages with pictures in a headless Chromium, as a reader would: pages.py FILE...

A file is a page (.html) or a picture (.svg). Each is shown narrow and wide, in light and in dark, and must have: no error in
its console, nothing that makes the window scroll sideways, no picture without a size, no label of a picture that leaves it
or lies on another one, every text in a contrast of 4.5 or more, and other colours by dark than by light. It first shows
itself a page on which all of that is wrong, and ends unless it sees each fault.

It knows how Chromium is started (chromium.sh) and nothing of what the pages are about.
"""
import html
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

CHROMIUM = Path(__file__).resolve().parent / "chromium.sh"
WIDTHS = (390, 1280)  # a phone and a desk
SCHEMES = {"light": [], "dark": ["--force-dark-mode"]}
CONTRAST = 4.5  # of WCAG AA

# Runs in a page that has the others as frames; what it found stands in the page afterwards.
LOOK = r"""
const channels = colour => (colour.match(/[\d.]+/g) || []).map(Number);
const luminance = colour => channels(colour).slice(0, 3).map(c => c / 255)
    .map(c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4).reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
const contrast = (a, b) => { const [x, y] = [luminance(a), luminance(b)].sort((p, q) => q - p); return (x + .05) / (y + .05); };
const clear = colour => { const c = channels(colour); return c.length === 4 && c[3] === 0; };
const named = text => '"' + text.textContent.slice(0, 60) + '"';

function look(frame) {
  const view = frame.contentWindow, page = frame.contentDocument, found = [], colours = {};
  const style = element => view.getComputedStyle(element);
  function behind(element) {  // the first colour that is below it
    for (let at = element; at; at = at.parentElement) {
      if (!clear(style(at).backgroundColor)) return style(at).backgroundColor;
    }
    return 'rgb(255, 255, 255)';
  }
  function readable(element, colour) {
    const paper = behind(element), ratio = contrast(colour, paper);
    if (ratio < LEAST) found.push('contrast ' + ratio.toFixed(2) + ' of ' + named(element));
    const kind = element.parentElement.getAttribute('class') + ' ' + element.nodeName + ' ' + element.getAttribute('class');
    colours[kind.replaceAll('null', '').trim()] = colour + ' on ' + paper;
  }
  if (page.documentElement.scrollWidth > view.innerWidth) found.push('the window scrolls sideways: ' + page.documentElement.scrollWidth);
  for (const one of page.querySelectorAll('h1,h2,p,a,dt,dd,summary')) readable(one, style(one).color);
  page.querySelectorAll('svg').forEach((picture, number) => {
    const where = 'picture ' + (number + 1) + ': ', box = picture.getBoundingClientRect();
    if (box.width < 1 || box.height < 1) { found.push(where + 'it has no size'); return; }
    const labels = [...picture.querySelectorAll('text')].map(text => ({ text, box: text.getBoundingClientRect() }));
    for (const { text, box: own } of labels) {
      readable(text, style(text).fill);
      if (own.width < 1) found.push(where + named(text) + ' has no size');
      if (own.left < box.left || own.right > box.right || own.top < box.top || own.bottom > box.bottom)
        found.push(where + named(text) + ' leaves the picture');
    }
    labels.sort((a, b) => a.box.top - b.box.top);
    labels.forEach((one, i) => {
      // Lines of one label may touch: only what is more than two pixels is letters on letters.
      for (let j = i + 1; j < labels.length && labels[j].box.top < one.box.bottom - 2; j++) {
        const other = labels[j].box;
        if (other.left < one.box.right - 1 && one.box.left < other.right - 1)
          found.push(where + named(one.text) + ' and ' + named(labels[j].text) + ' overlap');
      }
    });
  });
  return { page: frame.dataset.name, found, colours, pictures: page.querySelectorAll('svg').length };
}

addEventListener('load', () => {
  const all = [...document.querySelectorAll('iframe')].map(look);
  document.getElementById('result').textContent = JSON.stringify(all);
});
""".replace("LEAST", str(CONTRAST))

BAD = """<!DOCTYPE html><html lang="en"><title>faults</title><body style="background:#fff">
<p style="color:#ccc">pale</p><p style="width:3000px;color:#000">wide</p>
<svg width="0" height="0"><text y="9">nothing</text></svg>
<svg width="200" height="60"><text x="5" y="20">one label</text><text x="12" y="22">another</text>
<text x="150" y="50">it leaves the picture</text></svg>
<script>console.error("a planted error")</script></body></html>"""
FAULTS = ("contrast", "scrolls sideways", "no size", "leaves the picture", "overlap")


def frames(pages):
    """A page with each of those as a frame, by width."""
    parts = [f'<iframe data-name="{html.escape(name)} at {width}" width="{width}" height="900" srcdoc="{html.escape(text)}"></iframe>'
             for name, text in pages for width in WIDTHS]
    return ('<!DOCTYPE html><html lang="en"><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>pages</title>'
            f'<body>{"".join(parts)}<pre id="result"></pre><script>{LOOK}</script></body></html>')


def shown(pages, options):
    """What the browser found on each, and what stands in its console."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "pages.html"
        file.write_text(frames(pages), encoding="utf-8")
        done = subprocess.run([CHROMIUM, *options, "--window-size=1400,1000", "--dump-dom", file.as_uri()], capture_output=True,
                              text=True, check=False)
    result = re.search(r'<pre id="result">(.+?)</pre>', done.stdout, re.DOTALL)
    if done.returncode or not result:
        sys.exit(f"The browser showed nothing (exit code {done.returncode}):\n{done.stderr}")
    return json.loads(html.unescape(result[1])), done.stderr


def text_of(file):
    text = file.read_text(encoding="utf-8")
    if file.suffix != ".svg":
        return text
    return ('<!DOCTYPE html><html lang="en"><meta name="color-scheme" content="light dark"><title>a picture</title>'
            f'<body style="margin:0"><div style="overflow-x:auto">{text}</div></body></html>')


def see_faults():
    """That which finds nothing finds nothing only because nothing is there."""
    seen, console = shown([("the planted faults", BAD)], [])
    said = "\n".join(seen[1]["found"])
    missed = [fault for fault in FAULTS if fault not in said] + ["a planted error"] * ("a planted error" not in console)
    if missed:
        sys.exit(f"The faults were planted and not seen: {', '.join(missed)}\n{said}\n{console}")


def main(files):
    pages = [(file.name, text_of(file)) for file in files]
    see_faults()
    problems, colours = [], {}
    for scheme, options in SCHEMES.items():
        seen, console = shown(pages, options)
        if console:
            problems.append(f"in the console, {scheme}: {console}")
        for one in seen:
            problems += [f"{one['page']}, {scheme}: {what}" for what in one["found"]]
            problems += [f"{one['page']}, {scheme}: no picture"] * (not one["pictures"])
            colours.setdefault(one["page"], []).append(one["colours"])
            print(f"{one['page']}, {scheme}: {one['pictures']} pictures, {len(one['colours'])} kinds of text")
    for page, (light, dark) in colours.items():
        problems += [f"{page}: {kind} is {light[kind]} by light and by dark" for kind in light if light[kind] == dark.get(kind)]
    print(*problems, sep="\n")
    return 1 if problems else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main([Path(argument) for argument in sys.argv[1:]]))
