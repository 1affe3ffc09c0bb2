-- expect: loaded|failed
core.after(0 / 0, print)
core.after(1 / 0, print)
core.after(-1 / 0, print)
core.after(1e308, print)
