"""Words that tell runs, in English: what goes on, what marks that it does, and what state one is in meanwhile."""

from __future__ import annotations

from kuroji.language.movement import FALLING_VERBS_EN, RISING_VERBS_EN

# What a run may be one of, in the singular; its plural ends in s, surpluses and losses in es.
RISES_EN = (
    "rise", "increase", "gain", "advance", "climb", "jump", "surge", "leap", "upturn", "uptick", "rebound", "plus",
    "improvement", "expansion", "growth", "upswing", "recovery", "hike",
)  # fmt: skip
FALLS_EN = (
    "fall", "drop", "decline", "decrease", "dip", "slide", "slip", "slump", "retreat", "setback", "loss", "minus",
    "contraction", "reduction", "shrinkage", "downturn", "tumble", "plunge", "slowdown", "shrinking", "erosion",
)  # fmt: skip
SIDES_EN = ("deficit", "surplus", "shortfall", "red ink", "black ink", "red", "black", "gap")
GERUNDS_EN = tuple(verb for verb in (*RISING_VERBS_EN, *FALLING_VERBS_EN) if verb.endswith("ing"))
# After what goes on: three rises on the trot.
RUN_TAILS_EN = (
    "in a row", "running", "hand running", "on the trot", "on the spin", "on the bounce", "on end", "in succession",
    "in sequence", "straight", "consecutively", "successively", "back to back", "back-to-back", "one after another",
    "one after the other", "without a break", "without break", "without a pause", "without pause",
    "without interruption", "without a let-up", "without let-up", "without respite", "without exception",
    "uninterrupted", "unbroken", "nonstop", "non-stop",
)  # fmt: skip
# Those that mark a run even of what is left unsaid: ten on the trot.
ELLIPTIC_TAILS_EN = (
    "in a row", "hand running", "on the trot", "on the spin", "on the bounce", "in succession", "without a break",
    "without interruption",
)  # fmt: skip
RUNS_EN = ("run", "streak", "string", "series", "stretch", "spell", "sequence", "succession", "drought")
# Where a balance is meanwhile.
DEFICIT_STATES_EN = (
    "in the red", "in deficit", "under water", "underwater", "below water", "below zero", "below the line",
    "in negative territory", "in arrears", "in the minus", "in minus",
)  # fmt: skip
SURPLUS_STATES_EN = (
    "in the black", "in surplus", "above water", "above zero", "above the line", "in positive territory", "to the good",
    "in the plus", "in plus",
)  # fmt: skip
