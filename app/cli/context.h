// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/option.h"
#include "app/cli/output.h"
#include "core/base/cancel.h"
#include "core/base/json.h"
#include "core/base/progress.h"
#include "core/llm/enginedevice.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace mesewright {

/// The options that every verb has, before or after its name.
struct GeneralOptions
{
    std::string workspace = ".";
    std::string device = "auto";
    std::string precision = "auto";
    int threads = 0; ///< 0: all processors
    bool json = false;
    bool quiet = false;
    bool verbose = false;

    void options(OptionVisitor& v);
    /// What computes, from --device and --precision.
    [[nodiscard]] Result<EngineOptions> engine() const;
};

/// Fails for a device that is no device (kind BadInput); with `mustExist` also for one that this
/// build or this machine does not have (kind Machine).
[[nodiscard]] Result<void> checkDevice(const std::string& device, bool mustExist);

/// What a verb works with.
class Context
{
public:
    Context(GeneralOptions options, ProgressSink& sink, CancelToken token, Output& output)
        : general(std::move(options)), progress(sink), cancel(std::move(token)), out(output)
    {
    }

    const GeneralOptions general;
    ProgressSink& progress;   ///< standard error
    const CancelToken cancel; ///< SIGINT and SIGTERM
    Output& out;              ///< standard output, for verbs that stream; not with --json

    /// Text for people on standard output; nothing with --json.
    void print(std::string_view text)
    {
        if (!general.json)
            out.write(text);
    }
    /// The one object that --json prints when the verb has ended.
    void result(Json object) { m_result = std::move(object); }
    [[nodiscard]] const std::optional<Json>& result() const { return m_result; }

    /// A message that only --verbose shows.
    void note(const std::string& text)
    {
        if (general.verbose)
            progress.message(text);
    }

    /// A path that was given, or else `standard` inside the workspace.
    [[nodiscard]] std::filesystem::path pathOr(const std::string& given,
                                               const std::filesystem::path& standard) const
    {
        return given.empty() ? std::filesystem::path(general.workspace) / standard
                             : std::filesystem::path(given);
    }

private:
    std::optional<Json> m_result;
};

} // namespace mesewright
