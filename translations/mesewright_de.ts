<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>RunDetailsBook</name>
    <message>
        <source>not a number</source>
        <translation>keine Zahl</translation>
    </message>
</context>
<context>
    <name>mesewright::ui</name>
    <message>
        <source>Loss</source>
        <translation>Loss</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>Gradientennorm</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Durchsatz</translation>
    </message>
    <message>
        <source>GPU memory</source>
        <translation>GPU-Speicher</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Auslastung</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>Temp.</translation>
    </message>
    <message>
        <source>smoothed</source>
        <translation>geglättet</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>clip %1</source>
        <translation>Grenze %1</translation>
    </message>
    <message>
        <source>not clipped</source>
        <translation>ohne Grenze</translation>
    </message>
    <message>
        <source>tokens/s</source>
        <translation>Token/s</translation>
    </message>
    <message>
        <source>of %1 GiB</source>
        <translation>von %1 GiB</translation>
    </message>
    <message>
        <source>of %1 W</source>
        <translation>von %1 W</translation>
    </message>
    <message>
        <source>not available, because %1</source>
        <translation>nicht verfügbar, denn %1</translation>
    </message>
    <message>
        <source>NaN %1</source>
        <translation>NaN %1</translation>
    </message>
    <message>
        <source>failed %1</source>
        <translation>gescheitert %1</translation>
    </message>
    <message>
        <source>config.yaml has changed since this run began</source>
        <translation>config.yaml hat sich seit Beginn dieses Laufs geändert</translation>
    </message>
    <message>
        <source>run.json holds no object</source>
        <translation>run.json enthält kein Objekt</translation>
    </message>
    <message>
        <source>r %1 · alpha %2 · layers %3 · lr %4 cosine</source>
        <translation>r %1 · alpha %2 · Schichten %3 · lr %4 Kosinus</translation>
    </message>
    <message>
        <source>a step</source>
        <translation>je Schritt</translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <translation>%1 Token/s</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Verbleibend</translation>
    </message>
    <message>
        <source>from the last 200 steps</source>
        <translation>aus den letzten 200 Schritten</translation>
    </message>
    <message>
        <source>estimating…</source>
        <translation>wird geschätzt…</translation>
    </message>
    <message>
        <source>held</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Next checkpoint</source>
        <translation>Nächster Checkpoint</translation>
    </message>
    <message>
        <source>at step %1</source>
        <translation>bei Schritt %1</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>Checkpoints</translation>
    </message>
    <message>
        <source>none was saved</source>
        <translation>keiner gespeichert</translation>
    </message>
    <message>
        <source>the last at step %1</source>
        <translation>der letzte bei Schritt %1</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>Spitzenspeicher</translation>
    </message>
    <message>
        <source>of the card</source>
        <translation>der Karte</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>Loss, smoothed</source>
        <translation>Loss, geglättet</translation>
    </message>
    <message>
        <source>%1 last</source>
        <translation>zuletzt %1</translation>
    </message>
    <message>
        <source>last</source>
        <translation>zuletzt</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>defekt</translation>
    </message>
    <message>
        <source>The adapter of step %1 is whole.</source>
        <translation>Der Adapter von Schritt %1 ist vollständig.</translation>
    </message>
    <message>
        <source>No checkpoint had been saved; resuming starts over.</source>
        <translation>Noch kein Checkpoint war gespeichert; Fortsetzen beginnt von vorn.</translation>
    </message>
    <message>
        <source>Training failed after step %1.</source>
        <translation>Training nach Schritt %1 gescheitert.</translation>
    </message>
    <message>
        <source>Held after step %1.</source>
        <translation>Nach Schritt %1 angehalten.</translation>
    </message>
    <message>
        <source>The model stays in memory; nothing is lost.</source>
        <translation>Das Modell bleibt im Speicher; nichts ist verloren.</translation>
    </message>
    <message>
        <source>Stopped after step %1.</source>
        <translation>Nach Schritt %1 gestoppt.</translation>
    </message>
    <message>
        <source>All %1 steps stay; the run can go on.</source>
        <translation>Alle %1 Schritte bleiben; der Lauf kann weitergehen.</translation>
    </message>
    <message>
        <source>Interrupted after step %1: its process has ended.</source>
        <translation>Nach Schritt %1 unterbrochen: Der Prozess ist beendet.</translation>
    </message>
    <message>
        <source>The run cannot be read.</source>
        <translation>Der Lauf ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Step %1 gave a loss or gradient norm that is no number.</source>
        <translation>Schritt %1 ergab einen Loss oder eine Gradientennorm, die keine Zahl ist.</translation>
    </message>
    <message>
        <source>Lower the learning rate or look at the rows of that batch.</source>
        <translation>Die Lernrate senken oder die Zeilen dieses Batches ansehen.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ActionRegistry</name>
    <message>
        <source>workspace</source>
        <translation>Arbeitsbereich</translation>
    </message>
    <message>
        <source>window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>panel</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>setting</source>
        <translation>Einstellung</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::AnswerSide</name>
    <message>
        <source>passed</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>, line %1</source>
        <translation>, Zeile %1</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <translation>Antwort kopieren</translation>
    </message>
    <message>
        <source>Save as item</source>
        <translation>Als Aufgabe speichern</translation>
    </message>
    <message>
        <source>Answer: %1</source>
        <translation>Antwort: %1</translation>
    </message>
    <message>
        <source>The answer and its verdict appear here.</source>
        <translation>Die Antwort und ihr Urteil erscheinen hier.</translation>
    </message>
    <message>
        <source>Waiting for the first token.</source>
        <translation>Warten auf das erste Token.</translation>
    </message>
    <message>
        <source>Streaming. The verdict follows when the answer ends.</source>
        <translation>Die Antwort läuft ein. Das Urteil folgt an ihrem Ende.</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n Token</numerusform>
            <numerusform>%n Token</numerusform>
        </translation>
    </message>
    <message>
        <source>stop</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>length</source>
        <translation>Längengrenze</translation>
    </message>
    <message>
        <source>Stopped before the first token.</source>
        <translation>Vor dem ersten Token gestoppt.</translation>
    </message>
    <message>
        <source>Stopped. Only whole answers are judged.</source>
        <translation>Gestoppt. Nur vollständige Antworten werden beurteilt.</translation>
    </message>
    <message>
        <source>Judging…</source>
        <translation>Beurteilung…</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::AnswerView</name>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Text of the answer</source>
        <translation>Text der Antwort</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>Compare both answers in Review (G)</source>
        <translation>Beide Antworten im Review vergleichen (G)</translation>
    </message>
    <message>
        <source>Whose answer is shown</source>
        <translation>Wessen Antwort gezeigt wird</translation>
    </message>
    <message>
        <source>What is shown of the answer</source>
        <translation>Was von der Antwort gezeigt wird</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Roh</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Diff</source>
        <translation>Diff</translation>
    </message>
    <message>
        <source>Item %1</source>
        <translation>Aufgabe %1</translation>
    </message>
    <message>
        <source>No item</source>
        <translation>Keine Aufgabe</translation>
    </message>
    <message>
        <source>%1 · answer %2 of %3</source>
        <translation>%1 · Antwort %2 von %3</translation>
    </message>
    <message>
        <source>not judged yet</source>
        <translation>noch nicht beurteilt</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>Evidence, %1</source>
        <translation>Belege, %1</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::AppearancePage</name>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>The desktop decides; a change is followed at once.</source>
        <translation>Der Desktop entscheidet; eine Änderung wird sofort übernommen.</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Language and numbers</source>
        <translation>Sprache und Zahlen</translation>
    </message>
    <message>
        <source>Desktop&apos;s</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>desktop&apos;s</source>
        <translation>wie der Desktop</translation>
    </message>
    <message>
        <source>From the next start on. Files and exports always use a point.</source>
        <translation>Ab dem nächsten Start. Dateien und Exporte benutzen immer einen Punkt.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::BasePage</name>
    <message>
        <source>Base model</source>
        <translation>Basismodell</translation>
    </message>
    <message>
        <source>A folder with a GPT-OSS checkpoint, or a name that is looked for in the local Hugging Face cache. Nothing is downloaded.</source>
        <translation>Ein Ordner mit einem GPT-OSS-Checkpoint oder ein Name, der im lokalen Hugging-Face-Cache gesucht wird. Nichts wird heruntergeladen.</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>a folder, or organisation/name</source>
        <translation>ein Ordner oder organisation/name</translation>
    </message>
    <message>
        <source>Found: %1 layers, %2.</source>
        <translation>Gefunden: %1 Schichten, %2.</translation>
    </message>
    <message>
        <source>It has no tokenizer.json, which turning text into tokens needs; copy the model’s into the folder.</source>
        <translation>Es fehlt tokenizer.json, das Text in Token zerlegt; die Datei des Modells in den Ordner kopieren.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Baseline</name>
    <message>
        <source>IIR, as in training</source>
        <translation>IIR, wie im Training</translation>
    </message>
    <message>
        <source>harmony chat format</source>
        <translation>Chatformat harmony</translation>
    </message>
    <message>
        <source>not judged yet: Rescore</source>
        <translation>noch nicht beurteilt: Neu bewerten</translation>
    </message>
    <message>
        <source>not run: %1</source>
        <translation>nicht gelaufen: %1</translation>
    </message>
    <message>
        <source>%1: %2 of %3 answers ran to the limit of %4 tokens.</source>
        <translation>%1: %2 von %3 Antworten liefen bis zur Grenze von %4 Token.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::BaselinePage</name>
    <message>
        <source>Harmony</source>
        <translation>Harmony</translation>
    </message>
    <message>
        <source>pass@k by level</source>
        <translation>pass@k nach Stufe</translation>
    </message>
    <message>
        <source>Pass rates by level</source>
        <translation>Bestehensquoten nach Stufe</translation>
    </message>
    <message>
        <source>On which items</source>
        <translation>Auf welchen Aufgaben</translation>
    </message>
    <message>
        <source>Pass rates by set of items</source>
        <translation>Bestehensquoten nach Aufgabenmenge</translation>
    </message>
    <message>
        <source>What became of the answers</source>
        <translation>Was aus den Antworten wurde</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Formats differ</source>
        <translation>Formate verschieden</translation>
    </message>
    <message>
        <source>Neither passes</source>
        <translation>Keins besteht</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n item(s)</source>
        <translation>
            <numerusform>%1, %n Aufgabe</numerusform>
            <numerusform>%1, %n Aufgaben</numerusform>
        </translation>
    </message>
    <message>
        <source>IIR, as in training</source>
        <translation>IIR, wie im Training</translation>
    </message>
    <message>
        <source>harmony chat format</source>
        <translation>Chatformat harmony</translation>
    </message>
    <message>
        <source>%1 level</source>
        <translation>Stufe %1</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) stand in the training data: they say nothing about items that training did not show.</source>
        <translation>
            <numerusform>%n Zeile steht in den Trainingsdaten: Sie sagt nichts über Aufgaben, die das Training nicht gezeigt hat.</numerusform>
            <numerusform>%n Zeilen stehen in den Trainingsdaten: Sie sagen nichts über Aufgaben, die das Training nicht gezeigt hat.</numerusform>
        </translation>
    </message>
    <message>
        <source>per cent of %1 answers, %2</source>
        <translation>Prozent von %1 Antworten, %2</translation>
    </message>
    <message>
        <source>Why not extracted</source>
        <translation>Warum nicht extrahiert</translation>
    </message>
    <message>
        <source>other reasons</source>
        <translation>andere Gründe</translation>
    </message>
    <message>
        <source>Part of the low score is format.</source>
        <translation>Ein Teil des niedrigen Werts liegt am Format.</translation>
    </message>
    <message>
        <source>The training template costs nothing.</source>
        <translation>Die Trainingsvorlage kostet nichts.</translation>
    </message>
    <message>
        <source>The two formats cannot be told apart.</source>
        <translation>Die beiden Formate lassen sich nicht unterscheiden.</translation>
    </message>
    <message>
        <source>Chat format against training template: %1 points.</source>
        <translation>Chatformat gegenüber Trainingsvorlage: %1 Punkte.</translation>
    </message>
    <message>
        <source>In its own chat format the untouched model passes more than in the training template: %1 points.</source>
        <translation>Im eigenen Chatformat besteht das unveränderte Modell mehr als in der Trainingsvorlage: %1 Punkte.</translation>
    </message>
    <message>
        <source>In its own chat format the untouched model passes less: %1 points.</source>
        <translation>Im eigenen Chatformat besteht das unveränderte Modell weniger: %1 Punkte.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ChartAxis</name>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ChartCard</name>
    <message>
        <source>Overlay run</source>
        <translation>Lauf darüberlegen</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>Logarithmic scale (L)</source>
        <translation>Logarithmische Achse (L)</translation>
    </message>
    <message>
        <source>Show all steps (Home)</source>
        <translation>Alle Schritte zeigen (Home)</translation>
    </message>
    <message>
        <source>Export the charts (E)</source>
        <translation>Diagramme exportieren (E)</translation>
    </message>
    <message>
        <source>Smoothing %1</source>
        <translation>Glättung %1</translation>
    </message>
    <message>
        <source>last</source>
        <translation>zuletzt</translation>
    </message>
    <message>
        <source>at step %1</source>
        <translation>bei Schritt %1</translation>
    </message>
    <message>
        <source>%1, smoothed</source>
        <translation>%1, geglättet</translation>
    </message>
    <message>
        <source>raw, min to max</source>
        <translation>roh, Min. bis Max.</translation>
    </message>
    <message>
        <source>Export the charts</source>
        <translation>Diagramme exportieren</translation>
    </message>
    <message>
        <source>Picture (*.png);;Drawing (*.svg);;Numbers (*.csv)</source>
        <translation>Bild (*.png);;Zeichnung (*.svg);;Zahlen (*.csv)</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ChartLegend</name>
    <message>
        <source>Take %1 out of the chart</source>
        <translation>%1 aus dem Diagramm nehmen</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::CheckedPage</name>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen…</translation>
    </message>
    <message>
        <source>Browse for %1</source>
        <translation>%1 suchen</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::CheckpointCard</name>
    <message>
        <source>Checkpoint</source>
        <translation>Checkpoint</translation>
    </message>
    <message>
        <source>Tensors…</source>
        <translation>Tensoren…</translation>
    </message>
    <message>
        <source>Hash files</source>
        <translation>Dateien hashen</translation>
    </message>
    <message>
        <source>Shares of the checkpoint</source>
        <translation>Anteile des Checkpoints</translation>
    </message>
    <message>
        <source>reading the files…</source>
        <translation>Dateien werden gelesen…</translation>
    </message>
    <message>
        <source>not computed</source>
        <translation>nicht berechnet</translation>
    </message>
    <message>
        <source>Stop hashing</source>
        <translation>Hashen stoppen</translation>
    </message>
    <message>
        <source>Not looked at yet.</source>
        <translation>Noch nicht angesehen.</translation>
    </message>
    <message>
        <source>Bars: share of %1</source>
        <translation>Balken: Anteil an %1</translation>
    </message>
    <message>
        <source>Missing: %1; finish the download</source>
        <translation>Fehlt: %1; Download abschließen</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Aufbau</translation>
    </message>
    <message numerus="yes">
        <source>%n tensor(s)</source>
        <translation>
            <numerusform>%n Tensor</numerusform>
            <numerusform>%n Tensoren</numerusform>
        </translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>%1 experts, %2 active</source>
        <translation>%1 Experten, %2 aktiv</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>vocabulary %1</source>
        <translation>Vokabular %1</translation>
    </message>
    <message>
        <source>In memory</source>
        <translation>Im Speicher</translation>
    </message>
    <message>
        <source>%1 in NF4</source>
        <translation>%1 in NF4</translation>
    </message>
    <message>
        <source>%1 in fp32</source>
        <translation>%1 in fp32</translation>
    </message>
    <message>
        <source>Tokenizer</source>
        <translation>Tokenizer</translation>
    </message>
    <message>
        <source>there</source>
        <translation>vorhanden</translation>
    </message>
    <message>
        <source>no tokenizer.json</source>
        <translation>kein tokenizer.json</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>checkpoint %1: %2, %3, %4 parameters
