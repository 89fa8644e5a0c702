#!/usr/bin/env python3
"""Makes the bundled fonts again, next to this script. See README.md.

Needs: npm (fetches two packages at the versions below), fontconfig with
Noto Sans CJK KR installed (or --cjk FILE), and `pip install fonttools`.

    python3 make.py [--cjk NotoSansCJK-Regular.ttc] [--npm DIR]

--npm DIR is a folder to keep the unpacked npm packages in; without it they go
to a temporary folder that is removed at the end.
"""
import argparse
import pathlib
import subprocess
import sys
import tarfile
import tempfile

from fontTools import subset
from fontTools.otlLib.optimize import compact
from fontTools.ttLib import TTCollection, TTFont

HERE = pathlib.Path(__file__).resolve().parent

SERIF = ("source-serif", "4.5.1")  # Adobe's own package: whole static TTFs
INTER = ("@expo-google-fonts/inter", "0.4.2")  # whole static TTFs, Inter 4.001

# Output file, package, file in the package, family, style.
# "Source" is a Reserved Font Name, and a subset is a Modified Version, so the
# OFL asks for another name. Inter reserves none and keeps its own.
FACES = [
    ("BriefingSerif-Regular.ttf", SERIF, "TTF/SourceSerif4-Regular.ttf", "Briefing Serif", "Regular"),
    ("BriefingSerif-Italic.ttf", SERIF, "TTF/SourceSerif4-It.ttf", "Briefing Serif", "Italic"),
    ("BriefingSerif-SemiBold.ttf", SERIF, "TTF/SourceSerif4-Semibold.ttf", "Briefing Serif", "SemiBold"),
    ("Inter-Regular.ttf", INTER, "400Regular/Inter_400Regular.ttf", "Inter", "Regular"),
    ("Inter-Italic.ttf", INTER, "400Regular_Italic/Inter_400Regular_Italic.ttf", "Inter", "Italic"),
    ("Inter-SemiBold.ttf", INTER, "600SemiBold/Inter_600SemiBold.ttf", "Inter", "SemiBold"),
]

# What a face keeps, where it has it.
RANGES = [
    (0x0020, 0x007E), (0x00A0, 0x017F), (0x018F, 0x018F), (0x0192, 0x0192),
    (0x01A0, 0x01A1), (0x01AF, 0x01B0), (0x01B7, 0x01B7), (0x01C4, 0x01DC),
    (0x01E2, 0x01F5), (0x01F8, 0x021F), (0x0226, 0x0237), (0x024A, 0x024D),
    (0x0259, 0x0259), (0x0292, 0x0292), (0x02B9, 0x02BC), (0x02C6, 0x02DD),
    (0x0300, 0x0315), (0x031B, 0x0338), (0x0374, 0x0375), (0x037E, 0x03CE),
    (0x0400, 0x045F), (0x0490, 0x04FF), (0x1E00, 0x1EFF), (0x2000, 0x206F),
    (0x2070, 0x208E), (0x20A0, 0x20C0), (0x2100, 0x215E), (0x2190, 0x21AA),
    (0x2200, 0x2212), (0x2215, 0x221E), (0x2248, 0x2265), (0x25A0, 0x25FF),
    (0x2611, 0x2611), (0x2713, 0x2717), (0xFB01, 0xFB02),
]
UI_EXTRA = [(0x21B0, 0x21FF), (0x2303, 0x2335), (0x23CE, 0x23CF), (0x2605, 0x2606), (0x26A0, 0x26A0)]

# egui shapes text (harfrust): kerning and mark placement are wanted. Ligatures
# and contextual alternates are not: a reader must be able to select half of
# "fi", and "->" must stay what the source wrote.
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl"]

