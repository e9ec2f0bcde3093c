"""Subjects in words for the reasons of verdicts: exports of motor vehicles to the US, 米国向け自動車の輸出."""

from __future__ import annotations

from kuroji.classifications.commodities import PC
from kuroji.classifications.items import item
from kuroji.classifications.partners import partner
from kuroji.indicators.view import Subject
from kuroji.model.observation import TOTAL, WORLD, Flow

FLOWS_EN = {Flow.EXPORT: "exports", Flow.IMPORT: "imports", Flow.BALANCE: "the trade balance"}
FLOWS_JA = {Flow.EXPORT: "輸出", Flow.IMPORT: "輸入", Flow.BALANCE: "貿易収支"}
TOWARDS_EN = {Flow.EXPORT: "to", Flow.IMPORT: "from", Flow.BALANCE: "with"}
TOWARDS_JA = {Flow.EXPORT: "向け", Flow.IMPORT: "からの", Flow.BALANCE: "との"}


def subject_en(subject: Subject) -> str:
    """The subject in English."""
    flow = Flow(subject.flow)
    if subject.classification not in ("", PC):
        return item(flow, subject.classification, subject.commodity).name_en
    words = [FLOWS_EN[flow]]
    if subject.commodity != TOTAL and flow is not Flow.BALANCE:
        words.append(f"of {item(flow, subject.classification, subject.commodity).name_en}")
    if subject.partner != WORLD:
        words.append(f"{TOWARDS_EN[flow]} {partner(subject.partner).name_en}")
    return " ".join(words)


def subject_ja(subject: Subject) -> str:
    """The subject in Japanese."""
    flow = Flow(subject.flow)
    if subject.classification not in ("", PC):
        return item(flow, subject.classification, subject.commodity).name_ja
    place = "" if subject.partner == WORLD else partner(subject.partner).name_ja + TOWARDS_JA[flow]
    goods = ""
    if subject.commodity != TOTAL and flow is not Flow.BALANCE:
        goods = f"{item(flow, subject.classification, subject.commodity).name_ja}の"
    return f"{place}{goods}{FLOWS_JA[flow]}"
