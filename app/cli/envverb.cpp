// SPDX-License-Identifier: Apache-2.0
#include "app/cli/envverb.h"

#include "core/base/files.h"
#include "core/gates/environment.h"

namespace mesewright {

namespace {

class EnvVerb final : public PlainVerb
{
public:
    void options(OptionVisitor& v) override
    {
        v.option(&m_base,
                 Option("base", "DIR", "the checkpoint to look at: a folder or a hub name"));
        v.option(
            &m_out,
            Option("out", "FILE", "the report").defaultsTo("env/report.json of the workspace"));
        v.option(&m_lock, Option("lock", "FILE", "write all versions and hashes there"));
        v.option(&m_check, Option("check", "FILE", "compare with what --lock wrote"));
    }

    Result<int> run(Context& context) override
    {
        // Before the probes, which take their time with a large checkpoint.
        Json lock;
        if (!m_check.empty()) {
            MESEWRIGHT_TRY(lock, readJsonFile(m_check));
        }
        EnvironmentOptions options;
        options.base = m_base;
        options.workspace = context.general.workspace;
        MESEWRIGHT_TRY(options.engine, context.general.engine());
        options.needGpu = context.general.device.starts_with("cuda");
        options.hashes = !m_lock.empty() || !m_check.empty();
        MESEWRIGHT_TRY(EnvironmentReport report,
                       probeEnvironment(options, context.progress, context.cancel));
        if (!m_check.empty()) {
            MESEWRIGHT_TRY(const std::vector<Probe> rows, compareWithLock(lock, m_check, report));
            report.probes.insert(report.probes.end(), rows.begin(), rows.end());
        }
        const std::filesystem::path out = context.pathOr(m_out, "env/report.json");
        const Json json = environmentToJson(report);
        MESEWRIGHT_CHECK(writeJsonFile(out, json));
        if (!m_lock.empty())
            MESEWRIGHT_CHECK(writeJsonFile(m_lock, environmentLock(report)));
        context.print(environmentText(report) + "report: " + out.string() + "\n");
        context.result(json);
        if (!report.ok())
            context.progress.message("the machine lacks what is marked failed");
        return report.ok() ? 0 : 1;
    }

private:
    std::string m_base;
    std::string m_out;
    std::string m_lock;
    std::string m_check;
};

} // namespace

void addEnvVerb(std::vector<VerbEntry>& table)
{
    table.push_back(verbEntry<EnvVerb>(
        "env", "gate A2: can this machine do it?",
        "One row a probe: what was wanted, what was found, its state (ok, warning, failed, absent: "
        "not\nneeded here) and what to do. With --device cuda a GPU is needed. Exit 1 if a probe "
        "failed or,\nwith --check, if a version or a hash differs from the lock. Honours "
        "CUDA_VISIBLE_DEVICES,\nHF_HOME, HF_HUB_CACHE, HF_HUB_OFFLINE and TRANSFORMERS_CACHE."));
}

} // namespace mesewright
