<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>RunDetailsBook</name>
    <message>
        <source>not a number</source>
        <translation>pas un nombre</translation>
    </message>
</context>
<context>
    <name>mesewright::ui</name>
    <message>
        <source>Loss</source>
        <translation>Perte</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Taux d’apprentissage</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>Norme du gradient</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Débit</translation>
    </message>
    <message>
        <source>GPU memory</source>
        <translation>Mémoire GPU</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Charge</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Puissance</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Température</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>Temp.</translation>
    </message>
    <message>
        <source>smoothed</source>
        <translation>lissée</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>cosinus</translation>
    </message>
    <message>
        <source>clip %1</source>
        <translation>écrêtée à %1</translation>
    </message>
    <message>
        <source>not clipped</source>
        <translation>non écrêtée</translation>
    </message>
    <message>
        <source>tokens/s</source>
        <translation>jetons/s</translation>
    </message>
    <message>
        <source>of %1 GiB</source>
        <translation>sur %1 GiB</translation>
    </message>
    <message>
        <source>of %1 W</source>
        <translation>sur %1 W</translation>
    </message>
    <message>
        <source>not available, because %1</source>
        <translation>non disponible, car %1</translation>
    </message>
    <message>
        <source>NaN %1</source>
        <translation>NaN %1</translation>
    </message>
    <message>
        <source>failed %1</source>
        <translation>échec %1</translation>
    </message>
    <message>
        <source>config.yaml has changed since this run began</source>
        <translation>config.yaml a changé depuis le début de cette exécution</translation>
    </message>
    <message>
        <source>run.json holds no object</source>
        <translation>run.json ne contient aucun objet</translation>
    </message>
    <message>
        <source>r %1 · alpha %2 · layers %3 · lr %4 cosine</source>
        <translation>r %1 · alpha %2 · couches %3 · lr %4 cosinus</translation>
    </message>
    <message>
        <source>a step</source>
        <translation>par étape</translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <translation>%1 jetons/s</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Vitesse</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Reste</translation>
    </message>
    <message>
        <source>from the last 200 steps</source>
        <translation>d’après les 200 dernières étapes</translation>
    </message>
    <message>
        <source>estimating…</source>
        <translation>estimation…</translation>
    </message>
    <message>
        <source>held</source>
        <translation>suspendue</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Next checkpoint</source>
        <translation>Prochain checkpoint</translation>
    </message>
    <message>
        <source>at step %1</source>
        <translation>à l’étape %1</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>Checkpoints</translation>
    </message>
    <message>
        <source>none was saved</source>
        <translation>aucun n’a été enregistré</translation>
    </message>
    <message>
        <source>the last at step %1</source>
        <translation>le dernier à l’étape %1</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>Mémoire de pointe</translation>
    </message>
    <message>
        <source>of the card</source>
        <translation>de la carte</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Étape</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>sur %1</translation>
    </message>
    <message>
        <source>Loss, smoothed</source>
        <translation>Perte, lissée</translation>
    </message>
    <message>
        <source>%1 last</source>
        <translation>dernière %1</translation>
    </message>
    <message>
        <source>last</source>
        <translation>dernière</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>en file</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>done</source>
        <translation>terminée</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échouée</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>arrêtée</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>interrompue</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>illisible</translation>
    </message>
    <message>
        <source>The adapter of step %1 is whole.</source>
        <translation>L’adaptateur de l’étape %1 est entier.</translation>
    </message>
    <message>
        <source>No checkpoint had been saved; resuming starts over.</source>
        <translation>Aucun checkpoint n’était enregistré&#x202f;; reprendre recommence du début.</translation>
    </message>
    <message>
        <source>Training failed after step %1.</source>
        <translation>L’entraînement a échoué après l’étape %1.</translation>
    </message>
    <message>
        <source>Held after step %1.</source>
        <translation>Suspendu après l’étape %1.</translation>
    </message>
    <message>
        <source>The model stays in memory; nothing is lost.</source>
        <translation>Le modèle reste en mémoire&#x202f;; rien n’est perdu.</translation>
    </message>
    <message>
        <source>Stopped after step %1.</source>
        <translation>Arrêté après l’étape %1.</translation>
    </message>
    <message>
        <source>All %1 steps stay; the run can go on.</source>
        <translation>Les %1 étapes restent&#x202f;; l’exécution peut continuer.</translation>
    </message>
    <message>
        <source>Interrupted after step %1: its process has ended.</source>
        <translation>Interrompu après l’étape %1&#xa0;: son processus a pris fin.</translation>
    </message>
    <message>
        <source>The run cannot be read.</source>
        <translation>L’exécution est illisible.</translation>
    </message>
    <message>
        <source>Step %1 gave a loss or gradient norm that is no number.</source>
        <translation>L’étape %1 a donné une perte ou une norme du gradient qui n’est pas un nombre.</translation>
    </message>
    <message>
        <source>Lower the learning rate or look at the rows of that batch.</source>
        <translation>Baisser le taux d’apprentissage ou examiner les lignes de ce lot.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ActionRegistry</name>
    <message>
        <source>workspace</source>
        <translation>espace de travail</translation>
    </message>
    <message>
        <source>window</source>
        <translation>fenêtre</translation>
    </message>
    <message>
        <source>panel</source>
        <translation>panneau</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>file</translation>
    </message>
    <message>
        <source>run</source>
        <translation>exécution</translation>
    </message>
    <message>
        <source>setting</source>
        <translation>réglage</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::AnswerSide</name>
    <message>
        <source>passed</source>
        <translation>réussie</translation>
    </message>
    <message>
        <source>, line %1</source>
        <translation>, ligne %1</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <translation>Copier la réponse</translation>
    </message>
    <message>
        <source>Save as item</source>
        <translation>Enregistrer comme tâche</translation>
    </message>
    <message>
        <source>Answer: %1</source>
        <translation>Réponse&#xa0;: %1</translation>
    </message>
    <message>
        <source>The answer and its verdict appear here.</source>
        <translation>La réponse et son verdict s’affichent ici.</translation>
    </message>
    <message>
        <source>Waiting for the first token.</source>
        <translation>En attente du premier jeton.</translation>
    </message>
    <message>
        <source>Streaming. The verdict follows when the answer ends.</source>
        <translation>Réponse en cours. Le verdict suit quand elle se termine.</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n jeton</numerusform>
            <numerusform>%n jetons</numerusform>
        </translation>
    </message>
    <message>
        <source>stop</source>
        <translation>fin</translation>
    </message>
    <message>
        <source>length</source>
        <translation>limite</translation>
    </message>
    <message>
        <source>Stopped before the first token.</source>
        <translation>Arrêtée avant le premier jeton.</translation>
    </message>
    <message>
        <source>Stopped. Only whole answers are judged.</source>
        <translation>Arrêtée. Seules les réponses entières sont jugées.</translation>
    </message>
    <message>
        <source>Judging…</source>
        <translation>Jugement…</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::AnswerView</name>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Text of the answer</source>
        <translation>Texte de la réponse</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revue</translation>
    </message>
    <message>
        <source>Compare both answers in Review (G)</source>
        <translation>Comparer les deux réponses dans Revue (G)</translation>
    </message>
    <message>
        <source>Whose answer is shown</source>
        <translation>Auteur de la réponse affichée</translation>
    </message>
    <message>
        <source>What is shown of the answer</source>
        <translation>Ce qui est affiché de la réponse</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Brut</translation>
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
        <translation>Tâche %1</translation>
    </message>
    <message>
        <source>No item</source>
        <translation>Aucune tâche</translation>
    </message>
    <message>
        <source>%1 · answer %2 of %3</source>
        <translation>%1 · réponse %2 sur %3</translation>
    </message>
    <message>
        <source>not judged yet</source>
        <translation>pas encore jugée</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Preuves</translation>
    </message>
    <message>
        <source>Evidence, %1</source>
        <translation>Preuves, %1</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::AppearancePage</name>
    <message>
        <source>Appearance</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>The desktop decides; a change is followed at once.</source>
        <translation>Le bureau décide&#x202f;; un changement est suivi aussitôt.</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Language and numbers</source>
        <translation>Langue et nombres</translation>
    </message>
    <message>
        <source>Desktop&apos;s</source>
        <translation>Celle du bureau</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>desktop&apos;s</source>
        <translation>celle du bureau</translation>
    </message>
    <message>
        <source>From the next start on. Files and exports always use a point.</source>
        <translation>Dès le prochain lancement. Fichiers et exports utilisent toujours le point.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::BasePage</name>
    <message>
        <source>Base model</source>
        <translation>Modèle de base</translation>
    </message>
    <message>
        <source>A folder with a GPT-OSS checkpoint, or a name that is looked for in the local Hugging Face cache. Nothing is downloaded.</source>
        <translation>Un dossier avec un checkpoint GPT-OSS, ou un nom cherché dans le cache Hugging Face local. Rien n’est téléchargé.</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Base</translation>
    </message>
    <message>
        <source>a folder, or organisation/name</source>
        <translation>un dossier, ou organisation/nom</translation>
    </message>
    <message>
        <source>Found: %1 layers, %2.</source>
        <translation>Trouvé&#xa0;: %1 couches, %2.</translation>
    </message>
    <message>
        <source>It has no tokenizer.json, which turning text into tokens needs; copy the model’s into the folder.</source>
        <translation>Il manque tokenizer.json, nécessaire pour changer le texte en jetons&#x202f;; copier celui du modèle dans le dossier.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Baseline</name>
    <message>
        <source>IIR, as in training</source>
        <translation>IIR, comme à l’entraînement</translation>
    </message>
    <message>
        <source>harmony chat format</source>
        <translation>format de chat harmony</translation>
    </message>
    <message>
        <source>not judged yet: Rescore</source>
        <translation>pas encore jugées&#xa0;: Rejuger</translation>
    </message>
    <message>
        <source>not run: %1</source>
        <translation>non exécuté&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1: %2 of %3 answers ran to the limit of %4 tokens.</source>
        <translation>%1&#xa0;: %2 réponses sur %3 ont atteint la limite de %4 jetons.</translation>
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
        <translation>pass@k par niveau</translation>
    </message>
    <message>
        <source>Pass rates by level</source>
        <translation>Taux de réussite par niveau</translation>
    </message>
    <message>
        <source>On which items</source>
        <translation>Sur quelles tâches</translation>
    </message>
    <message>
        <source>Pass rates by set of items</source>
        <translation>Taux de réussite par jeu de tâches</translation>
    </message>
    <message>
        <source>What became of the answers</source>
        <translation>Sort des réponses</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>Formats differ</source>
        <translation>Formats en désaccord</translation>
    </message>
    <message>
        <source>Neither passes</source>
        <translation>Aucun ne réussit</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n item(s)</source>
        <translation>
            <numerusform>%1, %n tâche</numerusform>
            <numerusform>%1, %n tâches</numerusform>
        </translation>
    </message>
    <message>
        <source>IIR, as in training</source>
        <translation>IIR, comme à l’entraînement</translation>
    </message>
    <message>
        <source>harmony chat format</source>
        <translation>format de chat harmony</translation>
    </message>
    <message>
        <source>%1 level</source>
        <translation>niveau %1</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) stand in the training data: they say nothing about items that training did not show.</source>
        <translation>
            <numerusform>%n ligne figure dans les données d’entraînement&#xa0;: elle ne dit rien des tâches que l’entraînement n’a pas montrées.</numerusform>
            <numerusform>%n lignes figurent dans les données d’entraînement&#xa0;: elles ne disent rien des tâches que l’entraînement n’a pas montrées.</numerusform>
        </translation>
    </message>
    <message>
        <source>per cent of %1 answers, %2</source>
        <translation>pour cent de %1 réponses, %2</translation>
    </message>
    <message>
        <source>Why not extracted</source>
        <translation>Pourquoi non extraites</translation>
    </message>
    <message>
        <source>other reasons</source>
        <translation>autres raisons</translation>
    </message>
    <message>
        <source>Part of the low score is format.</source>
        <translation>Le score bas tient en partie au format.</translation>
    </message>
    <message>
        <source>The training template costs nothing.</source>
        <translation>Le gabarit d’entraînement ne coûte rien.</translation>
    </message>
    <message>
        <source>The two formats cannot be told apart.</source>
        <translation>Les deux formats ne se distinguent pas.</translation>
    </message>
    <message>
        <source>Chat format against training template: %1 points.</source>
        <translation>Format de chat contre gabarit d’entraînement&#xa0;: %1 points.</translation>
    </message>
    <message>
        <source>In its own chat format the untouched model passes more than in the training template: %1 points.</source>
        <translation>Dans son propre format de conversation, le modèle intact réussit plus que dans le modèle d’entraînement : %1 points.</translation>
    </message>
    <message>
        <source>In its own chat format the untouched model passes less: %1 points.</source>
        <translation>Dans son propre format de conversation, le modèle intact réussit moins : %1 points.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ChartAxis</name>
    <message>
        <source>step</source>
        <translation>étape</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ChartCard</name>
    <message>
        <source>Overlay run</source>
        <translation>Superposer</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>Logarithmic scale (L)</source>
        <translation>Échelle logarithmique (L)</translation>
    </message>
    <message>
        <source>Show all steps (Home)</source>
        <translation>Afficher toutes les étapes (Home)</translation>
    </message>
    <message>
        <source>Export the charts (E)</source>
        <translation>Exporter les graphiques (E)</translation>
    </message>
    <message>
        <source>Smoothing %1</source>
        <translation>Lissage %1</translation>
    </message>
    <message>
        <source>last</source>
        <translation>dernière</translation>
    </message>
    <message>
        <source>at step %1</source>
        <translation>à l’étape %1</translation>
    </message>
    <message>
        <source>%1, smoothed</source>
        <translation>%1, lissée</translation>
    </message>
    <message>
        <source>raw, min to max</source>
        <translation>brute, min à max</translation>
    </message>
    <message>
        <source>Export the charts</source>
        <translation>Exporter les graphiques</translation>
    </message>
    <message>
        <source>Picture (*.png);;Drawing (*.svg);;Numbers (*.csv)</source>
        <translation>Image (*.png);;Dessin (*.svg);;Nombres (*.csv)</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ChartLegend</name>
    <message>
        <source>Take %1 out of the chart</source>
        <translation>Retirer %1 du graphique</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::CheckedPage</name>
    <message>
        <source>Browse…</source>
        <translation>Parcourir…</translation>
    </message>
    <message>
        <source>Browse for %1</source>
        <translation>Parcourir&#xa0;: %1</translation>
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
        <translation>Tenseurs…</translation>
    </message>
    <message>
        <source>Hash files</source>
        <translation>Hacher</translation>
    </message>
    <message>
        <source>Shares of the checkpoint</source>
        <translation>Parts du checkpoint</translation>
    </message>
    <message>
        <source>reading the files…</source>
        <translation>lecture des fichiers…</translation>
    </message>
    <message>
        <source>not computed</source>
        <translation>non calculé</translation>
    </message>
    <message>
        <source>Stop hashing</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Not looked at yet.</source>
        <translation>Pas encore examiné.</translation>
    </message>
    <message>
        <source>Bars: share of %1</source>
        <translation>Barres&#xa0;: part de %1</translation>
    </message>
    <message>
        <source>Missing: %1; finish the download</source>
        <translation>Manque&#xa0;: %1&#x202f;; terminer le téléchargement</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Format</translation>
    </message>
    <message numerus="yes">
        <source>%n tensor(s)</source>
        <translation>
            <numerusform>%n tenseur</numerusform>
            <numerusform>%n tenseurs</numerusform>
        </translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Couches</translation>
    </message>
    <message>
        <source>%1 experts, %2 active</source>
        <translation>%1 experts, %2 actifs</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>vocabulary %1</source>
        <translation>vocabulaire %1</translation>
    </message>
    <message>
        <source>In memory</source>
        <translation>En mémoire</translation>
    </message>
    <message>
        <source>%1 in NF4</source>
        <translation>%1 en NF4</translation>
    </message>
    <message>
        <source>%1 in fp32</source>
        <translation>%1 en fp32</translation>
    </message>
    <message>
        <source>Tokenizer</source>
        <translation>Tokenizer</translation>
    </message>
    <message>
        <source>there</source>
        <translation>présent</translation>
    </message>
    <message>
        <source>no tokenizer.json</source>
        <translation>pas de tokenizer.json</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Avertissement</translation>
    </message>
    <message>
        <source>checkpoint %1: %2, %3, %4 parameters
