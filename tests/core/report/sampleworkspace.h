// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace mesewright::report {

/// A workspace with made-up but consistent evidence of all gates, in a folder of its own that goes
/// away with the object. Each part can be left out or changed before a report is made.
class SampleWorkspace
{
public:
    SampleWorkspace();
    SampleWorkspace(const SampleWorkspace&) = delete;
    SampleWorkspace& operator=(const SampleWorkspace&) = delete;
    ~SampleWorkspace();

    [[nodiscard]] const std::filesystem::path& root() const { return m_root; }
    [[nodiscard]] std::filesystem::path path(const std::string& name) const
    {
        return m_root / name;
    }

    void environment();
    /// `passes(family, item)`: how many of the five answers pass.
    using Passes = std::function<int(int family, int item)>;
    void results(const std::string& name, const std::string& checkpoint, double scale,
                 const Passes& passes, const std::string& evalFile = "data/eval.jsonl");
    void data();
    /// `loss(step)`; a NaN is written as null.
    void training(std::int64_t steps, const std::function<double(std::int64_t)>& loss);
    void comparison();
    /// All of the above: a base at about 37 %, three scales, a confirmation.
    void everything();

    void write(const std::string& name, const std::string& content) const;
    [[nodiscard]] std::string read(const std::string& name) const;
    void change(const std::string& name, const std::function<void(Json&)>& edit) const;

    /// The answers that `results` writes; a test may put hostile text there.
    std::string goodAnswer, badAnswer, instruction, reason;

private:
    std::filesystem::path m_root;
};

} // namespace mesewright::report
