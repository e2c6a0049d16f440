"""``python -m station.commands``: the command line without its installed script."""

import sys

from station.commands import main

sys.exit(main())
