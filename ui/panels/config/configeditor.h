// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/config/configreading.h"
#include "ui/widgets/code/codeview.h"

#include <vector>

namespace mesewright::ui {

/// The settings file as text: completion of keys and choices, help while the mouse rests on a key,
/// findings underlined. Changes from outside are made at their place and can be undone like typing.
class ConfigEditor final : public CodeView
{
    Q_OBJECT

public:
    explicit ConfigEditor(QWidget* parent = nullptr);

    /// The file's bytes; they come back from `bytes` as they were, line ends and byte order mark
    /// included.
    void load(const std::string& bytes);
    [[nodiscard]] std::string bytes() const;
    /// The text as UTF-8, without a byte order mark: what edits and findings count in.
    [[nodiscard]] std::string utf8() const;

    /// All changes are one step of undo. Each is made in the text that the one before left.
    void apply(const std::vector<TextEdit>& edits);
    void showFindings(const std::vector<Finding>& findings);
    /// The setting in whose line the caret stands; "" for none.
    [[nodiscard]] std::string pathAtCaret() const;
    void complete();
    /// Brings a line into view and tints it, without moving the caret; -1 takes the tint away.
    void pointAtLine(int line);
    /// What a tooltip at a line says: its findings, then the setting's help.
    [[nodiscard]] QString helpAtLine(int line) const;

Q_SIGNALS:
    /// F2: the caret's setting is wanted in the form.
    void fieldAsked(const std::string& path);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void showHelp(int position);
    [[nodiscard]] QStringList wordsAtCaret(int& typed) const;
    void completeWhileTyping();

    std::vector<Finding> m_findings;
    bool m_byteOrderMark = false;
};

/// What a tooltip says of a setting: help, range, default.
[[nodiscard]] QString settingHelp(const std::string& path);

} // namespace mesewright::ui