</source>
        <translation>checkpoint %1&#xa0;: %2, %3, %4 paramètres
</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Closing</name>
    <message>
        <source>Close window</source>
        <translation>Fermer la fenêtre</translation>
    </message>
    <message>
        <source>A job is at work: %1.</source>
        <translation>Un travail est en cours&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Keep running: the same job goes on without the window, and any window opened later shows it. Stop: all that is finished stays, and the job can be resumed.</source>
        <translation>Laisser tourner&#xa0;: le même travail continue sans la fenêtre, et toute fenêtre ouverte plus tard le montre. Arrêter&#xa0;: tout ce qui est fini reste, et le travail peut être repris.</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>Laisser tourner</translation>
    </message>
    <message>
        <source>Stop: all that is finished stays, and the job can be started again.</source>
        <translation>Arrêter&#xa0;: tout ce qui est fini reste, et le travail peut être relancé.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>The job was stopped, but mesewright-cli could not be started to go on with it; resume it here.</source>
        <translation>Le travail a été arrêté, mais mesewright-cli n’a pas pu être lancé pour le continuer&#x202f;; le reprendre ici.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>Palette de commandes</translation>
    </message>
    <message>
        <source>Actions, items, runs, settings</source>
        <translation>Actions, tâches, exécutions, réglages</translation>
    </message>
    <message>
        <source>Search actions, items, runs and settings</source>
        <translation>Chercher actions, tâches, exécutions et réglages</translation>
    </message>
    <message>
        <source>What fits</source>
        <translation>Résultats</translation>
    </message>
    <message>
        <source>Enter run    Ctrl+Enter show its panel    &gt; actions    # items    @ runs    , settings    Esc close</source>
        <translation>Enter exécuter    Ctrl+Enter voir son panneau    &gt; actions    # tâches    @ exécutions    , réglages    Esc fermer</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::CompareRunsDialog</name>
    <message>
        <source>differs</source>
        <translation>diffère</translation>
    </message>
    <message>
        <source>state</source>
        <translation>état</translation>
    </message>
    <message>
        <source>started</source>
        <translation>début</translation>
    </message>
    <message>
        <source>Compare runs</source>
        <translation>Comparer les exécutions</translation>
    </message>
    <message>
        <source>Compared runs</source>
        <translation>Exécutions comparées</translation>
    </message>
    <message>
        <source>Only options that differ</source>
        <translation>Seules les options qui diffèrent</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Copier en texte</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Config</name>
    <message>
        <source> M weights</source>
        <translation> M de poids</translation>
    </message>
    <message>
        <source> weights</source>
        <translation> poids</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>longest row %1</source>
        <translation>ligne max. %1</translation>
    </message>
    <message>
        <source>scale %1</source>
        <translation>échelle %1</translation>
    </message>
    <message>
        <source>ratio</source>
        <translation>ratio</translation>
    </message>
    <message>
        <source>rows at once</source>
        <translation>lignes à la fois</translation>
    </message>
    <message>
        <source>= %1 rows a step</source>
        <translation>= %1 lignes par étape</translation>
    </message>
    <message>
        <source>%1 epochs</source>
        <translation>%1 époques</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>étapes</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation>Adaptateur</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>Optimiseur</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Exécution</translation>
    </message>
    <message>
        <source>Prompts and loss</source>
        <translation>Prompts et perte</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>Modèle de base</translation>
    </message>
    <message>
        <source>Longest sequence</source>
        <translation>Séquence max.</translation>
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
        <translation>Couches</translation>
    </message>
    <message>
        <source>Modules</source>
        <translation>Modules</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Taux d’apprentissage</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Montée</translation>
    </message>
    <message>
        <source>Gradient clip</source>
        <translation>Écrêtage gradient</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Déclin des poids</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Lot</translation>
    </message>
    <message>
        <source>Accumulation</source>
        <translation>Cumul</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Étapes</translation>
    </message>
    <message>
        <source>Save every</source>
        <translation>Enreg. toutes les</translation>
    </message>
    <message>
        <source>Checkpoints kept</source>
        <translation>Checkpoints gardés</translation>
    </message>
    <message>
        <source>Log every</source>
        <translation>Noter toutes les</translation>
    </message>
    <message>
        <source>Compute in bf16</source>
        <translation>Calcul en bf16</translation>
    </message>
    <message>
        <source>Compute in fp16</source>
        <translation>Calcul en fp16</translation>
    </message>
    <message>
        <source>Prefix cache</source>
        <translation>Cache de préfixe</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>Loss on</source>
        <translation>Perte sur</translation>
    </message>
    <message>
        <source>End token</source>
        <translation>Jeton de fin</translation>
    </message>
    <message>
        <source>Loss divided by</source>
        <translation>Perte divisée par</translation>
    </message>
    <message>
        <source>Prompt format</source>
        <translation>Format du prompt</translation>
    </message>
    <message>
        <source>Template file</source>
        <translation>Fichier gabarit</translation>
    </message>
    <message>
        <source>Seed&apos;s quirk</source>
        <translation>Bizarrerie d’origine</translation>
    </message>
    <message>
        <source>Training items</source>
        <translation>Tâches d’entraînement</translation>
    </message>
    <message>
        <source>Defaults</source>
        <translation>Par défaut</translation>
    </message>
    <message>
        <source>Every value as in the Python project; base and files stay</source>
        <translation>Chaque valeur comme dans le projet Python&#x202f;; base et fichiers restent</translation>
    </message>
    <message>
        <source>24 GB card, attention only</source>
        <translation>Carte 24 GB, attention seule</translation>
    </message>
    <message>
        <source>The last five layers of 24, two rows at once, bf16</source>
        <translation>Les cinq dernières couches sur 24, deux lignes à la fois, bf16</translation>
    </message>
    <message>
        <source>Short trial</source>
        <translation>Essai court</translation>
    </message>
    <message>
        <source>60 steps and one checkpoint, to see that all works</source>
        <translation>60 étapes et un checkpoint, pour voir que tout fonctionne</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>poids</translation>
    </message>
    <message>
        <source>adapter and optimiser</source>
        <translation>adaptateur et optimiseur</translation>
    </message>
    <message>
        <source>activations</source>
        <translation>activations</translation>
    </message>
    <message>
        <source>prefix cache</source>
        <translation>cache de préfixe</translation>
    </message>
    <message>
        <source>head</source>
        <translation>tête</translation>
    </message>
    <message>
        <source>program</source>
        <translation>programme</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ConfigEditor</name>
    <message>
        <source>default %1</source>
        <translation>défaut %1</translation>
    </message>
    <message>
        <source>config.yaml as text</source>
        <translation>config.yaml en texte</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ConfigField</name>
    <message>
        <source>%1: %2
Default: %3</source>
        <translation>%1&#xa0;: %2
Défaut&#xa0;: %3</translation>
    </message>
    <message>
        <source>This is no %1; the file still says %2.</source>
        <translation>La valeur n’est pas de type %1&#x202f;; le fichier garde %2.</translation>
    </message>
    <message>
        <source>was %1</source>
        <translation>avant %1</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>ligne %1</translation>
    </message>
    <message>
        <source>check</source>
        <translation>à vérifier</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ConfigForm</name>
    <message>
        <source>Form</source>
        <translation>Formulaire</translation>
    </message>
    <message>
        <source>show the usual ones</source>
        <translation>afficher les usuels</translation>
    </message>
    <message>
        <source>show all %1</source>
        <translation>afficher les %1</translation>
    </message>
    <message>
        <source>default</source>
        <translation>défaut</translation>
    </message>
    <message>
        <source>default %1</source>
        <translation>défaut %1</translation>
    </message>
    <message>
        <source>not the default</source>
        <translation>pas le défaut</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ConfigPanel</name>
    <message>
        <source>Config</source>
        <translation>Config</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Préréglage</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Ctrl+S</source>
        <translation>Ctrl+S</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>Lancer l’entraînement</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Relire</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>Le fichier est illisible.</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Garder le mien</translation>
    </message>
    <message>
        <source>Read the file</source>
        <translation>Lire le fichier</translation>
    </message>
    <message>
        <source>config.yaml has changed on the disk.</source>
        <translation>config.yaml a changé sur le disque.</translation>
    </message>
    <message>
        <source>Your changes here are not saved; saving would replace it.</source>
        <translation>Les changements faits ici ne sont pas enregistrés&#x202f;; enregistrer le remplacerait.</translation>
    </message>
    <message>
        <source>no workspace is open</source>
        <translation>aucun espace de travail n’est ouvert</translation>
    </message>
    <message>
        <source>the training set has not been looked at yet</source>
        <translation>le jeu d’entraînement n’a pas encore été examiné</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>not now: %1</source>
        <translation>pas maintenant&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 → adapters</source>
        <translation>%1 → adapters</translation>
    </message>
    <message numerus="yes">
        <source>0 of %n row(s) have a licence; the adapter&apos;s terms are unknown</source>
        <translation>
            <numerusform>0 ligne sur %n a une licence&#x202f;; les conditions de l’adaptateur sont inconnues</numerusform>
            <numerusform>0 ligne sur %n a une licence&#x202f;; les conditions de l’adaptateur sont inconnues</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>The form cannot make this change.</source>
        <translation>Le formulaire ne peut pas faire ce changement.</translation>
    </message>
    <message>
        <source>The preset does not fit this text.</source>
        <translation>Le préréglage ne convient pas à ce texte.</translation>
    </message>
    <message>
        <source>The file was not saved.</source>
        <translation>Le fichier n’a pas été enregistré.</translation>
    </message>
    <message>
        <source>Compare with run</source>
        <translation>Comparer à une exécution</translation>
    </message>
    <message>
        <source>Save config.yaml</source>
        <translation>Enregistrer config.yaml</translation>
    </message>
    <message>
        <source>Preset: %1</source>
        <translation>Préréglage&#xa0;: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n step(s)</source>
        <translation>
            <numerusform>%1, %n étape</numerusform>
            <numerusform>%1, %n étapes</numerusform>
        </translation>
    </message>
    <message>
        <source>Not now: no finished run has kept its settings</source>
        <translation>Pas maintenant&#xa0;: aucune exécution finie n’a gardé ses réglages</translation>
    </message>
    <message>
        <source>Shows what is different since then</source>
        <translation>Montre ce qui a changé depuis</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ConfigTextCard</name>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n erreur</numerusform>
            <numerusform>%n erreurs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n avertissement</numerusform>
            <numerusform>%n avertissements</numerusform>
        </translation>
    </message>
    <message>
        <source>new</source>
        <translation>nouveau</translation>
    </message>
    <message>
        <source>modified</source>
        <translation>modifié</translation>
    </message>
    <message>
        <source>Change to %1 (Alt+Enter)</source>
        <translation>Remplacer par %1 (Alt+Enter)</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Ligne %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Ctrl+Space completes · F2 shows the field · Ctrl+Enter starts</source>
        <translation>Ctrl+Space complète · F2 montre le champ · Ctrl+Enter lance</translation>
    </message>
    <message>
        <source>Back to the text</source>
        <translation>Retour au texte</translation>
    </message>
    <message>
        <source>No difference from %1.</source>
        <translation>Aucune différence avec %1.</translation>
    </message>
    <message numerus="yes">
        <source>− %1   + this text: %n difference(s), F7 goes to the next</source>
        <translation>
            <numerusform>− %1   + ce texte&#xa0;: %n différence, F7 va à la suivante</numerusform>
            <numerusform>− %1   + ce texte&#xa0;: %n différences, F7 va à la suivante</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::CountBars</name>
    <message>
        <source>%1, %2 leaked</source>
        <translation>%1, dont %2 avec fuite</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Data</name>
    <message>
        <source>being compared</source>
        <translation>comparaison en cours</translation>
    </message>
    <message>
        <source>rows in data/%1: %2</source>
        <translation>lignes dans data/%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>distinct items</source>
        <translation>tâches distinctes</translation>
    </message>
    <message>
        <source>rows stand word for word in %1</source>
        <translation>lignes figurent mot pour mot dans %1</translation>
    </message>
    <message>
        <source>answer shapes; %1 rows share one with %2</source>
        <translation>formes de réponse&#x202f;; %1 lignes en partagent une avec %2</translation>
    </message>
    <message>
        <source>rows with a licence</source>
        <translation>lignes avec licence</translation>
    </message>
    <message>
        <source>No workspace is open</source>
        <translation>Aucun espace de travail ouvert</translation>
    </message>
    <message>
        <source>Open one to see what is trained on and evaluated with.</source>
        <translation>En ouvrir un pour voir sur quoi porter l’entraînement et l’évaluation.</translation>
    </message>
    <message>
        <source>data/%1 has no rows</source>
        <translation>data/%1 n’a aucune ligne</translation>
    </message>
    <message>
        <source>A row is a line of JSON with instruction, input, output and family. Import a file, or add the first row by hand.</source>
        <translation>Une ligne est du JSON avec instruction, input, output et family. Importer un fichier, ou ajouter la première ligne à la main.</translation>
    </message>
    <message>
        <source>word for word</source>
        <translation>mot pour mot</translation>
    </message>
    <message>
        <source>same text</source>
        <translation>même texte</translation>
    </message>
    <message>
        <source>same question</source>
        <translation>même question</translation>
    </message>
    <message>
        <source>same shape</source>
        <translation>même forme</translation>
    </message>
    <message>
        <source>near</source>
        <translation>proche</translation>
    </message>
    <message>
        <source>clean</source>
        <translation>propre</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importer…</translation>
    </message>
    <message>
        <source>below %1 tokens</source>
        <translation>moins de %1 jetons</translation>
    </message>
    <message>
        <source>%1 tokens and more</source>
        <translation>%1 jetons et plus</translation>
    </message>
    <message>
        <source>%1 – %2 tokens</source>
        <translation>%1 – %2 jetons</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::DataCharts</name>
    <message>
        <source>not recorded</source>
        <translation>non renseignée</translation>
    </message>
    <message>
        <source>What the file is made of</source>
        <translation>De quoi le fichier est fait</translation>
    </message>
    <message>
        <source>Families</source>
        <translation>Familles</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Licences</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Longueur</translation>
    </message>
    <message>
        <source>Leak state</source>
        <translation>État de fuite</translation>
    </message>
    <message>
        <source>not counted yet</source>
        <translation>pas encore comptées</translation>
    </message>
    <message>
        <source>not compared yet</source>
        <translation>pas encore comparées</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::DataFiles</name>
    <message>
        <source>Train</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validation</translation>
    </message>
    <message>
        <source>Eval</source>
        <translation>Évaluation</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::DataPage</name>
    <message>
        <source>Data</source>
        <translation>Données</translation>
    </message>
    <message>
        <source>Items as JSON Lines: family, instruction, input, output. They are copied into the workspace; the originals stay as they are.</source>
        <translation>Tâches en JSON Lines&#xa0;: family, instruction, input, output. Elles sont copiées dans l’espace de travail&#x202f;; les originaux restent tels quels.</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>items the model learns from</source>
        <translation>tâches que le modèle apprend</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>Évaluation</translation>
    </message>
    <message>
        <source>items it is measured on</source>
        <translation>tâches sur lesquelles il est mesuré</translation>
    </message>
    <message>
        <source>Confirmation</source>
        <translation>Confirmation</translation>
    </message>
    <message>
        <source>optional: items used nowhere else</source>
        <translation>facultatif&#xa0;: tâches utilisées nulle part ailleurs</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n item(s)</source>
        <translation>
            <numerusform>%1&#xa0;: %n tâche</numerusform>
            <numerusform>%1&#xa0;: %n tâches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::DataPanel</name>
    <message>
        <source>Data</source>
        <translation>Données</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Effacer les filtres</translation>
    </message>
    <message>
        <source>A file was not read or written.</source>
        <translation>Un fichier n’a pas été lu ou écrit.</translation>
    </message>
    <message>
        <source>Which rows</source>
        <translation>Quelles lignes</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importer…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Add row</source>
        <translation>Ajouter ligne</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Ctrl+S</source>
        <translation>Ctrl+S</translation>
    </message>
    <message>
        <source>Split off leaked rows…</source>
        <translation>Séparer les lignes avec fuite…</translation>
    </message>
    <message>
        <source>Add a row</source>
        <translation>Ajouter une ligne</translation>
    </message>
    <message>
        <source>Import rows</source>
        <translation>Importer des lignes</translation>
    </message>
    <message>
        <source>JSON Lines (*.jsonl);;All files (*)</source>
        <translation>JSON Lines (*.jsonl);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Nothing was imported.</source>
        <translation>Rien n’a été importé.</translation>
    </message>
    <message numerus="yes">
        <source>Import %n row(s)</source>
        <translation>
            <numerusform>Importer %n ligne</numerusform>
            <numerusform>Importer %n lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>Export the rows shown</source>
        <translation>Exporter les lignes affichées</translation>
    </message>
    <message>
        <source>JSON Lines (*.jsonl)</source>
        <translation>JSON Lines (*.jsonl)</translation>
    </message>
    <message>
        <source>Write the rows that are no leaks to</source>
        <translation>Écrire les lignes sans fuite dans</translation>
    </message>
    <message>
        <source>The rows were not written.</source>
        <translation>Les lignes n’ont pas été écrites.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) written.</source>
        <translation>
            <numerusform>%n ligne écrite.</numerusform>
            <numerusform>%n lignes écrites.</numerusform>
        </translation>
    </message>
    <message>
        <source>reading…</source>
        <translation>lecture…</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Ce qui est affiché</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Graphiques</translation>
    </message>
    <message>
        <source>config.yaml is being read</source>
        <translation>lecture de config.yaml en cours</translation>
    </message>
    <message>
        <source>Import rows…</source>
        <translation>Importer des lignes…</translation>
    </message>
    <message>
        <source>Export the rows shown…</source>
        <translation>Exporter les lignes affichées…</translation>
    </message>
    <message>
        <source>Save the rows</source>
        <translation>Enregistrer les lignes</translation>
    </message>
    <message>
        <source>Show the charts</source>
        <translation>Afficher les graphiques</translation>
    </message>
    <message>
        <source>Show the rows</source>
        <translation>Afficher les lignes</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) added.</source>
        <translation>
            <numerusform>%n ligne ajoutée.</numerusform>
            <numerusform>%n lignes ajoutées.</numerusform>
        </translation>
    </message>
    <message>
        <source>They are behind the last row of %1; Ctrl+Z takes them out, Ctrl+S writes them.</source>
        <translation>À la suite de la dernière ligne de %1&#x202f;; Ctrl+Z les retire, Ctrl+S les écrit.</translation>
    </message>
    <message>
        <source>Drop to add the rows to %1.</source>
        <translation>Déposer pour ajouter les lignes à %1.</translation>
    </message>
    <message>
        <source>Nothing is written before Ctrl+S.</source>
        <translation>Rien n’est écrit avant Ctrl+S.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::DataSet</name>
    <message numerus="yes">
        <source>Remove %n row(s)</source>
        <translation>
            <numerusform>Supprimer %n ligne</numerusform>
            <numerusform>Supprimer %n lignes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::DecisionPanel</name>
    <message>
        <source>Decision</source>
        <translation>Décision</translation>
    </message>
    <message>
        <source>Decide again</source>
        <translation>Redécider</translation>
    </message>
    <message>
        <source>Run gate E on the results as they are</source>
        <translation>Lancer la porte E sur les résultats tels quels</translation>
    </message>
    <message>
        <source>Paired difference to the base, in points</source>
        <translation>Différence appariée à la base, en points</translation>
    </message>
    <message>
        <source>95 % bootstrap by distinct item</source>
        <translation>bootstrap 95&#x202f;% par tâche distincte</translation>
    </message>
    <message>
        <source>Paired differences to the base</source>
        <translation>Différences appariées à la base</translation>
    </message>
    <message>
        <source>By family</source>
        <translation>Par famille</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Preuves</translation>
    </message>
    <message>
        <source>Check hashes</source>
        <translation>Vérifier les hachages</translation>
    </message>
    <message>
        <source>What runs and results recorded of their inputs, and whether the files still are the same</source>
        <translation>Ce que les exécutions et résultats ont enregistré de leurs entrées, et si les fichiers sont restés les mêmes</translation>
    </message>
    <message>
        <source>Export report</source>
        <translation>Exporter le rapport</translation>
    </message>
    <message>
        <source>Web page (*.html);;Markdown (*.md)</source>
        <translation>Page web (*.html);;Markdown (*.md)</translation>
    </message>
    <message>
        <source>Export the tables as CSV files</source>
        <translation>Exporter les tableaux en fichiers CSV</translation>
    </message>
    <message>
        <source>Run gate E</source>
        <translation>Lancer la porte E</translation>
    </message>
    <message>
        <source>A file cannot be read.</source>
        <translation>Un fichier est illisible.</translation>
    </message>
    <message>
        <source>confirmation set</source>
        <translation>jeu de confirmation</translation>
    </message>
    <message>
        <source>selection items</source>
        <translation>tâches de sélection</translation>
    </message>
    <message>
        <source>Nothing has been decided</source>
        <translation>Rien n’a été décidé</translation>
    </message>
    <message>
        <source>Gate E compares every adapter with the base, item by item, corrects for picking the best of them, and says whether to keep it.</source>
        <translation>La porte E compare chaque adaptateur à la base, tâche par tâche, corrige le choix du meilleur et dit s’il faut le garder.</translation>
    </message>
    <message>
        <source>the base, measured by gate B</source>
        <translation>la base, mesurée par la porte B</translation>
    </message>
    <message>
        <source>adapters, measured by gate D</source>
        <translation>des adaptateurs, mesurés par la porte D</translation>
    </message>
    <message>
        <source>a confirmation on items that no gate used (without it the decision says so)</source>
        <translation>une confirmation sur des tâches qu’aucune porte n’a utilisées (sans elle, la décision le dit)</translation>
    </message>
    <message>
        <source>No workspace is open</source>
        <translation>Aucun espace de travail ouvert</translation>
    </message>
    <message>
        <source>Open a workspace to see what its numbers decide.</source>
        <translation>Ouvrir un espace de travail pour voir ce que ses nombres décident.</translation>
    </message>
    <message>
        <source>Gate E refuses to decide.</source>
        <translation>La porte E refuse de décider.</translation>
    </message>
    <message>
        <source>Nothing has been decided.</source>
        <translation>Rien n’a été décidé.</translation>
    </message>
    <message>
        <source>The numbers below are computed from the results; gate E has not judged them.</source>
        <translation>Les nombres ci-dessous sont calculés sur les résultats&#x202f;; la porte E ne les a pas jugés.</translation>
    </message>
    <message>
        <source>The decision is stale.</source>
        <translation>La décision est périmée.</translation>
    </message>
    <message numerus="yes">
        <source>gate E, from 1 baseline, %n result(s)</source>
        <translation>
            <numerusform>porte E, sur 1 référence, %n résultat</numerusform>
            <numerusform>porte E, sur 1 référence, %n résultats</numerusform>
        </translation>
    </message>
    <message>
        <source> and no confirmation</source>
        <translation> et aucune confirmation</translation>
    </message>
    <message>
        <source> and 1 confirmation</source>
        <translation> et 1 confirmation</translation>
    </message>
    <message>
        <source>%1, %2 %3 · %4</source>
        <translation>%1, %2 %3 · %4</translation>
    </message>
    <message>
        <source>base</source>
        <translation>base</translation>
    </message>
    <message>
        <source>adapter</source>
        <translation>adaptateur</translation>
    </message>
    <message>
        <source>items won and lost against the base, %1</source>
        <translation>tâches gagnées et perdues face à la base, %1</translation>
    </message>
    <message>
        <source>configurations tried before picking</source>
        <translation>configurations essayées avant le choix</translation>
    </message>
    <message>
        <source>Nothing was exported.</source>
        <translation>Rien n’a été exporté.</translation>
    </message>
    <message numerus="yes">
        <source>%n doubt(s), the first: %1</source>
        <translation>
            <numerusform>%n doute, le premier : %1</numerusform>
            <numerusform>%n doutes, le premier : %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::DemoDialog</name>
    <message>
        <source>Try the demo</source>
        <translation>Essayer la démo</translation>
    </message>
    <message>
        <source>A tiny model of GPT-OSS’s architecture goes through everything that a real run does: the environment is probed, the untouched model is measured, an adapter is trained, each strength of it is measured, the best is confirmed on new items, and the decision and its report are written.