CJK_ALWAYS = (
    "\u3000、。〃々〈〉《》「」『』【】〔〕〖〗〜・…·"
    "（），．：；？！［］｛｝～￦￥"
    "이재명 高市早苗 위성락 청와대 丙午 병오 나라현 奈良 법륭사 法隆寺 "
    "溫故知新 대한민국 정책브리핑 출처"
)
CJK_BRIEFINGS = HERE.parent.parent / "data"  # *.ron
# egui centres a fallback face in the line by its height, so equal metrics are
# what makes the baselines meet.
SERIF_ASCENT, SERIF_DESCENT, SERIF_UPEM = 1036, -335, 1000


def is_cjk(c):
    o = ord(c)
    return (
        0x1100 <= o <= 0x11FF or 0x2E80 <= o <= 0x9FFF or 0xA960 <= o <= 0xA97F
        or 0xAC00 <= o <= 0xD7FF or 0xF900 <= o <= 0xFAFF or 0xFE30 <= o <= 0xFE4F
        or 0xFF00 <= o <= 0xFFEF or 0x20000 <= o <= 0x3FFFF
    )


def npm(package, root):
    name, version = package
    out = root / (name.strip("@").replace("/", "-") + "-" + version)
    if not out.exists():
        got = subprocess.run(
            ["npm", "pack", "--silent", f"{name}@{version}"],
            cwd=root, check=True, stdout=subprocess.PIPE, text=True,
        ).stdout.split()[-1]
        with tarfile.open(root / got) as tar:
            tar.extractall(out, filter="data")
        (root / got).unlink()
    return out / "package"


def cut(font, unicodes, features):
    o = subset.Options()
    o.hinting = False
    o.layout_features = features
    o.layout_scripts = ["*"]
    o.name_IDs = [0, 1, 2, 3, 4, 5, 6, 7, 13, 14]
    o.name_languages = [0x409]
    o.glyph_names = False
    o.notdef_outline = True
    o.recalc_bounds = True
    o.recalc_timestamp = False
    o.drop_tables += ["DSIG", "STAT", "BASE", "vhea", "vmtx", "VORG", "gasp", "meta"]
    o.desubroutinize = True
    s = subset.Subsetter(o)
    s.populate(unicodes=unicodes)
    s.subset(font)
    # The same bytes whether or not uharfbuzz is installed.
    font.cfg["fontTools.ttLib.tables.otBase:USE_HARFBUZZ_REPACKER"] = False
    if "GPOS" in font:
        compact(font, 9)


def rename(font, family, style, origin):
    name, ps = font["name"], family.replace(" ", "") + "-" + style
    version = name.getDebugName(5).split(";")[0]
    regular4 = style in ("Regular", "Italic", "Bold")
    full = family if style == "Regular" else f"{family} {style}"
    for i in (16, 17, 21, 22, 25):
        name.removeNames(nameID=i)
    name.names = [n for n in name.names if n.platformID == 3]
    for i, text in {
        1: family if regular4 else full,
        2: style if regular4 else "Regular",
        3: f"{version};{ps};Briefing Viewer",
        4: full,
        5: f"{version};subset for Briefing Viewer",
        6: ps,
        10: f"A subset of {origin}, made for Briefing Viewer.",
    }.items():
        name.setName(text, i, 3, 1, 0x409)
    if not regular4:
        name.setName(family, 16, 3, 1, 0x409)
        name.setName(style, 17, 3, 1, 0x409)
    os2 = font["OS/2"]
    os2.usWeightClass = {"SemiBold": 600, "Bold": 700}.get(style, 400)
    sel = os2.fsSelection & ~0b1100001
    sel |= {"Regular": 0x40, "Italic": 0x01, "Bold": 0x20}.get(style, 0x40)
    os2.fsSelection = sel
    font["head"].macStyle = {"Bold": 1, "Italic": 2}.get(style, 0)
    if "CFF " in font:
        cff = font["CFF "].cff
        cff.fontNames = [ps]
        top = cff.topDictIndex[0]
        for key in ("FullName", "FamilyName", "Weight", "Notice", "Copyright", "version"):
            if key in top.rawDict:
                del top.rawDict[key]
                top.__dict__.pop(key, None)
        for i, fd in enumerate(getattr(top, "FDArray", [])):
            fd.FontName = f"{ps}-{i}"


