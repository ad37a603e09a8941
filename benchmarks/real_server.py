"""Run the real LibreTranslate server with one pack; started by ``benchmarks/served.py --server-python``.

    python benchmarks/real_server.py FOLDER PACK.argosmodel PORT

All that the server keeps lies in FOLDER. Two things of it are left out, since both would be downloaded:
the list of models (the pack is the only one), and the model that parts sentences (it gets sentences).
"""

from __future__ import annotations

import os
import sys


def main() -> None:
    folder, pack, port = sys.argv[1:]
    os.environ.update(
        {f"XDG_{kind}_HOME": f"{folder}/{kind}" for kind in ("DATA", "CONFIG", "CACHE")},
        HOME=folder,
        ARGOS_PACKAGES_DIR=f"{folder}/packages",
        ORT_DISABLE_TELEMETRY="1",
    )
    os.chdir(folder)
    from argostranslate import package, sbd

    package.install_from_path(pack)
    sbd.MiniSBDSentencizer.split_sentences = lambda self, text: [text]
    import libretranslate.init

    libretranslate.init.boot = lambda *_, **__: None
    from libretranslate.main import main as serve

    sys.argv = ["libretranslate", "--host", "127.0.0.1", "--port", port, "--disable-files-translation"]
    serve()


if __name__ == "__main__":
    main()
