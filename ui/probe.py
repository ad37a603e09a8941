"""Try Qt out and print what was found, as JSON.

Run it as a process of its own: what it tries may end the process.
"""

from __future__ import annotations

import json
import sys


def probe() -> dict[str, object]:
    """Start an application, draw a widget; return Qt's version, the font families and what None lost."""
    from PySide6.QtCore import qVersion
    from PySide6.QtGui import QFontDatabase
    from PySide6.QtWidgets import QApplication, QLabel

    app = QApplication([])
    label = QLabel("Sidelight")
    label.resize(200, 50)
    image = label.grab().toImage()
    before = sys.getrefcount(None)
    for _ in range(500):
        label.setToolTip("x")
    lost = before - sys.getrefcount(None)
    shades = {image.pixel(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}
    found = {
        "qt": qVersion(),
        "platform": app.platformName(),
        "families": QFontDatabase.families(),
        "text_drawn": len(shades) > 2,
        "none_lost": lost,
    }
    label.deleteLater()
    return found


if __name__ == "__main__":
    print(json.dumps(probe()))
