"""Times typst on the notices in a folder: prints the median in milliseconds and the size of the first."""
import os, statistics, sys, time
import typst

folder, fonts = sys.argv[1:3]
names = sorted((n for n in os.listdir(folder) if n.endswith(".typ")), key=lambda n: int(n[:-4]))
compiler = typst.Compiler(os.path.join(folder, names[0]), root=folder, font_paths=[fonts], ignore_system_fonts=True)
times, sizes = [], []
for name in names:
    start = time.perf_counter()
    sizes.append(len(compiler.compile(input=os.path.join(folder, name), format="pdf")))
    times.append((time.perf_counter() - start) * 1000)
# A face that is not found would be another's, of another size.
_, warnings = compiler.compile_with_warnings(input=os.path.join(folder, names[0]), format="pdf")
if warnings:
    sys.exit(f"typst warns: {warnings[0].message}")
print(f"{statistics.median(times[1:]):.2f} {sizes[0]}")
