# SPDX-License-Identifier: Apache-2.0
"""picture: lines over time as a small SVG, no library needed."""

WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 900, 300, 60, 34, 150, 36
COLOURS = ("#0b6e4f", "#c1440e", "#1f4e9e", "#8a5a00", "#6b2d8f")


def picture(path, title, what, lines, step_s, mark=None):
    """lines: name -> values, one each step_s; mark: a level drawn across."""
    values = sorted(v for some in lines.values() for v in some)
    if not values:
        return
    # A start burst may be a hundred times the rest; what is cut off says so.
    top = max(values[min(int(len(values) * 0.995), len(values) - 1)], mark or 0) * 1.1 or 1
    longest = max(len(v) for v in lines.values())
    inner_w, inner_h = WIDTH - LEFT - RIGHT, HEIGHT - TOP - BOTTOM

    def x(i):
        return LEFT + inner_w * i / max(longest - 1, 1)

    def y(v):
        return TOP + inner_h * (1 - min(v, top) / top)

    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" '
           f'font-size="12"><rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
           f'<text x="{LEFT}" y="20" font-size="14">{title}</text>']
    for i in range(5):
        v = top * i / 4
        out.append(f'<line x1="{LEFT}" x2="{LEFT + inner_w}" y1="{y(v):.1f}" y2="{y(v):.1f}" stroke="#ddd"/>'
                   f'<text x="{LEFT - 6}" y="{y(v) + 4:.1f}" text-anchor="end">{v:.3g}</text>')
    if mark is not None:
        out.append(f'<line x1="{LEFT}" x2="{LEFT + inner_w}" y1="{y(mark):.1f}" y2="{y(mark):.1f}" '
                   'stroke="black" stroke-dasharray="4 3"/>')
    for i in range(0, longest, max(round(longest / 8), 1)):
        out.append(f'<text x="{x(i):.1f}" y="{HEIGHT - 18}" text-anchor="middle">{i * step_s:g} s</text>')
    for n, (name, some) in enumerate(lines.items()):
        colour = COLOURS[n % len(COLOURS)]
        points = " ".join(f"{x(i):.1f},{y(v):.1f}" for i, v in enumerate(some))
        out.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="1.3"/>'
                   f'<text x="{WIDTH - RIGHT + 10}" y="{TOP + 16 + 18 * n}" fill="{colour}">{name}</text>')
    out.append(f'<text x="{LEFT}" y="{HEIGHT - 4}" fill="#555">{what}; values above {top:.3g} are drawn there</text></svg>')
    with open(path, "w", encoding="utf-8") as f:
        f.write("\n".join(out) + "\n")
