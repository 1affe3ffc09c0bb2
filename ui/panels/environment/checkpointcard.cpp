// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/environment/checkpointcard.h"

#include "ui/panels/environment/tensorsdialog.h"
#include "ui/widgets/factgrid.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/sharebars.h"
#include "ui/widgets/words.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

namespace mesewright::ui {

namespace {

constexpr qsizetype hashEnds = 4;

/// "5f1e·a09c"
QString shortHash(const std::string& hash)
{
    const QString text = QString::fromStdString(hash);
    return text.left(hashEnds) + QChar(0xB7) + text.right(hashEnds);
}

} // namespace

CheckpointCard::CheckpointCard(QWidget* parent)
    : Card(tr("Checkpoint"), parent), m_look(this), m_hashJob(this)
{
    m_tensors = makeButton(tr("Tensors…"), QStringLiteral("search"), ButtonKind::Quiet);
    m_hash = makeButton(tr("Hash files"), {}, ButtonKind::Quiet);
    addAction(m_hash);
    addAction(m_tensors);
    m_name = makeLabel({}, TextStyle::Body);
    QFont bold = m_name->font();
    bold.setWeight(QFont::DemiBold);
    m_name->setFont(bold);
    m_name->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_message = makeLabel({}, TextStyle::Small, Tone::Secondary);
    m_message->setWordWrap(true);
    m_shares = new ShareBars(tr("Shares of the checkpoint"));
    m_grid = new FactGrid;
    body()->addWidget(m_name);
    body()->addWidget(m_message);
    body()->addWidget(m_shares);
    body()->addWidget(m_grid);
    connect(m_tensors, &QPushButton::clicked, this, &CheckpointCard::showTensors);
    connect(m_hash, &QPushButton::clicked, this, &CheckpointCard::toggleHashing);
    refresh();
}

void CheckpointCard::setBase(const std::string& base)
{
    if (base != m_base) {
        m_hashJob.cancel();
        m_hashing = false;
        m_hashes.clear();
        m_hashProblem.clear();
    }
    m_base = base;
    m_look.start([base](const CancelToken&) { return readCheckpointFacts(base); },
                 [this](Result<CheckpointFacts> facts) {
                     m_problem = facts ? QString() : QString::fromStdString(facts.error().message);
                     m_facts = facts ? std::make_shared<const CheckpointFacts>(std::move(*facts))
                                     : nullptr;
                     refresh();
                     Q_EMIT looked();
                 });
}

void CheckpointCard::showTensors()
{
    if (!m_facts)
        return;
    auto* dialog = new TensorsDialog(m_facts, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void CheckpointCard::toggleHashing()
{
    if (m_hashing) {
        m_hashJob.cancel();
        m_hashing = false;
        refresh();
        return;
    }
    m_hashing = true;
    m_hashProblem.clear();
    m_hashJob.start(
        [base = m_base](const CancelToken& cancel) { return hashCheckpoint(base, cancel); },
        [this](Result<std::map<std::string, std::string>> hashes) {
            m_hashing = false;
            if (hashes)
                m_hashes = std::move(*hashes);
            else
                m_hashProblem = QString::fromStdString(hashes.error().message);
            refresh();
            Q_EMIT hashed();
        });
    refresh();
}

QString CheckpointCard::hashText() const
{
    if (m_hashing)
        return tr("reading the files…");
    if (!m_hashProblem.isEmpty())
        return m_hashProblem;
    if (m_hashes.empty())
        return tr("not computed");
    QStringList lines;
    for (const auto& [name, hash] : m_hashes)
        lines.append(shortHash(hash) + QLatin1Char(' ') + QString::fromStdString(name));
    return lines.join(QLatin1Char('\n'));
}

void CheckpointCard::refresh()
{
    const bool whole = m_facts && m_facts->missing.isEmpty();
    m_tensors->setEnabled(whole);
    m_hash->setEnabled(m_facts != nullptr);
    m_hash->setText(m_hashing ? tr("Stop hashing") : tr("Hash files"));
    m_shares->setVisible(whole);
    m_grid->setVisible(m_facts != nullptr);
    m_name->setVisible(m_facts != nullptr);
    if (!m_facts) {
        m_message->setText(m_problem.isEmpty() ? tr("Not looked at yet.") : m_problem);
        return;
    }
    const CheckpointFacts& facts = *m_facts;
    const QLocale locale;
    m_name->setText(facts.folder.section(QLatin1Char('/'), -1));
    m_name->setToolTip(facts.folder);
    m_message->setText(
        whole
            ? tr("Bars: share of %1").arg(fileSizeText(facts.bytes))
            : tr("Missing: %1; finish the download").arg(facts.missing.join(QStringLiteral(", "))));
    QList<ShareBar> bars;
    for (const auto& share : facts.shares)
        bars.append({share.name,
                     static_cast<double>(share.bytes) / static_cast<double>(facts.bytes),
                     fileSizeText(share.bytes)});
    m_shares->setBars(bars);
    QList<Fact> lines{
        {tr("Layout"), facts.layout,
         tr("%n tensor(s)", nullptr, static_cast<int>(facts.tensors.size()))},
        {tr("Layers"), locale.toString(facts.layers),
         tr("%1 experts, %2 active").arg(facts.experts).arg(facts.expertsPerToken)},
        {tr("Parameters"), locale.toString(static_cast<qlonglong>(facts.parameters)),
         tr("vocabulary %1").arg(locale.toString(facts.vocabulary))},
        {tr("In memory"), tr("%1 in NF4").arg(partMemoryText(facts.memoryNf4)),
         tr("%1 in fp32").arg(partMemoryText(facts.memoryCpu))},
        {tr("Tokenizer"), facts.tokenizer ? tr("there") : tr("no tokenizer.json"), {}},
        {tr("SHA-256"), hashText(), {}}};
    for (const QString& warning : facts.warnings)
        lines.append({tr("Warning"), warning, {}});
    m_grid->setFacts(lines);
}

QString CheckpointCard::text() const
{
    if (!m_facts)
        return m_problem;
    QString text = tr("checkpoint %1: %2, %3, %4 parameters\n")
                       .arg(m_facts->folder, m_facts->layout, fileSizeText(m_facts->bytes))
                       .arg(m_facts->parameters);
    for (const auto& [name, hash] : m_hashes)
        text += QString::fromStdString(hash) + QStringLiteral("  ") + QString::fromStdString(name) +
                QLatin1Char('\n');
    return text;
}

} // namespace mesewright::ui
