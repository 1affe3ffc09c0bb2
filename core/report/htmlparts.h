// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/evidence.h"
#include "core/report/markup.h"
#include "core/report/tables.h"

/// The pieces that the page is put together from, top to bottom.
namespace mesewright::report {

/// Class (colour) and icon of a state; the word always stands beside them.
struct StateLook
{
    const char* colour = "none";
    const char* icon = "dash";
};
[[nodiscard]] StateLook lookOf(GateState state);
[[nodiscard]] StateLook lookOf(Severity severity);
[[nodiscard]] StateLook lookOfVerdict(const std::string& verdict);

/// A 16 px outline icon: check, cross, warning, info, dash, play, stale.
void icon(Markup& out, const char* name);
void badge(Markup& out, const StateLook& look, const std::string& word);

void banner(Markup& out, const Evidence& evidence);
void tiles(Markup& out, const Evidence& evidence);
void gateGrid(Markup& out, const Evidence& evidence);
void findingList(Markup& out, const std::vector<Finding>& findings);
void tableOf(Markup& out, const Table& table);
void factList(Markup& out, const std::vector<std::pair<std::string, std::string>>& facts);
void sampleCards(Markup& out, const Evidence& evidence);

} // namespace mesewright::report
