// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/data/datafiles.h"

#include <algorithm>

namespace mesewright::ui {

namespace {

constexpr int leaksAfterMs = 700; // a person may be about to change another row
constexpr std::size_t tokensAtOnce = 1000;
constexpr const char* fileNames[] = {"train.jsonl", "validation.jsonl", "eval.jsonl"};

} // namespace

DataFiles::DataFiles(QObject* parent)
    : QObject(parent), m_leakJob(this), m_promptJob(this), m_tokenJob(this)
{
    const QString titles[] = {tr("Train"), tr("Validation"), tr("Eval")};
    for (std::size_t i = 0; i < m_sets.size(); ++i) {
        const auto kind = static_cast<DataKind>(i);
        m_sets[i] = new DataSet(titles[i], this);
        connect(m_sets[i], &DataSet::rowsChanged, this, [this, kind] {
            // What was read is compared at once; while a person changes rows it can wait.
            m_leakTimer.start(set(kind).modified() ? leaksAfterMs : 0);
            if (kind == m_counted)
                countTokensFrom(0);
            Q_EMIT rowsChanged(kind);
        });
        connect(m_sets[i], &DataSet::factsChanged, this,
                [this, kind] { Q_EMIT factsChanged(kind); });
        connect(m_sets[i], &DataSet::loadingChanged, this, &DataFiles::stateChanged);
        connect(m_sets[i], &DataSet::saved, this, &DataFiles::stateChanged);
        connect(m_sets[i], &DataSet::failed, this, &DataFiles::failed);
    }
    m_leakTimer.setSingleShot(true);
    connect(&m_leakTimer, &QTimer::timeout, this, &DataFiles::checkForLeaks);
}

void DataFiles::open(const QString& workspace)
{
    if (workspace == m_workspace) {
        for (DataSet* data : m_sets)
            data->refresh();
    } else {
        m_workspace = workspace;
        m_prompts.reset();
        m_checks = {};
        m_checked = {};
        const std::filesystem::path folder =
            std::filesystem::path(workspace.toStdString()) / "data";
        for (std::size_t i = 0; i < m_sets.size(); ++i)
            m_sets[i]->open(folder / fileNames[i]);
    }
    readPrompts();
}

void DataFiles::setActive(bool active)
{
    m_active = active;
    if (!active) {
        m_tokenJob.cancel();
        return;
    }
    m_leakTimer.start(0);
    countTokensFrom(0);
}

void DataFiles::setCounted(DataKind kind)
{
    m_counted = kind;
    countTokensFrom(0);
}

bool DataFiles::modified() const
{
    return std::any_of(m_sets.begin(), m_sets.end(),
                       [](const DataSet* data) { return data->modified(); });
}

void DataFiles::save()
{
    for (DataSet* data : m_sets)
        data->save();
}

void DataFiles::readPrompts()
{
    m_promptJob.start([root = std::filesystem::path(m_workspace.toStdString())](
                          const CancelToken&) { return loadPrompts(root); },
                      [this](SharedPrompts prompts) {
                          m_prompts = std::move(prompts);
                          Q_EMIT promptsRead();
                          countTokensFrom(0);
                      });
}

/// One file after the other, evaluation first: that is what leaks are about.
void DataFiles::checkForLeaks()
{
    if (!m_active)
        return;
    for (const DataKind kind : {DataKind::Eval, DataKind::Validation, DataKind::Train}) {
        const SharedData data = set(kind).data();
        const SharedData other = set(otherOf(kind)).data();
        const std::pair versions{data->version, other->version};
        if (data->facts.empty() || other->facts.empty() || m_checked[indexOf(kind)] == versions)
            continue;
        m_leakJob.start(
            [data, other](const CancelToken& cancel) { return checkLeaks(*data, *other, cancel); },
            [this, kind, versions](LeakFacts leaks) {
                m_checked[indexOf(kind)] = versions;
                m_checks[indexOf(kind)] = leaks.check;
                set(kind).takeLeaks(leaks);
                Q_EMIT leaksChecked(kind);
                checkForLeaks();
            });
        return;
    }
}

void DataFiles::countTokensFrom(std::size_t line)
{
    if (!m_active || !m_prompts || !m_prompts->prompts)
        return;
    const SharedData data = set(m_counted).data();
    if (line == 0)
        m_tokens.clear();
    m_tokenJob.start(
        [prompts = m_prompts, data, line](const CancelToken& cancel) {
            return countTokens(*prompts, *data, line, tokensAtOnce, cancel);
        },
        [this, data, line, kind = m_counted](std::vector<std::int32_t> tokens) {
            if (kind != m_counted || data->version != set(kind).data()->version)
                return;
            m_tokens.insert(m_tokens.end(), tokens.begin(), tokens.end());
            const std::size_t next = line + tokens.size();
            if (next < data->facts.size())
                countTokensFrom(next);
            else
                set(kind).takeTokens(data->version, std::exchange(m_tokens, {}));
        });
}

} // namespace mesewright::ui
