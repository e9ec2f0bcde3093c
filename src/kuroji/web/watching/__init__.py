"""The watcher: from the release calendar to the published story, across restarts, slips and full disks."""
