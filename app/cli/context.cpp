// SPDX-License-Identifier: Apache-2.0
#include "app/cli/context.h"

#include "app/cli/verb.h"

namespace mesewright {

namespace {

class JsonVisitor final : public OptionVisitor
{
public:
    void option(OptionTarget target, const Option& option) override
    {
        values[option.name] = optionValue(target);
    }
    Json values = Json::object();
};

} // namespace

void GeneralOptions::options(OptionVisitor& v)
{
    v.option(&json, Option("json", "print one JSON object on standard output and nothing else "
                                   "there; a failure is {\"error\": {kind, message, exit_code}}"));
    v.option(&workspace, Option("workspace", "DIR", "the folder with data, runs and results"));
    v.option(&device, Option("device", "WHERE",
                             "what computes: cpu, cuda, cuda:N or auto, a GPU if there is one"));
    v.option(&precision,
             Option("precision", "NAME", "auto is fp32 on the processor and bf16 on a GPU")
                 .oneOf({"auto", "fp32", "bf16"}));
    v.option(&threads, Option("threads", "N", "threads that compute")
                           .within(0, 4096)
                           .defaultsTo("all processors"));
    v.option(&quiet, Option("quiet", "no progress and no messages but errors"));
    v.option(&verbose, Option("verbose", "more messages"));
}

Result<EngineOptions> GeneralOptions::engine() const
{
    MESEWRIGHT_TRY(const EnginePrecision how, parseEnginePrecision(precision));
    return EngineOptions{device, how};
}

Result<void> checkDevice(const std::string& device, bool mustExist)
{
    MESEWRIGHT_CHECK(checkDeviceName(device));
    // What auto is shows when a model is opened.
    if (!mustExist || device == "auto")
        return {};
    const Result<std::string> found = resolveDevice(device);
    return found ? Result<void>() : Result<void>(found.error());
}

Json optionsToJson(Verb& verb)
{
    JsonVisitor visitor;
    verb.options(visitor);
    return visitor.values;
}

} // namespace mesewright
