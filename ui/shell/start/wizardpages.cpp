// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/start/wizardpages.h"

#include "core/data/prompttemplate.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/words.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>

namespace mesewright::ui {

namespace {

QString sentenceOf(const Error& error)
{
    return QString::fromStdString(error.message);
}

std::string pathOf(const QString& text)
{
    return text.toStdString();
}

QString absolute(const QLineEdit* field)
{
    const QString text = field->text().trimmed();
    return text.isEmpty() ? text : QDir::cleanPath(QDir(text).absolutePath());
}

} // namespace

FolderPage::FolderPage()
    : CheckedPage(tr("Folder"), tr("A workspace is a folder with the data, the settings and the "
                                   "runs of one model."))
{
    m_folder = addField(tr("Folder"), Kind::Folder, tr("a new or an empty folder"));
    m_name = addField(tr("Name"), Kind::Text, tr("the folder’s name"));
}

QString FolderPage::folder() const
{
    return absolute(m_folder);
}

QString FolderPage::name() const
{
    return m_name->text().trimmed();
}

CheckedPage::Check FolderPage::check() const
{
    return [folder = folder()]() -> Verdict {
        if (folder.isEmpty())
            return {false, {}};
        const QDir directory(folder);
        if (directory.exists(QStringLiteral("workspace.json")))
            return {false, tr("This folder is a workspace already; open it, or give another.")};
        if (directory.exists() && !directory.isEmpty())
            return {false, tr("This folder holds other files; give a new or an empty one.")};
        return {true,
                directory.exists() ? tr("The folder is empty.") : tr("The folder will be made.")};
    };
}

BasePage::BasePage()
    : CheckedPage(tr("Base model"),
                  tr("A folder with a GPT-OSS checkpoint, or a name that is looked for in the "
                     "local Hugging Face cache. Nothing is downloaded."))
{
    m_base = addField(tr("Base"), Kind::Folder, tr("a folder, or organisation/name"));
    m_base->setText(QStringLiteral("unsloth/gpt-oss-20b-unsloth-bnb-4bit"));
}

QString BasePage::base() const
{
    return m_base->text().trimmed();
}

CheckedPage::Check BasePage::check() const
{
    return [base = base()]() -> Verdict {
        if (base.isEmpty())
            return {false, {}};
        const auto facts = lookAtBase(pathOf(base));
        if (!facts)
            return {false, sentenceOf(facts.error())};
        const QString found =
            tr("Found: %1 layers, %2.").arg(facts->layers).arg(fileSizeText(facts->bytes));
        if (!facts->tokenizer)
            return {false, found + QLatin1Char(' ') +
                               tr("It has no tokenizer.json, which turning text into tokens "
                                  "needs; copy the model’s into the folder.")};
        return {true, found};
    };
}

DataPage::DataPage()
    : CheckedPage(tr("Data"),
                  tr("Items as JSON Lines: family, instruction, input, output. They are copied "
                     "into the workspace; the originals stay as they are."))
{
    m_train = addField(tr("Training"), Kind::File, tr("items the model learns from"));
    m_eval = addField(tr("Evaluation"), Kind::File, tr("items it is measured on"));
    m_validation =
        addField(tr("Confirmation"), Kind::File, tr("optional: items used nowhere else"));
}

QString DataPage::train() const
{
    return absolute(m_train);
}

QString DataPage::eval() const
{
    return absolute(m_eval);
}

QString DataPage::validation() const
{
    return absolute(m_validation);
}

CheckedPage::Check DataPage::check() const
{
    return [train = train(), eval = eval(), validation = validation()]() -> Verdict {
        QStringList counts;
        for (const QString& file : {train, eval, validation}) {
            if (file.isEmpty())
                continue;
            const auto rows = countItems(pathOf(file));
            if (!rows)
                return {false, sentenceOf(rows.error())};
            counts.append(tr("%1: %n item(s)", nullptr, static_cast<int>(*rows))
                              .arg(file.section(QLatin1Char('/'), -1)));
        }
        return {!train.isEmpty() && !eval.isEmpty(), counts.join(QStringLiteral(" · "))};
    };
}

TemplatePage::TemplatePage()
    : CheckedPage(tr("Prompt"),
                  tr("How an item becomes the text that the model reads. Without a file it is the "
                     "built-in template, the Python project’s."))
{
    m_file = addField(tr("Template"), Kind::File, tr("built in"));
}

QString TemplatePage::file() const
{
    return absolute(m_file);
}

CheckedPage::Check TemplatePage::check() const
{
    return [file = file()]() -> Verdict {
        const auto used = file.isEmpty() ? Result<PromptTemplate>(PromptTemplate::builtIn())
                                         : PromptTemplate::load(pathOf(file));
        if (!used)
            return {false, sentenceOf(used.error())};
        return {true, tr("A prompt looks like this:") + QStringLiteral("\n\n") +
                          QString::fromStdString(used->prompt(
                              "Register a node named mymod:lamp that gives light 10.", ""))};
    };
}

PresetPage::PresetPage()
{
    setTitle(tr("Settings"));
    setSubTitle(tr("Where config.yaml starts from. All of it can be changed later."));
    auto* column = new QVBoxLayout(this);
    column->setSpacing(spacing::s);
    m_presets = new QButtonGroup(this);
    const auto add = [&](ConfigPreset preset, const QString& name, const QString& text) {
        auto* button = new QRadioButton(name);
        button->setAccessibleDescription(text);
        m_presets->addButton(button, static_cast<int>(preset));
        column->addWidget(button);
        QLabel* words = makeLabel(text, TextStyle::Small, Tone::Secondary);
        words->setWordWrap(true);
        words->setContentsMargins(spacing::xl, 0, 0, spacing::s);
        column->addWidget(words);
    };
    add(ConfigPreset::PythonProject, tr("The Python project’s"),
        tr("3000 steps of 16 rows, rank 8, learning rate 5e-5: comparable with its results."));
    add(ConfigPreset::Trial, tr("A trial"),
        tr("The same with 300 steps and a checkpoint every 100: does it learn at all?"));
    add(ConfigPreset::SmallCard, tr("Little GPU memory"),
        tr("One row at a time, 16 added up to one step, rows of at most 1024 tokens."));
    m_presets->button(static_cast<int>(ConfigPreset::PythonProject))->setChecked(true);
    m_problem = makeLabel({});
    m_problem->setWordWrap(true);
    column->addStretch(1);
    column->addWidget(m_problem);
}

ConfigPreset PresetPage::preset() const
{
    return static_cast<ConfigPreset>(m_presets->checkedId());
}

void PresetPage::showProblem(const QString& sentence)
{
    m_problem->setText(sentence);
}

} // namespace mesewright::ui
