// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/config/fieldlist.h"

#include "core/config/settingsfile.h"
#include "ui/panels/config/fieldvalue.h"

#include <QCoreApplication>

#include <algorithm>

namespace mesewright::ui {

namespace {

struct Known
{
    int group;
    const char* path;
    const char* label;
    bool usual;
};

constexpr const char* groupTitles[] = {
    QT_TRANSLATE_NOOP("mesewright::ui::Config", "Model"),
    QT_TRANSLATE_NOOP("mesewright::ui::Config", "Adapter"),
    QT_TRANSLATE_NOOP("mesewright::ui::Config", "Optimiser"),
    QT_TRANSLATE_NOOP("mesewright::ui::Config", "Run"),
    QT_TRANSLATE_NOOP("mesewright::ui::Config", "Prompts and loss"),
};

constexpr Known known[] = {
    {0, "base", QT_TRANSLATE_NOOP("mesewright::ui::Config", "Base model"), true},
    {0, "max_len", QT_TRANSLATE_NOOP("mesewright::ui::Config", "Longest sequence"), true},
    {1, "lora.r", QT_TRANSLATE_NOOP("mesewright::ui::Config", "Rank r"), true},
    {1, "lora.alpha", QT_TRANSLATE_NOOP("mesewright::ui::Config", "Alpha"), true},
    {1, "lora.dropout", QT_TRANSLATE_NOOP("mesewright::ui::Config", "Dropout"), false},
    {1, "layers", QT_TRANSLATE_NOOP("mesewright::ui::Config", "Layers"), true},
    {1, "lora.target_modules", QT_TRANSLATE_NOOP("mesewright::ui::Config", "Modules"), true},
    {2, "optim.lr", QT_TRANSLATE_NOOP("mesewright::ui::Config", "Learning rate"), true},
    {2, "optim.warmup_ratio", QT_TRANSLATE_NOOP("mesewright::ui::Config", "Warm-up"), true},
    {2, "optim.grad_clip", QT_TRANSLATE_NOOP("mesewright::ui::Config", "Gradient clip"), true},
    {2, "optim.weight_decay", QT_TRANSLATE_NOOP("mesewright::ui::Config", "Weight decay"), false},
    {3, "trainer.per_device_train_batch_size", QT_TRANSLATE_NOOP("mesewright::ui::Config", "Batch"),
     true},
    {3, "trainer.gradient_accumulation_steps",
     QT_TRANSLATE_NOOP("mesewright::ui::Config", "Accumulation"), true},
    {3, "trainer.max_steps", QT_TRANSLATE_NOOP("mesewright::ui::Config", "Steps"), true},
    {3, "trainer.save_steps", QT_TRANSLATE_NOOP("mesewright::ui::Config", "Save every"), true},
    {3, "trainer.save_total_limit", QT_TRANSLATE_NOOP("mesewright::ui::Config", "Checkpoints kept"),
     false},
    {3, "trainer.logging_steps", QT_TRANSLATE_NOOP("mesewright::ui::Config", "Log every"), false},
    {3, "trainer.bf16", QT_TRANSLATE_NOOP("mesewright::ui::Config", "Compute in bf16"), false},
    {3, "trainer.fp16", QT_TRANSLATE_NOOP("mesewright::ui::Config", "Compute in fp16"), false},
    {3, "prefix_cache", QT_TRANSLATE_NOOP("mesewright::ui::Config", "Prefix cache"), false},
    {3, "seed", QT_TRANSLATE_NOOP("mesewright::ui::Config", "Seed"), true},
    {4, "loss_on", QT_TRANSLATE_NOOP("mesewright::ui::Config", "Loss on"), true},
    {4, "end_token", QT_TRANSLATE_NOOP("mesewright::ui::Config", "End token"), false},
    {4, "loss_count", QT_TRANSLATE_NOOP("mesewright::ui::Config", "Loss divided by"), false},
    {4, "format", QT_TRANSLATE_NOOP("mesewright::ui::Config", "Prompt format"), true},
    {4, "template", QT_TRANSLATE_NOOP("mesewright::ui::Config", "Template file"), false},
    {4, "template_quirk", QT_TRANSLATE_NOOP("mesewright::ui::Config", "Seed's quirk"), false},
    {4, "train_file", QT_TRANSLATE_NOOP("mesewright::ui::Config", "Training items"), false},
};

QString translated(const char* text)
{
    return QCoreApplication::translate("mesewright::ui::Config", text);
}

} // namespace

QList<FieldGroup> fieldGroups()
{
    QList<FieldGroup> groups;
    for (const char* title : groupTitles)
        groups.append({translated(title), {}});
    for (const Known& field : known)
        groups[field.group].fields.append({field.path, translated(field.label), field.usual});
    for (const FieldDescription& field : describeSettings()) {
        const bool placed = std::any_of(std::begin(known), std::end(known),
                                        [&](const Known& k) { return field.path == k.path; });
        if (!placed)
            groups.last().fields.append({field.path, QString::fromStdString(field.path), false});
    }
    return groups;
}

QList<SettingsPreset> configPresets()
{
    SettingsPreset defaults{
        translated(QT_TRANSLATE_NOOP("mesewright::ui::Config", "Defaults")),
        translated(QT_TRANSLATE_NOOP("mesewright::ui::Config",
                                     "Every value as in the Python project; base and files stay")),
        {}};
    for (const auto& [path, value] : settingTexts(Settings()))
        if (path != "base" && path != "template" && path != "train_file")
            defaults.values.emplace_back(path, value);
    const SettingsPreset workstation{
        translated(QT_TRANSLATE_NOOP("mesewright::ui::Config", "24 GB card, attention only")),
        translated(QT_TRANSLATE_NOOP("mesewright::ui::Config",
                                     "The last five layers of 24, two rows at once, bf16")),
        {{"max_len", "2048"},
         {"layers", "[19, 20, 21, 22, 23]"},
         {"lora.target_modules", "[q_proj, k_proj, v_proj, o_proj]"},
         {"trainer.per_device_train_batch_size", "2"},
         {"trainer.gradient_accumulation_steps", "8"},
         {"trainer.fp16", "false"},
         {"trainer.bf16", "true"},
         {"prefix_cache", "true"}}};
    const SettingsPreset trial{
        translated(QT_TRANSLATE_NOOP("mesewright::ui::Config", "Short trial")),
        translated(QT_TRANSLATE_NOOP("mesewright::ui::Config",
                                     "60 steps and one checkpoint, to see that all works")),
        {{"trainer.max_steps", "60"},
         {"trainer.save_steps", "60"},
         {"trainer.logging_steps", "5"}}};
    return {defaults, workstation, trial};
}

} // namespace mesewright::ui