It takes 2 to 6 minutes on this machine’s processor and about 25 MB. Watch it, hold it, stop it: it goes on where it was when it is started again on the same folder.</source>
        <translation>Un modèle minuscule d’architecture GPT-OSS passe par tout ce que fait une vraie exécution&#xa0;: l’environnement est sondé, le modèle intact mesuré, un adaptateur entraîné, chacune de ses forces mesurée, la meilleure confirmée sur de nouvelles tâches, puis la décision et son rapport sont écrits.

Cela prend 2 à 6 minutes sur le processeur de cette machine et environ 25 MB. L’observer, la suspendre, l’arrêter&#xa0;: relancée sur le même dossier, elle continue où elle en était.</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Dossier</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Parcourir…</translation>
    </message>
    <message>
        <source>Folder for the demo</source>
        <translation>Dossier de la démo</translation>
    </message>
    <message>
        <source>Only a quick look: fewer items, samples and steps (under a minute)</source>
        <translation>Un simple aperçu&#xa0;: moins de tâches, d’échantillons et d’étapes (moins d’une minute)</translation>
    </message>
    <message>
        <source>Start the demo</source>
        <translation>Lancer la démo</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::DiffEditors</name>
    <message>
        <source>Both answers in one column</source>
        <translation>Les deux réponses en une colonne</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Gauche</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Droite</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::EnginePage</name>
    <message>
        <source>Engine and GPU</source>
        <translation>Moteur et GPU</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Moteur</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>auto takes a GPU where there is one. From the next start on; a run goes on where it began.</source>
        <translation>auto prend un GPU s’il y en a un. Dès le prochain lancement&#x202f;; une exécution continue là où elle a commencé.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Environment</name>
    <message>
        <source>experts</source>
        <translation>experts</translation>
    </message>
    <message>
        <source>embedding</source>
        <translation>embedding</translation>
    </message>
    <message>
        <source>head</source>
        <translation>tête</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>attention</translation>
    </message>
    <message>
        <source>routers</source>
        <translation>routeurs</translation>
    </message>
    <message>
        <source>norms</source>
        <translation>normes</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Machine</translation>
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
        <translation>Programmes</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>Bac à sable</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>Variables</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>réussie</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>avertissement</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échouée</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>absente</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::EnvironmentPanel</name>
    <message>
        <source>Environment</source>
        <translation>Système</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>Bac à sable</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Copier en texte</translation>
    </message>
    <message>
        <source>Lock environment</source>
        <translation>Figer l’environnement</translation>
    </message>
    <message>
        <source>Writes all versions and hashes to env/lock.json, to be compared with later</source>
        <translation>Écrit toutes les versions et tous les hachages dans env/lock.json, pour comparer plus tard</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Revérifier</translation>
    </message>
    <message>
        <source>Go on to gate B</source>
        <translation>Passer à la porte B</translation>
    </message>
    <message>
        <source>The chosen probe in full</source>
        <translation>La sonde choisie en entier</translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n échec</numerusform>
            <numerusform>%n échecs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n avertissement</numerusform>
            <numerusform>%n avertissements</numerusform>
        </translation>
    </message>
    <message>
        <source>not now: a probe has failed</source>
        <translation>pas maintenant&#xa0;: une sonde a échoué</translation>
    </message>
    <message>
        <source>gate A2, checked %1 in %2</source>
        <translation>porte A2, vérifiée %1 en %2</translation>
    </message>
    <message>
        <source>gate A2</source>
        <translation>porte A2</translation>
    </message>
    <message>
        <source>main memory</source>
        <translation>mémoire vive</translation>
    </message>
    <message>
        <source>disk</source>
        <translation>disque</translation>
    </message>
    <message>
        <source>Lua parser</source>
        <translation>analyseur Lua</translation>
    </message>
    <message>
        <source>Luanti server</source>
        <translation>serveur Luanti</translation>
    </message>
    <message>
        <source>Choose a probe to read it in full.</source>
        <translation>Choisir une sonde pour la lire en entier.</translation>
    </message>
    <message>
        <source>%1 (%2). Wanted: %3. Found: %4.</source>
        <translation>%1 (%2). Attendu&#xa0;: %3. Trouvé&#xa0;: %4.</translation>
    </message>
    <message>
        <source>What to do: %1</source>
        <translation>À faire&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::EvaluationPanel</name>
    <message>
        <source>Evaluation</source>
        <translation>Évaluation</translation>
    </message>
    <message>
        <source>What is shown of the evaluation</source>
        <translation>Ce qui est affiché de l’évaluation</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>En direct</translation>
    </message>
    <message>
        <source>B  Baseline</source>
        <translation>B  Référence</translation>
    </message>
    <message>
        <source>D  Grid</source>
        <translation>D  Grille</translation>
    </message>
    <message>
        <source>C  Validation</source>
        <translation>C  Validation</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>Fiabilité</translation>
    </message>
    <message>
        <source>Level of the verdicts</source>
        <translation>Niveau des verdicts</translation>
    </message>
    <message>
        <source>Run gate B</source>
        <translation>Lancer la porte B</translation>
    </message>
    <message>
        <source>Rescore…</source>
        <translation>Rejuger…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Judge all answers at the level %1</source>
        <translation>Juger toutes les réponses au niveau %1</translation>
    </message>
    <message>
        <source>Export the tables as CSV files</source>
        <translation>Exporter les tableaux en fichiers CSV</translation>
    </message>
    <message>
        <source>A file cannot be read.</source>
        <translation>Un fichier est illisible.</translation>
    </message>
    <message>
        <source>Run again…</source>
        <translation>Relancer…</translation>
    </message>
    <message>
        <source>Judge the saved answers again, without the model (Ctrl+Shift+R)</source>
        <translation>Rejuger les réponses enregistrées, sans le modèle (Ctrl+Shift+R)</translation>
    </message>
    <message>
        <source>Not now: there are no answers yet</source>
        <translation>Pas maintenant&#xa0;: il n’y a pas encore de réponses</translation>
    </message>
    <message>
        <source>Not now: there are no results yet</source>
        <translation>Pas maintenant&#xa0;: il n’y a pas encore de résultats</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>périmée</translation>
    </message>
    <message>
        <source>No workspace is open</source>
        <translation>Aucun espace de travail ouvert</translation>
    </message>
    <message>
        <source>Open a workspace to see what its model answers.</source>
        <translation>Ouvrir un espace de travail pour voir ce que son modèle répond.</translation>
    </message>
    <message>
        <source>No adapter has been measured</source>
        <translation>Aucun adaptateur n’a été mesuré</translation>
    </message>
    <message>
        <source>Gate D asks every checkpoint at every scale the same items as the base. A scale multiplies alpha / r: how strongly the adapter acts.</source>
        <translation>La porte D pose à chaque checkpoint, à chaque échelle, les mêmes tâches qu’à la base. Une échelle multiplie alpha / r&#xa0;: la force de l’adaptateur.</translation>
    </message>
    <message>
        <source>the base, measured by gate B</source>
        <translation>la base, mesurée par la porte B</translation>
    </message>
    <message>
        <source>a checkpoint, trained by gate C</source>
        <translation>un checkpoint, entraîné par la porte C</translation>
    </message>
    <message>
        <source>The untouched model has not been measured</source>
        <translation>Le modèle intact n’a pas été mesuré</translation>
    </message>
    <message>
        <source>Gate B asks it every evaluation item k times and judges each answer. Every later number is compared with this one.</source>
        <translation>La porte B lui pose chaque tâche d’évaluation k fois et juge chaque réponse. Tout nombre ultérieur est comparé à celui-ci.</translation>
    </message>
    <message>
        <source>config.yaml, which names the base</source>
        <translation>config.yaml, qui nomme la base</translation>
    </message>
    <message>
        <source>The tables were not written.</source>
        <translation>Les tableaux n’ont pas été écrits.</translation>
    </message>
    <message>
        <source>Nothing was measured.</source>
        <translation>Rien n’a été mesuré.</translation>
    </message>
    <message>
        <source>Run gate D…</source>
        <translation>Lancer la porte D…</translation>
    </message>
    <message>
        <source>Run gate B…</source>
        <translation>Lancer la porte B…</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Evidence</name>
    <message>
        <source>judged: %1</source>
        <translation>jugé&#xa0;: %1</translation>
    </message>
    <message>
        <source>diff applies: %1</source>
        <translation>diff appliqué&#xa0;: %1</translation>
    </message>
    <message>
        <source>registered: nothing</source>
        <translation>enregistré&#xa0;: rien</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>… et %1 de plus</translation>
    </message>
    <message>
        <source>registered: %1</source>
        <translation>enregistré&#xa0;: %1</translation>
    </message>
    <message>
        <source>does what the item asks for</source>
        <translation>fait ce que la tâche demande</translation>
    </message>
    <message>
        <source>run by %1</source>
        <translation>exécuté par %1</translation>
    </message>
    <message>
        <source>finished: %1</source>
        <translation>fin&#xa0;: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n jeton</numerusform>
            <numerusform>%n jetons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n caractère</numerusform>
            <numerusform>%n caractères</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::EvidencePane</name>
    <message>
        <source>Evidence</source>
        <translation>Preuves</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>ligne %1</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Facets</name>
    <message numerus="yes">
        <source>%1, %n row(s)</source>
        <translation>
            <numerusform>%1, %n ligne</numerusform>
            <numerusform>%1, %n lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filtres</translation>
    </message>
    <message>
        <source>Leak state</source>
        <translation>État de fuite</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Famille</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>non renseignée</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Longueur</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::FamilyGains</name>
    <message>
        <source>Gain by family</source>
        <translation>Gain par famille</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Famille</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Base</translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation>Adaptateur</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Différence</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Conseil</translation>
    </message>
    <message>
        <source>Least gain: more %1 items first.</source>
        <translation>Gain le plus faible&#xa0;: d’abord plus de tâches %1.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::FieldsEditor</name>
    <message>
        <source>Instruction</source>
        <translation>Instruction</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Sortie</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Famille</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Rejeter</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Appliquer</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Choose a row.</source>
        <translation>Choisir une ligne.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Figures</name>
    <message>
        <source>95 %, by distinct item</source>
        <translation>95&#x202f;%, par tâche distincte</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n tâche</numerusform>
            <numerusform>%n tâches</numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>nothing measured yet</source>
        <translation>rien de mesuré pour l’instant</translation>
    </message>
    <message>
        <source>all %1 rows</source>
        <translation>les %1 lignes</translation>
    </message>
    <message>
        <source>%1 distinct</source>
        <translation>%1 distinctes</translation>
    </message>
    <message>
        <source>%1 not leaked</source>
        <translation>%1 sans fuite</translation>
    </message>
    <message>
        <source>not leaked</source>
        <translation>sans fuite</translation>
    </message>
    <message>
        <source>nobody looked for leaks</source>
        <translation>fuites non cherchées</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::FiguresBar</name>
    <message>
        <source>The run in numbers</source>
        <translation>L’exécution en nombres</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Suspendre</translation>
    </message>
    <message>
        <source>Release GPU</source>
        <translation>Libérer le GPU</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::FindingsModel</name>
    <message>
        <source>, line %1</source>
        <translation>, ligne %1</translation>
    </message>
    <message>
        <source>error</source>
        <translation>erreur</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>avertissement</translation>
    </message>
    <message>
        <source>note</source>
        <translation>note</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Constat</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Emplacement</translation>
    </message>
    <message>
        <source>Remedy</source>
        <translation>Remède</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::FindingsPane</name>
    <message>
        <source>Findings</source>
        <translation>Constats</translation>
    </message>
    <message>
        <source>Copy findings as text</source>
        <translation>Copier les constats en texte</translation>
    </message>
    <message>
        <source>Close findings</source>
        <translation>Fermer les constats</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n erreur</numerusform>
            <numerusform>%n erreurs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n avertissement</numerusform>
            <numerusform>%n avertissements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::FolderPage</name>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>A workspace is a folder with the data, the settings and the runs of one model.</source>
        <translation>Un espace de travail est un dossier avec les données, les réglages et les exécutions d’un modèle.</translation>
    </message>
    <message>
        <source>a new or an empty folder</source>
        <translation>un dossier nouveau ou vide</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>the folder’s name</source>
        <translation>le nom du dossier</translation>
    </message>
    <message>
        <source>This folder is a workspace already; open it, or give another.</source>
        <translation>Ce dossier est déjà un espace de travail&#x202f;; l’ouvrir, ou en donner un autre.</translation>
    </message>
    <message>
        <source>This folder holds other files; give a new or an empty one.</source>
        <translation>Ce dossier contient d’autres fichiers&#x202f;; en donner un nouveau ou un vide.</translation>
    </message>
    <message>
        <source>The folder is empty.</source>
        <translation>Le dossier est vide.</translation>
    </message>
    <message>
        <source>The folder will be made.</source>
        <translation>Le dossier sera créé.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Gains</name>
    <message>
        <source>confirmation</source>
        <translation>confirmation</translation>
    </message>
    <message>
        <source>gate B</source>
        <translation>porte B</translation>
    </message>
    <message>
        <source>gate D</source>
        <translation>porte D</translation>
    </message>
    <message>
        <source>gate E</source>
        <translation>porte E</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>réglages</translation>
    </message>
    <message>
        <source>gate A2</source>
        <translation>porte A2</translation>
    </message>
    <message>
        <source>data</source>
        <translation>données</translation>
    </message>
    <message numerus="yes">
        <source>CONFIRMATION SET · %n item(s), no gate used them</source>
        <translation>
            <numerusform>JEU DE CONFIRMATION · %n tâche, qu’aucune porte n’a utilisée</numerusform>
            <numerusform>JEU DE CONFIRMATION · %n tâches, qu’aucune porte n’a utilisées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>SELECTION · %n item(s)</source>
        <translation>
            <numerusform>SÉLECTION · %n tâche</numerusform>
            <numerusform>SÉLECTION · %n tâches</numerusform>
        </translation>
    </message>
    <message>
        <source>, %1 of them leaked (shown, not used)</source>
        <translation>, dont %1 avec fuite (montrées, non utilisées)</translation>
    </message>
    <message>
        <source>, p corrected for all configurations tried</source>
        <translation>, p corrigé pour toutes les configurations essayées</translation>
    </message>
    <message numerus="yes">
        <source>CLEAN PART OF THE SELECTION · %n item(s)</source>
        <translation>
            <numerusform>PARTIE PROPRE DE LA SÉLECTION · %n tâche</numerusform>
            <numerusform>PARTIE PROPRE DE LA SÉLECTION · %n tâches</numerusform>
        </translation>
    </message>
    <message>
        <source>what-if %1</source>
        <translation>hypothèse %1</translation>
    </message>
    <message>
        <source>threshold %1</source>
        <translation>seuil %1</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Recorded by</source>
        <translation>Enregistré par</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Actuel</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Preuves</translation>
    </message>
    <message>
        <source>Proceed.</source>
        <translation>Poursuivre.</translation>
    </message>
    <message>
        <source>Adjust and try again.</source>
        <translation>Ajuster et réessayer.</translation>
    </message>
    <message>
        <source>Fail: nothing to keep.</source>
        <translation>Échec&#xa0;: rien à garder.</translation>
    </message>
    <message>
        <source>Proceed with %1 at scale %2.</source>
        <translation>Poursuivre avec %1 à l’échelle %2.</translation>
    </message>
    <message>
        <source>Adjust: %1 at scale %2 is not good enough.</source>
        <translation>Ajuster&#xa0;: %1 à l’échelle %2 ne suffit pas.</translation>
    </message>
    <message numerus="yes">
        <source>On the %n item(s) it was picked on it passes %1 points more than the base, %2 corrected.</source>
        <translation>
            <numerusform>Sur la %n tâche qui a servi à le choisir, il réussit %1 points de plus que la base, %2 corrigé.</numerusform>
            <numerusform>Sur les %n tâches qui ont servi à le choisir, il réussit %1 points de plus que la base, %2 corrigé.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On %n item(s) that no gate used it passes %1 points more than the base, paired.</source>
        <translation>
            <numerusform>Sur %n tâche qu’aucune porte n’a utilisée, il réussit %1 points de plus que la base, en apparié.</numerusform>
            <numerusform>Sur %n tâches qu’aucune porte n’a utilisées, il réussit %1 points de plus que la base, en apparié.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::GateCard</name>
    <message>
        <source>Open %1</source>
        <translation>Ouvrir %1</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::GateState</name>
    <message>
        <source>done</source>
        <translation>terminée</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>held</source>
        <translation>suspendue</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>prête</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échouée</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>périmée</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>avertissement</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>bloquée</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Grid</name>
    <message>
        <source>waiting</source>
        <translation>en attente</translation>
    </message>
    <message>
        <source>%1 of %2 items</source>
        <translation>%1 tâches sur %2</translation>
    </message>
    <message>
        <source>not judged</source>
        <translation>non jugée</translation>
    </message>
    <message>
        <source>scale %1</source>
        <translation>échelle %1</translation>
    </message>
    <message>
        <source>not run</source>
        <translation>non exécutée</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::GridPage</name>
    <message>
        <source>All</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>Only adapter</source>
        <translation>Adaptateur seul</translation>
    </message>
    <message>
        <source>Only base</source>
        <translation>Base seule</translation>
    </message>
    <message>
        <source>Not extracted</source>
        <translation>Non extraites</translation>
    </message>
    <message>
        <source>By family</source>
        <translation>Par famille</translation>
    </message>
    <message>
        <source>First answer or any answer</source>
        <translation>Première réponse ou n’importe laquelle</translation>
    </message>
    <message>
        <source>Pass rates by family</source>
        <translation>Taux de réussite par famille</translation>
    </message>
    <message>
        <source>Checkpoint × scale</source>
        <translation>Checkpoint × échelle</translation>
    </message>
    <message>
        <source>Clean items only</source>
        <translation>Tâches propres seules</translation>
    </message>
    <message>
        <source>base</source>
        <translation>base</translation>
    </message>
    <message>
        <source>clean items only</source>
        <translation>tâches propres seules</translation>
    </message>
    <message>
        <source>%1 in %</source>
        <translation>%1 en %</translation>
    </message>
    <message>
        <source>in %</source>
        <translation>en %</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Base</translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation>Adaptateur</translation>
    </message>
    <message numerus="yes">
        <source>All %n item(s) stand in the training data: nothing here is evidence.</source>
        <translation>
            <numerusform>La seule tâche (%n) figure dans les données d’entraînement&#xa0;: rien ici n’est une preuve.</numerusform>
            <numerusform>Les %n tâches figurent toutes dans les données d’entraînement&#xa0;: rien ici n’est une preuve.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 rows stand in the training data. On the %2 items that do not, %3 of %4 results cannot be told apart from the base.</source>
        <translation>%1 lignes figurent dans les données d’entraînement. Sur les %2 tâches restantes, %3 résultats sur %4 ne se distinguent pas de la base.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::HeatGrid</name>
    <message>
        <source>Checkpoint by scale</source>
        <translation>Checkpoint par échelle</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::HeatLegend</name>
    <message>
        <source>Colours from %1 to %2; the target marks the best so far</source>
        <translation>Couleurs de %1 à %2&#x202f;; la cible marque le meilleur à ce jour</translation>
    </message>
    <message>
        <source>best so far</source>
        <translation>meilleur à ce jour</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::HelpCommands</name>
    <message>
        <source>Manual page</source>
        <translation>Page du manuel</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Manuel</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Raccourcis</translation>
    </message>
    <message>
        <source>About Mesewright</source>
        <translation>À propos de Mesewright</translation>
    </message>
    <message>
        <source>Measures whether a small adapter makes GPT-OSS-20B better at writing mods for Luanti, and decides on evidence.</source>
        <translation>Mesure si un petit adaptateur rend GPT-OSS-20B meilleur pour écrire des mods Luanti, et décide sur preuves.</translation>
    </message>
    <message>
        <source>The window is free software under the GNU General Public License, version 3 or later; the engine and the command line are under the Apache License 2.0. There is no warranty.</source>
        <translation>La fenêtre est un logiciel libre sous la GNU General Public License, version 3 ou ultérieure&#x202f;; le moteur et la ligne de commande sont sous l’Apache License 2.0. Il n’y a aucune garantie.</translation>
    </message>
    <message>
        <source>Built with Qt %1 and its charts, QScintilla, libtorch, yaml-cpp, nlohmann-json, Lua and LuaJIT. Fonts: Inter and JetBrains Mono.</source>
        <translation>Construit avec Qt %1 et ses graphiques, QScintilla, libtorch, yaml-cpp, nlohmann-json, Lua et LuaJIT. Polices&#xa0;: Inter et JetBrains Mono.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::IntervalBar</name>
    <message>
        <source>no value</source>
        <translation>aucune valeur</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ItemLeak</name>
    <message>
        <source>stands in training</source>
        <translation>figure dans l’entraînement</translation>
    </message>
    <message>
        <source>same shape as in training</source>
        <translation>même forme que dans l’entraînement</translation>
    </message>
    <message>
        <source>near one in training</source>
        <translation>proche d’une de l’entraînement</translation>
    </message>
    <message>
        <source>not in training</source>
        <translation>hors entraînement</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ItemPicker</name>
    <message>
        <source>Take the prompt from an item</source>
        <translation>Prendre le prompt d’une tâche</translation>
    </message>
    <message>
        <source>Find an item</source>
        <translation>Chercher une tâche</translation>
    </message>
    <message>
        <source>family or words of the instruction</source>
        <translation>famille ou mots de l’instruction</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>Prendre</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n item(s)</source>
        <translation>
            <numerusform>%1 sur %n tâche</numerusform>
            <numerusform>%1 sur %n tâches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ItemsAndAnswer</name>
    <message>
        <source>Items or answer</source>
        <translation>Tâches ou réponse</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>%1 level</source>
        <translation>niveau %1</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ItemsModel</name>
    <message>
        <source>gain</source>
        <translation>gain</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>perte</translation>
    </message>
    <message>
        <source>%1 of %2 answers pass</source>
        <translation>%1 réponses sur %2 réussissent</translation>
    </message>
    <message>
        <source>Item %1</source>
        <translation>Tâche %1</translation>
    </message>
    <message>
        <source>Whether the item stands in the training data</source>
        <translation>Si la tâche figure dans les données d’entraînement</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Famille</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>Instruction</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ItemsTable</name>
    <message>
        <source>Items</source>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>Which items are listed</source>
        <translation>Tâches listées</translation>
    </message>
    <message>
        <source>Find items</source>
        <translation>Chercher une tâche</translation>
    </message>
    <message>
        <source>Find items (Ctrl+F)</source>
        <translation>Chercher (Ctrl+F)</translation>
    </message>
    <message>
        <source>Copy the rows as text</source>
        <translation>Copier les lignes en texte</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::JobLine</name>
    <message>
        <source>Loading</source>
        <translation>Chargement</translation>
    </message>
    <message>
        <source>Generating</source>
        <translation>Génération</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Adapters</source>
        <translation>Adaptateurs</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Décision</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Démo</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>Jugement</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Environnement</translation>
    </message>
    <message>
        <source>%1 steps</source>
        <translation>%1 étapes</translation>
    </message>
    <message>
        <source>%1 answers</source>
        <translation>%1 réponses</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 jetons</translation>
    </message>
    <message>
        <source>loading a model</source>
        <translation>chargement d’un modèle</translation>
    </message>
    <message>
        <source>ready, %1</source>
        <translation>prêt, %1</translation>
    </message>
    <message>
        <source>working</source>
        <translation>occupé</translation>
    </message>
    <message>
        <source>held, model loaded</source>
        <translation>suspendu, modèle chargé</translation>
    </message>
    <message>
        <source>no model loaded</source>
        <translation>aucun modèle chargé</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>done: %1</source>
        <translation>fini&#xa0;: %1</translation>
    </message>
    <message>
        <source>stopped: %1</source>
        <translation>arrêté&#xa0;: %1</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>échec&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::KeyButton</name>
    <message>
        <source>%1, key %2</source>
        <translation>%1, touche %2</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::KeysPage</name>
    <message>
        <source>Keys</source>
        <translation>Raccourcis</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Raccourci</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Actions et leurs raccourcis</translation>
    </message>
    <message>
        <source>Key of the chosen action</source>
        <translation>Raccourci de l’action choisie</translation>
    </message>
    <message>
        <source>Back to the default</source>
        <translation>Revenir au défaut</translation>
    </message>
    <message>
        <source>Taken from: %1</source>
        <translation>Pris à&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::LabelBar</name>
    <message>
        <source>Labels</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Both good</source>
        <translation>Deux bonnes</translation>
    </message>
    <message>
        <source>Both bad</source>
        <translation>Deux mauvaises</translation>
    </message>
    <message>
        <source>Cannot judge</source>
        <translation>Indécidable</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Backspace</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>does not do the task</source>
        <translation>ne fait pas la tâche</translation>
    </message>
    <message>
        <source>invented API</source>
        <translation>API inventée</translation>
    </message>
    <message>
        <source>wrong value</source>
        <translation>valeur fausse</translation>
    </message>
    <message>
        <source>style</source>
        <translation>style</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>tronquée</translation>
    </message>
    <message>
        <source>note…</source>
        <translation>note…</translation>
    </message>
    <message>
        <source>Labels come with the review tools.</source>
        <translation>Les étiquettes viennent avec les outils de revue.</translation>
    </message>
    <message>
        <source>Not now: labels come with the review tools</source>
        <translation>Pas maintenant&#xa0;: les étiquettes viennent avec les outils de revue</translation>
    </message>
    <message>
        <source>A is better</source>
        <translation>A meilleure</translation>
    </message>
    <message>
        <source>Left is better</source>
        <translation>Gauche meilleure</translation>
    </message>
    <message>
        <source>B is better</source>
        <translation>B meilleure</translation>
    </message>
    <message>
        <source>Right is better</source>
        <translation>Droite meilleure</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::LaunchCard</name>
    <message>
        <source>Before launch</source>
        <translation>Avant le lancement</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>not known before a first run</source>
        <translation>inconnue avant une première exécution</translation>
    </message>
    <message numerus="yes">
        <source>from %n run(s) here</source>
        <translation>
            <numerusform>d’après %n exécution ici</numerusform>
            <numerusform>d’après %n exécutions ici</numerusform>
        </translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disque</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>adapters; %1 free</source>
        <translation>adaptateurs&#x202f;; %1 libres</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <source>%1, %2 distinct</source>
        <translation>%1, dont %2 distinctes</translation>
    </message>
    <message>
        <source>%1 with a licence</source>
        <translation>%1 avec licence</translation>
    </message>
    <message>
        <source>Passes</source>
        <translation>Passages</translation>
    </message>
    <message>
        <source>%1 epochs</source>
        <translation>%1 époques</translation>
    </message>
    <message numerus="yes">
        <source>last run %n step(s)</source>
        <translation>
            <numerusform>dernière exécution&#xa0;: %n étape</numerusform>
            <numerusform>dernière exécution&#xa0;: %n étapes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::LineChart</name>
    <message>
        <source>raw</source>
        <translation>brute</translation>
    </message>
    <message>
        <source>at</source>
        <translation>à</translation>
    </message>
    <message>
        <source>at %1 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::LiveConfigurations</name>
    <message>
        <source>%1: %2 items done, pass@%3 %4</source>
        <translation>%1&#xa0;: %2 tâches faites, pass@%3 %4</translation>
    </message>
    <message>
        <source>all together</source>
        <translation>toutes ensemble</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Configuration</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Tâches</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Réponses</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::LivePage</name>
    <message>
        <source>No evaluation has run</source>
        <translation>Aucune évaluation n’a été exécutée</translation>
    </message>
    <message>
        <source>Gate B asks the untouched model every item k times and judges each answer. Its answers appear here as they are given, whether this window or the command line runs it.</source>
        <translation>La porte B pose chaque tâche k fois au modèle intact et juge chaque réponse. Ses réponses apparaissent ici à mesure, que cette fenêtre ou la ligne de commande l’exécute.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>Not passed</source>
        <translation>Non réussies</translation>
    </message>
    <message>
        <source>Not extracted</source>
        <translation>Non extraites</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Exécution</translation>
    </message>
    <message>
        <source>Another program works on this run; its log is read here</source>
        <translation>Un autre programme travaille à cette exécution&#x202f;; son journal est lu ici</translation>
    </message>
    <message>
        <source>Progress of the evaluation</source>
        <translation>Avancement de l’évaluation</translation>
    </message>
    <message>
        <source>Configurations</source>
        <translation>Configurations</translation>
    </message>
    <message>
        <source>By family so far</source>
        <translation>Par famille, à ce jour</translation>
    </message>
    <message>
        <source>Pass rates by family so far</source>
        <translation>Taux de réussite par famille, à ce jour</translation>
    </message>
    <message>
        <source>attached</source>
        <translation>attachée</translation>
    </message>
    <message>
        <source>%1 of %2 answers</source>
        <translation>%1 réponses sur %2</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Réponses</translation>
    </message>
    <message>
        <source>all together</source>
        <translation>tous ensemble</translation>
    </message>
    <message>
        <source>Run gate B…</source>
        <translation>Lancer la porte B…</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::LogCard</name>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Find in the log</source>
        <translation>Chercher dans le journal</translation>
    </message>
    <message>
        <source>Copy the log</source>
        <translation>Copier le journal</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::LogModel</name>
    <message>
        <source>step %1  loss %2</source>
        <translation>étape %1  perte %2</translation>
    </message>
    <message>
        <source>step %1  loss %2  gradient norm %3</source>
        <translation>étape %1  perte %2  norme du gradient %3</translation>
    </message>
    <message>
        <source>ckpt-%1 saved</source>
        <translation>ckpt-%1 enregistré</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::LogPane</name>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Copy the log as text</source>
        <translation>Copier le journal en texte</translation>
    </message>
    <message>
        <source>Empty the log</source>
        <translation>Vider le journal</translation>
    </message>
    <message>
        <source>Close the log</source>
        <translation>Fermer le journal</translation>
    </message>
    <message>
        <source>What work says appears here. Each run keeps its own log too.</source>
        <translation>Les messages du travail s’affichent ici. Chaque exécution garde aussi son propre journal.</translation>
    </message>
    <message>
        <source>%1: begun</source>
        <translation>%1&#xa0;: début</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1: done in %2</source>
        <translation>%1&#xa0;: fini en %2</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::MainWindow</name>
    <message>
        <source>New workspace…</source>
        <translation>Nouvel espace de travail…</translation>
    </message>
    <message>
        <source>Open workspace…</source>
        <translation>Ouvrir un espace de travail…</translation>
    </message>
    <message>
        <source>Try the demo…</source>
        <translation>Essayer la démo…</translation>
    </message>
    <message>
        <source>Read workspace again</source>
        <translation>Relire l’espace de travail</translation>
    </message>
    <message>
        <source>Close window</source>
        <translation>Fermer la fenêtre</translation>
    </message>
    <message>
        <source>Run next gate</source>
        <translation>Lancer la porte suivante</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Suspendre</translation>
    </message>
    <message>
        <source>Resume run</source>
        <translation>Reprendre l’exécution</translation>
    </message>
    <message>
        <source>Release GPU</source>
        <translation>Libérer le GPU</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Run gate %1</source>
        <translation>Lancer la porte %1</translation>
    </message>
    <message>
        <source>all gates have their evidence</source>
        <translation>toutes les portes ont leurs preuves</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Palette de commandes</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Constats</translation>
    </message>
    <message>
        <source>Next finding</source>
        <translation>Constat suivant</translation>
    </message>
    <message>
        <source>Previous finding</source>
        <translation>Constat précédent</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Clair ou sombre</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Texte plus grand</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Texte plus petit</translation>
    </message>
    <message>
        <source>Normal text size</source>
        <translation>Taille de texte normale</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Réglages…</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Plein écran</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>Rétablir la disposition</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>É&amp;dition</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>E&amp;xécution</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>Fe&amp;nêtre</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;ide</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>Ouvrir un récent</translation>
    </message>
    <message>
        <source>Open workspace</source>
        <translation>Ouvrir un espace de travail</translation>
    </message>
    <message>
        <source>the running job uses the engine</source>
        <translation>le travail en cours occupe le moteur</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>nothing to do it on</source>
        <translation>rien sur quoi l’appliquer</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Check the environment (A2)</source>
        <translation>Vérifier l’environnement (A2)</translation>
    </message>
    <message>
        <source>Measure the base (B)</source>
        <translation>Mesurer la base (B)</translation>
    </message>
    <message>
        <source>Train (C)</source>
        <translation>Entraîner (C)</translation>
    </message>
    <message>
        <source>Measure the adapters (D)</source>
        <translation>Mesurer les adaptateurs (D)</translation>
    </message>
    <message>
        <source>Decide (E)</source>
        <translation>Décider (E)</translation>
    </message>
    <message>
        <source>Score all answers by running them</source>
        <translation>Juger toutes les réponses en les exécutant</translation>
    </message>
    <message>
        <source>Add to the queue: %1</source>
        <translation>Ajouter à la file&#xa0;: %1</translation>
    </message>
    <message>
        <source>Pause the queue, or go on with it</source>
        <translation>Mettre la file en pause, ou la continuer</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>Partie suivante de la fenêtre</translation>
    </message>
    <message>
        <source>Previous part of the window</source>
        <translation>Partie précédente de la fenêtre</translation>
    </message>
    <message>
        <source>Panes at the bottom</source>
        <translation>Volets du bas</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ManualBrowser</name>
    <message>
        <source>Manual page</source>
        <translation>Page du manuel</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ManualWindow</name>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Avancer</translation>
    </message>
    <message>
        <source>First page</source>
        <translation>Première page</translation>
    </message>
    <message>
        <source>Find in this page</source>
        <translation>Chercher dans cette page</translation>
    </message>
    <message>
        <source>Previous place</source>
        <translation>Occurrence précédente</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>Occurrence suivante</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Sommaire</translation>
    </message>
    <message>
        <source>%1 – Manual</source>
        <translation>%1 – Manuel</translation>
    </message>
    <message>
        <source>not on this page</source>
        <translation>absent de cette page</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::MeasureDialog</name>
    <message>
        <source>Measure again with another draw</source>
        <translation>Remesurer avec un autre tirage</translation>
    </message>
    <message>
        <source>Run gate D</source>
        <translation>Lancer la porte D</translation>
    </message>
    <message>
        <source>Run gate B</source>
        <translation>Lancer la porte B</translation>
    </message>
    <message>
        <source>The same configuration, with another seed or temperature. Its results stand beside the gates&apos; and decide nothing.</source>
        <translation>La même configuration, avec une autre graine ou température. Ses résultats figurent à côté de ceux des portes et ne décident rien.</translation>
    </message>
    <message>
        <source>Asks every checkpoint at every scale the same items as the base. A scale multiplies alpha / r: 0 is the base, 1 the adapter as it was trained.</source>
        <translation>Pose à chaque checkpoint, à chaque échelle, les mêmes tâches qu’à la base. Une échelle multiplie alpha / r&#xa0;: 0 est la base, 1 l’adaptateur tel qu’entraîné.</translation>
    </message>
    <message>
        <source>Asks the untouched model every evaluation item and judges each answer.</source>
        <translation>Pose chaque tâche d’évaluation au modèle intact et juge chaque réponse.</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Relancer</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lancer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Scales</source>
        <translation>Échelles</translation>
    </message>
    <message>
        <source>Answers an item (k)</source>
        <translation>Réponses par tâche (k)</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Température</translation>
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
        <translation>Nouveaux jetons max.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>Prompt format</source>
        <translation>Format du prompt</translation>
    </message>
    <message>
        <source>IIR, as in training</source>
        <translation>IIR, comme à l’entraînement</translation>
    </message>
    <message>
        <source>harmony chat format</source>
        <translation>format de chat harmony</translation>
    </message>
    <message>
        <source>both formats</source>
        <translation>les deux formats</translation>
    </message>
    <message>
        <source>Level of the verdicts</source>
        <translation>Niveau des verdicts</translation>
    </message>
    <message>
        <source>Other levels can be judged from the same answers afterwards</source>
        <translation>D’autres niveaux peuvent être jugés ensuite sur les mêmes réponses</translation>
    </message>
    <message>
        <source>Scales: give numbers from −1000 to 1000, such as 0.25 0.5 1.0.</source>
        <translation>Échelles&#xa0;: donner des nombres de −1000 à 1000, comme 0.25 0.5 1.0.</translation>
    </message>
    <message>
        <source>Seed: give a whole number from 0.</source>
        <translation>Graine&#xa0;: donner un nombre entier à partir de 0.</translation>
    </message>
    <message>
        <source>Written to %1.</source>
        <translation>Écrit dans %1.</translation>
    </message>
    <message>
        <source>The results in eval/results are replaced, and later gates become stale. The answers of the earlier run stay in its run folder.</source>
        <translation>Les résultats dans eval/results sont remplacés, et les portes suivantes deviennent périmées. Les réponses de l’exécution précédente restent dans son dossier.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::MemoryBar</name>
    <message>
        <source>It fits: %1 of %2 expected, %3 at worst.</source>
        <translation>Suffisant&#xa0;: %1 sur %2 attendus, %3 au pire.</translation>
    </message>
    <message>
        <source>Tight: %1 of %2 expected, %3 at worst.</source>
        <translation>Juste&#xa0;: %1 sur %2 attendus, %3 au pire.</translation>
    </message>
    <message>
        <source>Does not fit: %1 of %2 expected.</source>
        <translation>Insuffisant&#xa0;: %1 sur %2 attendus.</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>%1 expected</source>
        <translation>%1 attendus</translation>
    </message>
    <message>
        <source>%1 measured</source>
        <translation>%1 mesurés</translation>
    </message>
    <message>
        <source>%1 low</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 high</source>
        <translation>%1 max</translation>
    </message>
    <message>
        <source>%1 card</source>
        <translation>%1 carte</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::MemoryCard</name>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>processor, fp32</source>
        <translation>processeur, fp32</translation>
    </message>
    <message>
        <source>Looking at the model…</source>
        <translation>Examen du modèle…</translation>
    </message>
    <message>
        <source>Not known, because the model cannot be read.</source>
        <translation>Inconnu, car le modèle est illisible.</translation>
    </message>
    <message>
        <source>Without the rows&apos; lengths, which are not known.</source>
        <translation>Sans les longueurs des lignes, qui sont inconnues.</translation>
    </message>
    <message>
        <source>The last run took %1 of memory.</source>
        <translation>La dernière exécution a pris %1 de mémoire.</translation>
    </message>
    <message>
        <source>No run has been measured yet.</source>
        <translation>Aucune exécution n’a encore été mesurée.</translation>
    </message>
    <message>
        <source>Measured: not available, because the last run recorded no memory.</source>
        <translation>Mesure&#xa0;: non disponible, car la dernière exécution n’a enregistré aucune mémoire.</translation>
    </message>
    <message>
        <source>The last run: %1 expected, %2 measured.</source>
        <translation>La dernière exécution&#xa0;: %1 attendus, %2 mesurés.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::NoticeBell</name>
    <message>
        <source>Nothing has ended since the window was opened</source>
        <translation>Rien ne s’est terminé depuis l’ouverture de la fenêtre</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Avis</translation>
    </message>
    <message numerus="yes">
        <source>%n new notice(s)</source>
        <translation>
            <numerusform>%n nouvel avis</numerusform>
            <numerusform>%n nouveaux avis</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Outcome</name>
    <message>
        <source>passed</source>
        <translation>réussie</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échouée</translation>
    </message>
    <message>
        <source>could not extract</source>
        <translation>non extraite</translation>
    </message>
    <message>
        <source>could not run</source>
        <translation>non exécutable</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::OutcomeBars</name>
    <message>
        <source>What became of the answers</source>
        <translation>Sort des réponses</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::OutcomeLegend</name>
    <message>
        <source>P passed, F failed, X could not extract, N could not run</source>
        <translation>P réussie, F échouée, X non extraite, N non exécutable</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::OutcomeRow</name>
    <message>
        <source>Answers</source>
        <translation>Réponses</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Overview</name>
    <message>
        <source>Environment</source>
        <translation>Environnement</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>Adapters</source>
        <translation>Adaptateurs</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Décision</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>probes passed</source>
        <translation>sondes réussies</translation>
    </message>
    <message>
        <source>loss, from %1 in %2 steps</source>
        <translation>perte, depuis %1 en %2 étapes</translation>
    </message>
    <message>
        <source>best of %1 · %2</source>
        <translation>meilleur de %1 · %2</translation>
    </message>
    <message>
        <source>there is no checkpoint: train one</source>
        <translation>il n’y a pas de checkpoint&#xa0;: en entraîner un</translation>
    </message>
    <message>
        <source>results of gates B and D are needed</source>
        <translation>il faut les résultats des portes B et D</translation>
    </message>
    <message>
        <source>No decision</source>
        <translation>Aucune décision</translation>
    </message>
    <message>
        <source>Not run</source>
        <translation>Non exécutée</translation>
    </message>
    <message>
        <source>%1 absent and not needed here</source>
        <translation>%1 absentes, inutiles ici</translation>
    </message>
    <message>
        <source>%1 format, %2 level</source>
        <translation>format %1, niveau %2</translation>
    </message>
    <message>
        <source>The chat format is not measured.</source>
        <translation>Le format de chat n’est pas mesuré.</translation>
    </message>
    <message numerus="yes">
        <source>%n checkpoint(s) kept</source>
        <translation>
            <numerusform>%n checkpoint gardé</numerusform>
            <numerusform>%n checkpoints gardés</numerusform>
        </translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Vérifier</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Revérifier</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Entraîner</translation>
    </message>
    <message>
        <source>Train again</source>
        <translation>Réentraîner</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Décider</translation>
    </message>
    <message>
        <source>Decide again</source>
        <translation>Redécider</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Mesurer</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>Remesurer</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Suivre</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Read the rule</source>
        <translation>Lire la règle</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>Mettre en file</translation>
    </message>
    <message>
        <source>rule: the gain is real and large enough on unseen items</source>
        <translation>règle&#xa0;: le gain est réel et assez grand sur des tâches jamais vues</translation>
    </message>
    <message>
        <source>the base, measured (gate B)</source>
        <translation>la base, mesurée (porte B)</translation>
    </message>
    <message>
        <source>adapters, measured (gate D)</source>
        <translation>des adaptateurs, mesurés (porte D)</translation>
    </message>
    <message>
        <source>a confirmation set (advised)</source>
        <translation>un jeu de confirmation (conseillé)</translation>
    </message>
    <message>
        <source>Judged on a confirmation set, too.</source>
        <translation>Jugé aussi sur un jeu de confirmation.</translation>
    </message>
    <message>
        <source>gain %1 points at pass@k</source>
        <translation>gain de %1 points à pass@k</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::OverviewPanel</name>
    <message>
        <source>Overview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>Recent runs</source>
        <translation>Exécutions récentes</translation>
    </message>
    <message>
        <source>No workspace is open</source>
        <translation>Aucun espace de travail ouvert</translation>
    </message>
    <message>
        <source>A workspace is a folder with the data, the settings and the runs of one model. Everything this window shows is read from it.</source>
        <translation>Un espace de travail est un dossier avec les données, les réglages et les exécutions d’un modèle. Tout ce que montre cette fenêtre y est lu.</translation>
    </message>
    <message>
        <source>A file cannot be read.</source>
        <translation>Un fichier est illisible.</translation>
    </message>
    <message numerus="yes">
        <source>The numbers have %n doubt(s).</source>
        <translation>
            <numerusform>Les nombres appellent %n réserve.</numerusform>
            <numerusform>Les nombres appellent %n réserves.</numerusform>
        </translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Rapport…</translation>
    </message>
    <message>
        <source>Shown list</source>
        <translation>Liste affichée</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>File</translation>
    </message>
    <message>
        <source>k %1</source>
        <translation>k %1</translation>
    </message>
    <message>
        <source>temperature %1</source>
        <translation>température %1</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>graine %1</translation>
    </message>
    <message>
        <source>Show where</source>
        <translation>Montrer où</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::PaletteModel</name>
    <message>
        <source>, not now: %1</source>
        <translation>, pas maintenant&#xa0;: %1</translation>
    </message>
    <message>
        <source>not now: %1</source>
        <translation>pas maintenant&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::PanelHeader</name>
    <message>
        <source>Show beside</source>
        <translation>Afficher à côté</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>Float</source>
        <translation>Détacher</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::PlaygroundControls</name>
    <message>
        <source>Adapter</source>
        <translation>Adaptateur</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Échelle</translation>
    </message>
    <message>
        <source>Adapter scale</source>
        <translation>Échelle de l’adaptateur</translation>
    </message>
    <message>
        <source>[ and ] change it by 0.05</source>
        <translation>[ et ] la changent de 0.05</translation>
    </message>
    <message>
        <source>Adapter scale, slider</source>
        <translation>Échelle de l’adaptateur, curseur</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>Échantillonnage</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Température</translation>
    </message>
    <message>
        <source>0 always takes the likeliest token</source>
        <translation>0 prend toujours le jeton le plus probable</translation>
    </message>
    <message>
        <source>Top p</source>
        <translation>Top p</translation>
    </message>
    <message>
        <source>1 turns it off</source>
        <translation>1 le désactive</translation>
    </message>
    <message>
        <source>Top k</source>
        <translation>Top k</translation>
    </message>
    <message>
        <source>0 turns it off</source>
        <translation>0 le désactive</translation>
    </message>
    <message>
        <source>Most new tokens</source>
        <translation>Nouveaux jetons max.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <source>The same seed and prompt give the same answer</source>
        <translation>La même graine et le même prompt donnent la même réponse</translation>
    </message>
    <message>
        <source>As in the evaluation</source>
        <translation>Comme à l’évaluation</translation>
    </message>
    <message>
        <source>With this answer</source>
        <translation>Avec cette réponse</translation>
    </message>
    <message>
        <source>Judge at</source>
        <translation>Juger au niveau</translation>
    </message>
    <message>
        <source>Judge answers at the level</source>
        <translation>Juger les réponses au niveau</translation>
    </message>
    <message>
        <source>syntax: it parses</source>
        <translation>syntax&#xa0;: s’analyse</translation>
    </message>
    <message>
        <source>static: family rules</source>
        <translation>static&#xa0;: règles de famille</translation>
    </message>
    <message>
        <source>exec: in the sandbox</source>
        <translation>exec&#xa0;: dans le bac à sable</translation>
    </message>
    <message>
        <source>engine: a real server</source>
        <translation>engine&#xa0;: un vrai serveur</translation>
    </message>
    <message>
        <source>Save as item…</source>
        <translation>Enregistrer comme tâche…</translation>
    </message>
    <message>
        <source>Compare as diff</source>
        <translation>Comparer en diff</translation>
    </message>
    <message>
        <source>no adapter yet: train one</source>
        <translation>pas d’adaptateur&#xa0;: en entraîner un</translation>
    </message>
    <message>
        <source>Without an adapter the base answers alone.</source>
        <translation>Sans adaptateur, la base répond seule.</translation>
    </message>
    <message>
        <source>Multiplies alpha / r = %1, so the branch counts %2 times. 0 is exactly the base.</source>
        <translation>Multiplie alpha / r = %1&#xa0;: la branche compte donc %2 fois. 0 est exactement la base.</translation>
    </message>
    <message>
        <source>Multiplies alpha / r. 0 is exactly the base.</source>
        <translation>Multiplie alpha / r. 0 est exactement la base.</translation>
    </message>
    <message>
        <source>the settings of the last baseline</source>
        <translation>les réglages de la dernière référence</translation>
    </message>
    <message>
        <source>no baseline has been measured</source>
        <translation>aucune référence n’a été mesurée</translation>
    </message>
    <message>
        <source>no answer is complete</source>
        <translation>aucune réponse n’est complète</translation>
    </message>
    <message>
        <source>two complete answers are needed</source>
        <translation>il faut deux réponses complètes</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::PlaygroundPanel</name>
    <message>
        <source>Base and adapter compared</source>
        <translation>Base et adaptateur comparés</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Base</translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation>Adaptateur</translation>
    </message>
    <message>
        <source>Playground</source>
        <translation>Essais</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Réponses</translation>
    </message>
    <message>
        <source>One</source>
        <translation>Une</translation>
    </message>
    <message>
        <source>Base and adapter</source>
        <translation>Base et adaptateur</translation>
    </message>
    <message>
        <source>Nothing to ask yet</source>
        <translation>Rien à demander pour l’instant</translation>
    </message>
    <message>
        <source>The playground asks the base model and an adapter the same prompt and shows both answers with their verdicts.</source>
        <translation>Les essais posent le même prompt au modèle de base et à un adaptateur, et montrent les deux réponses avec leurs verdicts.</translation>
    </message>
    <message>
        <source>A workspace: open one, or try the demo</source>
        <translation>Un espace de travail&#xa0;: en ouvrir un, ou essayer la démo</translation>
    </message>
    <message>
        <source>Reading the settings and the tokenizer…</source>
        <translation>Lecture des réglages et du tokenizer…</translation>
    </message>
    <message>
        <source>the running job uses the engine</source>
        <translation>le travail en cours occupe le moteur</translation>
    </message>
    <message>
        <source>No answer.</source>
        <translation>Aucune réponse.</translation>
    </message>
    <message>
        <source>Resume %1</source>
        <translation>Reprendre %1</translation>
    </message>
    <message>
        <source>The run is held.</source>
        <translation>L’exécution est suspendue.</translation>
    </message>
    <message>
        <source>%1 keeps its model in memory, and that model answers here. Trying prompts does not change it.</source>
        <translation>%1 garde son modèle en mémoire, et c’est lui qui répond ici. Essayer des prompts ne le change pas.</translation>
    </message>
    <message>
        <source>Hold %1</source>
        <translation>Suspendre %1</translation>
    </message>
    <message>
        <source>The engine is at work.</source>
        <translation>Le moteur travaille.</translation>
    </message>
    <message>
        <source>Hold %1 to try prompts with the model it has in memory.</source>
        <translation>Suspendre %1 pour essayer des prompts avec le modèle qu’il a en mémoire.</translation>
    </message>
    <message>
        <source>Prompts can be tried when %1 has ended or is stopped.</source>
        <translation>Les prompts pourront être essayés quand %1 sera fini ou arrêté.</translation>
    </message>
    <message>
        <source>adapter off</source>
        <translation>sans adaptateur</translation>
    </message>
    <message>
        <source>scale %1</source>
        <translation>échelle %1</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n jeton</numerusform>
            <numerusform>%n jetons</numerusform>
        </translation>
    </message>
    <message>
        <source>saved as an item in %1</source>
        <translation>enregistrée comme tâche dans %1</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::PresetPage</name>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Where config.yaml starts from. All of it can be changed later.</source>
        <translation>Le point de départ de config.yaml. Tout pourra être changé plus tard.</translation>
    </message>
    <message>
        <source>The Python project’s</source>
        <translation>Celui du projet Python</translation>
    </message>
    <message>
        <source>3000 steps of 16 rows, rank 8, learning rate 5e-5: comparable with its results.</source>
        <translation>3000 étapes de 16 lignes, rang 8, taux d’apprentissage 5e-5&#xa0;: comparable à ses résultats.</translation>
    </message>
    <message>
        <source>A trial</source>
        <translation>Un essai</translation>
    </message>
    <message>
        <source>The same with 300 steps and a checkpoint every 100: does it learn at all?</source>
        <translation>Le même avec 300 étapes et un checkpoint toutes les 100&#xa0;: apprend-il quelque chose&#x202f;?</translation>
    </message>
    <message>
        <source>Little GPU memory</source>
        <translation>Peu de mémoire GPU</translation>
    </message>
    <message>
        <source>One row at a time, 16 added up to one step, rows of at most 1024 tokens.</source>
        <translation>Une ligne à la fois, 16 cumulées en une étape, lignes de 1024 jetons au plus.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ProbeHeadline</name>
    <message numerus="yes">
        <source>%1 of %n probe(s) passed so far</source>
        <translation>
            <numerusform>%1 sonde sur %n réussie à ce jour</numerusform>
            <numerusform>%1 sondes sur %n réussies à ce jour</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking at: %1</source>
        <translation>Examen&#xa0;: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n probe(s) passed</source>
        <translation>
            <numerusform>%1 sonde sur %n réussie</numerusform>
            <numerusform>%1 sondes sur %n réussies</numerusform>
        </translation>
    </message>
    <message>
        <source>Training and evaluating cannot work until this is mended: %1.</source>
        <translation>Entraîner et évaluer est impossible tant que ceci n’est pas réparé&#xa0;: %1.</translation>
    </message>
    <message numerus="yes">
        <source>You can train and evaluate now. %n warning(s): %1.</source>
        <translation>
            <numerusform>Prêt à entraîner et à évaluer. %n avertissement&#xa0;: %1.</numerusform>
            <numerusform>Prêt à entraîner et à évaluer. %n avertissements&#xa0;: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>You can train and evaluate now.</source>
        <translation>Prêt à entraîner et à évaluer.</translation>
    </message>
    <message>
        <source>Absent, and needed only for more than was asked: %1.</source>
        <translation>Absents, utiles seulement pour plus que ce qui est demandé&#xa0;: %1.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ProbeTable</name>
    <message>
        <source>Probes</source>
        <translation>Sondes</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ProbesModel</name>
    <message>
        <source>%1: %2, wanted %3, found %4</source>
        <translation>%1&#xa0;: %2, attendu %3, trouvé %4</translation>
    </message>
    <message>
        <source>Probe</source>
        <translation>Sonde</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>Attendu</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Trouvé</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>À faire</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ProgressRange</name>
    <message>
        <source>held</source>
        <translation>suspendue</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>%1 à ce jour</translation>
    </message>
    <message>
        <source>estimating…</source>
        <translation>estimation…</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>reste %1</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avancement</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Prompt</name>
    <message>
        <source>The user&apos;s message in the model&apos;s own chat format:</source>
        <translation>Le message de l’utilisateur dans le format de chat du modèle&#xa0;:</translation>
    </message>
    <message>
        <source>Asked with a template of its own, which is not part of the results. What was put into it:</source>
        <translation>Demandé avec son propre gabarit, qui ne fait pas partie des résultats. Ce qui y a été mis&#xa0;:</translation>
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
        <translation>Que doit écrire le modèle&#x202f;?</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Input of the item</source>
        <translation>Entrée de la tâche</translation>
    </message>
    <message>
        <source>Prompt format</source>
        <translation>Format du prompt</translation>
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
        <translation>Brut</translation>
    </message>
    <message>
        <source>From item…</source>
        <translation>D’une tâche…</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Générer</translation>
    </message>
    <message>
        <source>the prompt is empty</source>
        <translation>le prompt est vide</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Nothing has been asked yet</source>
        <translation>Rien n’a encore été demandé</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>Essayer</translation>
    </message>
    <message>
        <source>Try: %1</source>
        <translation>Essayer&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::QueueCard</name>
    <message>
        <source>Queue</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Pause after this one</source>
        <translation>Pause après celui-ci</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Gate A2: check the environment</source>
        <translation>Porte A2&#xa0;: vérifier l’environnement</translation>
    </message>
    <message>
        <source>Gate B: measure the base</source>
        <translation>Porte B&#xa0;: mesurer la base</translation>
    </message>
    <message>
        <source>Gate C: train</source>
        <translation>Porte C&#xa0;: entraîner</translation>
    </message>
    <message>
        <source>Gate D: measure the adapters</source>
        <translation>Porte D&#xa0;: mesurer les adaptateurs</translation>
    </message>
    <message>
        <source>Gate E: decide</source>
        <translation>Porte E&#xa0;: décider</translation>
    </message>
    <message>
        <source>Score all answers by running them</source>
        <translation>Juger toutes les réponses en les exécutant</translation>
    </message>
    <message>
        <source>Nothing waits. What is added here starts when the work before it has ended, and is kept when the window closes.</source>
        <translation>Rien n’attend. Ce qui est ajouté ici démarre quand le travail précédent a pris fin, et reste quand la fenêtre se ferme.</translation>
    </message>
    <message>
        <source>Go on with the queue</source>
        <translation>Continuer la file</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) waiting</source>
        <translation>
            <numerusform>%n travail en attente</numerusform>
            <numerusform>%n travaux en attente</numerusform>
        </translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>environ %1</translation>
    </message>
    <message>
        <source>resting</source>
        <translation>en pause</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::QueueModel</name>
    <message>
        <source>held</source>
        <translation>suspendue</translation>
    </message>
    <message>
        <source>at work</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>paused by you</source>
        <translation>mise en pause</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en attente</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Travail</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Durée</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::QueueTable</name>
    <message>
        <source>Queue</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Let it go on</source>
        <translation>Laisser continuer</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Mettre en pause</translation>
    </message>
    <message>
        <source>Clone</source>
        <translation>Dupliquer</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Monter</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Descendre</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Rail</name>
    <message>
        <source>Panels</source>
        <translation>Panneaux</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::RecentWorkspaces</name>
    <message>
        <source>gate %1</source>
        <translation>porte %1</translation>
    </message>
    <message>
        <source>folder not found</source>
        <translation>dossier introuvable</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Espace de travail</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Emplacement</translation>
    </message>
    <message>
        <source>Gates</source>
        <translation>Portes</translation>
    </message>
    <message>
        <source>Last run</source>
        <translation>Dernière exécution</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Début</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ReliabilityPage</name>
    <message>
        <source>seed %1</source>
        <translation>graine %1</translation>
    </message>
    <message>
        <source>temperature %1</source>
        <translation>température %1</translation>
    </message>
    <message>
        <source>Each configuration was measured once</source>
        <translation>Chaque configuration a été mesurée une fois</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>Fiabilité</translation>
    </message>
    <message>
        <source>Pass rates by seed and temperature</source>
        <translation>Taux de réussite par graine et température</translation>
    </message>
    <message>
        <source>A second measurement with another seed or temperature shows how far a number depends on the draw. It is kept in eval/reliability, and no gate decides by it.</source>
        <translation>Une seconde mesure avec une autre graine ou température montre combien un nombre dépend du tirage. Elle est gardée dans eval/reliability, et aucune porte ne décide d’après elle.</translation>
    </message>
    <message>
        <source>Measure again…</source>
        <translation>Remesurer…</translation>
    </message>
    <message>
        <source>pass@k, 95 % intervals; the first row is the gates&apos; own</source>
        <translation>pass@k, intervalles à 95&#x202f;%&#x202f;; la première ligne est celle des portes</translation>
    </message>
    <message>
        <source>Measure the pick again…</source>
        <translation>Remesurer le choix…</translation>
    </message>
    <message>
        <source>Measure the base again…</source>
        <translation>Remesurer la base…</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Results</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ReviewPairs</name>
    <message>
        <source>Pair %1 of %2, %3, %4</source>
        <translation>Paire %1 sur %2, %3, %4</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ReviewPanel</name>
    <message>
        <source>Review</source>
        <translation>Revue</translation>
    </message>
    <message>
        <source>Nothing to compare yet</source>
        <translation>Rien à comparer pour l’instant</translation>
    </message>
    <message>
        <source>Review puts the base&apos;s answer and an adapter&apos;s beside each other. It needs the results of gates B and D.</source>
        <translation>La revue place côte à côte la réponse de la base et celle d’un adaptateur. Il lui faut les résultats des portes B et D.</translation>
    </message>
    <message>
        <source>Open or blind</source>
        <translation>Ouverte ou aveugle</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouverte</translation>
    </message>
    <message>
        <source>Blind</source>
        <translation>Aveugle</translation>
    </message>
    <message>
        <source>How the answers are compared</source>
        <translation>Comment les réponses sont comparées</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Côte à côte</translation>
    </message>
    <message>
        <source>Inline</source>
        <translation>En ligne</translation>
    </message>
    <message>
        <source>Ignore quotes and white space</source>
        <translation>Ignorer guillemets et espaces</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>Paires</translation>
    </message>
    <message>
        <source>input</source>
        <translation>entrée</translation>
    </message>
    <message>
        <source>What the item gives beside the instruction</source>
        <translation>Ce que la tâche donne outre l’instruction</translation>
    </message>
    <message>
        <source>Which adapter</source>
        <translation>Quel adaptateur</translation>
    </message>
    <message>
        <source>Which answer</source>
        <translation>Quelle réponse</translation>
    </message>
    <message>
        <source>Input of the item</source>
        <translation>Entrée de la tâche</translation>
    </message>
    <message>
        <source>no difference</source>
        <translation>aucune différence</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n différence</numerusform>
            <numerusform>%n différences</numerusform>
        </translation>
    </message>
    <message>
        <source>difference %1 of %2</source>
        <translation>différence %1 sur %2</translation>
    </message>
    <message>
        <source>answer %1 of %2</source>
        <translation>réponse %1 sur %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>No pairs</source>
        <translation>Aucune paire</translation>
    </message>
    <message>
        <source>order and sides drawn from seed %1</source>
        <translation>ordre et côtés tirés de la graine %1</translation>
    </message>
    <message>
        <source>base against %1</source>
        <translation>base contre %1</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Base</translation>
    </message>
    <message>
        <source>untouched model, %1</source>
        <translation>modèle intact, %1</translation>
    </message>
    <message>
        <source>adapter</source>
        <translation>adaptateur</translation>
    </message>
    <message>
        <source>Blind.</source>
        <translation>Aveugle.</translation>
    </message>
    <message>
        <source>Order and sides are shuffled; names, scores and verdicts are hidden. Open ends it.</source>
        <translation>Ordre et côtés sont mélangés&#x202f;; noms, scores et verdicts sont cachés. Ouverte y met fin.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ReviewSide</name>
    <message>
        <source>Run log</source>
        <translation>Journal</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::RowView</name>
    <message>
        <source>The chosen row</source>
        <translation>La ligne choisie</translation>
    </message>
    <message>
        <source>Previous row</source>
        <translation>Ligne précédente</translation>
    </message>
    <message>
        <source>Next row</source>
        <translation>Ligne suivante</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>As the model sees it</source>
        <translation>Vue du modèle</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Champs</translation>
    </message>
    <message>
        <source>Closest row</source>
        <translation>Plus proche</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>Row %1</source>
        <translation>Ligne %1</translation>
    </message>
    <message>
        <source>No row</source>
        <translation>Aucune ligne</translation>
    </message>
    <message>
        <source>Choose a row.</source>
        <translation>Choisir une ligne.</translation>
    </message>
    <message>
        <source>Reading the tokenizer…</source>
        <translation>Lecture du tokenizer…</translation>
    </message>
    <message>
        <source>not compared with another file</source>
        <translation>non comparée à un autre fichier</translation>
    </message>
    <message numerus="yes">
        <source>also in %1, %n row(s)</source>
        <translation>
            <numerusform>aussi dans %1, %n ligne</numerusform>
            <numerusform>aussi dans %1, %n lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>closest: %1, row %2, %3 of its word triples</source>
        <translation>la plus proche&#xa0;: %1, ligne %2, %3 de ses triplets de mots</translation>
    </message>
    <message>
        <source>nothing in %1 comes close</source>
        <translation>rien de proche dans %1</translation>
    </message>
    <message>
        <source>no licence</source>
        <translation>sans licence</translation>
    </message>
    <message>
        <source>its source was not recorded</source>
        <translation>sa source n’a pas été notée</translation>
    </message>
    <message>
        <source>− %1, row %2   + %3, row %4%5</source>
        <translation>− %1, ligne %2   + %3, ligne %4%5</translation>
    </message>
    <message>
        <source> (equal, byte for byte)</source>
        <translation> (égales, octet pour octet)</translation>
    </message>
    <message>
        <source>Change row %1</source>
        <translation>Modifier la ligne %1</translation>
    </message>
    <message>
        <source>being compared with %1</source>
        <translation>comparaison avec %1 en cours</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::RowsCard</name>
    <message>
        <source>Search text, or family:repair leak:word tokens:&gt;100</source>
        <translation>Texte, ou family:repair leak:word tokens:&gt;100</translation>
    </message>
    <message>
        <source>Search and filter rows</source>
        <translation>Chercher et filtrer les lignes</translation>
    </message>
    <message>
        <source>First batch</source>
        <translation>Premier lot</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Show the filters</source>
        <translation>Afficher les filtres</translation>
    </message>
    <message>
        <source>Enter opens · F2 edits · Space marks · Ins adds · N next leak</source>
        <translation>Enter ouvre · F2 modifie · Space marque · Ins ajoute · N fuite suivante</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>Only the rows of the first update, in tokens and with their mask</source>
        <translation>Seules les lignes de la première mise à jour, en jetons et avec leur masque</translation>
    </message>
    <message>
        <source>Not now: %1</source>
        <translation>Pas maintenant&#xa0;: %1</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Annuler&#xa0;: %1</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>Rétablir&#xa0;: %1</translation>
    </message>
    <message numerus="yes">
        <source>first update: %n row(s)</source>
        <translation>
            <numerusform>première mise à jour&#xa0;: %n ligne</numerusform>
            <numerusform>première mise à jour&#xa0;: %n lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 lignes</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 lignes sur %2</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n sélectionnée</numerusform>
            <numerusform>%n sélectionnées</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::RowsModel</name>
    <message>
        <source>a row of tokens</source>
        <translation>une ligne de jetons</translation>
    </message>
    <message>
        <source>not readable</source>
        <translation>illisible</translation>
    </message>
    <message>
        <source>%1 ×%2</source>
        <translation>%1 ×%2</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>non renseignée</translation>
    </message>
    <message>
        <source>Row %1, %2, %3, leak: %4, licence: %5</source>
        <translation>Ligne %1, %2, %3, fuite&#xa0;: %4, licence&#xa0;: %5</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Famille</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>Instruction</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Jetons</translation>
    </message>
    <message>
        <source>Leak</source>
        <translation>Fuite</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::RowsTable</name>
    <message>
        <source>Rows</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Rule</name>
    <message>
        <source>%1 changes pass@k by %2 points; %3 are asked for</source>
        <translation>%1 change pass@k de %2 points&#x202f;; %3 sont demandés</translation>
    </message>
    <message>
        <source>Difference reaches the threshold</source>
        <translation>La différence atteint le seuil</translation>
    </message>
    <message>
        <source>%1, asked %2</source>
        <translation>%1, demandé %2</translation>
    </message>
    <message>
        <source>Interval is above 0</source>
        <translation>L’intervalle est au-dessus de 0</translation>
    </message>
    <message>
        <source>lower end %1</source>
        <translation>borne inférieure %1</translation>
    </message>
    <message>
        <source>Not picked by luck</source>
        <translation>Choix non dû au hasard</translation>
    </message>
    <message numerus="yes">
        <source>exact McNemar %1, Holm over %n configuration(s)</source>
        <translation>
            <numerusform>McNemar exact %1, Holm sur %n configuration</numerusform>
            <numerusform>McNemar exact %1, Holm sur %n configurations</numerusform>
        </translation>
    </message>
    <message>
        <source>Not confirmed</source>
        <translation>Non confirmé</translation>
    </message>
    <message>
        <source>the best of several was picked on the items that decide</source>
        <translation>le meilleur de plusieurs a été choisi sur les tâches qui décident</translation>
    </message>
    <message>
        <source>Confirmed on other items</source>
        <translation>Confirmé sur d’autres tâches</translation>
    </message>
    <message>
        <source>picked on %1, confirmed on %2: %3</source>
        <translation>choisi sur %1, confirmé sur %2&#xa0;: %3</translation>
    </message>
    <message>
        <source>No item stands in training</source>
        <translation>Aucune tâche dans l’entraînement</translation>
    </message>
    <message>
        <source>0 of %1 items</source>
        <translation>0 tâche sur %1</translation>
    </message>
    <message>
        <source>%1 of %2 items do</source>
        <translation>%1 tâches sur %2 y figurent</translation>
    </message>
    <message>
        <source>Enough items for this effect</source>
        <translation>Assez de tâches pour cet effet</translation>
    </message>
    <message>
        <source>%1 items find %2 points in four of five such comparisons</source>
        <translation>%1 tâches trouvent %2 points dans quatre comparaisons sur cinq</translation>
    </message>
    <message>
        <source>One seed only</source>
        <translation>Une seule graine</translation>
    </message>
    <message>
        <source>%1; reliability over seeds was not measured</source>
        <translation>%1&#x202f;; fiabilité entre graines non mesurée</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::RuleCard</name>
    <message>
        <source>met</source>
        <translation>remplie</translation>
    </message>
    <message>
        <source>not met</source>
        <translation>non remplie</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>douteuse</translation>
    </message>
    <message>
        <source>The rule</source>
        <translation>La règle</translation>
    </message>
    <message>
        <source>Which rule</source>
        <translation>Quelle règle</translation>
    </message>
    <message>
        <source>paired</source>
        <translation>appariée</translation>
    </message>
    <message>
        <source>seed rule</source>
        <translation>d’origine</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Seuil</translation>
    </message>
    <message>
        <source>what-if</source>
        <translation>hypothèse</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 points</translation>
    </message>
    <message>
        <source>Moving it changes no result. The recorded rule stays %1.</source>
        <translation>Le déplacer ne change aucun résultat. La règle enregistrée reste %1.</translation>
    </message>
    <message>
        <source>%1: %2. Nothing is written; the recorded rule stays %3.</source>
        <translation>%1&#xa0;: %2. Rien n’est écrit&#x202f;; la règle enregistrée reste %3.</translation>
    </message>
    <message>
        <source>No decision</source>
        <translation>Aucune décision</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::RunCommands</name>
    <message>
        <source>no workspace is open</source>
        <translation>aucun espace de travail n’est ouvert</translation>
    </message>
    <message>
        <source>the running job uses the engine</source>
        <translation>le travail en cours occupe le moteur</translation>
    </message>
    <message>
        <source>run %1 is at work on this workspace</source>
        <translation>l’exécution %1 travaille sur cet espace de travail</translation>
    </message>
    <message>
        <source>the last run has not been stopped</source>
        <translation>la dernière exécution n’a pas été arrêtée</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::RunDetailsBook</name>
    <message>
        <source>loss %1 → %2</source>
        <translation>perte %1 → %2</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>étapes</translation>
    </message>
    <message>
        <source>first loss</source>
        <translation>première perte</translation>
    </message>
    <message>
        <source>last loss</source>
        <translation>dernière perte</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>jetons</translation>
    </message>
    <message>
        <source>time</source>
        <translation>durée</translation>
    </message>
    <message>
        <source>configurations</source>
        <translation>configurations</translation>
    </message>
    <message>
        <source>replaced by a later run</source>
        <translation>remplacée par une plus récente</translation>
    </message>
    <message>
        <source>decision</source>
        <translation>décision</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>raison</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::RunQueue</name>
    <message>
        <source>Environment</source>
        <translation>Environnement</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Référence</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>Adapters</source>
        <translation>Adaptateurs</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Décision</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>Jugement</translation>
    </message>
    <message>
        <source>Gate %1</source>
        <translation>Porte %1</translation>
    </message>
    <message>
        <source>go on with %1</source>
        <translation>continuer %1</translation>
    </message>
    <message>
        <source>usual options</source>
        <translation>options habituelles</translation>
    </message>
    <message>
        <source>the queue of this workspace has not been read</source>
        <translation>la file de cet espace de travail n’a pas été lue</translation>
    </message>
    <message>
        <source>the run does not say what was asked of it</source>
        <translation>l’exécution ne dit pas ce qui lui a été demandé</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::RunSteering</name>
    <message>
        <source>no workspace is open</source>
        <translation>aucun espace de travail n’est ouvert</translation>
    </message>
    <message>
        <source>no run is at work</source>
        <translation>aucune exécution en cours</translation>
    </message>
    <message>
        <source>the run is held already</source>
        <translation>l’exécution est déjà suspendue</translation>
    </message>
    <message>
        <source>the run is not held</source>
        <translation>l’exécution n’est pas suspendue</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::RunsCard</name>
    <message>
        <source>Recent runs</source>
        <translation>Exécutions récentes</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n choisie</numerusform>
            <numerusform>%n choisies</numerusform>
        </translation>
    </message>
    <message>
        <source>choose two runs or more first</source>
        <translation>choisir d’abord deux exécutions ou plus</translation>
    </message>
    <message>
        <source>Show it in its panel</source>
        <translation>Afficher dans son panneau</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Queue the same again</source>
        <translation>Remettre la même en file</translation>
    </message>
    <message>
        <source>Copy the run&apos;s id</source>
        <translation>Copier l’identifiant</translation>
    </message>
    <message>
        <source>Open the run&apos;s folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::RunsModel</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Exécution</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::SamplesCard</name>
    <message>
        <source>Samples</source>
        <translation>Échantillons</translation>
    </message>
    <message>
        <source>Evaluate the checkpoints</source>
        <translation>Évaluer les checkpoints</translation>
    </message>
    <message>
        <source>Diff</source>
        <translation>Diff</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Answers to fixed prompts stand here, a column for each checkpoint, once a run writes some.</source>
        <translation>Les réponses à des prompts fixes figurent ici, une colonne par checkpoint, dès qu’une exécution en écrit.</translation>
    </message>
    <message>
        <source>This run has written no answers to fixed prompts. What its checkpoints answer is seen by evaluating them.</source>
        <translation>Cette exécution n’a écrit aucune réponse à des prompts fixes. Évaluer ses checkpoints montre ce qu’ils répondent.</translation>
    </message>
    <message numerus="yes">
        <source>%n fixed prompt(s), each checkpoint</source>
        <translation>
            <numerusform>%n prompt fixe, chaque checkpoint</numerusform>
            <numerusform>%n prompts fixes, chaque checkpoint</numerusform>
        </translation>
    </message>
    <message>
        <source>no answer here</source>
        <translation>pas de réponse ici</translation>
    </message>
    <message>
        <source>green: new since %1</source>
        <translation>vert&#xa0;: nouveau depuis %1</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::SamplesModel</name>
    <message>
        <source>not judged</source>
        <translation>non jugée</translation>
    </message>
    <message>
        <source>base</source>
        <translation>base</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>sans réponse</translation>
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
        <translation>Enregistrer comme tâche</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Famille</translation>
    </message>
    <message>
        <source>what kind of task it is, such as scaffold</source>
        <translation>le genre de tâche, par exemple scaffold</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>of what the answer is made from</source>
        <translation>de ce dont la réponse est faite</translation>
    </message>
    <message>
        <source>Answer that will be learned from</source>
        <translation>Réponse qui sera apprise</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ScheduleCard</name>
    <message>
        <source>Learning rate</source>
        <translation>Taux d’apprentissage</translation>
    </message>
    <message>
        <source>by step</source>
        <translation>par étape</translation>
    </message>
    <message>
        <source>Learning rate by step</source>
        <translation>Taux d’apprentissage par étape</translation>
    </message>
    <message>
        <source>this config</source>
        <translation>cette config</translation>
    </message>
    <message>
        <source>rises for %1 steps to %2, then falls to 0</source>
        <translation>monte pendant %1 étapes à %2, puis descend à 0</translation>
    </message>
    <message>
        <source>last run, %1</source>
        <translation>dernière exécution, %1</translation>
    </message>
    <message>
        <source>dashed: %1</source>
        <translation>tirets&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::SettingRow</name>
    <message>
        <source>Back to the default: %1</source>
        <translation>Revenir au défaut&#xa0;: %1</translation>
    </message>
    <message>
        <source>default %1</source>
        <translation>défaut %1</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>Chercher un réglage</translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation>Pages des réglages</translation>
    </message>
    <message>
        <source>Reset page</source>
        <translation>Rétablir la page</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Everything is as it is by default. Changes apply at once.</source>
        <translation>Tout est au défaut. Les changements s’appliquent aussitôt.</translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) not as by default. Changes apply at once.</source>
        <translation>
            <numerusform>%n réglage hors défaut. Les changements s’appliquent aussitôt.</numerusform>
            <numerusform>%n réglages hors défaut. Les changements s’appliquent aussitôt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::StartPage</name>
    <message>
        <source>no GPU that can be used</source>
        <translation>aucun GPU utilisable</translation>
    </message>
    <message>
        <source>%1 main memory</source>
        <translation>%1 de mémoire vive</translation>
    </message>
    <message>
        <source>%1 free on disk</source>
        <translation>%1 libres sur le disque</translation>
    </message>
    <message>
        <source>GPT-OSS-20B is not in the local cache</source>
        <translation>GPT-OSS-20B n’est pas dans le cache local</translation>
    </message>
    <message>
        <source>%1 is in the local cache</source>
        <translation>%1 est dans le cache local</translation>
    </message>
    <message>
        <source>This machine: %1.</source>
        <translation>Cette machine&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Lancer</translation>
    </message>
    <message>
        <source>Teach GPT-OSS-20B to write Luanti mods, and find out whether it learned.</source>
        <translation>Apprendre à GPT-OSS-20B à écrire des mods Luanti, et savoir s’il a appris.</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Essayer la démo</translation>
    </message>
    <message>
        <source>A tiny model of the same architecture runs all five gates on this machine’s processor, with real items and a real report.</source>
        <translation>Un modèle minuscule de même architecture exécute les cinq portes sur le processeur de cette machine, avec de vraies tâches et un vrai rapport.</translation>
    </message>
    <message>
        <source>2–6 min, 25 MB in a folder you choose. No GPU, no network.</source>
        <translation>2–6 min, 25 MB dans un dossier au choix. Ni GPU, ni réseau.</translation>
    </message>
    <message>
        <source>Try the demo…</source>
        <translation>Essayer la démo…</translation>
    </message>
    <message>
        <source>New workspace</source>
        <translation>Nouvel espace de travail</translation>
    </message>
    <message>
        <source>Name the base model, the data and a preset. All of it is checked first, and nothing is downloaded.</source>
        <translation>Nommer le modèle de base, les données et un préréglage. Tout est d’abord vérifié, et rien n’est téléchargé.</translation>
    </message>
    <message>
        <source>5 questions</source>
        <translation>5 questions</translation>
    </message>
    <message>
        <source>New workspace…</source>
        <translation>Nouvel espace de travail…</translation>
    </message>
    <message>
        <source>Open workspace</source>
        <translation>Ouvrir un espace de travail</translation>
    </message>
    <message>
        <source>A folder with workspace.json. Runs that the command line started appear as they are written.</source>
        <translation>Un dossier avec workspace.json. Les exécutions lancées par la ligne de commande apparaissent à mesure qu’elles s’écrivent.</translation>
    </message>
    <message>
        <source>or drop the folder on this window</source>
        <translation>ou déposer le dossier sur cette fenêtre</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Ouvrir…</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Récents</translation>
    </message>
    <message>
        <source>Recent workspaces</source>
        <translation>Espaces de travail récents</translation>
    </message>
    <message>
        <source>That did not work.</source>
        <translation>Cela n’a pas fonctionné.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::StatusLine</name>
    <message>
        <source>Findings</source>
        <translation>Constats</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>Engine: %1</source>
        <translation>Moteur&#xa0;: %1</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>File</translation>
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
        <translation>Comment une tâche devient le texte que lit le modèle. Sans fichier, c’est le gabarit intégré, celui du projet Python.</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Gabarit</translation>
    </message>
    <message>
        <source>built in</source>
        <translation>intégré</translation>
    </message>
    <message>
        <source>A prompt looks like this:</source>
        <translation>Un prompt ressemble à ceci&#xa0;:</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::TensorsDialog</name>
    <message>
        <source>Tensors of %1</source>
        <translation>Tenseurs de %1</translation>
    </message>
    <message>
        <source>Search names, types, shapes, files</source>
        <translation>Chercher noms, types, formes, fichiers</translation>
    </message>
    <message>
        <source>Search tensors</source>
        <translation>Chercher des tenseurs</translation>
    </message>
    <message>
        <source>Tensors</source>
        <translation>Tenseurs</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n tensor(s)</source>
        <translation>
            <numerusform>%1 sur %n tenseur</numerusform>
            <numerusform>%1 sur %n tenseurs</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::TensorsModel</name>
    <message>
        <source>Tensor</source>
        <translation>Tenseur</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Forme</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ThresholdSlider</name>
    <message>
        <source>What-if threshold in points</source>
        <translation>Seuil hypothétique en points</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::TokenView</name>
    <message>
        <source>The row as the model sees it</source>
        <translation>La ligne telle que le modèle la voit</translation>
    </message>
    <message numerus="yes">
        <source>