</source>
        <translation>Checkpoint %1: %2, %3, %4 Parameter
</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Closing</name>
    <message>
        <source>Close window</source>
        <translation>Fenster schließen</translation>
    </message>
    <message>
        <source>A job is at work: %1.</source>
        <translation>Ein Auftrag läuft: %1.</translation>
    </message>
    <message>
        <source>Keep running: the same job goes on without the window, and any window opened later shows it. Stop: all that is finished stays, and the job can be resumed.</source>
        <translation>Weiterlaufen lassen: Derselbe Auftrag geht ohne das Fenster weiter, und jedes später geöffnete Fenster zeigt ihn. Stopp: Alles Fertige bleibt, und der Auftrag lässt sich fortsetzen.</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Stop: all that is finished stays, and the job can be started again.</source>
        <translation>Stopp: Alles Fertige bleibt, und der Auftrag lässt sich erneut starten.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>The job was stopped, but mesewright-cli could not be started to go on with it; resume it here.</source>
        <translation>Der Auftrag wurde gestoppt, aber mesewright-cli ließ sich nicht starten, um ihn weiterzuführen; hier fortsetzen.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Actions, items, runs, settings</source>
        <translation>Aktionen, Aufgaben, Läufe, Einstellungen</translation>
    </message>
    <message>
        <source>Search actions, items, runs and settings</source>
        <translation>Aktionen, Aufgaben, Läufe und Einstellungen suchen</translation>
    </message>
    <message>
        <source>What fits</source>
        <translation>Was passt</translation>
    </message>
    <message>
        <source>Enter run    Ctrl+Enter show its panel    &gt; actions    # items    @ runs    , settings    Esc close</source>
        <translation>Enter ausführen    Ctrl+Enter Bereich zeigen    &gt; Aktionen    # Aufgaben    @ Läufe    , Einstellungen    Esc schließen</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::CompareRunsDialog</name>
    <message>
        <source>differs</source>
        <translation>verschieden</translation>
    </message>
    <message>
        <source>state</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>started</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Compare runs</source>
        <translation>Läufe vergleichen</translation>
    </message>
    <message>
        <source>Compared runs</source>
        <translation>Verglichene Läufe</translation>
    </message>
    <message>
        <source>Only options that differ</source>
        <translation>Nur verschiedene Optionen</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Config</name>
    <message>
        <source> M weights</source>
        <translation> Mio. Gewichte</translation>
    </message>
    <message>
        <source> weights</source>
        <translation> Gewichte</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>longest row %1</source>
        <translation>längste Zeile %1</translation>
    </message>
    <message>
        <source>scale %1</source>
        <translation>Skalierung %1</translation>
    </message>
    <message>
        <source>ratio</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>rows at once</source>
        <translation>Zeilen auf einmal</translation>
    </message>
    <message>
        <source>= %1 rows a step</source>
        <translation>= %1 Zeilen je Schritt</translation>
    </message>
    <message>
        <source>%1 epochs</source>
        <translation>%1 Epochen</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation>Adapter</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Prompts and loss</source>
        <translation>Prompts und Loss</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>Basismodell</translation>
    </message>
    <message>
        <source>Longest sequence</source>
        <translation>Längste Sequenz</translation>
    </message>
    <message>
        <source>Rank r</source>
        <translation>Rang r</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Modules</source>
        <translation>Module</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Warm-up</translation>
    </message>
    <message>
        <source>Gradient clip</source>
        <translation>Gradientengrenze</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Weight Decay</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>Accumulation</source>
        <translation>Akkumulation</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Save every</source>
        <translation>Speichern alle</translation>
    </message>
    <message>
        <source>Checkpoints kept</source>
        <translation>Behaltene Checkpoints</translation>
    </message>
    <message>
        <source>Log every</source>
        <translation>Protokoll alle</translation>
    </message>
    <message>
        <source>Compute in bf16</source>
        <translation>In bf16 rechnen</translation>
    </message>
    <message>
        <source>Compute in fp16</source>
        <translation>In fp16 rechnen</translation>
    </message>
    <message>
        <source>Prefix cache</source>
        <translation>Präfix-Cache</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Loss on</source>
        <translation>Loss auf</translation>
    </message>
    <message>
        <source>End token</source>
        <translation>Endtoken</translation>
    </message>
    <message>
        <source>Loss divided by</source>
        <translation>Loss geteilt durch</translation>
    </message>
    <message>
        <source>Prompt format</source>
        <translation>Promptformat</translation>
    </message>
    <message>
        <source>Template file</source>
        <translation>Vorlagendatei</translation>
    </message>
    <message>
        <source>Seed&apos;s quirk</source>
        <translation>Seed-Eigenheit</translation>
    </message>
    <message>
        <source>Training items</source>
        <translation>Trainingsaufgaben</translation>
    </message>
    <message>
        <source>Defaults</source>
        <translation>Vorgaben</translation>
    </message>
    <message>
        <source>Every value as in the Python project; base and files stay</source>
        <translation>Jeder Wert wie im Python-Projekt; Basis und Dateien bleiben</translation>
    </message>
    <message>
        <source>24 GB card, attention only</source>
        <translation>24-GB-Karte, nur Attention</translation>
    </message>
    <message>
        <source>The last five layers of 24, two rows at once, bf16</source>
        <translation>Die letzten fünf von 24 Schichten, zwei Zeilen auf einmal, bf16</translation>
    </message>
    <message>
        <source>Short trial</source>
        <translation>Kurzer Versuch</translation>
    </message>
    <message>
        <source>60 steps and one checkpoint, to see that all works</source>
        <translation>60 Schritte und ein Checkpoint, um zu sehen, dass alles geht</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>adapter and optimiser</source>
        <translation>Adapter und Optimierer</translation>
    </message>
    <message>
        <source>activations</source>
        <translation>Aktivierungen</translation>
    </message>
    <message>
        <source>prefix cache</source>
        <translation>Präfix-Cache</translation>
    </message>
    <message>
        <source>head</source>
        <translation>Ausgabekopf</translation>
    </message>
    <message>
        <source>program</source>
        <translation>Programm</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ConfigEditor</name>
    <message>
        <source>default %1</source>
        <translation>Vorgabe %1</translation>
    </message>
    <message>
        <source>config.yaml as text</source>
        <translation>config.yaml als Text</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ConfigField</name>
    <message>
        <source>%1: %2
Default: %3</source>
        <translation>%1: %2
Vorgabe: %3</translation>
    </message>
    <message>
        <source>This is no %1; the file still says %2.</source>
        <translation>Erwartet ist %1; in der Datei steht weiter %2.</translation>
    </message>
    <message>
        <source>was %1</source>
        <translation>war %1</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>check</source>
        <translation>prüfen</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ConfigForm</name>
    <message>
        <source>Form</source>
        <translation>Formular</translation>
    </message>
    <message>
        <source>show the usual ones</source>
        <translation>nur übliche zeigen</translation>
    </message>
    <message>
        <source>show all %1</source>
        <translation>alle %1 zeigen</translation>
    </message>
    <message>
        <source>default</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>default %1</source>
        <translation>Vorgabe %1</translation>
    </message>
    <message>
        <source>not the default</source>
        <translation>nicht die Vorgabe</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ConfigPanel</name>
    <message>
        <source>Preset</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Ctrl+S</source>
        <translation>Ctrl+S</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>Training starten</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Neu lesen</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>Die Datei ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Meine behalten</translation>
    </message>
    <message>
        <source>Read the file</source>
        <translation>Datei lesen</translation>
    </message>
    <message>
        <source>config.yaml has changed on the disk.</source>
        <translation>config.yaml hat sich auf der Platte geändert.</translation>
    </message>
    <message>
        <source>Your changes here are not saved; saving would replace it.</source>
        <translation>Die Änderungen hier sind nicht gespeichert; Speichern würde die Datei ersetzen.</translation>
    </message>
    <message>
        <source>no workspace is open</source>
        <translation>kein Arbeitsbereich ist offen</translation>
    </message>
    <message>
        <source>the training set has not been looked at yet</source>
        <translation>der Trainingssatz wurde noch nicht angesehen</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>not now: %1</source>
        <translation>jetzt nicht: %1</translation>
    </message>
    <message>
        <source>%1 → adapters</source>
        <translation>%1 → adapters</translation>
    </message>
    <message numerus="yes">
        <source>0 of %n row(s) have a licence; the adapter&apos;s terms are unknown</source>
        <translation>
            <numerusform>0 von %n Zeile hat eine Lizenz; die Bedingungen des Adapters sind unbekannt</numerusform>
            <numerusform>0 von %n Zeilen haben eine Lizenz; die Bedingungen des Adapters sind unbekannt</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The form cannot make this change.</source>
        <translation>Diese Änderung geht nicht im Formular.</translation>
    </message>
    <message>
        <source>The preset does not fit this text.</source>
        <translation>Das Profil passt nicht zu diesem Text.</translation>
    </message>
    <message>
        <source>The file was not saved.</source>
        <translation>Die Datei wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>Config</source>
        <translation>Konfig</translation>
    </message>
    <message>
        <source>Compare with run</source>
        <translation>Mit Lauf vergleichen</translation>
    </message>
    <message>
        <source>Save config.yaml</source>
        <translation>config.yaml speichern</translation>
    </message>
    <message>
        <source>Preset: %1</source>
        <translation>Profil: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n step(s)</source>
        <translation>
            <numerusform>%1, %n Schritt</numerusform>
            <numerusform>%1, %n Schritte</numerusform>
        </translation>
    </message>
    <message>
        <source>Not now: no finished run has kept its settings</source>
        <translation>Jetzt nicht: kein fertiger Lauf hat seine Einstellungen behalten</translation>
    </message>
    <message>
        <source>Shows what is different since then</source>
        <translation>Zeigt, was seitdem anders ist</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ConfigTextCard</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n Fehler</numerusform>
            <numerusform>%n Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>modified</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>Change to %1 (Alt+Enter)</source>
        <translation>In %1 ändern (Alt+Enter)</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>Ctrl+Space completes · F2 shows the field · Ctrl+Enter starts</source>
        <translation>Ctrl+Space ergänzt · F2 zeigt das Feld · Ctrl+Enter startet</translation>
    </message>
    <message>
        <source>Back to the text</source>
        <translation>Zurück zum Text</translation>
    </message>
    <message>
        <source>No difference from %1.</source>
        <translation>Kein Unterschied zu %1.</translation>
    </message>
    <message numerus="yes">
        <source>− %1   + this text: %n difference(s), F7 goes to the next</source>
        <translation>
            <numerusform>− %1   + dieser Text: %n Unterschied, F7 geht zum nächsten</numerusform>
            <numerusform>− %1   + dieser Text: %n Unterschiede, F7 geht zum nächsten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::CountBars</name>
    <message>
        <source>%1, %2 leaked</source>
        <translation>%1, davon %2 mit Leck</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Data</name>
    <message>
        <source>being compared</source>
        <translation>wird verglichen</translation>
    </message>
    <message>
        <source>rows in data/%1: %2</source>
        <translation>Zeilen in data/%1: %2</translation>
    </message>
    <message>
        <source>distinct items</source>
        <translation>verschiedene Aufgaben</translation>
    </message>
    <message>
        <source>rows stand word for word in %1</source>
        <translation>Zeilen stehen Wort für Wort in %1</translation>
    </message>
    <message>
        <source>answer shapes; %1 rows share one with %2</source>
        <translation>Antwortformen; %1 Zeilen teilen eine mit %2</translation>
    </message>
    <message>
        <source>rows with a licence</source>
        <translation>Zeilen mit Lizenz</translation>
    </message>
    <message>
        <source>No workspace is open</source>
        <translation>Kein Arbeitsbereich ist offen</translation>
    </message>
    <message>
        <source>Open one to see what is trained on and evaluated with.</source>
        <translation>Einen öffnen, um zu sehen, womit trainiert und ausgewertet wird.</translation>
    </message>
    <message>
        <source>data/%1 has no rows</source>
        <translation>data/%1 hat keine Zeilen</translation>
    </message>
    <message>
        <source>A row is a line of JSON with instruction, input, output and family. Import a file, or add the first row by hand.</source>
        <translation>Eine Zeile ist eine JSON-Zeile mit instruction, input, output und family. Eine Datei importieren oder die erste Zeile von Hand hinzufügen.</translation>
    </message>
    <message>
        <source>word for word</source>
        <translation>Wort für Wort</translation>
    </message>
    <message>
        <source>same text</source>
        <translation>gleicher Text</translation>
    </message>
    <message>
        <source>same question</source>
        <translation>gleiche Frage</translation>
    </message>
    <message>
        <source>same shape</source>
        <translation>gleiche Form</translation>
    </message>
    <message>
        <source>near</source>
        <translation>ähnlich</translation>
    </message>
    <message>
        <source>clean</source>
        <translation>sauber</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>below %1 tokens</source>
        <translation>unter %1 Token</translation>
    </message>
    <message>
        <source>%1 tokens and more</source>
        <translation>%1 Token und mehr</translation>
    </message>
    <message>
        <source>%1 – %2 tokens</source>
        <translation>%1 – %2 Token</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::DataCharts</name>
    <message>
        <source>not recorded</source>
        <translation>nicht festgehalten</translation>
    </message>
    <message>
        <source>What the file is made of</source>
        <translation>Woraus die Datei besteht</translation>
    </message>
    <message>
        <source>Families</source>
        <translation>Familien</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Leak state</source>
        <translation>Leckzustand</translation>
    </message>
    <message>
        <source>not counted yet</source>
        <translation>noch nicht gezählt</translation>
    </message>
    <message>
        <source>not compared yet</source>
        <translation>noch nicht verglichen</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::DataFiles</name>
    <message>
        <source>Train</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Eval</source>
        <translation>Auswertung</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::DataPage</name>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Items as JSON Lines: family, instruction, input, output. They are copied into the workspace; the originals stay as they are.</source>
        <translation>Aufgaben als JSON Lines: family, instruction, input, output. Sie werden in den Arbeitsbereich kopiert; die Originale bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>items the model learns from</source>
        <translation>Aufgaben, aus denen das Modell lernt</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>Auswertung</translation>
    </message>
    <message>
        <source>items it is measured on</source>
        <translation>Aufgaben, an denen es gemessen wird</translation>
    </message>
    <message>
        <source>Confirmation</source>
        <translation>Bestätigung</translation>
    </message>
    <message>
        <source>optional: items used nowhere else</source>
        <translation>freiwillig: sonst nirgends benutzte Aufgaben</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n item(s)</source>
        <translation>
            <numerusform>%1: %n Aufgabe</numerusform>
            <numerusform>%1: %n Aufgaben</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::DataPanel</name>
    <message>
        <source>Clear filters</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>A file was not read or written.</source>
        <translation>Eine Datei wurde nicht gelesen oder geschrieben.</translation>
    </message>
    <message>
        <source>Which rows</source>
        <translation>Welche Zeilen</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Add row</source>
        <translation>Neue Zeile</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Ctrl+S</source>
        <translation>Ctrl+S</translation>
    </message>
    <message>
        <source>Split off leaked rows…</source>
        <translation>Zeilen mit Leck abtrennen…</translation>
    </message>
    <message>
        <source>Add a row</source>
        <translation>Zeile hinzufügen</translation>
    </message>
    <message>
        <source>Import rows</source>
        <translation>Zeilen importieren</translation>
    </message>
    <message>
        <source>JSON Lines (*.jsonl);;All files (*)</source>
        <translation>JSON Lines (*.jsonl);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Nothing was imported.</source>
        <translation>Nichts wurde importiert.</translation>
    </message>
    <message numerus="yes">
        <source>Import %n row(s)</source>
        <translation>
            <numerusform>%n Zeile importieren</numerusform>
            <numerusform>%n Zeilen importieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Export the rows shown</source>
        <translation>Gezeigte Zeilen exportieren</translation>
    </message>
    <message>
        <source>JSON Lines (*.jsonl)</source>
        <translation>JSON Lines (*.jsonl)</translation>
    </message>
    <message>
        <source>Write the rows that are no leaks to</source>
        <translation>Zeilen ohne Leck schreiben nach</translation>
    </message>
    <message>
        <source>The rows were not written.</source>
        <translation>Die Zeilen wurden nicht geschrieben.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) written.</source>
        <translation>
            <numerusform>%n Zeile geschrieben.</numerusform>
            <numerusform>%n Zeilen geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>reading…</source>
        <translation>Lesen…</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Was gezeigt wird</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>config.yaml is being read</source>
        <translation>config.yaml wird gelesen</translation>
    </message>
    <message>
        <source>Import rows…</source>
        <translation>Zeilen importieren…</translation>
    </message>
    <message>
        <source>Export the rows shown…</source>
        <translation>Gezeigte Zeilen exportieren…</translation>
    </message>
    <message>
        <source>Save the rows</source>
        <translation>Zeilen speichern</translation>
    </message>
    <message>
        <source>Show the charts</source>
        <translation>Diagramme zeigen</translation>
    </message>
    <message>
        <source>Show the rows</source>
        <translation>Zeilen zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) added.</source>
        <translation>
            <numerusform>%n Zeile hinzugefügt.</numerusform>
            <numerusform>%n Zeilen hinzugefügt.</numerusform>
        </translation>
    </message>
    <message>
        <source>They are behind the last row of %1; Ctrl+Z takes them out, Ctrl+S writes them.</source>
        <translation>Hinter der letzten Zeile von %1; Ctrl+Z nimmt das Hinzugefügte heraus, Ctrl+S schreibt es.</translation>
    </message>
    <message>
        <source>Drop to add the rows to %1.</source>
        <translation>Ablegen fügt die Zeilen zu %1 hinzu.</translation>
    </message>
    <message>
        <source>Nothing is written before Ctrl+S.</source>
        <translation>Vor Ctrl+S wird nichts geschrieben.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::DataSet</name>
    <message numerus="yes">
        <source>Remove %n row(s)</source>
        <translation>
            <numerusform>%n Zeile entfernen</numerusform>
            <numerusform>%n Zeilen entfernen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::DecisionPanel</name>
    <message>
        <source>Decide again</source>
        <translation>Erneut entscheiden</translation>
    </message>
    <message>
        <source>Run gate E on the results as they are</source>
        <translation>Gate E auf den Ergebnissen ausführen, wie sie sind</translation>
    </message>
    <message>
        <source>Paired difference to the base, in points</source>
        <translation>Gepaarte Differenz zur Basis, in Punkten</translation>
    </message>
    <message>
        <source>95 % bootstrap by distinct item</source>
        <translation>95 % Bootstrap über verschiedene Aufgaben</translation>
    </message>
    <message>
        <source>Paired differences to the base</source>
        <translation>Gepaarte Differenzen zur Basis</translation>
    </message>
    <message>
        <source>By family</source>
        <translation>Nach Familie</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>Check hashes</source>
        <translation>Hashes prüfen</translation>
    </message>
    <message>
        <source>What runs and results recorded of their inputs, and whether the files still are the same</source>
        <translation>Was Läufe und Ergebnisse von ihren Eingaben festhielten, und ob die Dateien noch dieselben sind</translation>
    </message>
    <message>
        <source>Export report</source>
        <translation>Bericht exportieren</translation>
    </message>
    <message>
        <source>Web page (*.html);;Markdown (*.md)</source>
        <translation>Webseite (*.html);;Markdown (*.md)</translation>
    </message>
    <message>
        <source>Export the tables as CSV files</source>
        <translation>Tabellen als CSV-Dateien exportieren</translation>
    </message>
    <message>
        <source>Run gate E</source>
        <translation>Gate E ausführen</translation>
    </message>
    <message>
        <source>A file cannot be read.</source>
        <translation>Eine Datei ist nicht lesbar.</translation>
    </message>
    <message>
        <source>confirmation set</source>
        <translation>Bestätigungssatz</translation>
    </message>
    <message>
        <source>selection items</source>
        <translation>Auswahlaufgaben</translation>
    </message>
    <message>
        <source>Nothing has been decided</source>
        <translation>Nichts ist entschieden</translation>
    </message>
    <message>
        <source>Gate E compares every adapter with the base, item by item, corrects for picking the best of them, and says whether to keep it.</source>
        <translation>Gate E vergleicht jeden Adapter Aufgabe für Aufgabe mit der Basis, korrigiert für die Wahl des besten und sagt, ob er zu behalten ist.</translation>
    </message>
    <message>
        <source>the base, measured by gate B</source>
        <translation>die Basis, gemessen von Gate B</translation>
    </message>
    <message>
        <source>adapters, measured by gate D</source>
        <translation>Adapter, gemessen von Gate D</translation>
    </message>
    <message>
        <source>a confirmation on items that no gate used (without it the decision says so)</source>
        <translation>eine Bestätigung auf Aufgaben, die kein Gate benutzt hat (fehlt sie, sagt es die Entscheidung)</translation>
    </message>
    <message>
        <source>No workspace is open</source>
        <translation>Kein Arbeitsbereich ist offen</translation>
    </message>
    <message>
        <source>Open a workspace to see what its numbers decide.</source>
        <translation>Einen Arbeitsbereich öffnen, um zu sehen, was seine Zahlen entscheiden.</translation>
    </message>
    <message>
        <source>Gate E refuses to decide.</source>
        <translation>Gate E entscheidet nicht.</translation>
    </message>
    <message>
        <source>Nothing has been decided.</source>
        <translation>Nichts ist entschieden.</translation>
    </message>
    <message>
        <source>The numbers below are computed from the results; gate E has not judged them.</source>
        <translation>Die Zahlen unten sind aus den Ergebnissen berechnet; Gate E hat sie nicht beurteilt.</translation>
    </message>
    <message>
        <source>The decision is stale.</source>
        <translation>Die Entscheidung ist veraltet.</translation>
    </message>
    <message numerus="yes">
        <source>gate E, from 1 baseline, %n result(s)</source>
        <translation>
            <numerusform>Gate E, aus 1 Baseline, %n Ergebnis</numerusform>
            <numerusform>Gate E, aus 1 Baseline, %n Ergebnissen</numerusform>
        </translation>
    </message>
    <message>
        <source> and no confirmation</source>
        <translation> und keiner Bestätigung</translation>
    </message>
    <message>
        <source> and 1 confirmation</source>
        <translation> und 1 Bestätigung</translation>
    </message>
    <message>
        <source>%1, %2 %3 · %4</source>
        <translation>%1, %2 %3 · %4</translation>
    </message>
    <message>
        <source>base</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>adapter</source>
        <translation>Adapter</translation>
    </message>
    <message>
        <source>items won and lost against the base, %1</source>
        <translation>gegen die Basis gewonnene und verlorene Aufgaben, %1</translation>
    </message>
    <message>
        <source>configurations tried before picking</source>
        <translation>vor der Wahl probierte Konfigurationen</translation>
    </message>
    <message>
        <source>Nothing was exported.</source>
        <translation>Nichts wurde exportiert.</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message numerus="yes">
        <source>%n doubt(s), the first: %1</source>
        <translation>
            <numerusform>%n Zweifel, der erste: %1</numerusform>
            <numerusform>%n Zweifel, der erste: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::DemoDialog</name>
    <message>
        <source>Try the demo</source>
        <translation>Demo ausprobieren</translation>
    </message>
    <message>
        <source>A tiny model of GPT-OSS’s architecture goes through everything that a real run does: the environment is probed, the untouched model is measured, an adapter is trained, each strength of it is measured, the best is confirmed on new items, and the decision and its report are written.

