"""Fills in a feedback form in LibreOffice, as the README beside it says, and saves it in three formats.

    soffice --headless --accept="pipe,name=forms;urp" &
    python3 fill.py forms FORM.xlsx FOLDER

Run by `cargo xtask documents`; needs Debian's python3-uno.
"""

import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

FILTERS = {"xlsx": "Calc MS Excel 2007 XML", "xls": "MS Excel 97", "ods": "calc8"}
CODE, PERCENT, NARRATIVE, PROBLEMS, NEXT, DAY = 0, 6, 7, 8, 9, 10
FIRST = 3


def connect(pipe):
    """The desktop of the LibreOffice that listens at the pipe, once it does."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(120):
        try:
            there = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return there.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", there)
        except NoConnectException:
            time.sleep(0.5)
    sys.exit(f"no LibreOffice listens at the pipe {pipe}")


def having(**properties):
    return tuple(PropertyValue(Name=name, Value=value) for name, value in properties.items())


def fill(sheet):
    def cell(item, column):
        return sheet.getCellByPosition(column, FIRST + item)

    for item in range(4):
        cell(item, PERCENT).Value = 60
        cell(item, NARRATIVE).String = "已排查80座。"
    cell(0, PROBLEMS).String = "缺检测设备"
    cell(0, NEXT).String = "6月20日前全部完成"
    # Typed as a person types it, so that Calc makes a date of it.
    cell(0, DAY).FormulaLocal = "2026-06-10"
    cell(1, PERCENT).Formula = "=50+50"
    cell(3, DAY).String = "6.10"
    # The number stands in a guarded cell; whoever changes it has lifted the guard first.
    sheet.unprotect("")
    cell(2, CODE).String = "2026-099"


def main(pipe, form, folder):
    desktop = connect(pipe)
    document = desktop.loadComponentFromURL(Path(form).resolve().as_uri(), "_blank", 0, having(Hidden=True))
    fill(document.Sheets.getByIndex(0))
    for ending, name in FILTERS.items():
        into = Path(folder).resolve() / f"filled.{ending}"
        document.storeToURL(into.as_uri(), having(FilterName=name))
    document.Sheets.getByIndex(0).Columns.removeByIndex(PERCENT, 1)
    cut = Path(folder).resolve() / "cut.xlsx"
    document.storeToURL(cut.as_uri(), having(FilterName=FILTERS["xlsx"]))
    document.close(True)
    try:
        desktop.terminate()
    except Exception:
        # The office is gone before it could answer.
        pass


main(*sys.argv[1:])
