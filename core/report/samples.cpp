// SPDX-License-Identifier: Apache-2.0
#include "core/report/samples.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace mesewright::report {

namespace {

constexpr std::size_t wanted = 3;

struct Pair
{
    const ItemResult* before = nullptr;
    const ItemResult* after = nullptr;
    int rank = 0; ///< 0 gained, 1 both, 2 neither, 3 lost
};

SamplePair::Side sideOf(const ItemResult& item, bool preferValid)
{
    SamplePair::Side side;
    side.candidates = static_cast<std::int64_t>(item.candidates.size());
    side.passed = std::ranges::count_if(item.candidates, &CandidateResult::valid);
    if (item.candidates.empty()) {
        side.verdict = "not_run";
        side.reason = "the file has no answer for this item";
        return side;
    }
    auto shown = std::ranges::find(item.candidates, preferValid, &CandidateResult::valid);
    if (shown == item.candidates.end())
        shown = item.candidates.begin();
    side.answer = shown->output;
    side.candidate = static_cast<int>(shown - item.candidates.begin()) + 1;
    side.verdict = !shown->outcome.empty() ? shown->outcome : shown->valid ? "passed" : "failed";
    side.reason = shown->reason;
    return side;
}

} // namespace

std::vector<SamplePair> chooseSamples(const Evidence& evidence)
{
    if (!evidence.baseline || !evidence.picked)
        return {};
    std::map<std::string, const ItemResult*> after;
    for (const ItemResult& item : evidence.adapters[*evidence.picked].results.items)
        after.try_emplace(pairingKey(item), &item);

    std::map<std::string, std::vector<Pair>> families;
    std::set<std::string> seen;
    for (const ItemResult& item : evidence.baseline->results.items) {
        const std::string key = pairingKey(item);
        const auto other = after.find(key);
        if (other == after.end() || !seen.insert(key).second)
            continue;
        const bool was = item.passAtK > 0, is = other->second->passAtK > 0;
        families[item.family].push_back({&item, other->second, was ? (is ? 1 : 3) : (is ? 0 : 2)});
    }

    std::vector<SamplePair> samples;
    std::vector<std::string> names = familyNames(evidence);
    for (const auto& [name, pairs] : families)
        if (std::ranges::find(names, name) == names.end())
            names.push_back(name);
    for (std::size_t round = 0; round < wanted && samples.size() < wanted; ++round)
        for (const std::string& name : names) {
            std::vector<Pair>& pairs = families[name];
            if (round == 0)
                std::ranges::stable_sort(pairs, {}, &Pair::rank);
            if (round >= pairs.size() || samples.size() == wanted)
                continue;
            const Pair& pair = pairs[round];
            SamplePair sample;
            sample.family = name;
            sample.id = pair.before->id;
            sample.instruction = pair.before->instruction;
            sample.input = pair.before->input;
            sample.before = sideOf(*pair.before, pair.rank == 1 || pair.rank == 3);
            sample.after = sideOf(*pair.after, pair.rank <= 1);
            std::array<std::int64_t, 4> ranks{};
            for (const Pair& one : pairs)
                ++ranks[static_cast<std::size_t>(one.rank)];
            sample.gained = ranks[0];
            sample.both = ranks[1];
            sample.neither = ranks[2];
            sample.lost = ranks[3];
            samples.push_back(std::move(sample));
        }
    return samples;
}

} // namespace mesewright::report