It takes 2 to 6 minutes on this machine’s processor and about 25 MB. Watch it, hold it, stop it: it goes on where it was when it is started again on the same folder.</source>
        <translation>Ein winziges Modell mit der Architektur von GPT-OSS durchläuft alles, was ein echter Lauf tut: Die Umgebung wird geprüft, das unveränderte Modell gemessen, ein Adapter trainiert, jede seiner Stärken gemessen, die beste auf neuen Aufgaben bestätigt, und die Entscheidung und ihr Bericht werden geschrieben.

Das dauert 2 bis 6 Minuten auf dem Prozessor dieses Rechners und braucht etwa 25 MB. Man kann zusehen, anhalten, stoppen: Auf demselben Ordner neu gestartet, geht es weiter, wo es war.</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen…</translation>
    </message>
    <message>
        <source>Folder for the demo</source>
        <translation>Ordner für die Demo</translation>
    </message>
    <message>
        <source>Only a quick look: fewer items, samples and steps (under a minute)</source>
        <translation>Nur ein kurzer Blick: weniger Aufgaben, Antworten und Schritte (unter einer Minute)</translation>
    </message>
    <message>
        <source>Start the demo</source>
        <translation>Demo starten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::DiffEditors</name>
    <message>
        <source>Both answers in one column</source>
        <translation>Beide Antworten in einer Spalte</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::EnginePage</name>
    <message>
        <source>Engine and GPU</source>
        <translation>Engine und GPU</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>auto takes a GPU where there is one. From the next start on; a run goes on where it began.</source>
        <translation>auto nimmt eine GPU, wo es eine gibt. Ab dem nächsten Start; ein Lauf geht dort weiter, wo er begann.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Environment</name>
    <message>
        <source>experts</source>
        <translation>Experten</translation>
    </message>
    <message>
        <source>embedding</source>
        <translation>Embedding</translation>
    </message>
    <message>
        <source>head</source>
        <translation>Ausgabekopf</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>Attention</translation>
    </message>
    <message>
        <source>routers</source>
        <translation>Router</translation>
    </message>
    <message>
        <source>norms</source>
        <translation>Normen</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Checkpoint</translation>
    </message>
    <message>
        <source>Programs</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>Variablen</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>fehlt</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::EnvironmentPanel</name>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>Sandbox</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Lock environment</source>
        <translation>Umgebung festschreiben</translation>
    </message>
    <message>
        <source>Writes all versions and hashes to env/lock.json, to be compared with later</source>
        <translation>Schreibt alle Versionen und Hashes nach env/lock.json, zum späteren Vergleich</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Go on to gate B</source>
        <translation>Weiter zu Gate B</translation>
    </message>
    <message>
        <source>The chosen probe in full</source>
        <translation>Die gewählte Prüfung vollständig</translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n gescheitert</numerusform>
            <numerusform>%n gescheitert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
    <message>
        <source>not now: a probe has failed</source>
        <translation>jetzt nicht: eine Prüfung ist gescheitert</translation>
    </message>
    <message>
        <source>gate A2, checked %1 in %2</source>
        <translation>Gate A2, geprüft %1 in %2</translation>
    </message>
    <message>
        <source>gate A2</source>
        <translation>Gate A2</translation>
    </message>
    <message>
        <source>main memory</source>
        <translation>Hauptspeicher</translation>
    </message>
    <message>
        <source>disk</source>
        <translation>Platte</translation>
    </message>
    <message>
        <source>Lua parser</source>
        <translation>Lua-Parser</translation>
    </message>
    <message>
        <source>Luanti server</source>
        <translation>Luanti-Server</translation>
    </message>
    <message>
        <source>Choose a probe to read it in full.</source>
        <translation>Eine Prüfung wählen, um sie vollständig zu lesen.</translation>
    </message>
    <message>
        <source>%1 (%2). Wanted: %3. Found: %4.</source>
        <translation>%1 (%2). Erwartet: %3. Gefunden: %4.</translation>
    </message>
    <message>
        <source>What to do: %1</source>
        <translation>Was zu tun ist: %1</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::EvaluationPanel</name>
    <message>
        <source>What is shown of the evaluation</source>
        <translation>Was von der Auswertung gezeigt wird</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>B  Baseline</source>
        <translation>B  Baseline</translation>
    </message>
    <message>
        <source>D  Grid</source>
        <translation>D  Raster</translation>
    </message>
    <message>
        <source>C  Validation</source>
        <translation>C  Validierung</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>Zuverlässigkeit</translation>
    </message>
    <message>
        <source>Level of the verdicts</source>
        <translation>Stufe der Urteile</translation>
    </message>
    <message>
        <source>Run gate B</source>
        <translation>Gate B ausführen</translation>
    </message>
    <message>
        <source>Rescore…</source>
        <translation>Neu bewerten…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Judge all answers at the level %1</source>
        <translation>Alle Antworten auf Stufe %1 beurteilen</translation>
    </message>
    <message>
        <source>Export the tables as CSV files</source>
        <translation>Tabellen als CSV-Dateien exportieren</translation>
    </message>
    <message>
        <source>A file cannot be read.</source>
        <translation>Eine Datei ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Run again…</source>
        <translation>Erneut ausführen…</translation>
    </message>
    <message>
        <source>Judge the saved answers again, without the model (Ctrl+Shift+R)</source>
        <translation>Gespeicherte Antworten neu beurteilen, ohne das Modell (Ctrl+Shift+R)</translation>
    </message>
    <message>
        <source>Not now: there are no answers yet</source>
        <translation>Jetzt nicht: es gibt noch keine Antworten</translation>
    </message>
    <message>
        <source>Not now: there are no results yet</source>
        <translation>Jetzt nicht: es gibt noch keine Ergebnisse</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>No workspace is open</source>
        <translation>Kein Arbeitsbereich ist offen</translation>
    </message>
    <message>
        <source>Open a workspace to see what its model answers.</source>
        <translation>Einen Arbeitsbereich öffnen, um zu sehen, was sein Modell antwortet.</translation>
    </message>
    <message>
        <source>No adapter has been measured</source>
        <translation>Kein Adapter wurde gemessen</translation>
    </message>
    <message>
        <source>Gate D asks every checkpoint at every scale the same items as the base. A scale multiplies alpha / r: how strongly the adapter acts.</source>
        <translation>Gate D stellt jedem Checkpoint bei jeder Skalierung dieselben Aufgaben wie der Basis. Eine Skalierung multipliziert alpha / r: wie stark der Adapter wirkt.</translation>
    </message>
    <message>
        <source>the base, measured by gate B</source>
        <translation>die Basis, gemessen von Gate B</translation>
    </message>
    <message>
        <source>a checkpoint, trained by gate C</source>
        <translation>ein Checkpoint, trainiert von Gate C</translation>
    </message>
    <message>
        <source>The untouched model has not been measured</source>
        <translation>Das unveränderte Modell wurde nicht gemessen</translation>
    </message>
    <message>
        <source>Gate B asks it every evaluation item k times and judges each answer. Every later number is compared with this one.</source>
        <translation>Gate B stellt ihm jede Aufgabe der Auswertung k-mal und beurteilt jede Antwort. Jede spätere Zahl wird mit dieser verglichen.</translation>
    </message>
    <message>
        <source>config.yaml, which names the base</source>
        <translation>config.yaml, die die Basis nennt</translation>
    </message>
    <message>
        <source>The tables were not written.</source>
        <translation>Die Tabellen wurden nicht geschrieben.</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>Auswertung</translation>
    </message>
    <message>
        <source>Nothing was measured.</source>
        <translation>Nichts wurde gemessen.</translation>
    </message>
    <message>
        <source>Run gate D…</source>
        <translation>Gate D ausführen…</translation>
    </message>
    <message>
        <source>Run gate B…</source>
        <translation>Gate B ausführen…</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Evidence</name>
    <message>
        <source>judged: %1</source>
        <translation>beurteilt: %1</translation>
    </message>
    <message>
        <source>diff applies: %1</source>
        <translation>Diff anwendbar: %1</translation>
    </message>
    <message>
        <source>registered: nothing</source>
        <translation>registriert: nichts</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>… und %1 weitere</translation>
    </message>
    <message>
        <source>registered: %1</source>
        <translation>registriert: %1</translation>
    </message>
    <message>
        <source>does what the item asks for</source>
        <translation>tut, was die Aufgabe verlangt</translation>
    </message>
    <message>
        <source>run by %1</source>
        <translation>ausgeführt von %1</translation>
    </message>
    <message>
        <source>finished: %1</source>
        <translation>beendet: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n Token</numerusform>
            <numerusform>%n Token</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n Zeichen</numerusform>
            <numerusform>%n Zeichen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::EvidencePane</name>
    <message>
        <source>Evidence</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>Zeile %1</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Facets</name>
    <message numerus="yes">
        <source>%1, %n row(s)</source>
        <translation>
            <numerusform>%1, %n Zeile</numerusform>
            <numerusform>%1, %n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Leak state</source>
        <translation>Leckzustand</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Familie</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>nicht festgehalten</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::FamilyGains</name>
    <message>
        <source>Gain by family</source>
        <translation>Gewinn nach Familie</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Familie</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation>Adapter</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Rat</translation>
    </message>
    <message>
        <source>Least gain: more %1 items first.</source>
        <translation>Geringster Gewinn: zuerst mehr Aufgaben %1.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::FieldsEditor</name>
    <message>
        <source>Instruction</source>
        <translation>Anweisung</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Familie</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Choose a row.</source>
        <translation>Eine Zeile wählen.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Figures</name>
    <message>
        <source>95 %, by distinct item</source>
        <translation>95 %, über verschiedene Aufgaben</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n Aufgabe</numerusform>
            <numerusform>%n Aufgaben</numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>nothing measured yet</source>
        <translation>noch nichts gemessen</translation>
    </message>
    <message>
        <source>all %1 rows</source>
        <translation>alle %1 Zeilen</translation>
    </message>
    <message>
        <source>%1 distinct</source>
        <translation>%1 verschiedene</translation>
    </message>
    <message>
        <source>%1 not leaked</source>
        <translation>%1 ohne Leck</translation>
    </message>
    <message>
        <source>not leaked</source>
        <translation>ohne Leck</translation>
    </message>
    <message>
        <source>nobody looked for leaks</source>
        <translation>Lecks wurden nicht gesucht</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::FiguresBar</name>
    <message>
        <source>The run in numbers</source>
        <translation>Der Lauf in Zahlen</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Release GPU</source>
        <translation>GPU freigeben</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::FindingsModel</name>
    <message>
        <source>, line %1</source>
        <translation>, Zeile %1</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Remedy</source>
        <translation>Abhilfe</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::FindingsPane</name>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Copy findings as text</source>
        <translation>Befunde als Text kopieren</translation>
    </message>
    <message>
        <source>Close findings</source>
        <translation>Befunde schließen</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n Fehler</numerusform>
            <numerusform>%n Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::FolderPage</name>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>A workspace is a folder with the data, the settings and the runs of one model.</source>
        <translation>Ein Arbeitsbereich ist ein Ordner mit den Daten, den Einstellungen und den Läufen eines Modells.</translation>
    </message>
    <message>
        <source>a new or an empty folder</source>
        <translation>ein neuer oder ein leerer Ordner</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>the folder’s name</source>
        <translation>der Name des Ordners</translation>
    </message>
    <message>
        <source>This folder is a workspace already; open it, or give another.</source>
        <translation>Dieser Ordner ist schon ein Arbeitsbereich; ihn öffnen oder einen anderen angeben.</translation>
    </message>
    <message>
        <source>This folder holds other files; give a new or an empty one.</source>
        <translation>Dieser Ordner enthält andere Dateien; einen neuen oder leeren angeben.</translation>
    </message>
    <message>
        <source>The folder is empty.</source>
        <translation>Der Ordner ist leer.</translation>
    </message>
    <message>
        <source>The folder will be made.</source>
        <translation>Der Ordner wird angelegt.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Gains</name>
    <message>
        <source>confirmation</source>
        <translation>Bestätigung</translation>
    </message>
    <message>
        <source>gate B</source>
        <translation>Gate B</translation>
    </message>
    <message>
        <source>gate D</source>
        <translation>Gate D</translation>
    </message>
    <message>
        <source>gate E</source>
        <translation>Gate E</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>gate A2</source>
        <translation>Gate A2</translation>
    </message>
    <message>
        <source>data</source>
        <translation>Daten</translation>
    </message>
    <message numerus="yes">
        <source>CONFIRMATION SET · %n item(s), no gate used them</source>
        <translation>
            <numerusform>BESTÄTIGUNGSSATZ · %n Aufgabe, von keinem Gate benutzt</numerusform>
            <numerusform>BESTÄTIGUNGSSATZ · %n Aufgaben, von keinem Gate benutzt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>SELECTION · %n item(s)</source>
        <translation>
            <numerusform>AUSWAHL · %n Aufgabe</numerusform>
            <numerusform>AUSWAHL · %n Aufgaben</numerusform>
        </translation>
    </message>
    <message>
        <source>, %1 of them leaked (shown, not used)</source>
        <translation>, davon %1 mit Leck (gezeigt, nicht benutzt)</translation>
    </message>
    <message>
        <source>, p corrected for all configurations tried</source>
        <translation>, p korrigiert für alle probierten Konfigurationen</translation>
    </message>
    <message numerus="yes">
        <source>CLEAN PART OF THE SELECTION · %n item(s)</source>
        <translation>
            <numerusform>SAUBERER TEIL DER AUSWAHL · %n Aufgabe</numerusform>
            <numerusform>SAUBERER TEIL DER AUSWAHL · %n Aufgaben</numerusform>
        </translation>
    </message>
    <message>
        <source>what-if %1</source>
        <translation>Was-wäre-wenn %1</translation>
    </message>
    <message>
        <source>threshold %1</source>
        <translation>Schwelle %1</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Recorded by</source>
        <translation>Festgehalten von</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>Proceed.</source>
        <translation>Weitermachen.</translation>
    </message>
    <message>
        <source>Adjust and try again.</source>
        <translation>Nachbessern, neu versuchen.</translation>
    </message>
    <message>
        <source>Fail: nothing to keep.</source>
        <translation>Gescheitert: nichts zu behalten.</translation>
    </message>
    <message>
        <source>Proceed with %1 at scale %2.</source>
        <translation>Weitermachen mit %1 bei Skalierung %2.</translation>
    </message>
    <message>
        <source>Adjust: %1 at scale %2 is not good enough.</source>
        <translation>Nachbessern: %1 bei Skalierung %2 ist nicht gut genug.</translation>
    </message>
    <message numerus="yes">
        <source>On the %n item(s) it was picked on it passes %1 points more than the base, %2 corrected.</source>
        <translation>
            <numerusform>Auf der %n Aufgabe, auf der er gewählt wurde, besteht er %1 Punkte mehr als die Basis, %2 korrigiert.</numerusform>
            <numerusform>Auf den %n Aufgaben, auf denen er gewählt wurde, besteht er %1 Punkte mehr als die Basis, %2 korrigiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On %n item(s) that no gate used it passes %1 points more than the base, paired.</source>
        <translation>
            <numerusform>Auf %n Aufgabe, die kein Gate benutzt hat, besteht er %1 Punkte mehr als die Basis, gepaart.</numerusform>
            <numerusform>Auf %n Aufgaben, die kein Gate benutzt hat, besteht er %1 Punkte mehr als die Basis, gepaart.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::GateCard</name>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::GateState</name>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>held</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>gesperrt</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Grid</name>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>%1 of %2 items</source>
        <translation>%1 von %2 Aufgaben</translation>
    </message>
    <message>
        <source>not judged</source>
        <translation>nicht beurteilt</translation>
    </message>
    <message>
        <source>scale %1</source>
        <translation>Skalierung %1</translation>
    </message>
    <message>
        <source>not run</source>
        <translation>nicht gelaufen</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::GridPage</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Only adapter</source>
        <translation>Nur Adapter</translation>
    </message>
    <message>
        <source>Only base</source>
        <translation>Nur Basis</translation>
    </message>
    <message>
        <source>Not extracted</source>
        <translation>Nicht extrahiert</translation>
    </message>
    <message>
        <source>By family</source>
        <translation>Nach Familie</translation>
    </message>
    <message>
        <source>First answer or any answer</source>
        <translation>Erste oder irgendeine Antwort</translation>
    </message>
    <message>
        <source>Pass rates by family</source>
        <translation>Bestehensquoten nach Familie</translation>
    </message>
    <message>
        <source>Checkpoint × scale</source>
        <translation>Checkpoint × Skalierung</translation>
    </message>
    <message>
        <source>Clean items only</source>
        <translation>Nur saubere Aufgaben</translation>
    </message>
    <message>
        <source>base</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>clean items only</source>
        <translation>nur saubere Aufgaben</translation>
    </message>
    <message>
        <source>%1 in %</source>
        <translation>%1 in %</translation>
    </message>
    <message>
        <source>in %</source>
        <translation>in %</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation>Adapter</translation>
    </message>
    <message numerus="yes">
        <source>All %n item(s) stand in the training data: nothing here is evidence.</source>
        <translation>
            <numerusform>Die %n Aufgabe steht in den Trainingsdaten: Nichts hier ist ein Beleg.</numerusform>
            <numerusform>Alle %n Aufgaben stehen in den Trainingsdaten: Nichts hier ist ein Beleg.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 rows stand in the training data. On the %2 items that do not, %3 of %4 results cannot be told apart from the base.</source>
        <translation>%1 Zeilen stehen in den Trainingsdaten. Auf den übrigen %2 Aufgaben lassen sich %3 von %4 Ergebnissen nicht von der Basis unterscheiden.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::HeatGrid</name>
    <message>
        <source>Checkpoint by scale</source>
        <translation>Checkpoint nach Skalierung</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::HeatLegend</name>
    <message>
        <source>Colours from %1 to %2; the target marks the best so far</source>
        <translation>Farben von %1 bis %2; die Zielscheibe markiert das bisher Beste</translation>
    </message>
    <message>
        <source>best so far</source>
        <translation>bisher Bestes</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::HelpCommands</name>
    <message>
        <source>Manual page</source>
        <translation>Handbuchseite</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Handbuch</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>About Mesewright</source>
        <translation>Über Mesewright</translation>
    </message>
    <message>
        <source>Measures whether a small adapter makes GPT-OSS-20B better at writing mods for Luanti, and decides on evidence.</source>
        <translation>Misst, ob GPT-OSS-20B mit einem kleinen Adapter bessere Mods für Luanti schreibt, und entscheidet nach Belegen.</translation>
    </message>
    <message>
        <source>The window is free software under the GNU General Public License, version 3 or later; the engine and the command line are under the Apache License 2.0. There is no warranty.</source>
        <translation>Das Fenster ist freie Software unter der GNU General Public License, Version 3 oder später; Engine und Befehlszeile stehen unter der Apache License 2.0. Es gibt keine Gewährleistung.</translation>
    </message>
    <message>
        <source>Built with Qt %1 and its charts, QScintilla, libtorch, yaml-cpp, nlohmann-json, Lua and LuaJIT. Fonts: Inter and JetBrains Mono.</source>
        <translation>Gebaut mit Qt %1 und dessen Diagrammen, QScintilla, libtorch, yaml-cpp, nlohmann-json, Lua und LuaJIT. Schriften: Inter und JetBrains Mono.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::IntervalBar</name>
    <message>
        <source>no value</source>
        <translation>kein Wert</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ItemLeak</name>
    <message>
        <source>stands in training</source>
        <translation>steht im Training</translation>
    </message>
    <message>
        <source>same shape as in training</source>
        <translation>gleiche Form wie im Training</translation>
    </message>
    <message>
        <source>near one in training</source>
        <translation>ähnlich einer im Training</translation>
    </message>
    <message>
        <source>not in training</source>
        <translation>nicht im Training</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ItemPicker</name>
    <message>
        <source>Take the prompt from an item</source>
        <translation>Prompt aus einer Aufgabe nehmen</translation>
    </message>
    <message>
        <source>Find an item</source>
        <translation>Aufgabe suchen</translation>
    </message>
    <message>
        <source>family or words of the instruction</source>
        <translation>Familie oder Wörter der Anweisung</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lesen…</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n item(s)</source>
        <translation>
            <numerusform>%1 von %n Aufgabe</numerusform>
            <numerusform>%1 von %n Aufgaben</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ItemsAndAnswer</name>
    <message>
        <source>Items or answer</source>
        <translation>Aufgaben oder Antwort</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>%1 level</source>
        <translation>Stufe %1</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ItemsModel</name>
    <message>
        <source>gain</source>
        <translation>Gewinn</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>%1 of %2 answers pass</source>
        <translation>%1 von %2 Antworten bestehen</translation>
    </message>
    <message>
        <source>Item %1</source>
        <translation>Aufgabe %1</translation>
    </message>
    <message>
        <source>Whether the item stands in the training data</source>
        <translation>Ob die Aufgabe in den Trainingsdaten steht</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Familie</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>Anweisung</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ItemsTable</name>
    <message>
        <source>Items</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Which items are listed</source>
        <translation>Welche Aufgaben gezeigt werden</translation>
    </message>
    <message>
        <source>Find items</source>
        <translation>Aufgaben suchen</translation>
    </message>
    <message>
        <source>Find items (Ctrl+F)</source>
        <translation>Aufgaben suchen (Ctrl+F)</translation>
    </message>
    <message>
        <source>Copy the rows as text</source>
        <translation>Zeilen als Text kopieren</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::JobLine</name>
    <message>
        <source>Loading</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>Generating</source>
        <translation>Generieren</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Baseline</translation>
    </message>
    <message>
        <source>Adapters</source>
        <translation>Adapter</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>%1 steps</source>
        <translation>%1 Schritten</translation>
    </message>
    <message>
        <source>%1 answers</source>
        <translation>%1 Antworten</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 Token</translation>
    </message>
    <message>
        <source>loading a model</source>
        <translation>lädt ein Modell</translation>
    </message>
    <message>
        <source>ready, %1</source>
        <translation>bereit, %1</translation>
    </message>
    <message>
        <source>working</source>
        <translation>arbeitet</translation>
    </message>
    <message>
        <source>held, model loaded</source>
        <translation>angehalten, Modell geladen</translation>
    </message>
    <message>
        <source>no model loaded</source>
        <translation>kein Modell geladen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>done: %1</source>
        <translation>fertig: %1</translation>
    </message>
    <message>
        <source>stopped: %1</source>
        <translation>gestoppt: %1</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>gescheitert: %1</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::KeyButton</name>
    <message>
        <source>%1, key %2</source>
        <translation>%1, Taste %2</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::KeysPage</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Taste</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Aktionen und ihre Tasten</translation>
    </message>
    <message>
        <source>Key of the chosen action</source>
        <translation>Taste der gewählten Aktion</translation>
    </message>
    <message>
        <source>Back to the default</source>
        <translation>Zurück zur Vorgabe</translation>
    </message>
    <message>
        <source>Taken from: %1</source>
        <translation>Genommen von: %1</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::LabelBar</name>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Both good</source>
        <translation>Beide gut</translation>
    </message>
    <message>
        <source>Both bad</source>
        <translation>Beide schlecht</translation>
    </message>
    <message>
        <source>Cannot judge</source>
        <translation>Nicht beurteilbar</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Backspace</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>does not do the task</source>
        <translation>löst die Aufgabe nicht</translation>
    </message>
    <message>
        <source>invented API</source>
        <translation>erfundene API</translation>
    </message>
    <message>
        <source>wrong value</source>
        <translation>falscher Wert</translation>
    </message>
    <message>
        <source>style</source>
        <translation>Stil</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>abgeschnitten</translation>
    </message>
    <message>
        <source>note…</source>
        <translation>Notiz…</translation>
    </message>
    <message>
        <source>Labels come with the review tools.</source>
        <translation>Labels kommen mit den Review-Werkzeugen.</translation>
    </message>
    <message>
        <source>Not now: labels come with the review tools</source>
        <translation>Jetzt nicht: Labels kommen mit den Review-Werkzeugen</translation>
    </message>
    <message>
        <source>A is better</source>
        <translation>A ist besser</translation>
    </message>
    <message>
        <source>Left is better</source>
        <translation>Links ist besser</translation>
    </message>
    <message>
        <source>B is better</source>
        <translation>B ist besser</translation>
    </message>
    <message>
        <source>Right is better</source>
        <translation>Rechts ist besser</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::LaunchCard</name>
    <message>
        <source>Before launch</source>
        <translation>Vor dem Start</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>not known before a first run</source>
        <translation>vor einem ersten Lauf nicht bekannt</translation>
    </message>
    <message numerus="yes">
        <source>from %n run(s) here</source>
        <translation>
            <numerusform>aus %n Lauf hier</numerusform>
            <numerusform>aus %n Läufen hier</numerusform>
        </translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Platte</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>adapters; %1 free</source>
        <translation>Adapter; %1 frei</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>%1, %2 distinct</source>
        <translation>%1, %2 verschieden</translation>
    </message>
    <message>
        <source>%1 with a licence</source>
        <translation>%1 mit Lizenz</translation>
    </message>
    <message>
        <source>Passes</source>
        <translation>Durchgänge</translation>
    </message>
    <message>
        <source>%1 epochs</source>
        <translation>%1 Epochen</translation>
    </message>
    <message numerus="yes">
        <source>last run %n step(s)</source>
        <translation>
            <numerusform>letzter Lauf %n Schritt</numerusform>
            <numerusform>letzter Lauf %n Schritte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::LineChart</name>
    <message>
        <source>raw</source>
        <translation>roh</translation>
    </message>
    <message>
        <source>at</source>
        <translation>um</translation>
    </message>
    <message>
        <source>at %1 %2</source>
        <translation>bei %1 %2</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::LiveConfigurations</name>
    <message>
        <source>%1: %2 items done, pass@%3 %4</source>
        <translation>%1: %2 Aufgaben fertig, pass@%3 %4</translation>
    </message>
    <message>
        <source>all together</source>
        <translation>alle zusammen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Konfiguration</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::LivePage</name>
    <message>
        <source>No evaluation has run</source>
        <translation>Noch keine Auswertung</translation>
    </message>
    <message>
        <source>Gate B asks the untouched model every item k times and judges each answer. Its answers appear here as they are given, whether this window or the command line runs it.</source>
        <translation>Gate B stellt dem unveränderten Modell jede Aufgabe k-mal und beurteilt jede Antwort. Die Antworten erscheinen hier, sobald sie gegeben werden, ob dieses Fenster oder die Befehlszeile es ausführt.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Not passed</source>
        <translation>Nicht bestanden</translation>
    </message>
    <message>
        <source>Not extracted</source>
        <translation>Nicht extrahiert</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Another program works on this run; its log is read here</source>
        <translation>Ein anderes Programm arbeitet an diesem Lauf; sein Protokoll wird hier gelesen</translation>
    </message>
    <message>
        <source>Progress of the evaluation</source>
        <translation>Fortschritt der Auswertung</translation>
    </message>
    <message>
        <source>Configurations</source>
        <translation>Konfigurationen</translation>
    </message>
    <message>
        <source>By family so far</source>
        <translation>Nach Familie bisher</translation>
    </message>
    <message>
        <source>Pass rates by family so far</source>
        <translation>Bestehensquoten nach Familie bisher</translation>
    </message>
    <message>
        <source>attached</source>
        <translation>angehängt</translation>
    </message>
    <message>
        <source>%1 of %2 answers</source>
        <translation>%1 von %2 Antworten</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>all together</source>
        <translation>alle zusammen</translation>
    </message>
    <message>
        <source>Run gate B…</source>
        <translation>Gate B ausführen…</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::LogCard</name>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Find in the log</source>
        <translation>Im Protokoll suchen</translation>
    </message>
    <message>
        <source>Copy the log</source>
        <translation>Protokoll kopieren</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::LogModel</name>
    <message>
        <source>step %1  loss %2</source>
        <translation>Schritt %1  Loss %2</translation>
    </message>
    <message>
        <source>step %1  loss %2  gradient norm %3</source>
        <translation>Schritt %1  Loss %2  Gradientennorm %3</translation>
    </message>
    <message>
        <source>ckpt-%1 saved</source>
        <translation>ckpt-%1 gespeichert</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::LogPane</name>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Copy the log as text</source>
        <translation>Protokoll als Text kopieren</translation>
    </message>
    <message>
        <source>Empty the log</source>
        <translation>Protokoll leeren</translation>
    </message>
    <message>
        <source>Close the log</source>
        <translation>Protokoll schließen</translation>
    </message>
    <message>
        <source>What work says appears here. Each run keeps its own log too.</source>
        <translation>Hier erscheint, was Arbeit meldet. Jeder Lauf hat auch ein eigenes Protokoll.</translation>
    </message>
    <message>
        <source>%1: begun</source>
        <translation>%1: begonnen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: done in %2</source>
        <translation>%1: fertig in %2</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::MainWindow</name>
    <message>
        <source>New workspace…</source>
        <translation>Neuer Arbeitsbereich…</translation>
    </message>
    <message>
        <source>Open workspace…</source>
        <translation>Arbeitsbereich öffnen…</translation>
    </message>
    <message>
        <source>Try the demo…</source>
        <translation>Demo ausprobieren…</translation>
    </message>
    <message>
        <source>Read workspace again</source>
        <translation>Arbeitsbereich neu lesen</translation>
    </message>
    <message>
        <source>Close window</source>
        <translation>Fenster schließen</translation>
    </message>
    <message>
        <source>Run next gate</source>
        <translation>Nächstes Gate ausführen</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Resume run</source>
        <translation>Lauf fortsetzen</translation>
    </message>
    <message>
        <source>Release GPU</source>
        <translation>GPU freigeben</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Run gate %1</source>
        <translation>Gate %1 ausführen</translation>
    </message>
    <message>
        <source>all gates have their evidence</source>
        <translation>alle Gates haben ihre Belege</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Next finding</source>
        <translation>Nächster Befund</translation>
    </message>
    <message>
        <source>Previous finding</source>
        <translation>Voriger Befund</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Hell oder dunkel</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Text größer</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Text kleiner</translation>
    </message>
    <message>
        <source>Normal text size</source>
        <translation>Normale Textgröße</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>Anordnung zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Lauf</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>&amp;Fenster</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>Zuletzt geöffnete</translation>
    </message>
    <message>
        <source>Open workspace</source>
        <translation>Arbeitsbereich öffnen</translation>
    </message>
    <message>
        <source>the running job uses the engine</source>
        <translation>der laufende Auftrag benutzt die Engine</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>nothing to do it on</source>
        <translation>nichts da, worauf es wirkt</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Check the environment (A2)</source>
        <translation>Umgebung prüfen (A2)</translation>
    </message>
    <message>
        <source>Measure the base (B)</source>
        <translation>Basis messen (B)</translation>
    </message>
    <message>
        <source>Train (C)</source>
        <translation>Trainieren (C)</translation>
    </message>
    <message>
        <source>Measure the adapters (D)</source>
        <translation>Adapter messen (D)</translation>
    </message>
    <message>
        <source>Decide (E)</source>
        <translation>Entscheiden (E)</translation>
    </message>
    <message>
        <source>Score all answers by running them</source>
        <translation>Alle Antworten durch Ausführen bewerten</translation>
    </message>
    <message>
        <source>Add to the queue: %1</source>
        <translation>In die Warteschlange: %1</translation>
    </message>
    <message>
        <source>Pause the queue, or go on with it</source>
        <translation>Warteschlange pausieren oder fortsetzen</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>Nächster Teil des Fensters</translation>
    </message>
    <message>
        <source>Previous part of the window</source>
        <translation>Voriger Teil des Fensters</translation>
    </message>
    <message>
        <source>Panes at the bottom</source>
        <translation>Bereiche am unteren Rand</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ManualBrowser</name>
    <message>
        <source>Manual page</source>
        <translation>Handbuchseite</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ManualWindow</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vorwärts</translation>
    </message>
    <message>
        <source>First page</source>
        <translation>Erste Seite</translation>
    </message>
    <message>
        <source>Find in this page</source>
        <translation>Auf dieser Seite suchen</translation>
    </message>
    <message>
        <source>Previous place</source>
        <translation>Vorige Stelle</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>Nächste Stelle</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>%1 – Manual</source>
        <translation>%1 – Handbuch</translation>
    </message>
    <message>
        <source>not on this page</source>
        <translation>nicht auf dieser Seite</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::MeasureDialog</name>
    <message>
        <source>Measure again with another draw</source>
        <translation>Mit anderer Ziehung erneut messen</translation>
    </message>
    <message>
        <source>Run gate D</source>
        <translation>Gate D ausführen</translation>
    </message>
    <message>
        <source>Run gate B</source>
        <translation>Gate B ausführen</translation>
    </message>
    <message>
        <source>The same configuration, with another seed or temperature. Its results stand beside the gates&apos; and decide nothing.</source>
        <translation>Dieselbe Konfiguration mit anderem Startwert oder anderer Temperatur. Die Ergebnisse stehen neben denen der Gates und entscheiden nichts.</translation>
    </message>
    <message>
        <source>Asks every checkpoint at every scale the same items as the base. A scale multiplies alpha / r: 0 is the base, 1 the adapter as it was trained.</source>
        <translation>Stellt jedem Checkpoint bei jeder Skalierung dieselben Aufgaben wie der Basis. Eine Skalierung multipliziert alpha / r: 0 ist die Basis, 1 der Adapter, wie er trainiert wurde.</translation>
    </message>
    <message>
        <source>Asks the untouched model every evaluation item and judges each answer.</source>
        <translation>Stellt dem unveränderten Modell jede Auswertungsaufgabe und beurteilt jede Antwort.</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Erneut ausführen</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Scales</source>
        <translation>Skalierungen</translation>
    </message>
    <message>
        <source>Answers an item (k)</source>
        <translation>Antworten je Aufgabe (k)</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Top p</source>
        <translation>Top p</translation>
    </message>
    <message>
        <source>Top k</source>
        <translation>Top k</translation>
    </message>
    <message>
        <source>Most new tokens</source>
        <translation>Höchstens neue Token</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Prompt format</source>
        <translation>Promptformat</translation>
    </message>
    <message>
        <source>IIR, as in training</source>
        <translation>IIR, wie im Training</translation>
    </message>
    <message>
        <source>harmony chat format</source>
        <translation>Chatformat harmony</translation>
    </message>
    <message>
        <source>both formats</source>
        <translation>beide Formate</translation>
    </message>
    <message>
        <source>Level of the verdicts</source>
        <translation>Stufe der Urteile</translation>
    </message>
    <message>
        <source>Other levels can be judged from the same answers afterwards</source>
        <translation>Andere Stufen lassen sich später an denselben Antworten beurteilen</translation>
    </message>
    <message>
        <source>Scales: give numbers from −1000 to 1000, such as 0.25 0.5 1.0.</source>
        <translation>Skalierungen: Zahlen von −1000 bis 1000 angeben, etwa 0.25 0.5 1.0.</translation>
    </message>
    <message>
        <source>Seed: give a whole number from 0.</source>
        <translation>Startwert: eine ganze Zahl ab 0 angeben.</translation>
    </message>
    <message>
        <source>Written to %1.</source>
        <translation>Wird nach %1 geschrieben.</translation>
    </message>
    <message>
        <source>The results in eval/results are replaced, and later gates become stale. The answers of the earlier run stay in its run folder.</source>
        <translation>Die Ergebnisse in eval/results werden ersetzt, und spätere Gates veralten. Die Antworten des früheren Laufs bleiben in seinem Ordner.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::MemoryBar</name>
    <message>
        <source>It fits: %1 of %2 expected, %3 at worst.</source>
        <translation>Es passt: %1 von %2 erwartet, schlimmstenfalls %3.</translation>
    </message>
    <message>
        <source>Tight: %1 of %2 expected, %3 at worst.</source>
        <translation>Knapp: %1 von %2 erwartet, schlimmstenfalls %3.</translation>
    </message>
    <message>
        <source>Does not fit: %1 of %2 expected.</source>
        <translation>Passt nicht: %1 von %2 erwartet.</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>%1 expected</source>
        <translation>%1 erwartet</translation>
    </message>
    <message>
        <source>%1 measured</source>
        <translation>%1 gemessen</translation>
    </message>
    <message>
        <source>%1 low</source>
        <translation>%1 unten</translation>
    </message>
    <message>
        <source>%1 high</source>
        <translation>%1 oben</translation>
    </message>
    <message>
        <source>%1 card</source>
        <translation>%1 Karte</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::MemoryCard</name>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>processor, fp32</source>
        <translation>Prozessor, fp32</translation>
    </message>
    <message>
        <source>Looking at the model…</source>
        <translation>Modell wird angesehen…</translation>
    </message>
    <message>
        <source>Not known, because the model cannot be read.</source>
        <translation>Nicht bekannt, weil das Modell nicht lesbar ist.</translation>
    </message>
    <message>
        <source>Without the rows&apos; lengths, which are not known.</source>
        <translation>Ohne die Zeilenlängen, die nicht bekannt sind.</translation>
    </message>
    <message>
        <source>The last run took %1 of memory.</source>
        <translation>Der letzte Lauf brauchte %1 Speicher.</translation>
    </message>
    <message>
        <source>No run has been measured yet.</source>
        <translation>Noch kein Lauf wurde gemessen.</translation>
    </message>
    <message>
        <source>Measured: not available, because the last run recorded no memory.</source>
        <translation>Gemessen: nicht verfügbar, weil der letzte Lauf keinen Speicher festhielt.</translation>
    </message>
    <message>
        <source>The last run: %1 expected, %2 measured.</source>
        <translation>Der letzte Lauf: %1 erwartet, %2 gemessen.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::NoticeBell</name>
    <message>
        <source>Nothing has ended since the window was opened</source>
        <translation>Seit dem Öffnen des Fensters ist nichts zu Ende gegangen</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Meldungen</translation>
    </message>
    <message numerus="yes">
        <source>%n new notice(s)</source>
        <translation>
            <numerusform>%n neue Meldung</numerusform>
            <numerusform>%n neue Meldungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Outcome</name>
    <message>
        <source>passed</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>could not extract</source>
        <translation>nicht extrahierbar</translation>
    </message>
    <message>
        <source>could not run</source>
        <translation>nicht ausführbar</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::OutcomeBars</name>
    <message>
        <source>What became of the answers</source>
        <translation>Was aus den Antworten wurde</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::OutcomeLegend</name>
    <message>
        <source>P passed, F failed, X could not extract, N could not run</source>
        <translation>P bestanden, F gescheitert, X nicht extrahierbar, N nicht ausführbar</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::OutcomeRow</name>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Overview</name>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Baseline</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Adapters</source>
        <translation>Adapter</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>probes passed</source>
        <translation>Prüfungen bestanden</translation>
    </message>
    <message>
        <source>loss, from %1 in %2 steps</source>
        <translation>Loss, von %1 in %2 Schritten</translation>
    </message>
    <message>
        <source>best of %1 · %2</source>
        <translation>bestes von %1 · %2</translation>
    </message>
    <message>
        <source>there is no checkpoint: train one</source>
        <translation>es gibt keinen Checkpoint: einen trainieren</translation>
    </message>
    <message>
        <source>results of gates B and D are needed</source>
        <translation>Ergebnisse der Gates B und D sind nötig</translation>
    </message>
    <message>
        <source>No decision</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Not run</source>
        <translation>Nicht gelaufen</translation>
    </message>
    <message>
        <source>%1 absent and not needed here</source>
        <translation>%1 nicht vorhanden, hier nicht nötig</translation>
    </message>
    <message>
        <source>%1 format, %2 level</source>
        <translation>Format %1, Stufe %2</translation>
    </message>
    <message>
        <source>The chat format is not measured.</source>
        <translation>Das Chatformat ist nicht gemessen.</translation>
    </message>
    <message numerus="yes">
        <source>%n checkpoint(s) kept</source>
        <translation>
            <numerusform>%n Checkpoint behalten</numerusform>
            <numerusform>%n Checkpoints behalten</numerusform>
        </translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Train again</source>
        <translation>Erneut trainieren</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Entscheiden</translation>
    </message>
    <message>
        <source>Decide again</source>
        <translation>Erneut entscheiden</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>Erneut messen</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Beobachten</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Read the rule</source>
        <translation>Regel lesen</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>Einreihen</translation>
    </message>
    <message>
        <source>rule: the gain is real and large enough on unseen items</source>
        <translation>Regel: Der Gewinn ist auf ungesehenen Aufgaben echt und groß genug</translation>
    </message>
    <message>
        <source>the base, measured (gate B)</source>
        <translation>die Basis, gemessen (Gate B)</translation>
    </message>
    <message>
        <source>adapters, measured (gate D)</source>
        <translation>Adapter, gemessen (Gate D)</translation>
    </message>
    <message>
        <source>a confirmation set (advised)</source>
        <translation>ein Bestätigungssatz (empfohlen)</translation>
    </message>
    <message>
        <source>Judged on a confirmation set, too.</source>
        <translation>Auch auf einem Bestätigungssatz beurteilt.</translation>
    </message>
    <message>
        <source>gain %1 points at pass@k</source>
        <translation>Gewinn %1 Punkte bei pass@k</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::OverviewPanel</name>
    <message>
        <source>Recent runs</source>
        <translation>Letzte Läufe</translation>
    </message>
    <message>
        <source>No workspace is open</source>
        <translation>Kein Arbeitsbereich ist offen</translation>
    </message>
    <message>
        <source>A workspace is a folder with the data, the settings and the runs of one model. Everything this window shows is read from it.</source>
        <translation>Ein Arbeitsbereich ist ein Ordner mit den Daten, den Einstellungen und den Läufen eines Modells. Alles, was dieses Fenster zeigt, wird daraus gelesen.</translation>
    </message>
    <message>
        <source>A file cannot be read.</source>
        <translation>Eine Datei ist nicht lesbar.</translation>
    </message>
    <message numerus="yes">
        <source>The numbers have %n doubt(s).</source>
        <translation>
            <numerusform>An den Zahlen gibt es %n Zweifel.</numerusform>
            <numerusform>An den Zahlen gibt es %n Zweifel.</numerusform>
        </translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Bericht…</translation>
    </message>
    <message>
        <source>Shown list</source>
        <translation>Gezeigte Liste</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>k %1</source>
        <translation>k %1</translation>
    </message>
    <message>
        <source>temperature %1</source>
        <translation>Temperatur %1</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>Startwert %1</translation>
    </message>
    <message>
        <source>Show where</source>
        <translation>Stelle zeigen</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::PaletteModel</name>
    <message>
        <source>, not now: %1</source>
        <translation>, jetzt nicht: %1</translation>
    </message>
    <message>
        <source>not now: %1</source>
        <translation>jetzt nicht: %1</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::PanelHeader</name>
    <message>
        <source>Show beside</source>
        <translation>Daneben zeigen</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Float</source>
        <translation>Ablösen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::PlaygroundControls</name>
    <message>
        <source>Adapter</source>
        <translation>Adapter</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Skalierung</translation>
    </message>
    <message>
        <source>Adapter scale</source>
        <translation>Adapterskalierung</translation>
    </message>
    <message>
        <source>[ and ] change it by 0.05</source>
        <translation>[ und ] ändern sie um 0,05</translation>
    </message>
    <message>
        <source>Adapter scale, slider</source>
        <translation>Adapterskalierung, Regler</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>Sampling</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>0 always takes the likeliest token</source>
        <translation>0 nimmt immer das wahrscheinlichste Token</translation>
    </message>
    <message>
        <source>Top p</source>
        <translation>Top p</translation>
    </message>
    <message>
        <source>1 turns it off</source>
        <translation>1 schaltet es aus</translation>
    </message>
    <message>
        <source>Top k</source>
        <translation>Top k</translation>
    </message>
    <message>
        <source>0 turns it off</source>
        <translation>0 schaltet es aus</translation>
    </message>
    <message>
        <source>Most new tokens</source>
        <translation>Höchstens neue Token</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>The same seed and prompt give the same answer</source>
        <translation>Gleicher Startwert und Prompt geben die gleiche Antwort</translation>
    </message>
    <message>
        <source>As in the evaluation</source>
        <translation>Wie in der Auswertung</translation>
    </message>
    <message>
        <source>With this answer</source>
        <translation>Mit dieser Antwort</translation>
    </message>
    <message>
        <source>Judge at</source>
        <translation>Beurteilen auf</translation>
    </message>
    <message>
        <source>Judge answers at the level</source>
        <translation>Antworten beurteilen auf Stufe</translation>
    </message>
    <message>
        <source>syntax: it parses</source>
        <translation>syntax: lässt sich parsen</translation>
    </message>
    <message>
        <source>static: family rules</source>
        <translation>static: Regeln der Familie</translation>
    </message>
    <message>
        <source>exec: in the sandbox</source>
        <translation>exec: in der Sandbox</translation>
    </message>
    <message>
        <source>engine: a real server</source>
        <translation>engine: ein echter Server</translation>
    </message>
    <message>
        <source>Save as item…</source>
        <translation>Als Aufgabe speichern…</translation>
    </message>
    <message>
        <source>Compare as diff</source>
        <translation>Als Diff vergleichen</translation>
    </message>
    <message>
        <source>no adapter yet: train one</source>
        <translation>noch kein Adapter: einen trainieren</translation>
    </message>
    <message>
        <source>Without an adapter the base answers alone.</source>
        <translation>Ohne Adapter antwortet die Basis allein.</translation>
    </message>
    <message>
        <source>Multiplies alpha / r = %1, so the branch counts %2 times. 0 is exactly the base.</source>
        <translation>Multipliziert alpha / r = %1, der Zweig zählt also %2-fach. 0 ist genau die Basis.</translation>
    </message>
    <message>
        <source>Multiplies alpha / r. 0 is exactly the base.</source>
        <translation>Multipliziert alpha / r. 0 ist genau die Basis.</translation>
    </message>
    <message>
        <source>the settings of the last baseline</source>
        <translation>die Einstellungen der letzten Baseline</translation>
    </message>
    <message>
        <source>no baseline has been measured</source>
        <translation>keine Baseline wurde gemessen</translation>
    </message>
    <message>
        <source>no answer is complete</source>
        <translation>keine Antwort ist vollständig</translation>
    </message>
    <message>
        <source>two complete answers are needed</source>
        <translation>zwei vollständige Antworten sind nötig</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::PlaygroundPanel</name>
    <message>
        <source>Base and adapter compared</source>
        <translation>Basis und Adapter im Vergleich</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation>Adapter</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>One</source>
        <translation>Eine</translation>
    </message>
    <message>
        <source>Base and adapter</source>
        <translation>Basis und Adapter</translation>
    </message>
    <message>
        <source>Nothing to ask yet</source>
        <translation>Noch nichts zu fragen</translation>
    </message>
    <message>
        <source>The playground asks the base model and an adapter the same prompt and shows both answers with their verdicts.</source>
        <translation>Der Playground gibt dem Basismodell und einem Adapter denselben Prompt und zeigt beide Antworten mit ihren Urteilen.</translation>
    </message>
    <message>
        <source>A workspace: open one, or try the demo</source>
        <translation>Ein Arbeitsbereich: einen öffnen oder die Demo ausprobieren</translation>
    </message>
    <message>
        <source>Reading the settings and the tokenizer…</source>
        <translation>Einstellungen und Tokenizer werden gelesen…</translation>
    </message>
    <message>
        <source>the running job uses the engine</source>
        <translation>der laufende Auftrag benutzt die Engine</translation>
    </message>
    <message>
        <source>No answer.</source>
        <translation>Keine Antwort.</translation>
    </message>
    <message>
        <source>Resume %1</source>
        <translation>%1 fortsetzen</translation>
    </message>
    <message>
        <source>The run is held.</source>
        <translation>Der Lauf ist angehalten.</translation>
    </message>
    <message>
        <source>%1 keeps its model in memory, and that model answers here. Trying prompts does not change it.</source>
        <translation>%1 behält sein Modell im Speicher, und dieses Modell antwortet hier. Prompts zu probieren ändert es nicht.</translation>
    </message>
    <message>
        <source>Hold %1</source>
        <translation>%1 anhalten</translation>
    </message>
    <message>
        <source>The engine is at work.</source>
        <translation>Die Engine arbeitet.</translation>
    </message>
    <message>
        <source>Hold %1 to try prompts with the model it has in memory.</source>
        <translation>%1 anhalten, um Prompts mit dem Modell in seinem Speicher zu probieren.</translation>
    </message>
    <message>
        <source>Prompts can be tried when %1 has ended or is stopped.</source>
        <translation>Prompts lassen sich probieren, wenn %1 beendet oder gestoppt ist.</translation>
    </message>
    <message>
        <source>adapter off</source>
        <translation>Adapter aus</translation>
    </message>
    <message>
        <source>scale %1</source>
        <translation>Skalierung %1</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n Token</numerusform>
            <numerusform>%n Token</numerusform>
        </translation>
    </message>
    <message>
        <source>saved as an item in %1</source>
        <translation>als Aufgabe in %1 gespeichert</translation>
    </message>
    <message>
        <source>Playground</source>
        <translation>Playground</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::PresetPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Where config.yaml starts from. All of it can be changed later.</source>
        <translation>Wovon config.yaml ausgeht. Alles lässt sich später ändern.</translation>
    </message>
    <message>
        <source>The Python project’s</source>
        <translation>Wie im Python-Projekt</translation>
    </message>
    <message>
        <source>3000 steps of 16 rows, rank 8, learning rate 5e-5: comparable with its results.</source>
        <translation>3000 Schritte zu 16 Zeilen, Rang 8, Lernrate 5e-5: mit seinen Ergebnissen vergleichbar.</translation>
    </message>
    <message>
        <source>A trial</source>
        <translation>Ein Versuch</translation>
    </message>
    <message>
        <source>The same with 300 steps and a checkpoint every 100: does it learn at all?</source>
        <translation>Dasselbe mit 300 Schritten und einem Checkpoint alle 100: Lernt es überhaupt?</translation>
    </message>
    <message>
        <source>Little GPU memory</source>
        <translation>Wenig GPU-Speicher</translation>
    </message>
    <message>
        <source>One row at a time, 16 added up to one step, rows of at most 1024 tokens.</source>
        <translation>Eine Zeile auf einmal, 16 zu einem Schritt summiert, Zeilen mit höchstens 1024 Token.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ProbeHeadline</name>
    <message numerus="yes">
        <source>%1 of %n probe(s) passed so far</source>
        <translation>
            <numerusform>%1 von %n Prüfung bisher bestanden</numerusform>
            <numerusform>%1 von %n Prüfungen bisher bestanden</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking at: %1</source>
        <translation>In Prüfung: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n probe(s) passed</source>
        <translation>
            <numerusform>%1 von %n Prüfung bestanden</numerusform>
            <numerusform>%1 von %n Prüfungen bestanden</numerusform>
        </translation>
    </message>
    <message>
        <source>Training and evaluating cannot work until this is mended: %1.</source>
        <translation>Training und Auswertung gehen erst, wenn dies behoben ist: %1.</translation>
    </message>
    <message numerus="yes">
        <source>You can train and evaluate now. %n warning(s): %1.</source>
        <translation>
            <numerusform>Training und Auswertung sind jetzt möglich. %n Warnung: %1.</numerusform>
            <numerusform>Training und Auswertung sind jetzt möglich. %n Warnungen: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>You can train and evaluate now.</source>
        <translation>Training und Auswertung sind jetzt möglich.</translation>
    </message>
    <message>
        <source>Absent, and needed only for more than was asked: %1.</source>
        <translation>Fehlt, und ist nur für mehr als das Verlangte nötig: %1.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ProbeTable</name>
    <message>
        <source>Probes</source>
        <translation>Prüfungen</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ProbesModel</name>
    <message>
        <source>%1: %2, wanted %3, found %4</source>
        <translation>%1: %2, erwartet %3, gefunden %4</translation>
    </message>
    <message>
        <source>Probe</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ProgressRange</name>
    <message>
        <source>held</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>bisher %1</translation>
    </message>
    <message>
        <source>estimating…</source>
        <translation>wird geschätzt…</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Prompt</name>
    <message>
        <source>The user&apos;s message in the model&apos;s own chat format:</source>
        <translation>Die Nachricht des Benutzers im eigenen Chatformat des Modells:</translation>
    </message>
    <message>
        <source>Asked with a template of its own, which is not part of the results. What was put into it:</source>
        <translation>Mit eigener Vorlage gefragt, die nicht zu den Ergebnissen gehört. Eingesetzt wurde:</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::PromptCard</name>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>What should the model write?</source>
        <translation>Was soll das Modell schreiben?</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Input of the item</source>
        <translation>Eingabe der Aufgabe</translation>
    </message>
    <message>
        <source>Prompt format</source>
        <translation>Promptformat</translation>
    </message>
    <message>
        <source>IIR</source>
        <translation>IIR</translation>
    </message>
    <message>
        <source>Harmony</source>
        <translation>Harmony</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Roh</translation>
    </message>
    <message>
        <source>From item…</source>
        <translation>Aus Aufgabe…</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Generieren</translation>
    </message>
    <message>
        <source>the prompt is empty</source>
        <translation>der Prompt ist leer</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Nothing has been asked yet</source>
        <translation>Noch nichts wurde gefragt</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>Probieren</translation>
    </message>
    <message>
        <source>Try: %1</source>
        <translation>Probieren: %1</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::QueueCard</name>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Pause after this one</source>
        <translation>Nach diesem pausieren</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Gate A2: check the environment</source>
        <translation>Gate A2: Umgebung prüfen</translation>
    </message>
    <message>
        <source>Gate B: measure the base</source>
        <translation>Gate B: Basis messen</translation>
    </message>
    <message>
        <source>Gate C: train</source>
        <translation>Gate C: trainieren</translation>
    </message>
    <message>
        <source>Gate D: measure the adapters</source>
        <translation>Gate D: Adapter messen</translation>
    </message>
    <message>
        <source>Gate E: decide</source>
        <translation>Gate E: entscheiden</translation>
    </message>
    <message>
        <source>Score all answers by running them</source>
        <translation>Alle Antworten durch Ausführen bewerten</translation>
    </message>
    <message>
        <source>Nothing waits. What is added here starts when the work before it has ended, and is kept when the window closes.</source>
        <translation>Nichts wartet. Was hier hinzukommt, startet, wenn die Arbeit davor beendet ist, und bleibt erhalten, wenn das Fenster schließt.</translation>
    </message>
    <message>
        <source>Go on with the queue</source>
        <translation>Warteschlange fortsetzen</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) waiting</source>
        <translation>
            <numerusform>%n Auftrag wartet</numerusform>
            <numerusform>%n Aufträge warten</numerusform>
        </translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>resting</source>
        <translation>pausiert</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::QueueModel</name>
    <message>
        <source>held</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>at work</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>paused by you</source>
        <translation>von Hand pausiert</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::QueueTable</name>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Let it go on</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>Clone</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Rail</name>
    <message>
        <source>Panels</source>
        <translation>Bereiche</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::RecentWorkspaces</name>
    <message>
        <source>gate %1</source>
        <translation>Gate %1</translation>
    </message>
    <message>
        <source>folder not found</source>
        <translation>Ordner nicht gefunden</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Arbeitsbereich</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Gates</source>
        <translation>Gates</translation>
    </message>
    <message>
        <source>Last run</source>
        <translation>Letzter Lauf</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Begonnen</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ReliabilityPage</name>
    <message>
        <source>seed %1</source>
        <translation>Startwert %1</translation>
    </message>
    <message>
        <source>temperature %1</source>
        <translation>Temperatur %1</translation>
    </message>
    <message>
        <source>Each configuration was measured once</source>
        <translation>Jede Konfiguration wurde einmal gemessen</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>Zuverlässigkeit</translation>
    </message>
    <message>
        <source>Pass rates by seed and temperature</source>
        <translation>Bestehensquoten nach Startwert und Temperatur</translation>
    </message>
    <message>
        <source>A second measurement with another seed or temperature shows how far a number depends on the draw. It is kept in eval/reliability, and no gate decides by it.</source>
        <translation>Eine zweite Messung mit anderem Startwert oder anderer Temperatur zeigt, wie sehr eine Zahl von der Ziehung abhängt. Sie liegt in eval/reliability, und kein Gate entscheidet nach ihr.</translation>
    </message>
    <message>
        <source>Measure again…</source>
        <translation>Erneut messen…</translation>
    </message>
    <message>
        <source>pass@k, 95 % intervals; the first row is the gates&apos; own</source>
        <translation>pass@k, Intervalle zu 95 %; die erste Zeile ist die der Gates</translation>
    </message>
    <message>
        <source>Measure the pick again…</source>
        <translation>Gewählten erneut messen…</translation>
    </message>
    <message>
        <source>Measure the base again…</source>
        <translation>Basis erneut messen…</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Results</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ReviewPairs</name>
    <message>
        <source>Pair %1 of %2, %3, %4</source>
        <translation>Paar %1 von %2, %3, %4</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ReviewPanel</name>
    <message>
        <source>Nothing to compare yet</source>
        <translation>Noch nichts zu vergleichen</translation>
    </message>
    <message>
        <source>Review puts the base&apos;s answer and an adapter&apos;s beside each other. It needs the results of gates B and D.</source>
        <translation>Das Review stellt die Antwort der Basis und die eines Adapters nebeneinander. Es braucht die Ergebnisse der Gates B und D.</translation>
    </message>
    <message>
        <source>Open or blind</source>
        <translation>Offen oder blind</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Blind</source>
        <translation>Blind</translation>
    </message>
    <message>
        <source>How the answers are compared</source>
        <translation>Wie die Antworten verglichen werden</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Inline</source>
        <translation>Eine Spalte</translation>
    </message>
    <message>
        <source>Ignore quotes and white space</source>
        <translation>Anführungszeichen und Leerraum ignorieren</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>Paare</translation>
    </message>
    <message>
        <source>input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>What the item gives beside the instruction</source>
        <translation>Was die Aufgabe außer der Anweisung gibt</translation>
    </message>
    <message>
        <source>Which adapter</source>
        <translation>Welcher Adapter</translation>
    </message>
    <message>
        <source>Which answer</source>
        <translation>Welche Antwort</translation>
    </message>
    <message>
        <source>Input of the item</source>
        <translation>Eingabe der Aufgabe</translation>
    </message>
    <message>
        <source>no difference</source>
        <translation>kein Unterschied</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n Unterschied</numerusform>
            <numerusform>%n Unterschiede</numerusform>
        </translation>
    </message>
    <message>
        <source>difference %1 of %2</source>
        <translation>Unterschied %1 von %2</translation>
    </message>
    <message>
        <source>answer %1 of %2</source>
        <translation>Antwort %1 von %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>No pairs</source>
        <translation>Keine Paare</translation>
    </message>
    <message>
        <source>order and sides drawn from seed %1</source>
        <translation>Reihenfolge und Seiten aus Startwert %1 gezogen</translation>
    </message>
    <message>
        <source>base against %1</source>
        <translation>Basis gegen %1</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>untouched model, %1</source>
        <translation>unverändertes Modell, %1</translation>
    </message>
    <message>
        <source>adapter</source>
        <translation>Adapter</translation>
    </message>
    <message>
        <source>Blind.</source>
        <translation>Blind.</translation>
    </message>
    <message>
        <source>Order and sides are shuffled; names, scores and verdicts are hidden. Open ends it.</source>
        <translation>Reihenfolge und Seiten sind gemischt; Namen, Werte und Urteile sind verborgen. „Offen“ beendet es.</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Review</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ReviewSide</name>
    <message>
        <source>Run log</source>
        <translation>Laufprotokoll</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::RowView</name>
    <message>
        <source>The chosen row</source>
        <translation>Die gewählte Zeile</translation>
    </message>
    <message>
        <source>Previous row</source>
        <translation>Vorige Zeile</translation>
    </message>
    <message>
        <source>Next row</source>
        <translation>Nächste Zeile</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>As the model sees it</source>
        <translation>Wie das Modell sie sieht</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Closest row</source>
        <translation>Ähnlichste Zeile</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Row %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>No row</source>
        <translation>Keine Zeile</translation>
    </message>
    <message>
        <source>Choose a row.</source>
        <translation>Eine Zeile wählen.</translation>
    </message>
    <message>
        <source>Reading the tokenizer…</source>
        <translation>Tokenizer wird gelesen…</translation>
    </message>
    <message>
        <source>not compared with another file</source>
        <translation>nicht mit einer anderen Datei verglichen</translation>
    </message>
    <message numerus="yes">
        <source>also in %1, %n row(s)</source>
        <translation>
            <numerusform>auch in %1, %n Zeile</numerusform>
            <numerusform>auch in %1, %n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>closest: %1, row %2, %3 of its word triples</source>
        <translation>am ähnlichsten: %1, Zeile %2, %3 ihrer Worttripel</translation>
    </message>
    <message>
        <source>nothing in %1 comes close</source>
        <translation>nichts Ähnliches in %1</translation>
    </message>
    <message>
        <source>no licence</source>
        <translation>keine Lizenz</translation>
    </message>
    <message>
        <source>its source was not recorded</source>
        <translation>ihre Quelle wurde nicht festgehalten</translation>
    </message>
    <message>
        <source>− %1, row %2   + %3, row %4%5</source>
        <translation>− %1, Zeile %2   + %3, Zeile %4%5</translation>
    </message>
    <message>
        <source> (equal, byte for byte)</source>
        <translation> (gleich, Byte für Byte)</translation>
    </message>
    <message>
        <source>Change row %1</source>
        <translation>Zeile %1 ändern</translation>
    </message>
    <message>
        <source>being compared with %1</source>
        <translation>wird mit %1 verglichen</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::RowsCard</name>
    <message>
        <source>Search text, or family:repair leak:word tokens:&gt;100</source>
        <translation>Text suchen oder family:repair leak:word tokens:&gt;100</translation>
    </message>
    <message>
        <source>Search and filter rows</source>
        <translation>Zeilen suchen und filtern</translation>
    </message>
    <message>
        <source>First batch</source>
        <translation>Erster Batch</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Show the filters</source>
        <translation>Filter zeigen</translation>
    </message>
    <message>
        <source>Enter opens · F2 edits · Space marks · Ins adds · N next leak</source>
        <translation>Enter öffnet · F2 bearbeitet · Space markiert · Ins fügt hinzu · N nächstes Leck</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Only the rows of the first update, in tokens and with their mask</source>
        <translation>Nur die Zeilen der ersten Aktualisierung, in Token und mit ihrer Maske</translation>
    </message>
    <message>
        <source>Not now: %1</source>
        <translation>Jetzt nicht: %1</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>Wiederholen: %1</translation>
    </message>
    <message numerus="yes">
        <source>first update: %n row(s)</source>
        <translation>
            <numerusform>erste Aktualisierung: %n Zeile</numerusform>
            <numerusform>erste Aktualisierung: %n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 von %2 Zeilen</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n gewählt</numerusform>
            <numerusform>%n gewählt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::RowsModel</name>
    <message>
        <source>a row of tokens</source>
        <translation>eine Zeile aus Token</translation>
    </message>
    <message>
        <source>not readable</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>%1 ×%2</source>
        <translation>%1 ×%2</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>nicht festgehalten</translation>
    </message>
    <message>
        <source>Row %1, %2, %3, leak: %4, licence: %5</source>
        <translation>Zeile %1, %2, %3, Leck: %4, Lizenz: %5</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Familie</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>Anweisung</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Leak</source>
        <translation>Leck</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::RowsTable</name>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Rule</name>
    <message>
        <source>%1 changes pass@k by %2 points; %3 are asked for</source>
        <translation>%1 ändert pass@k um %2 Punkte; gefordert sind %3</translation>
    </message>
    <message>
        <source>Difference reaches the threshold</source>
        <translation>Differenz erreicht die Schwelle</translation>
    </message>
    <message>
        <source>%1, asked %2</source>
        <translation>%1, gefordert %2</translation>
    </message>
    <message>
        <source>Interval is above 0</source>
        <translation>Intervall liegt über 0</translation>
    </message>
    <message>
        <source>lower end %1</source>
        <translation>unteres Ende %1</translation>
    </message>
    <message>
        <source>Not picked by luck</source>
        <translation>Nicht durch Glück gewählt</translation>
    </message>
    <message numerus="yes">
        <source>exact McNemar %1, Holm over %n configuration(s)</source>
        <translation>
            <numerusform>exakter McNemar %1, Holm über %n Konfiguration</numerusform>
            <numerusform>exakter McNemar %1, Holm über %n Konfigurationen</numerusform>
        </translation>
    </message>
    <message>
        <source>Not confirmed</source>
        <translation>Nicht bestätigt</translation>
    </message>
    <message>
        <source>the best of several was picked on the items that decide</source>
        <translation>das Beste von mehreren wurde auf den entscheidenden Aufgaben gewählt</translation>
    </message>
    <message>
        <source>Confirmed on other items</source>
        <translation>Auf anderen Aufgaben bestätigt</translation>
    </message>
    <message>
        <source>picked on %1, confirmed on %2: %3</source>
        <translation>gewählt auf %1, bestätigt auf %2: %3</translation>
    </message>
    <message>
        <source>No item stands in training</source>
        <translation>Keine Aufgabe steht im Training</translation>
    </message>
    <message>
        <source>0 of %1 items</source>
        <translation>0 von %1 Aufgaben</translation>
    </message>
    <message>
        <source>%1 of %2 items do</source>
        <translation>%1 von %2 Aufgaben tun es</translation>
    </message>
    <message>
        <source>Enough items for this effect</source>
        <translation>Genug Aufgaben für diesen Effekt</translation>
    </message>
    <message>
        <source>%1 items find %2 points in four of five such comparisons</source>
        <translation>%1 Aufgaben finden %2 Punkte in vier von fünf solchen Vergleichen</translation>
    </message>
    <message>
        <source>One seed only</source>
        <translation>Nur ein Startwert</translation>
    </message>
    <message>
        <source>%1; reliability over seeds was not measured</source>
        <translation>%1; Zuverlässigkeit über Startwerte wurde nicht gemessen</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::RuleCard</name>
    <message>
        <source>met</source>
        <translation>erfüllt</translation>
    </message>
    <message>
        <source>not met</source>
        <translation>nicht erfüllt</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>zweifelhaft</translation>
    </message>
    <message>
        <source>The rule</source>
        <translation>Die Regel</translation>
    </message>
    <message>
        <source>Which rule</source>
        <translation>Welche Regel</translation>
    </message>
    <message>
        <source>paired</source>
        <translation>gepaart</translation>
    </message>
    <message>
        <source>seed rule</source>
        <translation>Seed-Regel</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>what-if</source>
        <translation>Was-wäre-wenn</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 Punkte</translation>
    </message>
    <message>
        <source>Moving it changes no result. The recorded rule stays %1.</source>
        <translation>Verschieben ändert kein Ergebnis. Die festgehaltene Regel bleibt %1.</translation>
    </message>
    <message>
        <source>%1: %2. Nothing is written; the recorded rule stays %3.</source>
        <translation>%1: %2. Nichts wird geschrieben; die festgehaltene Regel bleibt %3.</translation>
    </message>
    <message>
        <source>No decision</source>
        <translation>Keine Entscheidung</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::RunCommands</name>
    <message>
        <source>no workspace is open</source>
        <translation>kein Arbeitsbereich ist offen</translation>
    </message>
    <message>
        <source>the running job uses the engine</source>
        <translation>der laufende Auftrag benutzt die Engine</translation>
    </message>
    <message>
        <source>run %1 is at work on this workspace</source>
        <translation>Lauf %1 arbeitet an diesem Arbeitsbereich</translation>
    </message>
    <message>
        <source>the last run has not been stopped</source>
        <translation>der letzte Lauf wurde nicht gestoppt</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::RunDetailsBook</name>
    <message>
        <source>loss %1 → %2</source>
        <translation>Loss %1 → %2</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>first loss</source>
        <translation>erster Loss</translation>
    </message>
    <message>
        <source>last loss</source>
        <translation>letzter Loss</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>configurations</source>
        <translation>Konfigurationen</translation>
    </message>
    <message>
        <source>replaced by a later run</source>
        <translation>durch einen späteren Lauf ersetzt</translation>
    </message>
    <message>
        <source>decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>Grund</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::RunQueue</name>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Baseline</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Adapters</source>
        <translation>Adapter</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>Gate %1</source>
        <translation>Gate %1</translation>
    </message>
    <message>
        <source>go on with %1</source>
        <translation>%1 fortsetzen</translation>
    </message>
    <message>
        <source>usual options</source>
        <translation>übliche Optionen</translation>
    </message>
    <message>
        <source>the queue of this workspace has not been read</source>
        <translation>die Warteschlange dieses Arbeitsbereichs wurde nicht gelesen</translation>
    </message>
    <message>
        <source>the run does not say what was asked of it</source>
        <translation>der Lauf sagt nicht, was von ihm verlangt wurde</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::RunSteering</name>
    <message>
        <source>no workspace is open</source>
        <translation>kein Arbeitsbereich ist offen</translation>
    </message>
    <message>
        <source>no run is at work</source>
        <translation>kein Lauf arbeitet</translation>
    </message>
    <message>
        <source>the run is held already</source>
        <translation>der Lauf ist schon angehalten</translation>
    </message>
    <message>
        <source>the run is not held</source>
        <translation>der Lauf ist nicht angehalten</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::RunsCard</name>
    <message>
        <source>Recent runs</source>
        <translation>Letzte Läufe</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n gewählt</numerusform>
            <numerusform>%n gewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>choose two runs or more first</source>
        <translation>zuerst zwei oder mehr Läufe wählen</translation>
    </message>
    <message>
        <source>Show it in its panel</source>
        <translation>In seinem Bereich zeigen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Queue the same again</source>
        <translation>Denselben erneut einreihen</translation>
    </message>
    <message>
        <source>Copy the run&apos;s id</source>
        <translation>ID des Laufs kopieren</translation>
    </message>
    <message>
        <source>Open the run&apos;s folder</source>
        <translation>Ordner des Laufs öffnen</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::RunsModel</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::SamplesCard</name>
    <message>
        <source>Samples</source>
        <translation>Stichproben</translation>
    </message>
    <message>
        <source>Evaluate the checkpoints</source>
        <translation>Checkpoints auswerten</translation>
    </message>
    <message>
        <source>Diff</source>
        <translation>Diff</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Answers to fixed prompts stand here, a column for each checkpoint, once a run writes some.</source>
        <translation>Antworten auf feste Prompts stehen hier, eine Spalte je Checkpoint, sobald ein Lauf welche schreibt.</translation>
    </message>
    <message>
        <source>This run has written no answers to fixed prompts. What its checkpoints answer is seen by evaluating them.</source>
        <translation>Dieser Lauf hat keine Antworten auf feste Prompts geschrieben. Was seine Checkpoints antworten, zeigt ihre Auswertung.</translation>
    </message>
    <message numerus="yes">
        <source>%n fixed prompt(s), each checkpoint</source>
        <translation>
            <numerusform>%n fester Prompt, jeder Checkpoint</numerusform>
            <numerusform>%n feste Prompts, jeder Checkpoint</numerusform>
        </translation>
    </message>
    <message>
        <source>no answer here</source>
        <translation>hier keine Antwort</translation>
    </message>
    <message>
        <source>green: new since %1</source>
        <translation>grün: neu seit %1</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::SamplesModel</name>
    <message>
        <source>not judged</source>
        <translation>nicht beurteilt</translation>
    </message>
    <message>
        <source>base</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::SaveItemDialog</name>
    <message>
        <source>Save as item</source>
        <translation>Als Aufgabe speichern</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Familie</translation>
    </message>
    <message>
        <source>what kind of task it is, such as scaffold</source>
        <translation>welche Art Aufgabe es ist, etwa scaffold</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>of what the answer is made from</source>
        <translation>dessen, woraus die Antwort gemacht ist</translation>
    </message>
    <message>
        <source>Answer that will be learned from</source>
        <translation>Antwort, aus der gelernt wird</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ScheduleCard</name>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>by step</source>
        <translation>nach Schritt</translation>
    </message>
    <message>
        <source>Learning rate by step</source>
        <translation>Lernrate nach Schritt</translation>
    </message>
    <message>
        <source>this config</source>
        <translation>diese Konfig</translation>
    </message>
    <message>
        <source>rises for %1 steps to %2, then falls to 0</source>
        <translation>steigt %1 Schritte lang auf %2, fällt dann auf 0</translation>
    </message>
    <message>
        <source>last run, %1</source>
        <translation>letzter Lauf, %1</translation>
    </message>
    <message>
        <source>dashed: %1</source>
        <translation>gestrichelt: %1</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::SettingRow</name>
    <message>
        <source>Back to the default: %1</source>
        <translation>Zurück zur Vorgabe: %1</translation>
    </message>
    <message>
        <source>default %1</source>
        <translation>Vorgabe %1</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>Einstellung suchen</translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation>Seiten der Einstellungen</translation>
    </message>
    <message>
        <source>Reset page</source>
        <translation>Seite zurücksetzen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Everything is as it is by default. Changes apply at once.</source>
        <translation>Alles ist wie vorgegeben. Änderungen gelten sofort.</translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) not as by default. Changes apply at once.</source>
        <translation>
            <numerusform>%n Einstellung nicht wie vorgegeben. Änderungen gelten sofort.</numerusform>
            <numerusform>%n Einstellungen nicht wie vorgegeben. Änderungen gelten sofort.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::StartPage</name>
    <message>
        <source>no GPU that can be used</source>
        <translation>keine nutzbare GPU</translation>
    </message>
    <message>
        <source>%1 main memory</source>
        <translation>%1 Hauptspeicher</translation>
    </message>
    <message>
        <source>%1 free on disk</source>
        <translation>%1 frei auf der Platte</translation>
    </message>
    <message>
        <source>GPT-OSS-20B is not in the local cache</source>
        <translation>GPT-OSS-20B ist nicht im lokalen Cache</translation>
    </message>
    <message>
        <source>%1 is in the local cache</source>
        <translation>%1 ist im lokalen Cache</translation>
    </message>
    <message>
        <source>This machine: %1.</source>
        <translation>Dieser Rechner: %1.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Teach GPT-OSS-20B to write Luanti mods, and find out whether it learned.</source>
        <translation>GPT-OSS-20B beibringen, Luanti-Mods zu schreiben, und herausfinden, ob es gelernt hat.</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Demo ausprobieren</translation>
    </message>
    <message>
        <source>A tiny model of the same architecture runs all five gates on this machine’s processor, with real items and a real report.</source>
        <translation>Ein winziges Modell gleicher Architektur durchläuft alle fünf Gates auf dem Prozessor dieses Rechners, mit echten Aufgaben und einem echten Bericht.</translation>
    </message>
    <message>
        <source>2–6 min, 25 MB in a folder you choose. No GPU, no network.</source>
        <translation>2–6 min, 25 MB in einem Ordner nach Wahl. Keine GPU, kein Netz.</translation>
    </message>
    <message>
        <source>Try the demo…</source>
        <translation>Demo ausprobieren…</translation>
    </message>
    <message>
        <source>New workspace</source>
        <translation>Neuer Arbeitsbereich</translation>
    </message>
    <message>
        <source>Name the base model, the data and a preset. All of it is checked first, and nothing is downloaded.</source>
        <translation>Basismodell, Daten und ein Profil nennen. Alles wird zuerst geprüft, und nichts wird heruntergeladen.</translation>
    </message>
    <message>
        <source>5 questions</source>
        <translation>5 Fragen</translation>
    </message>
    <message>
        <source>New workspace…</source>
        <translation>Neuer Arbeitsbereich…</translation>
    </message>
    <message>
        <source>Open workspace</source>
        <translation>Arbeitsbereich öffnen</translation>
    </message>
    <message>
        <source>A folder with workspace.json. Runs that the command line started appear as they are written.</source>
        <translation>Ein Ordner mit workspace.json. Von der Befehlszeile gestartete Läufe erscheinen, während sie geschrieben werden.</translation>
    </message>
    <message>
        <source>or drop the folder on this window</source>
        <translation>oder den Ordner auf dieses Fenster ziehen</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Recent workspaces</source>
        <translation>Letzte Arbeitsbereiche</translation>
    </message>
    <message>
        <source>That did not work.</source>
        <translation>Das ging nicht.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::StatusLine</name>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Engine: %1</source>
        <translation>Engine: %1</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::TemplatePage</name>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>How an item becomes the text that the model reads. Without a file it is the built-in template, the Python project’s.</source>
        <translation>Wie eine Aufgabe zum Text wird, den das Modell liest. Ohne Datei gilt die eingebaute Vorlage, die des Python-Projekts.</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>built in</source>
        <translation>eingebaut</translation>
    </message>
    <message>
        <source>A prompt looks like this:</source>
        <translation>So sieht ein Prompt aus:</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::TensorsDialog</name>
    <message>
        <source>Tensors of %1</source>
        <translation>Tensoren von %1</translation>
    </message>
    <message>
        <source>Search names, types, shapes, files</source>
        <translation>Namen, Typen, Formen, Dateien suchen</translation>
    </message>
    <message>
        <source>Search tensors</source>
        <translation>Tensoren suchen</translation>
    </message>
    <message>
        <source>Tensors</source>
        <translation>Tensoren</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n tensor(s)</source>
        <translation>
            <numerusform>%1 von %n Tensor</numerusform>
            <numerusform>%1 von %n Tensoren</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::TensorsModel</name>
    <message>
        <source>Tensor</source>
        <translation>Tensor</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ThresholdSlider</name>
    <message>
        <source>What-if threshold in points</source>
        <translation>Was-wäre-wenn-Schwelle in Punkten</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::TokenView</name>
    <message>
        <source>The row as the model sees it</source>
        <translation>Die Zeile, wie das Modell sie sieht</translation>
    </message>
    <message numerus="yes">
        <source>
