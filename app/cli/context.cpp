// SPDX-License-Identifier: Apache-2.0
#include "app/cli/context.h"

#include "app/cli/verb.h"

#include <algorithm>
#include <cctype>

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

bool isCuda(const std::string& device)
{
    if (device == "cuda")
        return true;
    const std::string prefix = "cuda:";
    return device.starts_with(prefix) && device.size() > prefix.size() && device.size() < 9 &&
           std::all_of(device.begin() + 5, device.end(),
                       [](unsigned char c) { return std::isdigit(c) != 0; });
}

} // namespace

void GeneralOptions::options(OptionVisitor& v)
{
    v.option(&json, Option("json", "print one JSON object on standard output and nothing else "
                                   "there; a failure is {\"error\": {kind, message, exit_code}}"));
    v.option(&workspace, Option("workspace", "DIR", "the folder with data, runs and results"));
    v.option(&device,
             Option("device", "WHERE", "what computes: cpu, cuda, cuda:N or auto (here the CPU)"));
    v.option(&threads, Option("threads", "N", "threads that compute")
                           .within(0, 4096)
                           .defaultsTo("all processors"));
    v.option(&quiet, Option("quiet", "no progress and no messages but errors"));
    v.option(&verbose, Option("verbose", "more messages"));
}

Result<void> checkDevice(const std::string& device, bool mustExist)
{
    if (device == "cpu" || device == "auto")
        return {};
    if (!isCuda(device))
        return badInput("--device: found '" + device + "', expected cpu, cuda, cuda:N or auto");
    if (!mustExist)
        return {};
    return machineLacks("--device " + device +
                        ": this build of Mesewright computes on the processor only, it has no "
                        "CUDA engine; use --device cpu");
}

Json optionsToJson(Verb& verb)
{
    JsonVisitor visitor;
    verb.options(visitor);
    return visitor.values;
}

} // namespace mesewright
