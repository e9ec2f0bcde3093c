"""Series for the tests of seasonal adjustment: the airline passengers, and an invented one whose parts are known."""

from __future__ import annotations

import numpy as np

from kuroji.indicators.seasonal.levels import Floats, Levels
from kuroji.model.period import month, parse

# International airline passengers, thousands, January 1949 to December 1960: Box and Jenkins (1976), series G.
PASSENGERS = """
112 118 132 129 121 135 148 148 136 119 104 118
115 126 141 135 125 149 170 170 158 133 114 140
145 150 178 163 172 178 199 199 184 162 146 166
171 180 193 181 183 218 230 242 209 191 172 194
196 196 236 235 229 243 264 272 237 211 180 201
204 188 235 227 234 264 302 293 259 229 203 229
242 233 267 269 270 315 364 347 312 274 237 278
284 277 317 313 318 374 413 405 355 306 271 306
315 301 356 348 355 422 465 467 404 347 305 336
340 318 362 348 363 435 491 505 404 359 310 337
360 342 406 396 420 472 548 559 463 407 362 405
417 391 419 461 472 535 622 606 508 461 390 432
"""
SEASON = np.array([0.86, 0.93, 1.10, 1.03, 0.92, 1.02, 1.04, 0.93, 1.03, 1.04, 1.01, 1.09])


def passengers() -> Levels:
    return Levels("airline passengers", parse("1949-01"), np.array(PASSENGERS.split(), dtype=float))


def invented(months: int = 120, first: str = "2015-01", noise: float = 0.01, seed: int = 1) -> Levels:
    """Exponential growth of 0.3% a month times SEASON (of mean one in logarithms) times a little noise."""
    return Levels("invented", parse(first), trend_of(months) * season_of(months, first) * noise_of(months, noise, seed))


def trend_of(months: int) -> Floats:
    return 1e6 * np.exp(0.003 * np.arange(months))


def season_of(months: int, first: str = "2015-01") -> Floats:
    factors = SEASON / np.exp(np.log(SEASON).mean())
    return factors[(month(parse(first).start).part - 1 + np.arange(months)) % 12]


def noise_of(months: int, size: float, seed: int) -> Floats:
    return np.exp(np.random.default_rng(seed).normal(0, size, months))
