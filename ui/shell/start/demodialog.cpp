// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/start/demodialog.h"

#include "ui/shell/manual/manualpages.h"
#include "ui/widgets/parts.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace mesewright::ui {

namespace {

constexpr std::uint64_t demoSeed =
    3407; // the command line's default: either goes on with the other
constexpr int textWidth = 520;

} // namespace

DemoDialog::DemoDialog(QWidget* parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("demoDialog"));
    setWindowTitle(tr("Try the demo"));
    setManualPage(*this, QStringLiteral("index#the-demo-from-the-window-alone"));
    auto* column = new QVBoxLayout(this);
    column->setSpacing(spacing::m);
    QLabel* text = makeLabel(
        tr("A tiny model of GPT-OSS’s architecture goes through everything that a real run does: "
           "the environment is probed, the untouched model is measured, an adapter is trained, "
           "each strength of it is measured, the best is confirmed on new items, and the decision "
           "and its report are written.\n\n"
           "It takes 2 to 6 minutes on this machine’s processor and about 25 MB. Watch it, hold "
           "it, stop it: it goes on where it was when it is started again on the same folder."));
    text->setWordWrap(true);
    text->setMinimumWidth(textWidth);
    column->addWidget(text);
    auto* row = new QHBoxLayout;
    auto* label = makeLabel(tr("&Folder"));
    m_folder = new QLineEdit(QDir::homePath() + QStringLiteral("/mesewright-demo"));
    m_folder->setAccessibleName(tr("Folder"));
    label->setTextFormat(Qt::AutoText);
    label->setBuddy(m_folder);
    row->addWidget(label);
    row->addWidget(m_folder, 1);
    QPushButton* browse = makeButton(tr("Browse…"), QStringLiteral("folder"));
    connect(browse, &QPushButton::clicked, this, [this] {
        const QString chosen = QFileDialog::getExistingDirectory(this, tr("Folder for the demo"));
        if (!chosen.isEmpty())
            setFolder(chosen);
    });
    row->addWidget(browse);
    column->addLayout(row);
    m_quick =
        new QCheckBox(tr("Only a quick look: fewer items, samples and steps (under a minute)"));
    column->addWidget(m_quick);
    QLabel* command = makeLabel(QStringLiteral("mesewright-cli demo --out DIR"), TextStyle::Figure,
                                Tone::Tertiary);
    column->addWidget(command);
    auto* buttons = new QDialogButtonBox;
    m_start = makeButton(tr("Start the demo"), QStringLiteral("play"), ButtonKind::Primary);
    m_start->setDefault(true);
    buttons->addButton(m_start, QDialogButtonBox::AcceptRole);
    buttons->addButton(makeButton(tr("Cancel")), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
    connect(m_folder, &QLineEdit::textChanged, this,
            [this](const QString& folder) { m_start->setEnabled(!folder.trimmed().isEmpty()); });
}

QString DemoDialog::folder() const
{
    return QDir::cleanPath(QDir(m_folder->text().trimmed()).absolutePath());
}

void DemoDialog::setFolder(const QString& folder)
{
    m_folder->setText(folder);
}

DemoWork DemoDialog::work() const
{
    DemoWork work;
    work.folder = folder().toStdString();
    work.options.quick = m_quick->isChecked();
    work.options.seed = demoSeed;
    return work;
}

} // namespace mesewright::ui
