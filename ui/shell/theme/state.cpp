// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/theme/state.h"

#include <QCoreApplication>

namespace mesewright::ui {

namespace {

QString translated(const char* word)
{
    return QCoreApplication::translate("mesewright::ui::GateState", word);
}

} // namespace

State stateOf(GateState state)
{
    switch (state) {
    case GateState::Done:
        return State::Passed;
    case GateState::Running:
    case GateState::Ready:
        return State::Running;
    case GateState::Held:
    case GateState::Warning:
        return State::NotExtracted;
    case GateState::Failed:
        return State::Failed;
    case GateState::Stale:
        return State::Stale;
    case GateState::Blocked:
        break;
    }
    return State::NotRun;
}

QString iconOf(GateState state)
{
    switch (state) {
    case GateState::Done:
        return QStringLiteral("check");
    case GateState::Running:
        return QStringLiteral("play");
    case GateState::Held:
        return QStringLiteral("pause");
    case GateState::Ready:
        return QStringLiteral("circle");
    case GateState::Failed:
        return QStringLiteral("cross");
    case GateState::Stale:
        return QStringLiteral("stale");
    case GateState::Warning:
        return QStringLiteral("warning");
    case GateState::Blocked:
        break;
    }
    return QStringLiteral("lock");
}

QString wordOf(GateState state)
{
    switch (state) {
    case GateState::Done:
        return translated(QT_TRANSLATE_NOOP("mesewright::ui::GateState", "done"));
    case GateState::Running:
        return translated(QT_TRANSLATE_NOOP("mesewright::ui::GateState", "running"));
    case GateState::Held:
        return translated(QT_TRANSLATE_NOOP("mesewright::ui::GateState", "held"));
    case GateState::Ready:
        return translated(QT_TRANSLATE_NOOP("mesewright::ui::GateState", "ready"));
    case GateState::Failed:
        return translated(QT_TRANSLATE_NOOP("mesewright::ui::GateState", "failed"));
    case GateState::Stale:
        return translated(QT_TRANSLATE_NOOP("mesewright::ui::GateState", "stale"));
    case GateState::Warning:
        return translated(QT_TRANSLATE_NOOP("mesewright::ui::GateState", "warning"));
    case GateState::Blocked:
        break;
    }
    return translated(QT_TRANSLATE_NOOP("mesewright::ui::GateState", "blocked"));
}

} // namespace mesewright::ui
