// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/engine/enginejob.h"

namespace mesewright::ui {

namespace {

struct Name
{
    std::string operator()(const LoadWork&) const { return "load"; }
    std::string operator()(const UnloadWork&) const { return "unload"; }
    std::string operator()(const AnswerWork&) const { return "answer"; }
    std::string operator()(const GateWork& gate) const
    {
        return gate.verb.empty() ? "resume" : gate.verb;
    }
    std::string operator()(const DemoWork&) const { return "demo"; }
    std::string operator()(const ScoreWork&) const { return "score"; }
    std::string operator()(const EnvironmentWork&) const { return "env"; }
};

} // namespace

std::string workName(const Work& work)
{
    return std::visit(Name{}, work);
}

} // namespace mesewright::ui