def default_figures(font):
    """Proportional lining figures as the plain ones (the face's are tabular)."""
    cmap = font.getBestCmap()
    swap = {}
    gsub = font["GSUB"].table
    for record in gsub.FeatureList.FeatureRecord:
        if record.FeatureTag == "pnum":
            for i in record.Feature.LookupListIndex:
                for st in gsub.LookupList.Lookup[i].SubTable:
                    st = getattr(st, "ExtSubTable", st)
                    swap.update({k: v for k, v in st.mapping.items()})
    for table in font["cmap"].tables:
        for c in range(0x30, 0x3A):
            if c in table.cmap:
                table.cmap[c] = swap.get(cmap[c], cmap[c])


def face(out, package, path, family, style, root):
    font = TTFont(npm(package, root) / path, recalcTimestamp=False)
    origin = f"{font['name'].getDebugName(16) or font['name'].getDebugName(1)} {style}"
    ranges = RANGES if package is SERIF else RANGES + UI_EXTRA
    if package is SERIF:
        default_figures(font)
        origin = f"Adobe's serif text face, release 4.005, {style}"
    cut(font, {u for a, b in ranges for u in range(a, b + 1)}, FEATURES)
    cmap = font.getBestCmap()
    if 0xAD not in cmap:  # soft hyphen: invisible when shaped, but not missing
        for t in font["cmap"].tables:
            if t.isUnicode():
                t.cmap[0xAD] = cmap[0x2D]
    rename(font, family, style, origin)
    font.save(HERE / out)


def cjk(source):
    chars = set(CJK_ALWAYS)
    for ron in sorted(CJK_BRIEFINGS.glob("*.ron")):
        chars |= set(ron.read_text(encoding="utf-8"))
    # `…` and `·` stay with the text faces; the rest is what those cannot draw.
    chars = {c for c in chars if is_cjk(c)}
    fonts = TTCollection(source).fonts if str(source).endswith((".ttc", ".otc")) else [TTFont(source)]
    font = next(f for f in fonts if f["name"].getDebugName(4) == "Noto Sans CJK KR")
    font.recalcTimestamp = False
    missing = sorted(c for c in chars if ord(c) not in font.getBestCmap())
    if missing:
        print("not in Noto Sans CJK KR:", " ".join(missing), file=sys.stderr)
    cut(font, {ord(c) for c in chars} | {0x20}, [])
    for tag in ("GSUB", "GPOS", "GDEF"):
        if tag in font:
            del font[tag]
    scale = font["head"].unitsPerEm / SERIF_UPEM
    up, down = round(SERIF_ASCENT * scale), round(SERIF_DESCENT * scale)
    hhea, os2 = font["hhea"], font["OS/2"]
    hhea.ascent, hhea.descent, hhea.lineGap = up, down, 0
    os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = up, down, 0
    os2.usWinAscent, os2.usWinDescent = up, -down
    rename(font, "Briefing CJK", "Regular", "Noto Sans CJK KR")
    font.save(HERE / "BriefingCJK-Regular.otf")
    return chars


def main():
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--cjk", type=pathlib.Path)
    ap.add_argument("--npm", type=pathlib.Path)
    args = ap.parse_args()
    source = args.cjk or pathlib.Path(subprocess.run(
        ["fc-match", "-f", "%{file}", "Noto Sans CJK KR:style=Regular"],
        check=True, stdout=subprocess.PIPE, text=True).stdout)
    with tempfile.TemporaryDirectory() as tmp:
        root = (args.npm or pathlib.Path(tmp)).resolve()
        root.mkdir(parents=True, exist_ok=True)
        for row in FACES:
            face(*row, root)
    chars = cjk(source)
    print(f"{len(chars)} CJK characters")
    for f in sorted(HERE.glob("*.[to]tf")):
        print(f"{f.stat().st_size:7d}  {f.name}")


if __name__ == "__main__":
    main()
