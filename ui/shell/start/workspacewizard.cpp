// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/start/workspacewizard.h"

#include "ui/shell/manual/manualpages.h"
#include "ui/shell/start/wizardpages.h"
#include "ui/widgets/parts.h"

#include <QBoxLayout>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace mesewright::ui {

namespace {

constexpr int labelWidth = 126;
constexpr QSize wizardSize(680, 460);

std::filesystem::path pathOf(const QString& text)
{
    return text.toStdString();
}

} // namespace

CheckedPage::CheckedPage(const QString& title, const QString& subtitle) : m_job(this)
{
    setTitle(title);
    setSubTitle(subtitle);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(spacing::s);
    m_words = makeLabel({}, TextStyle::Body, Tone::Secondary);
    m_words->setWordWrap(true);
    m_words->setAlignment(Qt::AlignTop);
    column->addWidget(m_words, 1);
}

QLineEdit* CheckedPage::addField(const QString& label, Kind kind, const QString& hint)
{
    auto* row = new QHBoxLayout;
    QLabel* words = makeLabel(label);
    words->setMinimumWidth(labelWidth);
    auto* field = new QLineEdit;
    field->setAccessibleName(label);
    field->setPlaceholderText(hint);
    words->setBuddy(field);
    row->addWidget(words);
    row->addWidget(field, 1);
    if (kind != Kind::Text) {
        QPushButton* browse = makeButton(tr("Browse…"));
        browse->setAccessibleName(tr("Browse for %1").arg(label));
        connect(browse, &QPushButton::clicked, this, [this, field, kind, label] {
            const QString chosen = kind == Kind::File
                                       ? QFileDialog::getOpenFileName(this, label)
                                       : QFileDialog::getExistingDirectory(this, label);
            if (!chosen.isEmpty())
                field->setText(chosen);
        });
        row->addWidget(browse);
    }
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->insertLayout(column->count() - 1, row);
    connect(field, &QLineEdit::textChanged, this, &CheckedPage::recheck);
    return field;
}

void CheckedPage::recheck()
{
    const bool was = m_good;
    m_good = false;
    if (was)
        Q_EMIT completeChanged();
    m_job.start([check = check()](const CancelToken&) { return check(); },
                [this](const Verdict& verdict) {
                    m_good = verdict.good;
                    m_words->setText(verdict.words);
                    Q_EMIT completeChanged();
                });
}

WorkspaceWizard::WorkspaceWizard(QWidget* parent) : QWizard(parent), m_job(this)
{
    setObjectName(QStringLiteral("workspaceWizard"));
    setWindowTitle(tr("New workspace"));
    setManualPage(*this, QStringLiteral("index#your-own-workspace"));
    setWizardStyle(QWizard::ModernStyle);
    setOption(QWizard::NoBackButtonOnStartPage);
    resize(wizardSize);
    addPage(m_folder = new FolderPage);
    addPage(m_base = new BasePage);
    addPage(m_data = new DataPage);
    addPage(m_template = new TemplatePage);
    addPage(m_preset = new PresetPage);
}

NewWorkspace WorkspaceWizard::answers() const
{
    NewWorkspace wanted;
    wanted.folder = pathOf(m_folder->folder());
    wanted.name = m_folder->name().toStdString();
    wanted.base = m_base->base().toStdString();
    wanted.train = pathOf(m_data->train());
    wanted.eval = pathOf(m_data->eval());
    wanted.validation = pathOf(m_data->validation());
    wanted.templateFile = pathOf(m_template->file());
    wanted.preset = m_preset->preset();
    return wanted;
}

// Finish works in the pool; the wizard stays until it is done, so that a problem has a place.
void WorkspaceWizard::accept()
{
    button(QWizard::FinishButton)->setEnabled(false);
    m_job.start([wanted = answers()](const CancelToken&) { return makeWorkspace(wanted); },
                [this](const Result<void>& made) {
                    button(QWizard::FinishButton)->setEnabled(true);
                    if (!made) {
                        m_preset->showProblem(QString::fromStdString(made.error().message));
                        return;
                    }
                    QWizard::accept();
                    Q_EMIT created(m_folder->folder());
                });
}

} // namespace mesewright::ui