… %n more token(s)</source>
        <translation>
            <numerusform>
… %n weiteres Token</numerusform>
            <numerusform>
… %n weitere Token</numerusform>
        </translation>
    </message>
    <message>
        <source>

Reference answer, which the model does not see:
</source>
        <translation>

Referenzantwort, die das Modell nicht sieht:
</translation>
    </message>
    <message>
        <source>asked, token by token</source>
        <translation>gefragt, Token für Token</translation>
    </message>
    <message>
        <source>trained on, token by token</source>
        <translation>trainiert, Token für Token</translation>
    </message>
    <message>
        <source>masked, no loss</source>
        <translation>maskiert, kein Loss</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n Token</numerusform>
            <numerusform>%n Token</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 + %2 tokens of %3</source>
        <translation>%1 + %2 Token von %3</translation>
    </message>
    <message>
        <source>(cut)</source>
        <translation>(gekürzt)</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s) asked</source>
        <translation>
            <numerusform>%n Token gefragt</numerusform>
            <numerusform>%n Token gefragt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 tokens trained, %2 masked</source>
        <translation>%1 Token trainiert, %2 maskiert</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::TopBar</name>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>No workspace</source>
        <translation>Kein Arbeitsbereich</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Arbeitsbereich</translation>
    </message>
    <message>
        <source>Actions, items, runs, settings</source>
        <translation>Aktionen, Aufgaben, Läufe, Einstellungen</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::TrainingHead</name>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>attached</source>
        <translation>angehängt</translation>
    </message>
    <message>
        <source>Another process works on this run; it is watched and steered from here.</source>
        <translation>Ein anderer Prozess arbeitet an diesem Lauf; er wird von hier beobachtet und gesteuert.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::TrainingPanel</name>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>Training starten</translation>
    </message>
    <message>
        <source>What is shown beside the charts</source>
        <translation>Was neben den Diagrammen gezeigt wird</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Stichproben</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Not now: %1 is at work</source>
        <translation>Jetzt nicht: %1 arbeitet</translation>
    </message>
    <message>
        <source>Train from config.yaml and data/train.jsonl</source>
        <translation>Aus config.yaml und data/train.jsonl trainieren</translation>
    </message>
    <message>
        <source>Nothing has been trained yet</source>
        <translation>Noch nichts wurde trainiert</translation>
    </message>
    <message>
        <source>Training writes a run folder. Its curves, samples and log stand here while it works, whoever started it, and stay.</source>
        <translation>Das Training schreibt einen Laufordner. Kurven, Stichproben und Protokoll stehen hier, während es arbeitet, wer immer es gestartet hat, und bleiben.</translation>
    </message>
    <message>
        <source>config.yaml with the settings</source>
        <translation>config.yaml mit den Einstellungen</translation>
    </message>
    <message>
        <source>data/train.jsonl with the training items</source>
        <translation>data/train.jsonl mit den Trainingsaufgaben</translation>
    </message>
    <message>
        <source>There is no other training run</source>
        <translation>Es gibt keinen anderen Trainingslauf</translation>
    </message>
    <message>
        <source>The run&apos;s log cannot be read.</source>
        <translation>Das Protokoll des Laufs ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Open config</source>
        <translation>Konfig öffnen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>the run does not say what it computes on</source>
        <translation>der Lauf sagt nicht, worauf er rechnet</translation>
    </message>
    <message>
        <source>this run computes on the processor</source>
        <translation>dieser Lauf rechnet auf dem Prozessor</translation>
    </message>
    <message>
        <source>the run wrote no readings and has ended</source>
        <translation>der Lauf schrieb keine Messwerte und ist beendet</translation>
    </message>
    <message>
        <source>written to %1</source>
        <translation>nach %1 geschrieben</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ValidationPage</name>
    <message>
        <source>step %1: validation loss %2</source>
        <translation>Schritt %1: Validierungs-Loss %2</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Validation loss</source>
        <translation>Validierungs-Loss</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Loss</translation>
    </message>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>By checkpoint</source>
        <translation>Nach Checkpoint</translation>
    </message>
    <message>
        <source>Validation loss by checkpoint</source>
        <translation>Validierungs-Loss nach Checkpoint</translation>
    </message>
    <message>
        <source>No validation loss</source>
        <translation>Kein Validierungs-Loss</translation>
    </message>
    <message>
        <source>Nothing has been trained yet. Given validation rows, training says the loss on them at each checkpoint.</source>
        <translation>Noch nichts wurde trainiert. Mit Validierungszeilen nennt das Training bei jedem Checkpoint den Loss auf ihnen.</translation>
    </message>
    <message>
        <source>The last training was started without validation rows. Given some, it says the loss on them at each checkpoint, and this page shows where training begins to learn its own rows by heart. Started from the settings, it takes those of data/validation.jsonl.</source>
        <translation>Das letzte Training wurde ohne Validierungszeilen gestartet. Mit solchen nennt es bei jedem Checkpoint den Loss auf ihnen, und diese Seite zeigt, wo das Training seine eigenen Zeilen auswendig zu lernen beginnt. Aus den Einstellungen gestartet, nimmt es die aus data/validation.jsonl.</translation>
    </message>
    <message>
        <source>Open the settings</source>
        <translation>Einstellungen öffnen</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::VerdictBanner</name>
    <message>
        <source>Export report…</source>
        <translation>Bericht exportieren…</translation>
    </message>
    <message>
        <source>Export numbers…</source>
        <translation>Zahlen exportieren…</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::VerdictList</name>
    <message>
        <source>not judged</source>
        <translation>nicht beurteilt</translation>
    </message>
    <message>
        <source>Verdicts by level</source>
        <translation>Urteile nach Stufe</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>Zeile %1</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Words</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>vor %1 min</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>vor %1 h</translation>
    </message>
    <message>
        <source>%1 percent</source>
        <translation>%1 Prozent</translation>
    </message>
    <message>
        <source>%1 percent, 95 percent interval %2 to %3</source>
        <translation>%1 Prozent, 95-Prozent-Intervall %2 bis %3</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::WorkspaceWizard</name>
    <message>
        <source>New workspace</source>
        <translation>Neuer Arbeitsbereich</translation>
    </message>
</context>
</TS>
