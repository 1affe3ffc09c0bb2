// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/theme/tokens.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace mesewright::ui {

namespace {

/// Reads values by dotted paths and remembers the first that is missing or wrong.
class Reader
{
public:
    explicit Reader(QJsonObject root) : m_root(std::move(root)) {}

    QJsonValue value(const QString& path)
    {
        QJsonValue at = m_root;
        for (const QString& key : path.split(QLatin1Char('.')))
            at = at.toObject().value(key);
        return at;
    }

    QColor color(const QString& path) { return colorFrom(value(path), path); }

    int number(const QString& path)
    {
        const QJsonValue found = value(path);
        if (!found.isDouble())
            fail(path, QStringLiteral("a number"));
        return found.toInt();
    }

    double real(const QString& path)
    {
        const QJsonValue found = value(path);
        if (!found.isDouble())
            fail(path, QStringLiteral("a number"));
        return found.toDouble();
    }

    QList<QColor> colors(const QString& path, int count)
    {
        const QJsonArray array = value(path).toArray();
        QList<QColor> colors;
        for (const QJsonValue& entry : array)
            colors.append(colorFrom(entry, path));
        if (colors.size() < count)
            fail(path, QStringLiteral("%1 colours").arg(count));
        return colors;
    }

    QStringList texts(const QString& path)
    {
        QStringList texts;
        for (const QJsonValue& entry : value(path).toArray())
            texts.append(entry.toString());
        if (texts.isEmpty())
            fail(path, QStringLiteral("a list of texts"));
        return texts;
    }

    [[nodiscard]] const QString& failure() const { return m_failure; }

private:
    QColor colorFrom(const QJsonValue& value, const QString& path)
    {
        const QColor color(value.toString());
        if (!value.isString() || !color.isValid())
            fail(path, QStringLiteral("a colour such as #1B5FC1"));
        return color;
    }

    void fail(const QString& path, const QString& expected)
    {
        if (m_failure.isEmpty())
            m_failure = QStringLiteral("tokens.json: %1 is missing or wrong, expected %2")
                            .arg(path, expected);
    }

    QJsonObject m_root;
    QString m_failure;
};

constexpr std::array<const char*, stateCount> stateKeys{"passed", "failed",  "notExtracted",
                                                        "notRun", "running", "stale"};
constexpr std::array<const char*, textStyleCount> styleKeys{"caption",  "small", "body", "title",
                                                            "headline", "hero",  "code", "figure"};

Colors readColors(Reader& reader, const QString& theme)
{
    const QString root = QStringLiteral("themes.") + theme + QLatin1Char('.');
    const auto color = [&](const char* path) { return reader.color(root + QLatin1String(path)); };
    Colors colors;
    colors.bg = {color("bg.window"),   color("bg.panel"),     color("bg.surface"),
                 color("bg.sunken"),   color("bg.alternate"), color("bg.hover"),
                 color("bg.selected"), color("bg.tooltip")};
    colors.border = {color("border.subtle"), color("border.strong"), color("border.focus")};
    colors.text = {color("text.primary"),  color("text.secondary"), color("text.tertiary"),
                   color("text.disabled"), color("text.onAccent"),  color("text.onTooltip"),
                   color("text.link")};
    colors.accent = {color("accent.base"), color("accent.hover"), color("accent.subtle")};
    colors.syntax = {color("syntax.keyword"), color("syntax.string"),   color("syntax.number"),
                     color("syntax.comment"), color("syntax.function"), color("syntax.operator"),
                     color("syntax.key")};
    colors.diff = {color("diff.add"), color("diff.addWord"), color("diff.remove"),
                   color("diff.removeWord")};
    for (std::size_t i = 0; i < stateKeys.size(); ++i) {
        const QString at = root + QStringLiteral("state.") + QLatin1String(stateKeys[i]);
        colors.states[i] = {reader.color(at + QStringLiteral(".fg")),
                            reader.color(at + QStringLiteral(".tint")),
                            reader.color(at + QStringLiteral(".solid"))};
    }
    colors.series = reader.colors(root + QStringLiteral("series"), 8);
    colors.heat = reader.colors(root + QStringLiteral("heat"), 7);
    colors.token = reader.colors(root + QStringLiteral("token"), 2);
    return colors;
}

Sizes readSizes(Reader& reader)
{
    const auto size = [&](const char* name) {
        return reader.number(QStringLiteral("size.") + QLatin1String(name));
    };
    Sizes sizes;
    sizes.menuBar = size("menuBar");
    sizes.toolBar = size("toolBar");
    sizes.panelHeader = size("panelHeader");
    sizes.statusBar = size("statusBar");
    sizes.rail = size("rail");
    sizes.control = size("control");
    sizes.controlSmall = size("controlSmall");
    sizes.row = size("row");
    sizes.rowCompact = size("rowCompact");
    sizes.icon = size("icon");
    sizes.iconRail = size("iconRail");
    sizes.outcomeCell = size("outcomeCell");
    sizes.badge = size("badge");
    sizes.memoryBar = size("memoryBar");
    sizes.intervalBar = size("intervalBar");
    sizes.hitTarget = size("hitTarget");
    sizes.dockMinWidth = size("dockMinWidth");
    sizes.radiusControl = reader.number(QStringLiteral("radius.control"));
    sizes.radiusCard = reader.number(QStringLiteral("radius.card"));
    return sizes;
}

} // namespace

Result<Tokens> tokensFromJson(const QByteArray& json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject())
        return badInput("tokens.json: " + error.errorString().toStdString());
    Reader reader(document.object());
    Tokens tokens;
    tokens.light = readColors(reader, QStringLiteral("light"));
    tokens.dark = readColors(reader, QStringLiteral("dark"));
    tokens.sizes = readSizes(reader);
    for (const QJsonValue& dash : reader.value(QStringLiteral("series.dash")).toArray()) {
        QList<double> lengths;
        for (const QJsonValue& length : dash.toArray())
            lengths.append(length.toDouble());
        tokens.seriesDash.append(lengths);
    }
    tokens.uiFamilies = reader.texts(QStringLiteral("font.ui"));
    tokens.monoFamilies = reader.texts(QStringLiteral("font.mono"));
    tokens.basePoints = reader.real(QStringLiteral("font.basePt"));
    for (std::size_t i = 0; i < styleKeys.size(); ++i) {
        const QString at = QStringLiteral("font.scale.") + QLatin1String(styleKeys[i]);
        tokens.styles[i] = {reader.real(at + QStringLiteral(".ratio")),
                            reader.number(at + QStringLiteral(".weight"))};
    }
    if (!reader.failure().isEmpty())
        return badInput(reader.failure().toStdString());
    return tokens;
}

} // namespace mesewright::ui