… %n more token(s)</source>
        <translation>
            <numerusform>
… encore %n jeton</numerusform>
            <numerusform>
… encore %n jetons</numerusform>
        </translation>
    </message>
    <message>
        <source>

Reference answer, which the model does not see:
</source>
        <translation>

Réponse de référence, que le modèle ne voit pas&#xa0;:
</translation>
    </message>
    <message>
        <source>asked, token by token</source>
        <translation>demandé, jeton par jeton</translation>
    </message>
    <message>
        <source>trained on, token by token</source>
        <translation>entraîné, jeton par jeton</translation>
    </message>
    <message>
        <source>masked, no loss</source>
        <translation>masqué, sans perte</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n jeton</numerusform>
            <numerusform>%n jetons</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 + %2 tokens of %3</source>
        <translation>%1 + %2 jetons sur %3</translation>
    </message>
    <message>
        <source>(cut)</source>
        <translation>(coupée)</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s) asked</source>
        <translation>
            <numerusform>%n jeton demandé</numerusform>
            <numerusform>%n jetons demandés</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 tokens trained, %2 masked</source>
        <translation>%1 jetons entraînés, %2 masqués</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::TopBar</name>
    <message>
        <source>Run</source>
        <translation>Exécution</translation>
    </message>
    <message>
        <source>No workspace</source>
        <translation>Aucun espace de travail</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Espace de travail</translation>
    </message>
    <message>
        <source>Actions, items, runs, settings</source>
        <translation>Actions, tâches, exécutions, réglages</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::TrainingHead</name>
    <message>
        <source>Run</source>
        <translation>Exécution</translation>
    </message>
    <message>
        <source>attached</source>
        <translation>attachée</translation>
    </message>
    <message>
        <source>Another process works on this run; it is watched and steered from here.</source>
        <translation>Un autre processus travaille à cette exécution&#x202f;; elle est suivie et pilotée d’ici.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::TrainingPanel</name>
    <message>
        <source>Training</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>Lancer l’entraînement</translation>
    </message>
    <message>
        <source>What is shown beside the charts</source>
        <translation>Ce qui est affiché à côté des graphiques</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Échantillons</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Not now: %1 is at work</source>
        <translation>Pas maintenant&#xa0;: %1 est en cours</translation>
    </message>
    <message>
        <source>Train from config.yaml and data/train.jsonl</source>
        <translation>Entraîner depuis config.yaml et data/train.jsonl</translation>
    </message>
    <message>
        <source>Nothing has been trained yet</source>
        <translation>Rien n’a encore été entraîné</translation>
    </message>
    <message>
        <source>Training writes a run folder. Its curves, samples and log stand here while it works, whoever started it, and stay.</source>
        <translation>L’entraînement écrit un dossier d’exécution. Ses courbes, échantillons et journal figurent ici pendant qu’il travaille, qui que ce soit qui l’ait lancé, et y restent.</translation>
    </message>
    <message>
        <source>config.yaml with the settings</source>
        <translation>config.yaml avec les réglages</translation>
    </message>
    <message>
        <source>data/train.jsonl with the training items</source>
        <translation>data/train.jsonl avec les tâches d’entraînement</translation>
    </message>
    <message>
        <source>There is no other training run</source>
        <translation>Il n’y a pas d’autre entraînement</translation>
    </message>
    <message>
        <source>The run&apos;s log cannot be read.</source>
        <translation>Le journal de l’exécution est illisible.</translation>
    </message>
    <message>
        <source>Open config</source>
        <translation>Ouvrir la config</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>the run does not say what it computes on</source>
        <translation>l’exécution ne dit pas sur quoi elle calcule</translation>
    </message>
    <message>
        <source>this run computes on the processor</source>
        <translation>cette exécution calcule sur le processeur</translation>
    </message>
    <message>
        <source>the run wrote no readings and has ended</source>
        <translation>l’exécution n’a écrit aucun relevé et s’est terminée</translation>
    </message>
    <message>
        <source>written to %1</source>
        <translation>écrit dans %1</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ValidationPage</name>
    <message>
        <source>step %1: validation loss %2</source>
        <translation>étape %1&#xa0;: perte de validation %2</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Étape</translation>
    </message>
    <message>
        <source>Validation loss</source>
        <translation>Perte de validation</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Perte</translation>
    </message>
    <message>
        <source>training</source>
        <translation>entraînement</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>validation</translation>
    </message>
    <message>
        <source>By checkpoint</source>
        <translation>Par checkpoint</translation>
    </message>
    <message>
        <source>Validation loss by checkpoint</source>
        <translation>Perte de validation par checkpoint</translation>
    </message>
    <message>
        <source>No validation loss</source>
        <translation>Aucune perte de validation</translation>
    </message>
    <message>
        <source>Nothing has been trained yet. Given validation rows, training says the loss on them at each checkpoint.</source>
        <translation>Rien n’a encore été entraîné. S’il reçoit des lignes de validation, l’entraînement donne leur perte à chaque checkpoint.</translation>
    </message>
    <message>
        <source>The last training was started without validation rows. Given some, it says the loss on them at each checkpoint, and this page shows where training begins to learn its own rows by heart. Started from the settings, it takes those of data/validation.jsonl.</source>
        <translation>Le dernier entraînement a été lancé sans lignes de validation. S’il en reçoit, il donne leur perte à chaque checkpoint, et cette page montre où l’entraînement commence à apprendre ses propres lignes par cœur. Lancé depuis les réglages, il prend celles de data/validation.jsonl.</translation>
    </message>
    <message>
        <source>Open the settings</source>
        <translation>Ouvrir les réglages</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::VerdictBanner</name>
    <message>
        <source>Export report…</source>
        <translation>Exporter le rapport…</translation>
    </message>
    <message>
        <source>Export numbers…</source>
        <translation>Exporter les nombres…</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::VerdictList</name>
    <message>
        <source>not judged</source>
        <translation>non jugée</translation>
    </message>
    <message>
        <source>Verdicts by level</source>
        <translation>Verdicts par niveau</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>ligne %1</translation>
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
        <translation>à l’instant</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>il y a %1 min</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>il y a %1 h</translation>
    </message>
    <message>
        <source>%1 percent</source>
        <translation>%1 pour cent</translation>
    </message>
    <message>
        <source>%1 percent, 95 percent interval %2 to %3</source>
        <translation>%1 pour cent, intervalle à 95 pour cent de %2 à %3</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::WorkspaceWizard</name>
    <message>
        <source>New workspace</source>
        <translation>Nouvel espace de travail</translation>
    </message>
</context>
</TS>
