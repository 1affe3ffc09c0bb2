<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>mesewright::ui::AnswerSide</name>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n token</numerusform>
            <numerusform>%n tokens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::BaselinePage</name>
    <message numerus="yes">
        <source>%1, %n item(s)</source>
        <translation>
            <numerusform>%1, %n item</numerusform>
            <numerusform>%1, %n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) stand in the training data: they say nothing about items that training did not show.</source>
        <translation>
            <numerusform>%n row stands in the training data: it says nothing about items that training did not show.</numerusform>
            <numerusform>%n rows stand in the training data: they say nothing about items that training did not show.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::CheckpointCard</name>
    <message numerus="yes">
        <source>%n tensor(s)</source>
        <translation>
            <numerusform>%n tensor</numerusform>
            <numerusform>%n tensors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ConfigPanel</name>
    <message numerus="yes">
        <source>0 of %n row(s) have a licence; the adapter&apos;s terms are unknown</source>
        <translation>
            <numerusform>0 of %n row has a licence; the adapter&apos;s terms are unknown</numerusform>
            <numerusform>0 of %n rows have a licence; the adapter&apos;s terms are unknown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n step(s)</source>
        <translation>
            <numerusform>%1, %n step</numerusform>
            <numerusform>%1, %n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ConfigTextCard</name>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>− %1   + this text: %n difference(s), F7 goes to the next</source>
        <translation>
            <numerusform>− %1   + this text: %n difference, F7 goes to the next</numerusform>
            <numerusform>− %1   + this text: %n differences, F7 goes to the next</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::DataPage</name>
    <message numerus="yes">
        <source>%1: %n item(s)</source>
        <translation>
            <numerusform>%1: %n item</numerusform>
            <numerusform>%1: %n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::DataPanel</name>
    <message numerus="yes">
        <source>Import %n row(s)</source>
        <translation>
            <numerusform>Import %n row</numerusform>
            <numerusform>Import %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) written.</source>
        <translation>
            <numerusform>%n row written.</numerusform>
            <numerusform>%n rows written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) added.</source>
        <translation>
            <numerusform>%n row added.</numerusform>
            <numerusform>%n rows added.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::DataSet</name>
    <message numerus="yes">
        <source>Remove %n row(s)</source>
        <translation>
            <numerusform>Remove %n row</numerusform>
            <numerusform>Remove %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::DecisionPanel</name>
    <message numerus="yes">
        <source>gate E, from 1 baseline, %n result(s)</source>
        <translation>
            <numerusform>gate E, from 1 baseline, %n result</numerusform>
            <numerusform>gate E, from 1 baseline, %n results</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n doubt(s), the first: %1</source>
        <translation>
            <numerusform>%n doubt, the first: %1</numerusform>
            <numerusform>%n doubts, the first: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::EnvironmentPanel</name>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Evidence</name>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n token</numerusform>
            <numerusform>%n tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n character</numerusform>
            <numerusform>%n characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Facets</name>
    <message numerus="yes">
        <source>%1, %n row(s)</source>
        <translation>
            <numerusform>%1, %n row</numerusform>
            <numerusform>%1, %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Figures</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::FindingsPane</name>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Gains</name>
    <message numerus="yes">
        <source>CONFIRMATION SET · %n item(s), no gate used them</source>
        <translation>
            <numerusform>CONFIRMATION SET · %n item, no gate used them</numerusform>
            <numerusform>CONFIRMATION SET · %n items, no gate used them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>SELECTION · %n item(s)</source>
        <translation>
            <numerusform>SELECTION · %n item</numerusform>
            <numerusform>SELECTION · %n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>CLEAN PART OF THE SELECTION · %n item(s)</source>
        <translation>
            <numerusform>CLEAN PART OF THE SELECTION · %n item</numerusform>
            <numerusform>CLEAN PART OF THE SELECTION · %n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On the %n item(s) it was picked on it passes %1 points more than the base, %2 corrected.</source>
        <translation>
            <numerusform>On the %n item it was picked on it passes %1 points more than the base, %2 corrected.</numerusform>
            <numerusform>On the %n items it was picked on it passes %1 points more than the base, %2 corrected.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On %n item(s) that no gate used it passes %1 points more than the base, paired.</source>
        <translation>
            <numerusform>On %n item that no gate used it passes %1 points more than the base, paired.</numerusform>
            <numerusform>On %n items that no gate used it passes %1 points more than the base, paired.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::GridPage</name>
    <message numerus="yes">
        <source>All %n item(s) stand in the training data: nothing here is evidence.</source>
        <translation>
            <numerusform>The one item stands in the training data: nothing here is evidence.</numerusform>
            <numerusform>All %n items stand in the training data: nothing here is evidence.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ItemPicker</name>
    <message numerus="yes">
        <source>%1 of %n item(s)</source>
        <translation>
            <numerusform>%1 of %n item</numerusform>
            <numerusform>%1 of %n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::LaunchCard</name>
    <message numerus="yes">
        <source>from %n run(s) here</source>
        <translation>
            <numerusform>from %n run here</numerusform>
            <numerusform>from %n runs here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>last run %n step(s)</source>
        <translation>
            <numerusform>last run %n step</numerusform>
            <numerusform>last run %n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::NoticeBell</name>
    <message numerus="yes">
        <source>%n new notice(s)</source>
        <translation>
            <numerusform>%n new notice</numerusform>
            <numerusform>%n new notices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Overview</name>
    <message numerus="yes">
        <source>%n checkpoint(s) kept</source>
        <translation>
            <numerusform>%n checkpoint kept</numerusform>
            <numerusform>%n checkpoints kept</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::OverviewPanel</name>
    <message numerus="yes">
        <source>The numbers have %n doubt(s).</source>
        <translation>
            <numerusform>The numbers have %n doubt.</numerusform>
            <numerusform>The numbers have %n doubts.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::PlaygroundPanel</name>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n token</numerusform>
            <numerusform>%n tokens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ProbeHeadline</name>
    <message numerus="yes">
        <source>%1 of %n probe(s) passed so far</source>
        <translation>
            <numerusform>%1 of %n probe passed so far</numerusform>
            <numerusform>%1 of %n probes passed so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n probe(s) passed</source>
        <translation>
            <numerusform>%1 of %n probe passed</numerusform>
            <numerusform>%1 of %n probes passed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You can train and evaluate now. %n warning(s): %1.</source>
        <translation>
            <numerusform>You can train and evaluate now. %n warning: %1.</numerusform>
            <numerusform>You can train and evaluate now. %n warnings: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::QueueCard</name>
    <message numerus="yes">
        <source>%n job(s) waiting</source>
        <translation>
            <numerusform>%n job waiting</numerusform>
            <numerusform>%n jobs waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ReviewPanel</name>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n difference</numerusform>
            <numerusform>%n differences</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::RowView</name>
    <message numerus="yes">
        <source>also in %1, %n row(s)</source>
        <translation>
            <numerusform>also in %1, %n row</numerusform>
            <numerusform>also in %1, %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::RowsCard</name>
    <message numerus="yes">
        <source>first update: %n row(s)</source>
        <translation>
            <numerusform>first update: %n row</numerusform>
            <numerusform>first update: %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Rule</name>
    <message numerus="yes">
        <source>exact McNemar %1, Holm over %n configuration(s)</source>
        <translation>
            <numerusform>exact McNemar %1, Holm over %n configuration</numerusform>
            <numerusform>exact McNemar %1, Holm over %n configurations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::RunsCard</name>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n chosen</numerusform>
            <numerusform>%n chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::SamplesCard</name>
    <message numerus="yes">
        <source>%n fixed prompt(s), each checkpoint</source>
        <translation>
            <numerusform>%n fixed prompt, each checkpoint</numerusform>
            <numerusform>%n fixed prompts, each checkpoint</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::SettingsDialog</name>
    <message numerus="yes">
        <source>%n setting(s) not as by default. Changes apply at once.</source>
        <translation>
            <numerusform>%n setting not as by default. Changes apply at once.</numerusform>
            <numerusform>%n settings not as by default. Changes apply at once.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::TensorsDialog</name>
    <message numerus="yes">
        <source>%1 of %n tensor(s)</source>
        <translation>
            <numerusform>%1 of %n tensor</numerusform>
            <numerusform>%1 of %n tensors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::TokenView</name>
    <message numerus="yes">
        <source>
… %n more token(s)</source>
        <translation>
            <numerusform>
… %n more token</numerusform>
            <numerusform>
… %n more tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n token</numerusform>
            <numerusform>%n tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n token(s) asked</source>
        <translation>
            <numerusform>%n token asked</numerusform>
            <numerusform>%n tokens asked</numerusform>
        </translation>
    </message>
</context>
</TS>
