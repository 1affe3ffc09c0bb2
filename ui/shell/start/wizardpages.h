// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/start/workspacewizard.h"

class QButtonGroup;

namespace mesewright::ui {

// The wizard's pages. Each knows its own answers and how they are checked.

class FolderPage final : public CheckedPage
{
    Q_OBJECT

public:
    FolderPage();
    [[nodiscard]] QString folder() const;
    [[nodiscard]] QString name() const;

protected:
    [[nodiscard]] Check check() const override;

private:
    QLineEdit* m_folder = nullptr;
    QLineEdit* m_name = nullptr;
};

class BasePage final : public CheckedPage
{
    Q_OBJECT

public:
    BasePage();
    [[nodiscard]] QString base() const;

protected:
    [[nodiscard]] Check check() const override;

private:
    QLineEdit* m_base = nullptr;
};

class DataPage final : public CheckedPage
{
    Q_OBJECT

public:
    DataPage();
    [[nodiscard]] QString train() const;
    [[nodiscard]] QString eval() const;
    [[nodiscard]] QString validation() const;

protected:
    [[nodiscard]] Check check() const override;

private:
    QLineEdit* m_train = nullptr;
    QLineEdit* m_eval = nullptr;
    QLineEdit* m_validation = nullptr;
};

class TemplatePage final : public CheckedPage
{
    Q_OBJECT

public:
    TemplatePage();
    [[nodiscard]] QString file() const;

protected:
    [[nodiscard]] Check check() const override;

private:
    QLineEdit* m_file = nullptr;
};

class PresetPage final : public QWizardPage
{
    Q_OBJECT

public:
    PresetPage();
    [[nodiscard]] ConfigPreset preset() const;
    /// What Finish could not do.
    void showProblem(const QString& sentence);

private:
    QButtonGroup* m_presets = nullptr;
    QLabel* m_problem = nullptr;
};

} // namespace mesewright::ui
