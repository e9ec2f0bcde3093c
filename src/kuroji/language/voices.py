"""Cue words for who says it and how: a forecast, a plan, a company's own figures, a belief."""

from __future__ import annotations

FORECAST_EN = (
    "forecast", "forecasts", "forecasted", "expected", "expect", "expects", "expectations", "polled", "poll",
    "consensus", "estimate of", "median estimate", "projected", "projection", "projections", "projects", "predict",
    "predicted", "predicts", "could reach", "could hit", "will reach", "is set to", "is likely to", "we look for",
    "we see", "we expect", "street had", "street expected", "pencilled in", "penciled in", "outlook", "anticipate",
    "anticipated", "call at", "our call", "by 2030", "would reach", "may reach",
)  # fmt: skip
FORECAST_JA = (
    "予想", "予測", "見通し", "見込み", "見込む", "見込まれ", "とみられる", "になりそうだ", "見立て", "試算", "推計",
    "市場予想", "事前予想", "コンセンサス", "だろう",
)  # fmt: skip
TARGET_EN = ("target", "targets", "goal", "goals", "aims to", "aim of", "aiming for", "plans to", "pledged", "ambition")
TARGET_JA = ("目標", "計画", "目指す", "目指し", "掲げる", "公約")
COMPANY_EN = (
    "affiliates", "operating profit", "net profit", "net income", "its profit", "its sales", "the company", "the firm",
    "the automaker", "the carmaker", "shares rose", "shares fell", "market value", "market capitalisation",
    "market capitalization", "Inc.", "Corp.", "Co.", "Ltd.", "plc",
)  # fmt: skip
COMPANY_JA = ("株式会社", "営業利益", "純利益", "経常利益", "同社", "売上高", "時価総額", "現地法人", "決算")
OPINION_EN = ("I think", "I believe", "probably", "in my view", "seems to me", "I guess", "feels like", "arguably")
OPINION_JA = ("と思う", "と考える", "ではないか", "かもしれない", "気がする")
# What is outside merchandise trade, however the sentence is built.
OUTSIDE_EN = (
    "services account", "current account", "digital deficit", "travel receipts", "foreign visitors", "tourists",
    "inbound spending", "income balance", "GDP", "budget deficit", "fiscal deficit",
)  # fmt: skip
OUTSIDE_JA = ("サービス収支", "経常収支", "デジタル赤字", "訪日客", "旅行収支", "所得収支", "国内総生産", "財政赤字")
