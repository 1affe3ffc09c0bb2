<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es">
<context>
    <name>RunDetailsBook</name>
    <message>
        <source>not a number</source>
        <translation>no es un número</translation>
    </message>
</context>
<context>
    <name>mesewright::ui</name>
    <message>
        <source>Loss</source>
        <translation>Pérdida</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Tasa de aprendizaje</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>Norma del gradiente</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>Rendimiento</translation>
    </message>
    <message>
        <source>GPU memory</source>
        <translation>Memoria de GPU</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Carga</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Potencia</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatura</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memoria</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>Temp.</translation>
    </message>
    <message>
        <source>smoothed</source>
        <translation>suavizada</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>coseno</translation>
    </message>
    <message>
        <source>clip %1</source>
        <translation>recorte %1</translation>
    </message>
    <message>
        <source>not clipped</source>
        <translation>sin recorte</translation>
    </message>
    <message>
        <source>tokens/s</source>
        <translation>tokens/s</translation>
    </message>
    <message>
        <source>of %1 GiB</source>
        <translation>de %1 GiB</translation>
    </message>
    <message>
        <source>of %1 W</source>
        <translation>de %1 W</translation>
    </message>
    <message>
        <source>not available, because %1</source>
        <translation>no disponible, porque %1</translation>
    </message>
    <message>
        <source>NaN %1</source>
        <translation>NaN %1</translation>
    </message>
    <message>
        <source>failed %1</source>
        <translation>fallo %1</translation>
    </message>
    <message>
        <source>config.yaml has changed since this run began</source>
        <translation>config.yaml ha cambiado desde que empezó esta ejecución</translation>
    </message>
    <message>
        <source>run.json holds no object</source>
        <translation>run.json no contiene ningún objeto</translation>
    </message>
    <message>
        <source>r %1 · alpha %2 · layers %3 · lr %4 cosine</source>
        <translation>r %1 · alpha %2 · capas %3 · lr %4 coseno</translation>
    </message>
    <message>
        <source>a step</source>
        <translation>por paso</translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <translation>%1 tokens/s</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Velocidad</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Restante</translation>
    </message>
    <message>
        <source>from the last 200 steps</source>
        <translation>según los últimos 200 pasos</translation>
    </message>
    <message>
        <source>estimating…</source>
        <translation>estimando…</translation>
    </message>
    <message>
        <source>held</source>
        <translation>en pausa</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>Next checkpoint</source>
        <translation>Checkpoint siguiente</translation>
    </message>
    <message>
        <source>at step %1</source>
        <translation>en el paso %1</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>Checkpoints</translation>
    </message>
    <message>
        <source>none was saved</source>
        <translation>ninguno guardado</translation>
    </message>
    <message>
        <source>the last at step %1</source>
        <translation>el último en el paso %1</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>Pico de memoria</translation>
    </message>
    <message>
        <source>of the card</source>
        <translation>de la tarjeta</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Paso</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>de %1</translation>
    </message>
    <message>
        <source>Loss, smoothed</source>
        <translation>Pérdida, suavizada</translation>
    </message>
    <message>
        <source>%1 last</source>
        <translation>última %1</translation>
    </message>
    <message>
        <source>last</source>
        <translation>última</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>en cola</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en curso</translation>
    </message>
    <message>
        <source>done</source>
        <translation>terminada</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fallida</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>detenida</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>interrumpida</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>dañada</translation>
    </message>
    <message>
        <source>The adapter of step %1 is whole.</source>
        <translation>El adaptador del paso %1 está íntegro.</translation>
    </message>
    <message>
        <source>No checkpoint had been saved; resuming starts over.</source>
        <translation>No se había guardado ningún checkpoint; al reanudar se empieza de cero.</translation>
    </message>
    <message>
        <source>Training failed after step %1.</source>
        <translation>El entrenamiento falló tras el paso %1.</translation>
    </message>
    <message>
        <source>Held after step %1.</source>
        <translation>En pausa tras el paso %1.</translation>
    </message>
    <message>
        <source>The model stays in memory; nothing is lost.</source>
        <translation>El modelo sigue en memoria; no se pierde nada.</translation>
    </message>
    <message>
        <source>Stopped after step %1.</source>
        <translation>Detenida tras el paso %1.</translation>
    </message>
    <message>
        <source>All %1 steps stay; the run can go on.</source>
        <translation>Los %1 pasos se conservan; la ejecución puede continuar.</translation>
    </message>
    <message>
        <source>Interrupted after step %1: its process has ended.</source>
        <translation>Interrumpida tras el paso %1: su proceso ha terminado.</translation>
    </message>
    <message>
        <source>The run cannot be read.</source>
        <translation>No se puede leer la ejecución.</translation>
    </message>
    <message>
        <source>Step %1 gave a loss or gradient norm that is no number.</source>
        <translation>El paso %1 dio una pérdida o una norma del gradiente que no es un número.</translation>
    </message>
    <message>
        <source>Lower the learning rate or look at the rows of that batch.</source>
        <translation>Bajar la tasa de aprendizaje o revisar las filas de ese lote.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ActionRegistry</name>
    <message>
        <source>workspace</source>
        <translation>espacio de trabajo</translation>
    </message>
    <message>
        <source>window</source>
        <translation>ventana</translation>
    </message>
    <message>
        <source>panel</source>
        <translation>panel</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>cola</translation>
    </message>
    <message>
        <source>run</source>
        <translation>ejecución</translation>
    </message>
    <message>
        <source>setting</source>
        <translation>ajuste</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::AnswerSide</name>
    <message>
        <source>passed</source>
        <translation>superada</translation>
    </message>
    <message>
        <source>, line %1</source>
        <translation>, línea %1</translation>
    </message>
    <message>
        <source>Copy the answer</source>
        <translation>Copiar la respuesta</translation>
    </message>
    <message>
        <source>Save as item</source>
        <translation>Guardar como tarea</translation>
    </message>
    <message>
        <source>Answer: %1</source>
        <translation>Respuesta: %1</translation>
    </message>
    <message>
        <source>The answer and its verdict appear here.</source>
        <translation>Aquí aparecen la respuesta y su veredicto.</translation>
    </message>
    <message>
        <source>Waiting for the first token.</source>
        <translation>Esperando el primer token.</translation>
    </message>
    <message>
        <source>Streaming. The verdict follows when the answer ends.</source>
        <translation>Generando. El veredicto llega cuando termine la respuesta.</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n token</numerusform>
            <numerusform>%n tokens</numerusform>
        </translation>
    </message>
    <message>
        <source>stop</source>
        <translation>parada</translation>
    </message>
    <message>
        <source>length</source>
        <translation>longitud</translation>
    </message>
    <message>
        <source>Stopped before the first token.</source>
        <translation>Detenida antes del primer token.</translation>
    </message>
    <message>
        <source>Stopped. Only whole answers are judged.</source>
        <translation>Detenida. Solo se juzgan respuestas completas.</translation>
    </message>
    <message>
        <source>Judging…</source>
        <translation>Juzgando…</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::AnswerView</name>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Text of the answer</source>
        <translation>Texto de la respuesta</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Revisar</translation>
    </message>
    <message>
        <source>Compare both answers in Review (G)</source>
        <translation>Comparar ambas respuestas en Revisión (G)</translation>
    </message>
    <message>
        <source>Whose answer is shown</source>
        <translation>De quién es la respuesta mostrada</translation>
    </message>
    <message>
        <source>What is shown of the answer</source>
        <translation>Qué se muestra de la respuesta</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>En bruto</translation>
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
        <translation>Tarea %1</translation>
    </message>
    <message>
        <source>No item</source>
        <translation>Ninguna tarea</translation>
    </message>
    <message>
        <source>%1 · answer %2 of %3</source>
        <translation>%1 · respuesta %2 de %3</translation>
    </message>
    <message>
        <source>not judged yet</source>
        <translation>aún sin juzgar</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Evidencia</translation>
    </message>
    <message>
        <source>Evidence, %1</source>
        <translation>Evidencia, %1</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::AppearancePage</name>
    <message>
        <source>Appearance</source>
        <translation>Apariencia</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colores</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>The desktop decides; a change is followed at once.</source>
        <translation>Decide el escritorio; un cambio se sigue al momento.</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Language and numbers</source>
        <translation>Idioma y números</translation>
    </message>
    <message>
        <source>Desktop&apos;s</source>
        <translation>El del escritorio</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>desktop&apos;s</source>
        <translation>el del escritorio</translation>
    </message>
    <message>
        <source>From the next start on. Files and exports always use a point.</source>
        <translation>Desde el próximo inicio. Archivos y exportaciones usan siempre el punto.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::BasePage</name>
    <message>
        <source>Base model</source>
        <translation>Modelo base</translation>
    </message>
    <message>
        <source>A folder with a GPT-OSS checkpoint, or a name that is looked for in the local Hugging Face cache. Nothing is downloaded.</source>
        <translation>Una carpeta con un checkpoint de GPT-OSS, o un nombre que se busca en la caché local de Hugging Face. No se descarga nada.</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Base</translation>
    </message>
    <message>
        <source>a folder, or organisation/name</source>
        <translation>una carpeta, u organización/nombre</translation>
    </message>
    <message>
        <source>Found: %1 layers, %2.</source>
        <translation>Encontrado: %1 capas, %2.</translation>
    </message>
    <message>
        <source>It has no tokenizer.json, which turning text into tokens needs; copy the model’s into the folder.</source>
        <translation>No tiene tokenizer.json, necesario para convertir texto en tokens; hay que copiar el del modelo en la carpeta.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Baseline</name>
    <message>
        <source>IIR, as in training</source>
        <translation>IIR, como al entrenar</translation>
    </message>
    <message>
        <source>harmony chat format</source>
        <translation>formato de chat harmony</translation>
    </message>
    <message>
        <source>not judged yet: Rescore</source>
        <translation>aún sin juzgar: Rejuzgar</translation>
    </message>
    <message>
        <source>not run: %1</source>
        <translation>sin ejecutar: %1</translation>
    </message>
    <message>
        <source>%1: %2 of %3 answers ran to the limit of %4 tokens.</source>
        <translation>%1: %2 de %3 respuestas llegaron al límite de %4 tokens.</translation>
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
        <translation>pass@k por nivel</translation>
    </message>
    <message>
        <source>Pass rates by level</source>
        <translation>Tasas de éxito por nivel</translation>
    </message>
    <message>
        <source>On which items</source>
        <translation>En qué tareas</translation>
    </message>
    <message>
        <source>Pass rates by set of items</source>
        <translation>Tasas de éxito por conjunto de tareas</translation>
    </message>
    <message>
        <source>What became of the answers</source>
        <translation>Qué fue de las respuestas</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Formats differ</source>
        <translation>Los formatos difieren</translation>
    </message>
    <message>
        <source>Neither passes</source>
        <translation>Ninguna supera</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n item(s)</source>
        <translation>
            <numerusform>%1, %n tarea</numerusform>
            <numerusform>%1, %n tareas</numerusform>
        </translation>
    </message>
    <message>
        <source>IIR, as in training</source>
        <translation>IIR, como al entrenar</translation>
    </message>
    <message>
        <source>harmony chat format</source>
        <translation>formato de chat harmony</translation>
    </message>
    <message>
        <source>%1 level</source>
        <translation>nivel %1</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) stand in the training data: they say nothing about items that training did not show.</source>
        <translation>
            <numerusform>%n fila está en los datos de entrenamiento: no dice nada sobre tareas que el entrenamiento no mostró.</numerusform>
            <numerusform>%n filas están en los datos de entrenamiento: no dicen nada sobre tareas que el entrenamiento no mostró.</numerusform>
        </translation>
    </message>
    <message>
        <source>per cent of %1 answers, %2</source>
        <translation>por ciento de %1 respuestas, %2</translation>
    </message>
    <message>
        <source>Why not extracted</source>
        <translation>Por qué no se extrajo</translation>
    </message>
    <message>
        <source>other reasons</source>
        <translation>otros motivos</translation>
    </message>
    <message>
        <source>Part of the low score is format.</source>
        <translation>Parte del mal resultado se debe al formato.</translation>
    </message>
    <message>
        <source>The training template costs nothing.</source>
        <translation>La plantilla de entrenamiento no cuesta nada.</translation>
    </message>
    <message>
        <source>The two formats cannot be told apart.</source>
        <translation>Los dos formatos no se distinguen.</translation>
    </message>
    <message>
        <source>Chat format against training template: %1 points.</source>
        <translation>Formato de chat frente a plantilla de entrenamiento: %1 puntos.</translation>
    </message>
    <message>
        <source>In its own chat format the untouched model passes more than in the training template: %1 points.</source>
        <translation>En su propio formato de chat el modelo intacto supera más que en la plantilla de entrenamiento: %1 puntos.</translation>
    </message>
    <message>
        <source>In its own chat format the untouched model passes less: %1 points.</source>
        <translation>En su propio formato de chat el modelo intacto supera menos: %1 puntos.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ChartAxis</name>
    <message>
        <source>step</source>
        <translation>paso</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ChartCard</name>
    <message>
        <source>Overlay run</source>
        <translation>Añadir ejecución</translation>
    </message>
    <message>
        <source>off</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>Logarithmic scale (L)</source>
        <translation>Escala logarítmica (L)</translation>
    </message>
    <message>
        <source>Show all steps (Home)</source>
        <translation>Mostrar todos los pasos (Home)</translation>
    </message>
    <message>
        <source>Export the charts (E)</source>
        <translation>Exportar los gráficos (E)</translation>
    </message>
    <message>
        <source>Smoothing %1</source>
        <translation>Suavizado %1</translation>
    </message>
    <message>
        <source>last</source>
        <translation>última</translation>
    </message>
    <message>
        <source>at step %1</source>
        <translation>en el paso %1</translation>
    </message>
    <message>
        <source>%1, smoothed</source>
        <translation>%1, suavizada</translation>
    </message>
    <message>
        <source>raw, min to max</source>
        <translation>en bruto, mín. a máx.</translation>
    </message>
    <message>
        <source>Export the charts</source>
        <translation>Exportar los gráficos</translation>
    </message>
    <message>
        <source>Picture (*.png);;Drawing (*.svg);;Numbers (*.csv)</source>
        <translation>Imagen (*.png);;Dibujo (*.svg);;Números (*.csv)</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ChartLegend</name>
    <message>
        <source>Take %1 out of the chart</source>
        <translation>Quitar %1 del gráfico</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::CheckedPage</name>
    <message>
        <source>Browse…</source>
        <translation>Examinar…</translation>
    </message>
    <message>
        <source>Browse for %1</source>
        <translation>Buscar %1</translation>
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
        <translation>Tensores…</translation>
    </message>
    <message>
        <source>Hash files</source>
        <translation>Calcular hashes</translation>
    </message>
    <message>
        <source>Shares of the checkpoint</source>
        <translation>Partes del checkpoint</translation>
    </message>
    <message>
        <source>reading the files…</source>
        <translation>leyendo los archivos…</translation>
    </message>
    <message>
        <source>not computed</source>
        <translation>sin calcular</translation>
    </message>
    <message>
        <source>Stop hashing</source>
        <translation>Detener el cálculo</translation>
    </message>
    <message>
        <source>Not looked at yet.</source>
        <translation>Aún sin examinar.</translation>
    </message>
    <message>
        <source>Bars: share of %1</source>
        <translation>Barras: parte de %1</translation>
    </message>
    <message>
        <source>Missing: %1; finish the download</source>
        <translation>Falta: %1; completar la descarga</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Estructura</translation>
    </message>
    <message numerus="yes">
        <source>%n tensor(s)</source>
        <translation>
            <numerusform>%n tensor</numerusform>
            <numerusform>%n tensores</numerusform>
        </translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Capas</translation>
    </message>
    <message>
        <source>%1 experts, %2 active</source>
        <translation>%1 expertos, %2 activos</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parámetros</translation>
    </message>
    <message>
        <source>vocabulary %1</source>
        <translation>vocabulario %1</translation>
    </message>
    <message>
        <source>In memory</source>
        <translation>En memoria</translation>
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
        <translation>Tokenizador</translation>
    </message>
    <message>
        <source>there</source>
        <translation>presente</translation>
    </message>
    <message>
        <source>no tokenizer.json</source>
        <translation>sin tokenizer.json</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Advertencia</translation>
    </message>
    <message>
        <source>checkpoint %1: %2, %3, %4 parameters
</source>
        <translation>checkpoint %1: %2, %3, %4 parámetros
</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Closing</name>
    <message>
        <source>Close window</source>
        <translation>Cerrar la ventana</translation>
    </message>
    <message>
        <source>A job is at work: %1.</source>
        <translation>Hay un trabajo en curso: %1.</translation>
    </message>
    <message>
        <source>Keep running: the same job goes on without the window, and any window opened later shows it. Stop: all that is finished stays, and the job can be resumed.</source>
        <translation>Dejar en curso: el mismo trabajo sigue sin la ventana, y cualquier ventana abierta después lo muestra. Detener: todo lo terminado se conserva, y el trabajo se puede reanudar.</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>Dejar en curso</translation>
    </message>
    <message>
        <source>Stop: all that is finished stays, and the job can be started again.</source>
        <translation>Detener: todo lo terminado se conserva, y el trabajo se puede iniciar de nuevo.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>The job was stopped, but mesewright-cli could not be started to go on with it; resume it here.</source>
        <translation>El trabajo se detuvo, pero no se pudo iniciar mesewright-cli para continuarlo; se puede reanudar aquí.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>Paleta de comandos</translation>
    </message>
    <message>
        <source>Actions, items, runs, settings</source>
        <translation>Acciones, tareas, ejecuciones, ajustes</translation>
    </message>
    <message>
        <source>Search actions, items, runs and settings</source>
        <translation>Buscar acciones, tareas, ejecuciones y ajustes</translation>
    </message>
    <message>
        <source>What fits</source>
        <translation>Coincidencias</translation>
    </message>
    <message>
        <source>Enter run    Ctrl+Enter show its panel    &gt; actions    # items    @ runs    , settings    Esc close</source>
        <translation>Enter ejecuta    Ctrl+Enter muestra su panel    &gt; acciones    # tareas    @ ejecuciones    , ajustes    Esc cierra</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::CompareRunsDialog</name>
    <message>
        <source>differs</source>
        <translation>difiere</translation>
    </message>
    <message>
        <source>state</source>
        <translation>estado</translation>
    </message>
    <message>
        <source>started</source>
        <translation>inicio</translation>
    </message>
    <message>
        <source>Compare runs</source>
        <translation>Comparar ejecuciones</translation>
    </message>
    <message>
        <source>Compared runs</source>
        <translation>Ejecuciones comparadas</translation>
    </message>
    <message>
        <source>Only options that differ</source>
        <translation>Solo opciones que difieren</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Copiar como texto</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Config</name>
    <message>
        <source> M weights</source>
        <translation> M de pesos</translation>
    </message>
    <message>
        <source> weights</source>
        <translation> pesos</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>longest row %1</source>
        <translation>fila más larga %1</translation>
    </message>
    <message>
        <source>scale %1</source>
        <translation>escala %1</translation>
    </message>
    <message>
        <source>ratio</source>
        <translation>proporción</translation>
    </message>
    <message>
        <source>rows at once</source>
        <translation>filas a la vez</translation>
    </message>
    <message>
        <source>= %1 rows a step</source>
        <translation>= %1 filas por paso</translation>
    </message>
    <message>
        <source>%1 epochs</source>
        <translation>%1 épocas</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>pasos</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation>Adaptador</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>Optimizador</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ejecución</translation>
    </message>
    <message>
        <source>Prompts and loss</source>
        <translation>Prompts y pérdida</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>Modelo base</translation>
    </message>
    <message>
        <source>Longest sequence</source>
        <translation>Secuencia más larga</translation>
    </message>
    <message>
        <source>Rank r</source>
        <translation>Rango r</translation>
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
        <translation>Capas</translation>
    </message>
    <message>
        <source>Modules</source>
        <translation>Módulos</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Tasa de aprendizaje</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Calentamiento</translation>
    </message>
    <message>
        <source>Gradient clip</source>
        <translation>Recorte del gradiente</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Decaimiento de pesos</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>Accumulation</source>
        <translation>Acumulación</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Pasos</translation>
    </message>
    <message>
        <source>Save every</source>
        <translation>Guardar cada</translation>
    </message>
    <message>
        <source>Checkpoints kept</source>
        <translation>Checkpoints conservados</translation>
    </message>
    <message>
        <source>Log every</source>
        <translation>Registrar cada</translation>
    </message>
    <message>
        <source>Compute in bf16</source>
        <translation>Calcular en bf16</translation>
    </message>
    <message>
        <source>Compute in fp16</source>
        <translation>Calcular en fp16</translation>
    </message>
    <message>
        <source>Prefix cache</source>
        <translation>Caché de prefijos</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>Loss on</source>
        <translation>Pérdida sobre</translation>
    </message>
    <message>
        <source>End token</source>
        <translation>Token final</translation>
    </message>
    <message>
        <source>Loss divided by</source>
        <translation>Pérdida dividida entre</translation>
    </message>
    <message>
        <source>Prompt format</source>
        <translation>Formato del prompt</translation>
    </message>
    <message>
        <source>Template file</source>
        <translation>Archivo de plantilla</translation>
    </message>
    <message>
        <source>Seed&apos;s quirk</source>
        <translation>Rareza del original</translation>
    </message>
    <message>
        <source>Training items</source>
        <translation>Tareas de entrenamiento</translation>
    </message>
    <message>
        <source>Defaults</source>
        <translation>Valores por defecto</translation>
    </message>
    <message>
        <source>Every value as in the Python project; base and files stay</source>
        <translation>Todos los valores como en el proyecto de Python; base y archivos no cambian</translation>
    </message>
    <message>
        <source>24 GB card, attention only</source>
        <translation>Tarjeta de 24 GB, solo atención</translation>
    </message>
    <message>
        <source>The last five layers of 24, two rows at once, bf16</source>
        <translation>Las últimas cinco capas de 24, dos filas a la vez, bf16</translation>
    </message>
    <message>
        <source>Short trial</source>
        <translation>Ensayo corto</translation>
    </message>
    <message>
        <source>60 steps and one checkpoint, to see that all works</source>
        <translation>60 pasos y un checkpoint, para ver que todo funciona</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>pesos</translation>
    </message>
    <message>
        <source>adapter and optimiser</source>
        <translation>adaptador y optimizador</translation>
    </message>
    <message>
        <source>activations</source>
        <translation>activaciones</translation>
    </message>
    <message>
        <source>prefix cache</source>
        <translation>caché de prefijos</translation>
    </message>
    <message>
        <source>head</source>
        <translation>cabeza</translation>
    </message>
    <message>
        <source>program</source>
        <translation>programa</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ConfigEditor</name>
    <message>
        <source>default %1</source>
        <translation>por defecto %1</translation>
    </message>
    <message>
        <source>config.yaml as text</source>
        <translation>config.yaml como texto</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ConfigField</name>
    <message>
        <source>%1: %2
Default: %3</source>
        <translation>%1: %2
Por defecto: %3</translation>
    </message>
    <message>
        <source>This is no %1; the file still says %2.</source>
        <translation>Esto no es %1; el archivo sigue diciendo %2.</translation>
    </message>
    <message>
        <source>was %1</source>
        <translation>antes %1</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>línea %1</translation>
    </message>
    <message>
        <source>check</source>
        <translation>revisar</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ConfigForm</name>
    <message>
        <source>Form</source>
        <translation>Formulario</translation>
    </message>
    <message>
        <source>show the usual ones</source>
        <translation>mostrar los habituales</translation>
    </message>
    <message>
        <source>show all %1</source>
        <translation>mostrar los %1</translation>
    </message>
    <message>
        <source>default</source>
        <translation>por defecto</translation>
    </message>
    <message>
        <source>default %1</source>
        <translation>por defecto %1</translation>
    </message>
    <message>
        <source>not the default</source>
        <translation>no es lo predeterminado</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ConfigPanel</name>
    <message>
        <source>Config</source>
        <translation>Configuración</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Preajuste</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Ctrl+S</source>
        <translation>Ctrl+S</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>Iniciar entrenamiento</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Volver a leer</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>No se puede leer el archivo.</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Conservar lo mío</translation>
    </message>
    <message>
        <source>Read the file</source>
        <translation>Leer el archivo</translation>
    </message>
    <message>
        <source>config.yaml has changed on the disk.</source>
        <translation>config.yaml ha cambiado en el disco.</translation>
    </message>
    <message>
        <source>Your changes here are not saved; saving would replace it.</source>
        <translation>Los cambios hechos aquí no están guardados; guardarlos lo reemplazaría.</translation>
    </message>
    <message>
        <source>no workspace is open</source>
        <translation>ningún espacio de trabajo abierto</translation>
    </message>
    <message>
        <source>the training set has not been looked at yet</source>
        <translation>el conjunto de entrenamiento aún no se ha examinado</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>not now: %1</source>
        <translation>ahora no: %1</translation>
    </message>
    <message>
        <source>%1 → adapters</source>
        <translation>%1 → adaptadores</translation>
    </message>
    <message numerus="yes">
        <source>0 of %n row(s) have a licence; the adapter&apos;s terms are unknown</source>
        <translation>
            <numerusform>0 de %n fila tiene licencia; se desconocen las condiciones del adaptador</numerusform>
            <numerusform>0 de %n filas tienen licencia; se desconocen las condiciones del adaptador</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>The form cannot make this change.</source>
        <translation>El formulario no puede hacer este cambio.</translation>
    </message>
    <message>
        <source>The preset does not fit this text.</source>
        <translation>El preajuste no encaja en este texto.</translation>
    </message>
    <message>
        <source>The file was not saved.</source>
        <translation>El archivo no se guardó.</translation>
    </message>
    <message>
        <source>Compare with run</source>
        <translation>Comparar con ejecución</translation>
    </message>
    <message>
        <source>Save config.yaml</source>
        <translation>Guardar config.yaml</translation>
    </message>
    <message>
        <source>Preset: %1</source>
        <translation>Preajuste: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n step(s)</source>
        <translation>
            <numerusform>%1, %n paso</numerusform>
            <numerusform>%1, %n pasos</numerusform>
        </translation>
    </message>
    <message>
        <source>Not now: no finished run has kept its settings</source>
        <translation>Ahora no: ninguna ejecución terminada ha conservado sus ajustes</translation>
    </message>
    <message>
        <source>Shows what is different since then</source>
        <translation>Muestra qué ha cambiado desde entonces</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ConfigTextCard</name>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n advertencia</numerusform>
            <numerusform>%n advertencias</numerusform>
        </translation>
    </message>
    <message>
        <source>new</source>
        <translation>nuevo</translation>
    </message>
    <message>
        <source>modified</source>
        <translation>modificado</translation>
    </message>
    <message>
        <source>Change to %1 (Alt+Enter)</source>
        <translation>Cambiar a %1 (Alt+Enter)</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Línea %1: %2</translation>
    </message>
    <message>
        <source>Ctrl+Space completes · F2 shows the field · Ctrl+Enter starts</source>
        <translation>Ctrl+Space completa · F2 muestra el campo · Ctrl+Enter inicia</translation>
    </message>
    <message>
        <source>Back to the text</source>
        <translation>Volver al texto</translation>
    </message>
    <message>
        <source>No difference from %1.</source>
        <translation>Ninguna diferencia con %1.</translation>
    </message>
    <message numerus="yes">
        <source>− %1   + this text: %n difference(s), F7 goes to the next</source>
        <translation>
            <numerusform>− %1   + este texto: %n diferencia, F7 va a la siguiente</numerusform>
            <numerusform>− %1   + este texto: %n diferencias, F7 va a la siguiente</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::CountBars</name>
    <message>
        <source>%1, %2 leaked</source>
        <translation>%1, %2 con fuga</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Data</name>
    <message>
        <source>being compared</source>
        <translation>comparando</translation>
    </message>
    <message>
        <source>rows in data/%1: %2</source>
        <translation>filas en data/%1: %2</translation>
    </message>
    <message>
        <source>distinct items</source>
        <translation>tareas distintas</translation>
    </message>
    <message>
        <source>rows stand word for word in %1</source>
        <translation>filas están literalmente en %1</translation>
    </message>
    <message>
        <source>answer shapes; %1 rows share one with %2</source>
        <translation>formas de respuesta; %1 filas comparten una con %2</translation>
    </message>
    <message>
        <source>rows with a licence</source>
        <translation>filas con licencia</translation>
    </message>
    <message>
        <source>No workspace is open</source>
        <translation>Ningún espacio de trabajo abierto</translation>
    </message>
    <message>
        <source>Open one to see what is trained on and evaluated with.</source>
        <translation>Abrir uno para ver con qué se entrena y se evalúa.</translation>
    </message>
    <message>
        <source>data/%1 has no rows</source>
        <translation>data/%1 no tiene filas</translation>
    </message>
    <message>
        <source>A row is a line of JSON with instruction, input, output and family. Import a file, or add the first row by hand.</source>
        <translation>Una fila es una línea de JSON con instruction, input, output y family. Se puede importar un archivo o añadir la primera fila a mano.</translation>
    </message>
    <message>
        <source>word for word</source>
        <translation>literal</translation>
    </message>
    <message>
        <source>same text</source>
        <translation>mismo texto</translation>
    </message>
    <message>
        <source>same question</source>
        <translation>misma pregunta</translation>
    </message>
    <message>
        <source>same shape</source>
        <translation>misma forma</translation>
    </message>
    <message>
        <source>near</source>
        <translation>parecida</translation>
    </message>
    <message>
        <source>clean</source>
        <translation>limpia</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importar…</translation>
    </message>
    <message>
        <source>below %1 tokens</source>
        <translation>menos de %1 tokens</translation>
    </message>
    <message>
        <source>%1 tokens and more</source>
        <translation>%1 tokens o más</translation>
    </message>
    <message>
        <source>%1 – %2 tokens</source>
        <translation>%1 – %2 tokens</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::DataCharts</name>
    <message>
        <source>not recorded</source>
        <translation>no consta</translation>
    </message>
    <message>
        <source>What the file is made of</source>
        <translation>De qué se compone el archivo</translation>
    </message>
    <message>
        <source>Families</source>
        <translation>Familias</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Licencias</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Longitud</translation>
    </message>
    <message>
        <source>Leak state</source>
        <translation>Estado de fuga</translation>
    </message>
    <message>
        <source>not counted yet</source>
        <translation>aún sin contar</translation>
    </message>
    <message>
        <source>not compared yet</source>
        <translation>aún sin comparar</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::DataFiles</name>
    <message>
        <source>Train</source>
        <translation>Entrenamiento</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validación</translation>
    </message>
    <message>
        <source>Eval</source>
        <translation>Evaluación</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::DataPage</name>
    <message>
        <source>Data</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>Items as JSON Lines: family, instruction, input, output. They are copied into the workspace; the originals stay as they are.</source>
        <translation>Tareas en JSON Lines: family, instruction, input, output. Se copian en el espacio de trabajo; los originales quedan como están.</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entrenamiento</translation>
    </message>
    <message>
        <source>items the model learns from</source>
        <translation>tareas de las que aprende el modelo</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>Evaluación</translation>
    </message>
    <message>
        <source>items it is measured on</source>
        <translation>tareas con las que se mide</translation>
    </message>
    <message>
        <source>Confirmation</source>
        <translation>Confirmación</translation>
    </message>
    <message>
        <source>optional: items used nowhere else</source>
        <translation>opcional: tareas no usadas en otra parte</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n item(s)</source>
        <translation>
            <numerusform>%1: %n tarea</numerusform>
            <numerusform>%1: %n tareas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::DataPanel</name>
    <message>
        <source>Data</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Quitar filtros</translation>
    </message>
    <message>
        <source>A file was not read or written.</source>
        <translation>Un archivo no se leyó o no se escribió.</translation>
    </message>
    <message>
        <source>Which rows</source>
        <translation>Qué filas</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importar…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Add row</source>
        <translation>Añadir fila</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Ctrl+S</source>
        <translation>Ctrl+S</translation>
    </message>
    <message>
        <source>Split off leaked rows…</source>
        <translation>Separar filas con fuga…</translation>
    </message>
    <message>
        <source>Add a row</source>
        <translation>Añadir una fila</translation>
    </message>
    <message>
        <source>Import rows</source>
        <translation>Importar filas</translation>
    </message>
    <message>
        <source>JSON Lines (*.jsonl);;All files (*)</source>
        <translation>JSON Lines (*.jsonl);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Nothing was imported.</source>
        <translation>No se importó nada.</translation>
    </message>
    <message numerus="yes">
        <source>Import %n row(s)</source>
        <translation>
            <numerusform>Importar %n fila</numerusform>
            <numerusform>Importar %n filas</numerusform>
        </translation>
    </message>
    <message>
        <source>Export the rows shown</source>
        <translation>Exportar las filas mostradas</translation>
    </message>
    <message>
        <source>JSON Lines (*.jsonl)</source>
        <translation>JSON Lines (*.jsonl)</translation>
    </message>
    <message>
        <source>Write the rows that are no leaks to</source>
        <translation>Escribir las filas sin fuga en</translation>
    </message>
    <message>
        <source>The rows were not written.</source>
        <translation>Las filas no se escribieron.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) written.</source>
        <translation>
            <numerusform>%n fila escrita.</numerusform>
            <numerusform>%n filas escritas.</numerusform>
        </translation>
    </message>
    <message>
        <source>reading…</source>
        <translation>leyendo…</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Qué se muestra</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Tareas</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Gráficos</translation>
    </message>
    <message>
        <source>config.yaml is being read</source>
        <translation>se está leyendo config.yaml</translation>
    </message>
    <message>
        <source>Import rows…</source>
        <translation>Importar filas…</translation>
    </message>
    <message>
        <source>Export the rows shown…</source>
        <translation>Exportar las filas mostradas…</translation>
    </message>
    <message>
        <source>Save the rows</source>
        <translation>Guardar las filas</translation>
    </message>
    <message>
        <source>Show the charts</source>
        <translation>Mostrar los gráficos</translation>
    </message>
    <message>
        <source>Show the rows</source>
        <translation>Mostrar las filas</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) added.</source>
        <translation>
            <numerusform>%n fila añadida.</numerusform>
            <numerusform>%n filas añadidas.</numerusform>
        </translation>
    </message>
    <message>
        <source>They are behind the last row of %1; Ctrl+Z takes them out, Ctrl+S writes them.</source>
        <translation>Están tras la última fila de %1; Ctrl+Z las quita, Ctrl+S las escribe.</translation>
    </message>
    <message>
        <source>Drop to add the rows to %1.</source>
        <translation>Soltar para añadir las filas a %1.</translation>
    </message>
    <message>
        <source>Nothing is written before Ctrl+S.</source>
        <translation>No se escribe nada antes de Ctrl+S.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::DataSet</name>
    <message numerus="yes">
        <source>Remove %n row(s)</source>
        <translation>
            <numerusform>Eliminar %n fila</numerusform>
            <numerusform>Eliminar %n filas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::DecisionPanel</name>
    <message>
        <source>Decision</source>
        <translation>Decisión</translation>
    </message>
    <message>
        <source>Decide again</source>
        <translation>Decidir de nuevo</translation>
    </message>
    <message>
        <source>Run gate E on the results as they are</source>
        <translation>Ejecutar la puerta E con los resultados tal como están</translation>
    </message>
    <message>
        <source>Paired difference to the base, in points</source>
        <translation>Diferencia pareada con la base, en puntos</translation>
    </message>
    <message>
        <source>95 % bootstrap by distinct item</source>
        <translation>bootstrap del 95 % por tarea distinta</translation>
    </message>
    <message>
        <source>Paired differences to the base</source>
        <translation>Diferencias pareadas con la base</translation>
    </message>
    <message>
        <source>By family</source>
        <translation>Por familia</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Evidencia</translation>
    </message>
    <message>
        <source>Check hashes</source>
        <translation>Comprobar hashes</translation>
    </message>
    <message>
        <source>What runs and results recorded of their inputs, and whether the files still are the same</source>
        <translation>Lo que ejecuciones y resultados registraron de sus entradas, y si los archivos siguen siendo los mismos</translation>
    </message>
    <message>
        <source>Export report</source>
        <translation>Exportar el informe</translation>
    </message>
    <message>
        <source>Web page (*.html);;Markdown (*.md)</source>
        <translation>Página web (*.html);;Markdown (*.md)</translation>
    </message>
    <message>
        <source>Export the tables as CSV files</source>
        <translation>Exportar las tablas como archivos CSV</translation>
    </message>
    <message>
        <source>Run gate E</source>
        <translation>Ejecutar puerta E</translation>
    </message>
    <message>
        <source>A file cannot be read.</source>
        <translation>No se puede leer un archivo.</translation>
    </message>
    <message>
        <source>confirmation set</source>
        <translation>conjunto de confirmación</translation>
    </message>
    <message>
        <source>selection items</source>
        <translation>tareas de selección</translation>
    </message>
    <message>
        <source>Nothing has been decided</source>
        <translation>No se ha decidido nada</translation>
    </message>
    <message>
        <source>Gate E compares every adapter with the base, item by item, corrects for picking the best of them, and says whether to keep it.</source>
        <translation>La puerta E compara cada adaptador con la base, tarea por tarea, corrige por haber elegido el mejor y dice si conviene conservarlo.</translation>
    </message>
    <message>
        <source>the base, measured by gate B</source>
        <translation>la base, medida por la puerta B</translation>
    </message>
    <message>
        <source>adapters, measured by gate D</source>
        <translation>adaptadores, medidos por la puerta D</translation>
    </message>
    <message>
        <source>a confirmation on items that no gate used (without it the decision says so)</source>
        <translation>una confirmación con tareas que ninguna puerta usó (si falta, la decisión lo indica)</translation>
    </message>
    <message>
        <source>No workspace is open</source>
        <translation>Ningún espacio de trabajo abierto</translation>
    </message>
    <message>
        <source>Open a workspace to see what its numbers decide.</source>
        <translation>Abrir un espacio de trabajo para ver qué deciden sus números.</translation>
    </message>
    <message>
        <source>Gate E refuses to decide.</source>
        <translation>La puerta E se niega a decidir.</translation>
    </message>
    <message>
        <source>Nothing has been decided.</source>
        <translation>No se ha decidido nada.</translation>
    </message>
    <message>
        <source>The numbers below are computed from the results; gate E has not judged them.</source>
        <translation>Los números de abajo se calculan con los resultados; la puerta E no los ha juzgado.</translation>
    </message>
    <message>
        <source>The decision is stale.</source>
        <translation>La decisión está obsoleta.</translation>
    </message>
    <message numerus="yes">
        <source>gate E, from 1 baseline, %n result(s)</source>
        <translation>
            <numerusform>puerta E, con 1 línea base, %n resultado</numerusform>
            <numerusform>puerta E, con 1 línea base, %n resultados</numerusform>
        </translation>
    </message>
    <message>
        <source> and no confirmation</source>
        <translation> y ninguna confirmación</translation>
    </message>
    <message>
        <source> and 1 confirmation</source>
        <translation> y 1 confirmación</translation>
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
        <translation>adaptador</translation>
    </message>
    <message>
        <source>items won and lost against the base, %1</source>
        <translation>tareas ganadas y perdidas frente a la base, %1</translation>
    </message>
    <message>
        <source>configurations tried before picking</source>
        <translation>configuraciones probadas antes de elegir</translation>
    </message>
    <message>
        <source>Nothing was exported.</source>
        <translation>No se exportó nada.</translation>
    </message>
    <message numerus="yes">
        <source>%n doubt(s), the first: %1</source>
        <translation>
            <numerusform>%n duda, la primera: %1</numerusform>
            <numerusform>%n dudas, la primera: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::DemoDialog</name>
    <message>
        <source>Try the demo</source>
        <translation>Probar la demo</translation>
    </message>
    <message>
        <source>A tiny model of GPT-OSS’s architecture goes through everything that a real run does: the environment is probed, the untouched model is measured, an adapter is trained, each strength of it is measured, the best is confirmed on new items, and the decision and its report are written.

It takes 2 to 6 minutes on this machine’s processor and about 25 MB. Watch it, hold it, stop it: it goes on where it was when it is started again on the same folder.</source>
        <translation>Un modelo diminuto con la arquitectura de GPT-OSS recorre todo lo que hace una ejecución real: se comprueba el entorno, se mide el modelo sin cambios, se entrena un adaptador, se mide cada una de sus intensidades, se confirma la mejor con tareas nuevas y se escriben la decisión y su informe.

Tarda de 2 a 6 minutos en el procesador de esta máquina y ocupa unos 25 MB. Se puede observar, pausar y detener: continúa donde estaba al iniciarla de nuevo en la misma carpeta.</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Carpeta</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Examinar…</translation>
    </message>
    <message>
        <source>Folder for the demo</source>
        <translation>Carpeta para la demo</translation>
    </message>
    <message>
        <source>Only a quick look: fewer items, samples and steps (under a minute)</source>
        <translation>Solo un vistazo: menos tareas, muestras y pasos (menos de un minuto)</translation>
    </message>
    <message>
        <source>Start the demo</source>
        <translation>Iniciar la demo</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::DiffEditors</name>
    <message>
        <source>Both answers in one column</source>
        <translation>Ambas respuestas en una columna</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Izquierda</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Derecha</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::EnginePage</name>
    <message>
        <source>Engine and GPU</source>
        <translation>Motor y GPU</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Motor</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>auto takes a GPU where there is one. From the next start on; a run goes on where it began.</source>
        <translation>auto toma una GPU si la hay. Desde el próximo inicio; una ejecución continúa donde empezó.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Environment</name>
    <message>
        <source>experts</source>
        <translation>expertos</translation>
    </message>
    <message>
        <source>embedding</source>
        <translation>embedding</translation>
    </message>
    <message>
        <source>head</source>
        <translation>cabeza</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>atención</translation>
    </message>
    <message>
        <source>routers</source>
        <translation>routers</translation>
    </message>
    <message>
        <source>norms</source>
        <translation>normas</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Máquina</translation>
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
        <translation>Programas</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>Entorno aislado</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>Variables</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>superada</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>advertencia</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fallida</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>ausente</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::EnvironmentPanel</name>
    <message>
        <source>Environment</source>
        <translation>Entorno</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>Entorno aislado</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Copiar como texto</translation>
    </message>
    <message>
        <source>Lock environment</source>
        <translation>Fijar el entorno</translation>
    </message>
    <message>
        <source>Writes all versions and hashes to env/lock.json, to be compared with later</source>
        <translation>Escribe todas las versiones y hashes en env/lock.json, para comparar más adelante</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Comprobar de nuevo</translation>
    </message>
    <message>
        <source>Go on to gate B</source>
        <translation>Seguir con la puerta B</translation>
    </message>
    <message>
        <source>The chosen probe in full</source>
        <translation>La comprobación elegida, completa</translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n fallida</numerusform>
            <numerusform>%n fallidas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n advertencia</numerusform>
            <numerusform>%n advertencias</numerusform>
        </translation>
    </message>
    <message>
        <source>not now: a probe has failed</source>
        <translation>ahora no: ha fallado una comprobación</translation>
    </message>
    <message>
        <source>gate A2, checked %1 in %2</source>
        <translation>puerta A2, comprobada %1 en %2</translation>
    </message>
    <message>
        <source>gate A2</source>
        <translation>puerta A2</translation>
    </message>
    <message>
        <source>main memory</source>
        <translation>memoria principal</translation>
    </message>
    <message>
        <source>disk</source>
        <translation>disco</translation>
    </message>
    <message>
        <source>Lua parser</source>
        <translation>analizador de Lua</translation>
    </message>
    <message>
        <source>Luanti server</source>
        <translation>servidor Luanti</translation>
    </message>
    <message>
        <source>Choose a probe to read it in full.</source>
        <translation>Elegir una comprobación para leerla completa.</translation>
    </message>
    <message>
        <source>%1 (%2). Wanted: %3. Found: %4.</source>
        <translation>%1 (%2). Esperado: %3. Encontrado: %4.</translation>
    </message>
    <message>
        <source>What to do: %1</source>
        <translation>Qué hacer: %1</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::EvaluationPanel</name>
    <message>
        <source>Evaluation</source>
        <translation>Evaluación</translation>
    </message>
    <message>
        <source>What is shown of the evaluation</source>
        <translation>Qué se muestra de la evaluación</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>En vivo</translation>
    </message>
    <message>
        <source>B  Baseline</source>
        <translation>B  Línea base</translation>
    </message>
    <message>
        <source>D  Grid</source>
        <translation>D  Cuadrícula</translation>
    </message>
    <message>
        <source>C  Validation</source>
        <translation>C  Validación</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>Fiabilidad</translation>
    </message>
    <message>
        <source>Level of the verdicts</source>
        <translation>Nivel de los veredictos</translation>
    </message>
    <message>
        <source>Run gate B</source>
        <translation>Ejecutar puerta B</translation>
    </message>
    <message>
        <source>Rescore…</source>
        <translation>Rejuzgar…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Judge all answers at the level %1</source>
        <translation>Juzgar todas las respuestas en el nivel %1</translation>
    </message>
    <message>
        <source>Export the tables as CSV files</source>
        <translation>Exportar las tablas como archivos CSV</translation>
    </message>
    <message>
        <source>A file cannot be read.</source>
        <translation>No se puede leer un archivo.</translation>
    </message>
    <message>
        <source>Run again…</source>
        <translation>Repetir…</translation>
    </message>
    <message>
        <source>Judge the saved answers again, without the model (Ctrl+Shift+R)</source>
        <translation>Juzgar de nuevo las respuestas guardadas, sin el modelo (Ctrl+Shift+R)</translation>
    </message>
    <message>
        <source>Not now: there are no answers yet</source>
        <translation>Ahora no: todavía no hay respuestas</translation>
    </message>
    <message>
        <source>Not now: there are no results yet</source>
        <translation>Ahora no: todavía no hay resultados</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>obsoleta</translation>
    </message>
    <message>
        <source>No workspace is open</source>
        <translation>Ningún espacio de trabajo abierto</translation>
    </message>
    <message>
        <source>Open a workspace to see what its model answers.</source>
        <translation>Abrir un espacio de trabajo para ver qué responde su modelo.</translation>
    </message>
    <message>
        <source>No adapter has been measured</source>
        <translation>No se ha medido ningún adaptador</translation>
    </message>
    <message>
        <source>Gate D asks every checkpoint at every scale the same items as the base. A scale multiplies alpha / r: how strongly the adapter acts.</source>
        <translation>La puerta D plantea a cada checkpoint, con cada escala, las mismas tareas que a la base. La escala multiplica alpha / r: con qué fuerza actúa el adaptador.</translation>
    </message>
    <message>
        <source>the base, measured by gate B</source>
        <translation>la base, medida por la puerta B</translation>
    </message>
    <message>
        <source>a checkpoint, trained by gate C</source>
        <translation>un checkpoint, entrenado por la puerta C</translation>
    </message>
    <message>
        <source>The untouched model has not been measured</source>
        <translation>No se ha medido el modelo sin cambios</translation>
    </message>
    <message>
        <source>Gate B asks it every evaluation item k times and judges each answer. Every later number is compared with this one.</source>
        <translation>La puerta B le plantea cada tarea de evaluación k veces y juzga cada respuesta. Todos los números posteriores se comparan con este.</translation>
    </message>
    <message>
        <source>config.yaml, which names the base</source>
        <translation>config.yaml, que indica la base</translation>
    </message>
    <message>
        <source>The tables were not written.</source>
        <translation>Las tablas no se escribieron.</translation>
    </message>
    <message>
        <source>Nothing was measured.</source>
        <translation>No se ha medido nada.</translation>
    </message>
    <message>
        <source>Run gate D…</source>
        <translation>Ejecutar puerta D…</translation>
    </message>
    <message>
        <source>Run gate B…</source>
        <translation>Ejecutar puerta B…</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Evidence</name>
    <message>
        <source>judged: %1</source>
        <translation>juzgado: %1</translation>
    </message>
    <message>
        <source>diff applies: %1</source>
        <translation>el diff se aplica: %1</translation>
    </message>
    <message>
        <source>registered: nothing</source>
        <translation>registrado: nada</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>… y %1 más</translation>
    </message>
    <message>
        <source>registered: %1</source>
        <translation>registrado: %1</translation>
    </message>
    <message>
        <source>does what the item asks for</source>
        <translation>hace lo que pide la tarea</translation>
    </message>
    <message>
        <source>run by %1</source>
        <translation>ejecutado por %1</translation>
    </message>
    <message>
        <source>finished: %1</source>
        <translation>terminado: %1</translation>
    </message>
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
            <numerusform>%n carácter</numerusform>
            <numerusform>%n caracteres</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::EvidencePane</name>
    <message>
        <source>Evidence</source>
        <translation>Evidencia</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>línea %1</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Facets</name>
    <message numerus="yes">
        <source>%1, %n row(s)</source>
        <translation>
            <numerusform>%1, %n fila</numerusform>
            <numerusform>%1, %n filas</numerusform>
        </translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filtros</translation>
    </message>
    <message>
        <source>Leak state</source>
        <translation>Estado de fuga</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Familia</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licencia</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Fuente</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>no consta</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Longitud</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::FamilyGains</name>
    <message>
        <source>Gain by family</source>
        <translation>Ganancia por familia</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Familia</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Base</translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation>Adaptador</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Diferencia</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Consejo</translation>
    </message>
    <message>
        <source>Least gain: more %1 items first.</source>
        <translation>Menor ganancia: primero más tareas %1.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::FieldsEditor</name>
    <message>
        <source>Instruction</source>
        <translation>Instrucción</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Entrada</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Salida</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Familia</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licencia</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Fuente</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Revertir</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Aplicar</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Choose a row.</source>
        <translation>Elegir una fila.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Figures</name>
    <message>
        <source>95 %, by distinct item</source>
        <translation>95 %, por tarea distinta</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n tareas</numerusform>
            <numerusform>%n tareas</numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>nothing measured yet</source>
        <translation>aún no se ha medido nada</translation>
    </message>
    <message>
        <source>all %1 rows</source>
        <translation>las %1 filas</translation>
    </message>
    <message>
        <source>%1 distinct</source>
        <translation>%1 distintas</translation>
    </message>
    <message>
        <source>%1 not leaked</source>
        <translation>%1 sin fuga</translation>
    </message>
    <message>
        <source>not leaked</source>
        <translation>sin fuga</translation>
    </message>
    <message>
        <source>nobody looked for leaks</source>
        <translation>nadie buscó fugas</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::FiguresBar</name>
    <message>
        <source>The run in numbers</source>
        <translation>La ejecución en números</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Release GPU</source>
        <translation>Liberar GPU</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::FindingsModel</name>
    <message>
        <source>, line %1</source>
        <translation>, línea %1</translation>
    </message>
    <message>
        <source>error</source>
        <translation>error</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>advertencia</translation>
    </message>
    <message>
        <source>note</source>
        <translation>nota</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Qué se halló</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Dónde</translation>
    </message>
    <message>
        <source>Remedy</source>
        <translation>Remedio</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::FindingsPane</name>
    <message>
        <source>Findings</source>
        <translation>Hallazgos</translation>
    </message>
    <message>
        <source>Copy findings as text</source>
        <translation>Copiar los hallazgos como texto</translation>
    </message>
    <message>
        <source>Close findings</source>
        <translation>Cerrar los hallazgos</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n advertencia</numerusform>
            <numerusform>%n advertencias</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::FolderPage</name>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>A workspace is a folder with the data, the settings and the runs of one model.</source>
        <translation>Un espacio de trabajo es una carpeta con los datos, los ajustes y las ejecuciones de un modelo.</translation>
    </message>
    <message>
        <source>a new or an empty folder</source>
        <translation>una carpeta nueva o vacía</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>the folder’s name</source>
        <translation>el nombre de la carpeta</translation>
    </message>
    <message>
        <source>This folder is a workspace already; open it, or give another.</source>
        <translation>Esta carpeta ya es un espacio de trabajo; abrirla o indicar otra.</translation>
    </message>
    <message>
        <source>This folder holds other files; give a new or an empty one.</source>
        <translation>Esta carpeta contiene otros archivos; indicar una nueva o vacía.</translation>
    </message>
    <message>
        <source>The folder is empty.</source>
        <translation>La carpeta está vacía.</translation>
    </message>
    <message>
        <source>The folder will be made.</source>
        <translation>La carpeta se creará.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Gains</name>
    <message>
        <source>confirmation</source>
        <translation>confirmación</translation>
    </message>
    <message>
        <source>gate B</source>
        <translation>puerta B</translation>
    </message>
    <message>
        <source>gate D</source>
        <translation>puerta D</translation>
    </message>
    <message>
        <source>gate E</source>
        <translation>puerta E</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>ajustes</translation>
    </message>
    <message>
        <source>gate A2</source>
        <translation>puerta A2</translation>
    </message>
    <message>
        <source>data</source>
        <translation>datos</translation>
    </message>
    <message numerus="yes">
        <source>CONFIRMATION SET · %n item(s), no gate used them</source>
        <translation>
            <numerusform>CONJUNTO DE CONFIRMACIÓN · %n tareas, no usadas por ninguna puerta</numerusform>
            <numerusform>CONJUNTO DE CONFIRMACIÓN · %n tareas, no usadas por ninguna puerta</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>SELECTION · %n item(s)</source>
        <translation>
            <numerusform>SELECCIÓN · %n tareas</numerusform>
            <numerusform>SELECCIÓN · %n tareas</numerusform>
        </translation>
    </message>
    <message>
        <source>, %1 of them leaked (shown, not used)</source>
        <translation>, %1 de ellas con fuga (mostradas, no usadas)</translation>
    </message>
    <message>
        <source>, p corrected for all configurations tried</source>
        <translation>, p corregida por todas las configuraciones probadas</translation>
    </message>
    <message numerus="yes">
        <source>CLEAN PART OF THE SELECTION · %n item(s)</source>
        <translation>
            <numerusform>PARTE LIMPIA DE LA SELECCIÓN · %n tareas</numerusform>
            <numerusform>PARTE LIMPIA DE LA SELECCIÓN · %n tareas</numerusform>
        </translation>
    </message>
    <message>
        <source>what-if %1</source>
        <translation>hipótesis %1</translation>
    </message>
    <message>
        <source>threshold %1</source>
        <translation>umbral %1</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Entrada</translation>
    </message>
    <message>
        <source>Recorded by</source>
        <translation>Registrado por</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Evidencia</translation>
    </message>
    <message>
        <source>Proceed.</source>
        <translation>Seguir adelante.</translation>
    </message>
    <message>
        <source>Adjust and try again.</source>
        <translation>Ajustar y volver a probar.</translation>
    </message>
    <message>
        <source>Fail: nothing to keep.</source>
        <translation>Fallo: nada que conservar.</translation>
    </message>
    <message>
        <source>Proceed with %1 at scale %2.</source>
        <translation>Seguir adelante con %1 a escala %2.</translation>
    </message>
    <message>
        <source>Adjust: %1 at scale %2 is not good enough.</source>
        <translation>Ajustar: %1 a escala %2 no es lo bastante bueno.</translation>
    </message>
    <message numerus="yes">
        <source>On the %n item(s) it was picked on it passes %1 points more than the base, %2 corrected.</source>
        <translation>
            <numerusform>En la %n tarea con que se eligió supera %1 puntos más que la base, %2 corregida.</numerusform>
            <numerusform>En las %n tareas con que se eligió supera %1 puntos más que la base, %2 corregida.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On %n item(s) that no gate used it passes %1 points more than the base, paired.</source>
        <translation>
            <numerusform>En %n tarea que ninguna puerta usó supera %1 puntos más que la base, pareado.</numerusform>
            <numerusform>En %n tareas que ninguna puerta usó supera %1 puntos más que la base, pareado.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::GateCard</name>
    <message>
        <source>Open %1</source>
        <translation>Abrir %1</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::GateState</name>
    <message>
        <source>done</source>
        <translation>terminada</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en curso</translation>
    </message>
    <message>
        <source>held</source>
        <translation>en pausa</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>lista</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fallida</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>obsoleta</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>advertencia</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>bloqueada</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Grid</name>
    <message>
        <source>waiting</source>
        <translation>en espera</translation>
    </message>
    <message>
        <source>%1 of %2 items</source>
        <translation>%1 de %2 tareas</translation>
    </message>
    <message>
        <source>not judged</source>
        <translation>sin juzgar</translation>
    </message>
    <message>
        <source>scale %1</source>
        <translation>escala %1</translation>
    </message>
    <message>
        <source>not run</source>
        <translation>sin ejecutar</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::GridPage</name>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Only adapter</source>
        <translation>Solo adaptador</translation>
    </message>
    <message>
        <source>Only base</source>
        <translation>Solo base</translation>
    </message>
    <message>
        <source>Not extracted</source>
        <translation>Sin extraer</translation>
    </message>
    <message>
        <source>By family</source>
        <translation>Por familia</translation>
    </message>
    <message>
        <source>First answer or any answer</source>
        <translation>Primera respuesta o cualquiera</translation>
    </message>
    <message>
        <source>Pass rates by family</source>
        <translation>Tasas de éxito por familia</translation>
    </message>
    <message>
        <source>Checkpoint × scale</source>
        <translation>Checkpoint × escala</translation>
    </message>
    <message>
        <source>Clean items only</source>
        <translation>Solo tareas limpias</translation>
    </message>
    <message>
        <source>base</source>
        <translation>base</translation>
    </message>
    <message>
        <source>clean items only</source>
        <translation>solo tareas limpias</translation>
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
        <translation>Adaptador</translation>
    </message>
    <message numerus="yes">
        <source>All %n item(s) stand in the training data: nothing here is evidence.</source>
        <translation>
            <numerusform>La única tarea (%n) está en los datos de entrenamiento: nada de esto es evidencia.</numerusform>
            <numerusform>Las %n tareas están en los datos de entrenamiento: nada de esto es evidencia.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 rows stand in the training data. On the %2 items that do not, %3 of %4 results cannot be told apart from the base.</source>
        <translation>%1 filas están en los datos de entrenamiento. En las %2 tareas que no lo están, %3 de %4 resultados no se distinguen de la base.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::HeatGrid</name>
    <message>
        <source>Checkpoint by scale</source>
        <translation>Checkpoint por escala</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::HeatLegend</name>
    <message>
        <source>Colours from %1 to %2; the target marks the best so far</source>
        <translation>Colores de %1 a %2; la diana marca el mejor hasta ahora</translation>
    </message>
    <message>
        <source>best so far</source>
        <translation>mejor hasta ahora</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::HelpCommands</name>
    <message>
        <source>Manual page</source>
        <translation>Página del manual</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Manual</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>About Mesewright</source>
        <translation>Acerca de Mesewright</translation>
    </message>
    <message>
        <source>Measures whether a small adapter makes GPT-OSS-20B better at writing mods for Luanti, and decides on evidence.</source>
        <translation>Mide si un pequeño adaptador hace que GPT-OSS-20B escriba mejor mods para Luanti, y decide según la evidencia.</translation>
    </message>
    <message>
        <source>The window is free software under the GNU General Public License, version 3 or later; the engine and the command line are under the Apache License 2.0. There is no warranty.</source>
        <translation>La ventana es software libre bajo la Licencia Pública General de GNU, versión 3 o posterior; el motor y la línea de comandos están bajo la Licencia Apache 2.0. Sin garantía.</translation>
    </message>
    <message>
        <source>Built with Qt %1 and its charts, QScintilla, libtorch, yaml-cpp, nlohmann-json, Lua and LuaJIT. Fonts: Inter and JetBrains Mono.</source>
        <translation>Hecho con Qt %1 y sus gráficos, QScintilla, libtorch, yaml-cpp, nlohmann-json, Lua y LuaJIT. Tipos de letra: Inter y JetBrains Mono.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::IntervalBar</name>
    <message>
        <source>no value</source>
        <translation>sin valor</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ItemLeak</name>
    <message>
        <source>stands in training</source>
        <translation>está en el entrenamiento</translation>
    </message>
    <message>
        <source>same shape as in training</source>
        <translation>misma forma que en el entrenamiento</translation>
    </message>
    <message>
        <source>near one in training</source>
        <translation>parecida a una del entrenamiento</translation>
    </message>
    <message>
        <source>not in training</source>
        <translation>no está en el entrenamiento</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ItemPicker</name>
    <message>
        <source>Take the prompt from an item</source>
        <translation>Tomar el prompt de una tarea</translation>
    </message>
    <message>
        <source>Find an item</source>
        <translation>Buscar una tarea</translation>
    </message>
    <message>
        <source>family or words of the instruction</source>
        <translation>familia o palabras de la instrucción</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Tareas</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>Tomarla</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n item(s)</source>
        <translation>
            <numerusform>%1 de %n tarea</numerusform>
            <numerusform>%1 de %n tareas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ItemsAndAnswer</name>
    <message>
        <source>Items or answer</source>
        <translation>Tareas o respuesta</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Tareas</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>%1 level</source>
        <translation>nivel %1</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ItemsModel</name>
    <message>
        <source>gain</source>
        <translation>ganancia</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>pérdida</translation>
    </message>
    <message>
        <source>%1 of %2 answers pass</source>
        <translation>%1 de %2 respuestas superan</translation>
    </message>
    <message>
        <source>Item %1</source>
        <translation>Tarea %1</translation>
    </message>
    <message>
        <source>Whether the item stands in the training data</source>
        <translation>Si la tarea está en los datos de entrenamiento</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Familia</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>Instrucción</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ItemsTable</name>
    <message>
        <source>Items</source>
        <translation>Tareas</translation>
    </message>
    <message>
        <source>Which items are listed</source>
        <translation>Qué tareas se muestran</translation>
    </message>
    <message>
        <source>Find items</source>
        <translation>Buscar tareas</translation>
    </message>
    <message>
        <source>Find items (Ctrl+F)</source>
        <translation>Buscar tareas (Ctrl+F)</translation>
    </message>
    <message>
        <source>Copy the rows as text</source>
        <translation>Copiar las filas como texto</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::JobLine</name>
    <message>
        <source>Loading</source>
        <translation>Carga</translation>
    </message>
    <message>
        <source>Generating</source>
        <translation>Generación</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entrenamiento</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Línea base</translation>
    </message>
    <message>
        <source>Adapters</source>
        <translation>Adaptadores</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Decisión</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>Puntuación</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Entorno</translation>
    </message>
    <message>
        <source>%1 steps</source>
        <translation>%1 pasos</translation>
    </message>
    <message>
        <source>%1 answers</source>
        <translation>%1 respuestas</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 tokens</translation>
    </message>
    <message>
        <source>loading a model</source>
        <translation>cargando un modelo</translation>
    </message>
    <message>
        <source>ready, %1</source>
        <translation>listo, %1</translation>
    </message>
    <message>
        <source>working</source>
        <translation>trabajando</translation>
    </message>
    <message>
        <source>held, model loaded</source>
        <translation>en pausa, modelo cargado</translation>
    </message>
    <message>
        <source>no model loaded</source>
        <translation>ningún modelo cargado</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>done: %1</source>
        <translation>terminado: %1</translation>
    </message>
    <message>
        <source>stopped: %1</source>
        <translation>detenido: %1</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>fallido: %1</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::KeyButton</name>
    <message>
        <source>%1, key %2</source>
        <translation>%1, tecla %2</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::KeysPage</name>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Acción</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tecla</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Acciones y sus teclas</translation>
    </message>
    <message>
        <source>Key of the chosen action</source>
        <translation>Tecla de la acción elegida</translation>
    </message>
    <message>
        <source>Back to the default</source>
        <translation>Volver al valor por defecto</translation>
    </message>
    <message>
        <source>Taken from: %1</source>
        <translation>Quitada a: %1</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::LabelBar</name>
    <message>
        <source>Labels</source>
        <translation>Etiquetas</translation>
    </message>
    <message>
        <source>Both good</source>
        <translation>Ambas bien</translation>
    </message>
    <message>
        <source>Both bad</source>
        <translation>Ambas mal</translation>
    </message>
    <message>
        <source>Cannot judge</source>
        <translation>No se puede juzgar</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Backspace</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Por qué</translation>
    </message>
    <message>
        <source>does not do the task</source>
        <translation>no hace la tarea</translation>
    </message>
    <message>
        <source>invented API</source>
        <translation>API inventada</translation>
    </message>
    <message>
        <source>wrong value</source>
        <translation>valor erróneo</translation>
    </message>
    <message>
        <source>style</source>
        <translation>estilo</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>cortada</translation>
    </message>
    <message>
        <source>note…</source>
        <translation>nota…</translation>
    </message>
    <message>
        <source>Labels come with the review tools.</source>
        <translation>Las etiquetas llegan con las herramientas de revisión.</translation>
    </message>
    <message>
        <source>Not now: labels come with the review tools</source>
        <translation>Ahora no: las etiquetas llegan con las herramientas de revisión</translation>
    </message>
    <message>
        <source>A is better</source>
        <translation>A es mejor</translation>
    </message>
    <message>
        <source>Left is better</source>
        <translation>Izquierda es mejor</translation>
    </message>
    <message>
        <source>B is better</source>
        <translation>B es mejor</translation>
    </message>
    <message>
        <source>Right is better</source>
        <translation>Derecha es mejor</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::LaunchCard</name>
    <message>
        <source>Before launch</source>
        <translation>Antes de iniciar</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>not known before a first run</source>
        <translation>no se sabe antes de la primera ejecución</translation>
    </message>
    <message numerus="yes">
        <source>from %n run(s) here</source>
        <translation>
            <numerusform>según %n ejecución aquí</numerusform>
            <numerusform>según %n ejecuciones aquí</numerusform>
        </translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>Disco</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>no se sabe</translation>
    </message>
    <message>
        <source>adapters; %1 free</source>
        <translation>adaptadores; %1 libres</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Filas</translation>
    </message>
    <message>
        <source>%1, %2 distinct</source>
        <translation>%1, %2 distintas</translation>
    </message>
    <message>
        <source>%1 with a licence</source>
        <translation>%1 con licencia</translation>
    </message>
    <message>
        <source>Passes</source>
        <translation>Pasadas</translation>
    </message>
    <message>
        <source>%1 epochs</source>
        <translation>%1 épocas</translation>
    </message>
    <message numerus="yes">
        <source>last run %n step(s)</source>
        <translation>
            <numerusform>última ejecución: %n paso</numerusform>
            <numerusform>última ejecución: %n pasos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::LineChart</name>
    <message>
        <source>raw</source>
        <translation>en bruto</translation>
    </message>
    <message>
        <source>at</source>
        <translation>a las</translation>
    </message>
    <message>
        <source>at %1 %2</source>
        <translation>en %1 %2</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::LiveConfigurations</name>
    <message>
        <source>%1: %2 items done, pass@%3 %4</source>
        <translation>%1: %2 tareas terminadas, pass@%3 %4</translation>
    </message>
    <message>
        <source>all together</source>
        <translation>todo junto</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Configuración</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Tareas</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Respuestas</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::LivePage</name>
    <message>
        <source>No evaluation has run</source>
        <translation>No se ha ejecutado ninguna evaluación</translation>
    </message>
    <message>
        <source>Gate B asks the untouched model every item k times and judges each answer. Its answers appear here as they are given, whether this window or the command line runs it.</source>
        <translation>La puerta B plantea al modelo sin cambios cada tarea k veces y juzga cada respuesta. Las respuestas aparecen aquí a medida que llegan, la ejecute esta ventana o la línea de comandos.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Not passed</source>
        <translation>No superadas</translation>
    </message>
    <message>
        <source>Not extracted</source>
        <translation>Sin extraer</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ejecución</translation>
    </message>
    <message>
        <source>Another program works on this run; its log is read here</source>
        <translation>Otro programa trabaja en esta ejecución; aquí se lee su registro</translation>
    </message>
    <message>
        <source>Progress of the evaluation</source>
        <translation>Progreso de la evaluación</translation>
    </message>
    <message>
        <source>Configurations</source>
        <translation>Configuraciones</translation>
    </message>
    <message>
        <source>By family so far</source>
        <translation>Por familia hasta ahora</translation>
    </message>
    <message>
        <source>Pass rates by family so far</source>
        <translation>Tasas de éxito por familia hasta ahora</translation>
    </message>
    <message>
        <source>attached</source>
        <translation>conectada</translation>
    </message>
    <message>
        <source>%1 of %2 answers</source>
        <translation>%1 de %2 respuestas</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Respuestas</translation>
    </message>
    <message>
        <source>all together</source>
        <translation>todos juntos</translation>
    </message>
    <message>
        <source>Run gate B…</source>
        <translation>Ejecutar puerta B…</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::LogCard</name>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Find in the log</source>
        <translation>Buscar en el registro</translation>
    </message>
    <message>
        <source>Copy the log</source>
        <translation>Copiar el registro</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::LogModel</name>
    <message>
        <source>step %1  loss %2</source>
        <translation>paso %1  pérdida %2</translation>
    </message>
    <message>
        <source>step %1  loss %2  gradient norm %3</source>
        <translation>paso %1  pérdida %2  norma del gradiente %3</translation>
    </message>
    <message>
        <source>ckpt-%1 saved</source>
        <translation>ckpt-%1 guardado</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::LogPane</name>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Copy the log as text</source>
        <translation>Copiar el registro como texto</translation>
    </message>
    <message>
        <source>Empty the log</source>
        <translation>Vaciar el registro</translation>
    </message>
    <message>
        <source>Close the log</source>
        <translation>Cerrar el registro</translation>
    </message>
    <message>
        <source>What work says appears here. Each run keeps its own log too.</source>
        <translation>Aquí aparece lo que comunican los trabajos. Cada ejecución guarda además su propio registro.</translation>
    </message>
    <message>
        <source>%1: begun</source>
        <translation>%1: en marcha</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: done in %2</source>
        <translation>%1: listo en %2</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::MainWindow</name>
    <message>
        <source>New workspace…</source>
        <translation>Nuevo espacio de trabajo…</translation>
    </message>
    <message>
        <source>Open workspace…</source>
        <translation>Abrir espacio de trabajo…</translation>
    </message>
    <message>
        <source>Try the demo…</source>
        <translation>Probar la demo…</translation>
    </message>
    <message>
        <source>Read workspace again</source>
        <translation>Volver a leer el espacio de trabajo</translation>
    </message>
    <message>
        <source>Close window</source>
        <translation>Cerrar la ventana</translation>
    </message>
    <message>
        <source>Run next gate</source>
        <translation>Ejecutar puerta siguiente</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Resume run</source>
        <translation>Reanudar ejecución</translation>
    </message>
    <message>
        <source>Release GPU</source>
        <translation>Liberar GPU</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Run gate %1</source>
        <translation>Ejecutar puerta %1</translation>
    </message>
    <message>
        <source>all gates have their evidence</source>
        <translation>todas las puertas tienen su evidencia</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Paleta de comandos</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Hallazgos</translation>
    </message>
    <message>
        <source>Next finding</source>
        <translation>Hallazgo siguiente</translation>
    </message>
    <message>
        <source>Previous finding</source>
        <translation>Hallazgo anterior</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Claro u oscuro</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Texto más grande</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Texto más pequeño</translation>
    </message>
    <message>
        <source>Normal text size</source>
        <translation>Tamaño normal del texto</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Pantalla completa</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>Restablecer disposición</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Editar</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>E&amp;jecución</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>Ve&amp;ntana</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;yuda</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>Abrir reciente</translation>
    </message>
    <message>
        <source>Open workspace</source>
        <translation>Abrir espacio de trabajo</translation>
    </message>
    <message>
        <source>the running job uses the engine</source>
        <translation>el trabajo en curso usa el motor</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Ajustes…</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>nothing to do it on</source>
        <translation>nada sobre lo que aplicarlo</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Cola</translation>
    </message>
    <message>
        <source>Check the environment (A2)</source>
        <translation>Comprobar el entorno (A2)</translation>
    </message>
    <message>
        <source>Measure the base (B)</source>
        <translation>Medir la base (B)</translation>
    </message>
    <message>
        <source>Train (C)</source>
        <translation>Entrenar (C)</translation>
    </message>
    <message>
        <source>Measure the adapters (D)</source>
        <translation>Medir los adaptadores (D)</translation>
    </message>
    <message>
        <source>Decide (E)</source>
        <translation>Decidir (E)</translation>
    </message>
    <message>
        <source>Score all answers by running them</source>
        <translation>Puntuar todas las respuestas ejecutándolas</translation>
    </message>
    <message>
        <source>Add to the queue: %1</source>
        <translation>Añadir a la cola: %1</translation>
    </message>
    <message>
        <source>Pause the queue, or go on with it</source>
        <translation>Pausar la cola o reanudarla</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>Parte siguiente de la ventana</translation>
    </message>
    <message>
        <source>Previous part of the window</source>
        <translation>Parte anterior de la ventana</translation>
    </message>
    <message>
        <source>Panes at the bottom</source>
        <translation>Paneles inferiores</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ManualBrowser</name>
    <message>
        <source>Manual page</source>
        <translation>Página del manual</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ManualWindow</name>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Adelante</translation>
    </message>
    <message>
        <source>First page</source>
        <translation>Primera página</translation>
    </message>
    <message>
        <source>Find in this page</source>
        <translation>Buscar en esta página</translation>
    </message>
    <message>
        <source>Previous place</source>
        <translation>Lugar anterior</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>Lugar siguiente</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Contenido</translation>
    </message>
    <message>
        <source>%1 – Manual</source>
        <translation>%1 – Manual</translation>
    </message>
    <message>
        <source>not on this page</source>
        <translation>no está en esta página</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::MeasureDialog</name>
    <message>
        <source>Measure again with another draw</source>
        <translation>Medir de nuevo con otro sorteo</translation>
    </message>
    <message>
        <source>Run gate D</source>
        <translation>Ejecutar puerta D</translation>
    </message>
    <message>
        <source>Run gate B</source>
        <translation>Ejecutar puerta B</translation>
    </message>
    <message>
        <source>The same configuration, with another seed or temperature. Its results stand beside the gates&apos; and decide nothing.</source>
        <translation>La misma configuración, con otra semilla o temperatura. Sus resultados figuran junto a los de las puertas y no deciden nada.</translation>
    </message>
    <message>
        <source>Asks every checkpoint at every scale the same items as the base. A scale multiplies alpha / r: 0 is the base, 1 the adapter as it was trained.</source>
        <translation>Plantea a cada checkpoint, en cada escala, las mismas tareas que a la base. Una escala multiplica alpha / r: 0 es la base, 1 el adaptador tal como se entrenó.</translation>
    </message>
    <message>
        <source>Asks the untouched model every evaluation item and judges each answer.</source>
        <translation>Plantea al modelo sin cambios cada tarea de evaluación y juzga cada respuesta.</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Repetir</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ejecutar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Scales</source>
        <translation>Escalas</translation>
    </message>
    <message>
        <source>Answers an item (k)</source>
        <translation>Respuestas por tarea (k)</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatura</translation>
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
        <translation>Máximo de tokens nuevos</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>Prompt format</source>
        <translation>Formato del prompt</translation>
    </message>
    <message>
        <source>IIR, as in training</source>
        <translation>IIR, como al entrenar</translation>
    </message>
    <message>
        <source>harmony chat format</source>
        <translation>formato de chat harmony</translation>
    </message>
    <message>
        <source>both formats</source>
        <translation>ambos formatos</translation>
    </message>
    <message>
        <source>Level of the verdicts</source>
        <translation>Nivel de los veredictos</translation>
    </message>
    <message>
        <source>Other levels can be judged from the same answers afterwards</source>
        <translation>Después se pueden juzgar otros niveles con las mismas respuestas</translation>
    </message>
    <message>
        <source>Scales: give numbers from −1000 to 1000, such as 0.25 0.5 1.0.</source>
        <translation>Escalas: indicar números de −1000 a 1000, como 0.25 0.5 1.0.</translation>
    </message>
    <message>
        <source>Seed: give a whole number from 0.</source>
        <translation>Semilla: indicar un número entero desde 0.</translation>
    </message>
    <message>
        <source>Written to %1.</source>
        <translation>Escrito en %1.</translation>
    </message>
    <message>
        <source>The results in eval/results are replaced, and later gates become stale. The answers of the earlier run stay in its run folder.</source>
        <translation>Los resultados de eval/results se reemplazan y las puertas posteriores quedan obsoletas. Las respuestas de la ejecución anterior siguen en su carpeta de ejecución.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::MemoryBar</name>
    <message>
        <source>It fits: %1 of %2 expected, %3 at worst.</source>
        <translation>Cabe: %1 de %2 previsto, %3 en el peor caso.</translation>
    </message>
    <message>
        <source>Tight: %1 of %2 expected, %3 at worst.</source>
        <translation>Justo: %1 de %2 previsto, %3 en el peor caso.</translation>
    </message>
    <message>
        <source>Does not fit: %1 of %2 expected.</source>
        <translation>No cabe: %1 de %2 previsto.</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Memoria</translation>
    </message>
    <message>
        <source>%1 expected</source>
        <translation>%1 previsto</translation>
    </message>
    <message>
        <source>%1 measured</source>
        <translation>%1 medido</translation>
    </message>
    <message>
        <source>%1 low</source>
        <translation>%1 mín.</translation>
    </message>
    <message>
        <source>%1 high</source>
        <translation>%1 máx.</translation>
    </message>
    <message>
        <source>%1 card</source>
        <translation>%1 tarjeta</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::MemoryCard</name>
    <message>
        <source>Memory</source>
        <translation>Memoria</translation>
    </message>
    <message>
        <source>processor, fp32</source>
        <translation>procesador, fp32</translation>
    </message>
    <message>
        <source>Looking at the model…</source>
        <translation>Examinando el modelo…</translation>
    </message>
    <message>
        <source>Not known, because the model cannot be read.</source>
        <translation>No se sabe, porque el modelo no se puede leer.</translation>
    </message>
    <message>
        <source>Without the rows&apos; lengths, which are not known.</source>
        <translation>Sin las longitudes de las filas, que no se conocen.</translation>
    </message>
    <message>
        <source>The last run took %1 of memory.</source>
        <translation>La última ejecución ocupó %1 de memoria.</translation>
    </message>
    <message>
        <source>No run has been measured yet.</source>
        <translation>Aún no se ha medido ninguna ejecución.</translation>
    </message>
    <message>
        <source>Measured: not available, because the last run recorded no memory.</source>
        <translation>Medido: no disponible, porque la última ejecución no registró la memoria.</translation>
    </message>
    <message>
        <source>The last run: %1 expected, %2 measured.</source>
        <translation>La última ejecución: %1 previstos, %2 medidos.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::NoticeBell</name>
    <message>
        <source>Nothing has ended since the window was opened</source>
        <translation>Nada ha terminado desde que se abrió la ventana</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Avisos</translation>
    </message>
    <message numerus="yes">
        <source>%n new notice(s)</source>
        <translation>
            <numerusform>%n aviso nuevo</numerusform>
            <numerusform>%n avisos nuevos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Outcome</name>
    <message>
        <source>passed</source>
        <translation>superada</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fallida</translation>
    </message>
    <message>
        <source>could not extract</source>
        <translation>no se pudo extraer</translation>
    </message>
    <message>
        <source>could not run</source>
        <translation>no se pudo ejecutar</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::OutcomeBars</name>
    <message>
        <source>What became of the answers</source>
        <translation>Qué fue de las respuestas</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::OutcomeLegend</name>
    <message>
        <source>P passed, F failed, X could not extract, N could not run</source>
        <translation>P superada, F fallida, X no se pudo extraer, N no se pudo ejecutar</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::OutcomeRow</name>
    <message>
        <source>Answers</source>
        <translation>Respuestas</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Overview</name>
    <message>
        <source>Environment</source>
        <translation>Entorno</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Línea base</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entrenamiento</translation>
    </message>
    <message>
        <source>Adapters</source>
        <translation>Adaptadores</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Decisión</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>probes passed</source>
        <translation>comprobaciones superadas</translation>
    </message>
    <message>
        <source>loss, from %1 in %2 steps</source>
        <translation>pérdida, desde %1 en %2 pasos</translation>
    </message>
    <message>
        <source>best of %1 · %2</source>
        <translation>mejor de %1 · %2</translation>
    </message>
    <message>
        <source>there is no checkpoint: train one</source>
        <translation>no hay ningún checkpoint: entrenar uno</translation>
    </message>
    <message>
        <source>results of gates B and D are needed</source>
        <translation>se necesitan resultados de las puertas B y D</translation>
    </message>
    <message>
        <source>No decision</source>
        <translation>Sin decisión</translation>
    </message>
    <message>
        <source>Not run</source>
        <translation>Sin ejecutar</translation>
    </message>
    <message>
        <source>%1 absent and not needed here</source>
        <translation>ni presentes ni necesarios aquí: %1</translation>
    </message>
    <message>
        <source>%1 format, %2 level</source>
        <translation>formato %1, nivel %2</translation>
    </message>
    <message>
        <source>The chat format is not measured.</source>
        <translation>El formato de chat no está medido.</translation>
    </message>
    <message numerus="yes">
        <source>%n checkpoint(s) kept</source>
        <translation>
            <numerusform>%n checkpoint conservado</numerusform>
            <numerusform>%n checkpoints conservados</numerusform>
        </translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Comprobar</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Comprobar de nuevo</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Entrenar</translation>
    </message>
    <message>
        <source>Train again</source>
        <translation>Entrenar de nuevo</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Decidir</translation>
    </message>
    <message>
        <source>Decide again</source>
        <translation>Decidir de nuevo</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Medir</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>Medir de nuevo</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Observar</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>Read the rule</source>
        <translation>Leer la regla</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>Añadir a la cola</translation>
    </message>
    <message>
        <source>rule: the gain is real and large enough on unseen items</source>
        <translation>regla: la ganancia es real y suficiente con tareas no vistas</translation>
    </message>
    <message>
        <source>the base, measured (gate B)</source>
        <translation>la base, medida (puerta B)</translation>
    </message>
    <message>
        <source>adapters, measured (gate D)</source>
        <translation>adaptadores, medidos (puerta D)</translation>
    </message>
    <message>
        <source>a confirmation set (advised)</source>
        <translation>un conjunto de confirmación (aconsejado)</translation>
    </message>
    <message>
        <source>Judged on a confirmation set, too.</source>
        <translation>Juzgado también con un conjunto de confirmación.</translation>
    </message>
    <message>
        <source>gain %1 points at pass@k</source>
        <translation>ganancia de %1 puntos en pass@k</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::OverviewPanel</name>
    <message>
        <source>Overview</source>
        <translation>Resumen</translation>
    </message>
    <message>
        <source>Recent runs</source>
        <translation>Ejecuciones recientes</translation>
    </message>
    <message>
        <source>No workspace is open</source>
        <translation>Ningún espacio de trabajo abierto</translation>
    </message>
    <message>
        <source>A workspace is a folder with the data, the settings and the runs of one model. Everything this window shows is read from it.</source>
        <translation>Un espacio de trabajo es una carpeta con los datos, los ajustes y las ejecuciones de un modelo. Todo lo que muestra esta ventana se lee de ahí.</translation>
    </message>
    <message>
        <source>A file cannot be read.</source>
        <translation>No se puede leer un archivo.</translation>
    </message>
    <message numerus="yes">
        <source>The numbers have %n doubt(s).</source>
        <translation>
            <numerusform>Los números tienen %n reparo.</numerusform>
            <numerusform>Los números tienen %n reparos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Informe…</translation>
    </message>
    <message>
        <source>Shown list</source>
        <translation>Lista mostrada</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Cola</translation>
    </message>
    <message>
        <source>k %1</source>
        <translation>k %1</translation>
    </message>
    <message>
        <source>temperature %1</source>
        <translation>temperatura %1</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>semilla %1</translation>
    </message>
    <message>
        <source>Show where</source>
        <translation>Mostrar dónde</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::PaletteModel</name>
    <message>
        <source>, not now: %1</source>
        <translation>, ahora no: %1</translation>
    </message>
    <message>
        <source>not now: %1</source>
        <translation>ahora no: %1</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::PanelHeader</name>
    <message>
        <source>Show beside</source>
        <translation>Mostrar al lado</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>Float</source>
        <translation>Desacoplar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::PlaygroundControls</name>
    <message>
        <source>Adapter</source>
        <translation>Adaptador</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Escala</translation>
    </message>
    <message>
        <source>Adapter scale</source>
        <translation>Escala del adaptador</translation>
    </message>
    <message>
        <source>[ and ] change it by 0.05</source>
        <translation>[ y ] la cambian en 0,05</translation>
    </message>
    <message>
        <source>Adapter scale, slider</source>
        <translation>Escala del adaptador, deslizador</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>Muestreo</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatura</translation>
    </message>
    <message>
        <source>0 always takes the likeliest token</source>
        <translation>0 toma siempre el token más probable</translation>
    </message>
    <message>
        <source>Top p</source>
        <translation>Top p</translation>
    </message>
    <message>
        <source>1 turns it off</source>
        <translation>1 lo desactiva</translation>
    </message>
    <message>
        <source>Top k</source>
        <translation>Top k</translation>
    </message>
    <message>
        <source>0 turns it off</source>
        <translation>0 lo desactiva</translation>
    </message>
    <message>
        <source>Most new tokens</source>
        <translation>Máximo de tokens nuevos</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>The same seed and prompt give the same answer</source>
        <translation>La misma semilla y el mismo prompt dan la misma respuesta</translation>
    </message>
    <message>
        <source>As in the evaluation</source>
        <translation>Como en la evaluación</translation>
    </message>
    <message>
        <source>With this answer</source>
        <translation>Con esta respuesta</translation>
    </message>
    <message>
        <source>Judge at</source>
        <translation>Juzgar en</translation>
    </message>
    <message>
        <source>Judge answers at the level</source>
        <translation>Juzgar las respuestas en el nivel</translation>
    </message>
    <message>
        <source>syntax: it parses</source>
        <translation>syntax: se puede analizar</translation>
    </message>
    <message>
        <source>static: family rules</source>
        <translation>static: reglas de la familia</translation>
    </message>
    <message>
        <source>exec: in the sandbox</source>
        <translation>exec: en el entorno aislado</translation>
    </message>
    <message>
        <source>engine: a real server</source>
        <translation>engine: un servidor real</translation>
    </message>
    <message>
        <source>Save as item…</source>
        <translation>Guardar como tarea…</translation>
    </message>
    <message>
        <source>Compare as diff</source>
        <translation>Comparar como diff</translation>
    </message>
    <message>
        <source>no adapter yet: train one</source>
        <translation>aún no hay adaptador: entrenar uno</translation>
    </message>
    <message>
        <source>Without an adapter the base answers alone.</source>
        <translation>Sin adaptador, la base responde sola.</translation>
    </message>
    <message>
        <source>Multiplies alpha / r = %1, so the branch counts %2 times. 0 is exactly the base.</source>
        <translation>Multiplica alpha / r = %1, así que la rama cuenta %2 veces. 0 es exactamente la base.</translation>
    </message>
    <message>
        <source>Multiplies alpha / r. 0 is exactly the base.</source>
        <translation>Multiplica alpha / r. 0 es exactamente la base.</translation>
    </message>
    <message>
        <source>the settings of the last baseline</source>
        <translation>los ajustes de la última línea base</translation>
    </message>
    <message>
        <source>no baseline has been measured</source>
        <translation>no se ha medido ninguna línea base</translation>
    </message>
    <message>
        <source>no answer is complete</source>
        <translation>ninguna respuesta está completa</translation>
    </message>
    <message>
        <source>two complete answers are needed</source>
        <translation>se necesitan dos respuestas completas</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::PlaygroundPanel</name>
    <message>
        <source>Base and adapter compared</source>
        <translation>Base y adaptador comparados</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Base</translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation>Adaptador</translation>
    </message>
    <message>
        <source>Playground</source>
        <translation>Pruebas</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Respuestas</translation>
    </message>
    <message>
        <source>One</source>
        <translation>Una</translation>
    </message>
    <message>
        <source>Base and adapter</source>
        <translation>Base y adaptador</translation>
    </message>
    <message>
        <source>Nothing to ask yet</source>
        <translation>Aún nada que preguntar</translation>
    </message>
    <message>
        <source>The playground asks the base model and an adapter the same prompt and shows both answers with their verdicts.</source>
        <translation>El banco de pruebas plantea el mismo prompt al modelo base y a un adaptador y muestra ambas respuestas con sus veredictos.</translation>
    </message>
    <message>
        <source>A workspace: open one, or try the demo</source>
        <translation>Un espacio de trabajo: abrir uno o probar la demo</translation>
    </message>
    <message>
        <source>Reading the settings and the tokenizer…</source>
        <translation>Leyendo los ajustes y el tokenizador…</translation>
    </message>
    <message>
        <source>the running job uses the engine</source>
        <translation>el trabajo en curso usa el motor</translation>
    </message>
    <message>
        <source>No answer.</source>
        <translation>Sin respuesta.</translation>
    </message>
    <message>
        <source>Resume %1</source>
        <translation>Reanudar %1</translation>
    </message>
    <message>
        <source>The run is held.</source>
        <translation>La ejecución está en pausa.</translation>
    </message>
    <message>
        <source>%1 keeps its model in memory, and that model answers here. Trying prompts does not change it.</source>
        <translation>%1 conserva su modelo en memoria, y ese modelo responde aquí. Probar prompts no lo cambia.</translation>
    </message>
    <message>
        <source>Hold %1</source>
        <translation>Pausar %1</translation>
    </message>
    <message>
        <source>The engine is at work.</source>
        <translation>El motor está trabajando.</translation>
    </message>
    <message>
        <source>Hold %1 to try prompts with the model it has in memory.</source>
        <translation>Pausar %1 para probar prompts con el modelo que tiene en memoria.</translation>
    </message>
    <message>
        <source>Prompts can be tried when %1 has ended or is stopped.</source>
        <translation>Los prompts se pueden probar cuando %1 haya terminado o se detenga.</translation>
    </message>
    <message>
        <source>adapter off</source>
        <translation>sin adaptador</translation>
    </message>
    <message>
        <source>scale %1</source>
        <translation>escala %1</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n token</numerusform>
            <numerusform>%n tokens</numerusform>
        </translation>
    </message>
    <message>
        <source>saved as an item in %1</source>
        <translation>guardada como tarea en %1</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::PresetPage</name>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Where config.yaml starts from. All of it can be changed later.</source>
        <translation>El punto de partida de config.yaml. Todo se puede cambiar después.</translation>
    </message>
    <message>
        <source>The Python project’s</source>
        <translation>Los del proyecto de Python</translation>
    </message>
    <message>
        <source>3000 steps of 16 rows, rank 8, learning rate 5e-5: comparable with its results.</source>
        <translation>3000 pasos de 16 filas, rango 8, tasa de aprendizaje 5e-5: comparable con sus resultados.</translation>
    </message>
    <message>
        <source>A trial</source>
        <translation>Un ensayo</translation>
    </message>
    <message>
        <source>The same with 300 steps and a checkpoint every 100: does it learn at all?</source>
        <translation>Lo mismo con 300 pasos y un checkpoint cada 100: ¿aprende algo?</translation>
    </message>
    <message>
        <source>Little GPU memory</source>
        <translation>Poca memoria de GPU</translation>
    </message>
    <message>
        <source>One row at a time, 16 added up to one step, rows of at most 1024 tokens.</source>
        <translation>Una fila cada vez, 16 sumadas en un paso, filas de 1024 tokens como máximo.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ProbeHeadline</name>
    <message numerus="yes">
        <source>%1 of %n probe(s) passed so far</source>
        <translation>
            <numerusform>%1 de %n comprobación superada hasta ahora</numerusform>
            <numerusform>%1 de %n comprobaciones superadas hasta ahora</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking at: %1</source>
        <translation>Examinando: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n probe(s) passed</source>
        <translation>
            <numerusform>%1 de %n comprobación superada</numerusform>
            <numerusform>%1 de %n comprobaciones superadas</numerusform>
        </translation>
    </message>
    <message>
        <source>Training and evaluating cannot work until this is mended: %1.</source>
        <translation>Entrenar y evaluar no es posible hasta arreglar esto: %1.</translation>
    </message>
    <message numerus="yes">
        <source>You can train and evaluate now. %n warning(s): %1.</source>
        <translation>
            <numerusform>Ya se puede entrenar y evaluar. %n advertencia: %1.</numerusform>
            <numerusform>Ya se puede entrenar y evaluar. %n advertencias: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>You can train and evaluate now.</source>
        <translation>Ya se puede entrenar y evaluar.</translation>
    </message>
    <message>
        <source>Absent, and needed only for more than was asked: %1.</source>
        <translation>Ausente, y necesario solo para más de lo pedido: %1.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ProbeTable</name>
    <message>
        <source>Probes</source>
        <translation>Comprobaciones</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ProbesModel</name>
    <message>
        <source>%1: %2, wanted %3, found %4</source>
        <translation>%1: %2, esperado %3, encontrado %4</translation>
    </message>
    <message>
        <source>Probe</source>
        <translation>Comprobación</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>Esperado</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Encontrado</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Qué hacer</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ProgressRange</name>
    <message>
        <source>held</source>
        <translation>en pausa</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>%1 hasta ahora</translation>
    </message>
    <message>
        <source>estimating…</source>
        <translation>estimando…</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>quedan %1</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Prompt</name>
    <message>
        <source>The user&apos;s message in the model&apos;s own chat format:</source>
        <translation>El mensaje del usuario en el formato de chat del propio modelo:</translation>
    </message>
    <message>
        <source>Asked with a template of its own, which is not part of the results. What was put into it:</source>
        <translation>Planteada con una plantilla propia, que no forma parte de los resultados. Lo que se puso en ella:</translation>
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
        <translation>¿Qué debe escribir el modelo?</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Entrada</translation>
    </message>
    <message>
        <source>Input of the item</source>
        <translation>Entrada de la tarea</translation>
    </message>
    <message>
        <source>Prompt format</source>
        <translation>Formato del prompt</translation>
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
        <translation>En bruto</translation>
    </message>
    <message>
        <source>From item…</source>
        <translation>De una tarea…</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Generar</translation>
    </message>
    <message>
        <source>the prompt is empty</source>
        <translation>el prompt está vacío</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Nothing has been asked yet</source>
        <translation>Aún no se ha preguntado nada</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>Probar</translation>
    </message>
    <message>
        <source>Try: %1</source>
        <translation>Probar: %1</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::QueueCard</name>
    <message>
        <source>Queue</source>
        <translation>Cola</translation>
    </message>
    <message>
        <source>Pause after this one</source>
        <translation>Pausar tras este</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Gate A2: check the environment</source>
        <translation>Puerta A2: comprobar el entorno</translation>
    </message>
    <message>
        <source>Gate B: measure the base</source>
        <translation>Puerta B: medir la base</translation>
    </message>
    <message>
        <source>Gate C: train</source>
        <translation>Puerta C: entrenar</translation>
    </message>
    <message>
        <source>Gate D: measure the adapters</source>
        <translation>Puerta D: medir los adaptadores</translation>
    </message>
    <message>
        <source>Gate E: decide</source>
        <translation>Puerta E: decidir</translation>
    </message>
    <message>
        <source>Score all answers by running them</source>
        <translation>Puntuar todas las respuestas ejecutándolas</translation>
    </message>
    <message>
        <source>Nothing waits. What is added here starts when the work before it has ended, and is kept when the window closes.</source>
        <translation>Nada en espera. Lo que se añade aquí empieza cuando termina el trabajo anterior, y se conserva al cerrar la ventana.</translation>
    </message>
    <message>
        <source>Go on with the queue</source>
        <translation>Reanudar la cola</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) waiting</source>
        <translation>
            <numerusform>%n trabajo en espera</numerusform>
            <numerusform>%n trabajos en espera</numerusform>
        </translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>aprox. %1</translation>
    </message>
    <message>
        <source>resting</source>
        <translation>en pausa</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::QueueModel</name>
    <message>
        <source>held</source>
        <translation>en pausa</translation>
    </message>
    <message>
        <source>at work</source>
        <translation>en curso</translation>
    </message>
    <message>
        <source>paused by you</source>
        <translation>pausado a mano</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en espera</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Trabajo</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::QueueTable</name>
    <message>
        <source>Queue</source>
        <translation>Cola</translation>
    </message>
    <message>
        <source>Let it go on</source>
        <translation>Dejar que siga</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Clone</source>
        <translation>Duplicar</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Subir</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Bajar</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Rail</name>
    <message>
        <source>Panels</source>
        <translation>Paneles</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::RecentWorkspaces</name>
    <message>
        <source>gate %1</source>
        <translation>puerta %1</translation>
    </message>
    <message>
        <source>folder not found</source>
        <translation>carpeta no encontrada</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Espacio de trabajo</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Dónde</translation>
    </message>
    <message>
        <source>Gates</source>
        <translation>Puertas</translation>
    </message>
    <message>
        <source>Last run</source>
        <translation>Última ejecución</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Iniciada</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ReliabilityPage</name>
    <message>
        <source>seed %1</source>
        <translation>semilla %1</translation>
    </message>
    <message>
        <source>temperature %1</source>
        <translation>temperatura %1</translation>
    </message>
    <message>
        <source>Each configuration was measured once</source>
        <translation>Cada configuración se midió una vez</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>Fiabilidad</translation>
    </message>
    <message>
        <source>Pass rates by seed and temperature</source>
        <translation>Tasas de éxito por semilla y temperatura</translation>
    </message>
    <message>
        <source>A second measurement with another seed or temperature shows how far a number depends on the draw. It is kept in eval/reliability, and no gate decides by it.</source>
        <translation>Una segunda medición con otra semilla o temperatura muestra hasta qué punto un número depende del sorteo. Se guarda en eval/reliability, y ninguna puerta decide por ella.</translation>
    </message>
    <message>
        <source>Measure again…</source>
        <translation>Medir de nuevo…</translation>
    </message>
    <message>
        <source>pass@k, 95 % intervals; the first row is the gates&apos; own</source>
        <translation>pass@k, intervalos del 95 %; la primera fila es la de las puertas</translation>
    </message>
    <message>
        <source>Measure the pick again…</source>
        <translation>Medir de nuevo el elegido…</translation>
    </message>
    <message>
        <source>Measure the base again…</source>
        <translation>Medir de nuevo la base…</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Results</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ReviewPairs</name>
    <message>
        <source>Pair %1 of %2, %3, %4</source>
        <translation>Par %1 de %2, %3, %4</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ReviewPanel</name>
    <message>
        <source>Review</source>
        <translation>Revisión</translation>
    </message>
    <message>
        <source>Nothing to compare yet</source>
        <translation>Aún nada que comparar</translation>
    </message>
    <message>
        <source>Review puts the base&apos;s answer and an adapter&apos;s beside each other. It needs the results of gates B and D.</source>
        <translation>Revisión pone lado a lado la respuesta de la base y la de un adaptador. Necesita los resultados de las puertas B y D.</translation>
    </message>
    <message>
        <source>Open or blind</source>
        <translation>Abierta o a ciegas</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abierta</translation>
    </message>
    <message>
        <source>Blind</source>
        <translation>A ciegas</translation>
    </message>
    <message>
        <source>How the answers are compared</source>
        <translation>Cómo se comparan las respuestas</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Lado a lado</translation>
    </message>
    <message>
        <source>Inline</source>
        <translation>En línea</translation>
    </message>
    <message>
        <source>Ignore quotes and white space</source>
        <translation>Ignorar comillas y espacios</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>Pares</translation>
    </message>
    <message>
        <source>input</source>
        <translation>entrada</translation>
    </message>
    <message>
        <source>What the item gives beside the instruction</source>
        <translation>Lo que la tarea da además de la instrucción</translation>
    </message>
    <message>
        <source>Which adapter</source>
        <translation>Qué adaptador</translation>
    </message>
    <message>
        <source>Which answer</source>
        <translation>Qué respuesta</translation>
    </message>
    <message>
        <source>Input of the item</source>
        <translation>Entrada de la tarea</translation>
    </message>
    <message>
        <source>no difference</source>
        <translation>ninguna diferencia</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n diferencia</numerusform>
            <numerusform>%n diferencias</numerusform>
        </translation>
    </message>
    <message>
        <source>difference %1 of %2</source>
        <translation>diferencia %1 de %2</translation>
    </message>
    <message>
        <source>answer %1 of %2</source>
        <translation>respuesta %1 de %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>No pairs</source>
        <translation>Ningún par</translation>
    </message>
    <message>
        <source>order and sides drawn from seed %1</source>
        <translation>orden y lados sorteados con la semilla %1</translation>
    </message>
    <message>
        <source>base against %1</source>
        <translation>base frente a %1</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>Base</translation>
    </message>
    <message>
        <source>untouched model, %1</source>
        <translation>modelo sin cambios, %1</translation>
    </message>
    <message>
        <source>adapter</source>
        <translation>adaptador</translation>
    </message>
    <message>
        <source>Blind.</source>
        <translation>A ciegas.</translation>
    </message>
    <message>
        <source>Order and sides are shuffled; names, scores and verdicts are hidden. Open ends it.</source>
        <translation>El orden y los lados están barajados; nombres, puntuaciones y veredictos están ocultos. «Abierta» lo termina.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ReviewSide</name>
    <message>
        <source>Run log</source>
        <translation>Registro de ejecución</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::RowView</name>
    <message>
        <source>The chosen row</source>
        <translation>La fila elegida</translation>
    </message>
    <message>
        <source>Previous row</source>
        <translation>Fila anterior</translation>
    </message>
    <message>
        <source>Next row</source>
        <translation>Fila siguiente</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>As the model sees it</source>
        <translation>Como la ve el modelo</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Campos</translation>
    </message>
    <message>
        <source>Closest row</source>
        <translation>Fila más parecida</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>Row %1</source>
        <translation>Fila %1</translation>
    </message>
    <message>
        <source>No row</source>
        <translation>Ninguna fila</translation>
    </message>
    <message>
        <source>Choose a row.</source>
        <translation>Elegir una fila.</translation>
    </message>
    <message>
        <source>Reading the tokenizer…</source>
        <translation>Leyendo el tokenizador…</translation>
    </message>
    <message>
        <source>not compared with another file</source>
        <translation>no comparada con otro archivo</translation>
    </message>
    <message numerus="yes">
        <source>also in %1, %n row(s)</source>
        <translation>
            <numerusform>también en %1, %n fila</numerusform>
            <numerusform>también en %1, %n filas</numerusform>
        </translation>
    </message>
    <message>
        <source>closest: %1, row %2, %3 of its word triples</source>
        <translation>más parecida: %1, fila %2, %3 de sus trigramas de palabras</translation>
    </message>
    <message>
        <source>nothing in %1 comes close</source>
        <translation>nada en %1 se parece</translation>
    </message>
    <message>
        <source>no licence</source>
        <translation>sin licencia</translation>
    </message>
    <message>
        <source>its source was not recorded</source>
        <translation>su fuente no consta</translation>
    </message>
    <message>
        <source>− %1, row %2   + %3, row %4%5</source>
        <translation>− %1, fila %2   + %3, fila %4%5</translation>
    </message>
    <message>
        <source> (equal, byte for byte)</source>
        <translation> (iguales, byte a byte)</translation>
    </message>
    <message>
        <source>Change row %1</source>
        <translation>Cambiar la fila %1</translation>
    </message>
    <message>
        <source>being compared with %1</source>
        <translation>comparando con %1</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::RowsCard</name>
    <message>
        <source>Search text, or family:repair leak:word tokens:&gt;100</source>
        <translation>Buscar texto, o family:repair leak:word tokens:&gt;100</translation>
    </message>
    <message>
        <source>Search and filter rows</source>
        <translation>Buscar y filtrar filas</translation>
    </message>
    <message>
        <source>First batch</source>
        <translation>Primer lote</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>Show the filters</source>
        <translation>Mostrar los filtros</translation>
    </message>
    <message>
        <source>Enter opens · F2 edits · Space marks · Ins adds · N next leak</source>
        <translation>Enter abre · F2 edita · Space marca · Ins añade · N fuga siguiente</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
    <message>
        <source>Only the rows of the first update, in tokens and with their mask</source>
        <translation>Solo las filas de la primera actualización, en tokens y con su máscara</translation>
    </message>
    <message>
        <source>Not now: %1</source>
        <translation>Ahora no: %1</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Deshacer: %1</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>Rehacer: %1</translation>
    </message>
    <message numerus="yes">
        <source>first update: %n row(s)</source>
        <translation>
            <numerusform>primera actualización: %n fila</numerusform>
            <numerusform>primera actualización: %n filas</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 filas</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 de %2 filas</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n seleccionada</numerusform>
            <numerusform>%n seleccionadas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::RowsModel</name>
    <message>
        <source>a row of tokens</source>
        <translation>una fila de tokens</translation>
    </message>
    <message>
        <source>not readable</source>
        <translation>ilegible</translation>
    </message>
    <message>
        <source>%1 ×%2</source>
        <translation>%1 ×%2</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>no consta</translation>
    </message>
    <message>
        <source>Row %1, %2, %3, leak: %4, licence: %5</source>
        <translation>Fila %1, %2, %3, fuga: %4, licencia: %5</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Familia</translation>
    </message>
    <message>
        <source>Instruction</source>
        <translation>Instrucción</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Leak</source>
        <translation>Fuga</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licencia</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::RowsTable</name>
    <message>
        <source>Rows</source>
        <translation>Filas</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguna</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::Rule</name>
    <message>
        <source>%1 changes pass@k by %2 points; %3 are asked for</source>
        <translation>%1 cambia pass@k en %2 puntos; se piden %3</translation>
    </message>
    <message>
        <source>Difference reaches the threshold</source>
        <translation>La diferencia alcanza el umbral</translation>
    </message>
    <message>
        <source>%1, asked %2</source>
        <translation>%1, se pide %2</translation>
    </message>
    <message>
        <source>Interval is above 0</source>
        <translation>Intervalo por encima de 0</translation>
    </message>
    <message>
        <source>lower end %1</source>
        <translation>extremo inferior %1</translation>
    </message>
    <message>
        <source>Not picked by luck</source>
        <translation>No elegido por suerte</translation>
    </message>
    <message numerus="yes">
        <source>exact McNemar %1, Holm over %n configuration(s)</source>
        <translation>
            <numerusform>McNemar exacto %1, Holm sobre %n configuraciones</numerusform>
            <numerusform>McNemar exacto %1, Holm sobre %n configuraciones</numerusform>
        </translation>
    </message>
    <message>
        <source>Not confirmed</source>
        <translation>Sin confirmar</translation>
    </message>
    <message>
        <source>the best of several was picked on the items that decide</source>
        <translation>el mejor de varios se eligió con las tareas que deciden</translation>
    </message>
    <message>
        <source>Confirmed on other items</source>
        <translation>Confirmado con otras tareas</translation>
    </message>
    <message>
        <source>picked on %1, confirmed on %2: %3</source>
        <translation>elegido con %1, confirmado con %2: %3</translation>
    </message>
    <message>
        <source>No item stands in training</source>
        <translation>Ninguna tarea está en el entrenamiento</translation>
    </message>
    <message>
        <source>0 of %1 items</source>
        <translation>0 de %1 tareas</translation>
    </message>
    <message>
        <source>%1 of %2 items do</source>
        <translation>%1 de %2 tareas lo están</translation>
    </message>
    <message>
        <source>Enough items for this effect</source>
        <translation>Tareas suficientes para este efecto</translation>
    </message>
    <message>
        <source>%1 items find %2 points in four of five such comparisons</source>
        <translation>%1 tareas detectan %2 puntos en cuatro de cada cinco comparaciones así</translation>
    </message>
    <message>
        <source>One seed only</source>
        <translation>Una sola semilla</translation>
    </message>
    <message>
        <source>%1; reliability over seeds was not measured</source>
        <translation>%1; no se midió la fiabilidad entre semillas</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::RuleCard</name>
    <message>
        <source>met</source>
        <translation>cumplida</translation>
    </message>
    <message>
        <source>not met</source>
        <translation>no cumplida</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>dudosa</translation>
    </message>
    <message>
        <source>The rule</source>
        <translation>La regla</translation>
    </message>
    <message>
        <source>Which rule</source>
        <translation>Qué regla</translation>
    </message>
    <message>
        <source>paired</source>
        <translation>pareada</translation>
    </message>
    <message>
        <source>seed rule</source>
        <translation>regla original</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Umbral</translation>
    </message>
    <message>
        <source>what-if</source>
        <translation>hipótesis</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 puntos</translation>
    </message>
    <message>
        <source>Moving it changes no result. The recorded rule stays %1.</source>
        <translation>Moverlo no cambia ningún resultado. La regla registrada sigue en %1.</translation>
    </message>
    <message>
        <source>%1: %2. Nothing is written; the recorded rule stays %3.</source>
        <translation>%1: %2. No se escribe nada; la regla registrada sigue en %3.</translation>
    </message>
    <message>
        <source>No decision</source>
        <translation>Sin decisión</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::RunCommands</name>
    <message>
        <source>no workspace is open</source>
        <translation>ningún espacio de trabajo abierto</translation>
    </message>
    <message>
        <source>the running job uses the engine</source>
        <translation>el trabajo en curso usa el motor</translation>
    </message>
    <message>
        <source>run %1 is at work on this workspace</source>
        <translation>la ejecución %1 trabaja en este espacio de trabajo</translation>
    </message>
    <message>
        <source>the last run has not been stopped</source>
        <translation>la última ejecución no se ha detenido</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::RunDetailsBook</name>
    <message>
        <source>loss %1 → %2</source>
        <translation>pérdida %1 → %2</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>pasos</translation>
    </message>
    <message>
        <source>first loss</source>
        <translation>primera pérdida</translation>
    </message>
    <message>
        <source>last loss</source>
        <translation>última pérdida</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>tokens</translation>
    </message>
    <message>
        <source>time</source>
        <translation>tiempo</translation>
    </message>
    <message>
        <source>configurations</source>
        <translation>configuraciones</translation>
    </message>
    <message>
        <source>replaced by a later run</source>
        <translation>reemplazado por una ejecución posterior</translation>
    </message>
    <message>
        <source>decision</source>
        <translation>decisión</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>motivo</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::RunQueue</name>
    <message>
        <source>Environment</source>
        <translation>Entorno</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Línea base</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entrenamiento</translation>
    </message>
    <message>
        <source>Adapters</source>
        <translation>Adaptadores</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Decisión</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>Puntuación</translation>
    </message>
    <message>
        <source>Gate %1</source>
        <translation>Puerta %1</translation>
    </message>
    <message>
        <source>go on with %1</source>
        <translation>continuar %1</translation>
    </message>
    <message>
        <source>usual options</source>
        <translation>opciones habituales</translation>
    </message>
    <message>
        <source>the queue of this workspace has not been read</source>
        <translation>no se ha leído la cola de este espacio de trabajo</translation>
    </message>
    <message>
        <source>the run does not say what was asked of it</source>
        <translation>la ejecución no dice qué se le pidió</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::RunSteering</name>
    <message>
        <source>no workspace is open</source>
        <translation>ningún espacio de trabajo abierto</translation>
    </message>
    <message>
        <source>no run is at work</source>
        <translation>no hay ninguna ejecución en curso</translation>
    </message>
    <message>
        <source>the run is held already</source>
        <translation>la ejecución ya está en pausa</translation>
    </message>
    <message>
        <source>the run is not held</source>
        <translation>la ejecución no está en pausa</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::RunsCard</name>
    <message>
        <source>Recent runs</source>
        <translation>Ejecuciones recientes</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n elegida</numerusform>
            <numerusform>%n elegidas</numerusform>
        </translation>
    </message>
    <message>
        <source>choose two runs or more first</source>
        <translation>elegir antes dos ejecuciones o más</translation>
    </message>
    <message>
        <source>Show it in its panel</source>
        <translation>Mostrarla en su panel</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>Queue the same again</source>
        <translation>Poner otra igual en la cola</translation>
    </message>
    <message>
        <source>Copy the run&apos;s id</source>
        <translation>Copiar el id de la ejecución</translation>
    </message>
    <message>
        <source>Open the run&apos;s folder</source>
        <translation>Abrir la carpeta de la ejecución</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::RunsModel</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ejecución</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Duración</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultado</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::SamplesCard</name>
    <message>
        <source>Samples</source>
        <translation>Muestras</translation>
    </message>
    <message>
        <source>Evaluate the checkpoints</source>
        <translation>Evaluar los checkpoints</translation>
    </message>
    <message>
        <source>Diff</source>
        <translation>Diff</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Answers to fixed prompts stand here, a column for each checkpoint, once a run writes some.</source>
        <translation>Aquí aparecen respuestas a prompts fijos, una columna por checkpoint, en cuanto una ejecución las escribe.</translation>
    </message>
    <message>
        <source>This run has written no answers to fixed prompts. What its checkpoints answer is seen by evaluating them.</source>
        <translation>Esta ejecución no ha escrito respuestas a prompts fijos. Lo que responden sus checkpoints se ve al evaluarlos.</translation>
    </message>
    <message numerus="yes">
        <source>%n fixed prompt(s), each checkpoint</source>
        <translation>
            <numerusform>%n prompt fijo, en cada checkpoint</numerusform>
            <numerusform>%n prompts fijos, en cada checkpoint</numerusform>
        </translation>
    </message>
    <message>
        <source>no answer here</source>
        <translation>aquí no hay respuesta</translation>
    </message>
    <message>
        <source>green: new since %1</source>
        <translation>verde: nuevo desde %1</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::SamplesModel</name>
    <message>
        <source>not judged</source>
        <translation>sin juzgar</translation>
    </message>
    <message>
        <source>base</source>
        <translation>base</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>sin respuesta</translation>
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
        <translation>Guardar como tarea</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Familia</translation>
    </message>
    <message>
        <source>what kind of task it is, such as scaffold</source>
        <translation>qué tipo de tarea es, por ejemplo scaffold</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licencia</translation>
    </message>
    <message>
        <source>of what the answer is made from</source>
        <translation>de aquello con que se hizo la respuesta</translation>
    </message>
    <message>
        <source>Answer that will be learned from</source>
        <translation>Respuesta de la que se aprenderá</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ScheduleCard</name>
    <message>
        <source>Learning rate</source>
        <translation>Tasa de aprendizaje</translation>
    </message>
    <message>
        <source>by step</source>
        <translation>por paso</translation>
    </message>
    <message>
        <source>Learning rate by step</source>
        <translation>Tasa de aprendizaje por paso</translation>
    </message>
    <message>
        <source>this config</source>
        <translation>esta configuración</translation>
    </message>
    <message>
        <source>rises for %1 steps to %2, then falls to 0</source>
        <translation>sube durante %1 pasos hasta %2 y luego baja a 0</translation>
    </message>
    <message>
        <source>last run, %1</source>
        <translation>última ejecución, %1</translation>
    </message>
    <message>
        <source>dashed: %1</source>
        <translation>discontinua: %1</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::SettingRow</name>
    <message>
        <source>Back to the default: %1</source>
        <translation>Volver al valor por defecto: %1</translation>
    </message>
    <message>
        <source>default %1</source>
        <translation>por defecto %1</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>Buscar un ajuste</translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation>Páginas de los ajustes</translation>
    </message>
    <message>
        <source>Reset page</source>
        <translation>Restablecer página</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Everything is as it is by default. Changes apply at once.</source>
        <translation>Todo está como por defecto. Los cambios se aplican al momento.</translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) not as by default. Changes apply at once.</source>
        <translation>
            <numerusform>%n ajuste distinto del valor por defecto. Los cambios se aplican al momento.</numerusform>
            <numerusform>%n ajustes distintos de los valores por defecto. Los cambios se aplican al momento.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesewright::ui::StartPage</name>
    <message>
        <source>no GPU that can be used</source>
        <translation>ninguna GPU utilizable</translation>
    </message>
    <message>
        <source>%1 main memory</source>
        <translation>%1 de memoria principal</translation>
    </message>
    <message>
        <source>%1 free on disk</source>
        <translation>%1 libres en disco</translation>
    </message>
    <message>
        <source>GPT-OSS-20B is not in the local cache</source>
        <translation>GPT-OSS-20B no está en la caché local</translation>
    </message>
    <message>
        <source>%1 is in the local cache</source>
        <translation>%1 está en la caché local</translation>
    </message>
    <message>
        <source>This machine: %1.</source>
        <translation>Esta máquina: %1.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Teach GPT-OSS-20B to write Luanti mods, and find out whether it learned.</source>
        <translation>Enseñar a GPT-OSS-20B a escribir mods de Luanti y averiguar si aprendió.</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Probar la demo</translation>
    </message>
    <message>
        <source>A tiny model of the same architecture runs all five gates on this machine’s processor, with real items and a real report.</source>
        <translation>Un modelo diminuto de la misma arquitectura recorre las cinco puertas en el procesador de esta máquina, con tareas reales y un informe real.</translation>
    </message>
    <message>
        <source>2–6 min, 25 MB in a folder you choose. No GPU, no network.</source>
        <translation>2–6 min, 25 MB en una carpeta a elegir. Sin GPU, sin red.</translation>
    </message>
    <message>
        <source>Try the demo…</source>
        <translation>Probar la demo…</translation>
    </message>
    <message>
        <source>New workspace</source>
        <translation>Nuevo espacio de trabajo</translation>
    </message>
    <message>
        <source>Name the base model, the data and a preset. All of it is checked first, and nothing is downloaded.</source>
        <translation>Indicar el modelo base, los datos y un preajuste. Todo se comprueba antes y no se descarga nada.</translation>
    </message>
    <message>
        <source>5 questions</source>
        <translation>5 preguntas</translation>
    </message>
    <message>
        <source>New workspace…</source>
        <translation>Nuevo espacio de trabajo…</translation>
    </message>
    <message>
        <source>Open workspace</source>
        <translation>Abrir espacio de trabajo</translation>
    </message>
    <message>
        <source>A folder with workspace.json. Runs that the command line started appear as they are written.</source>
        <translation>Una carpeta con workspace.json. Las ejecuciones iniciadas desde la línea de comandos aparecen a medida que se escriben.</translation>
    </message>
    <message>
        <source>or drop the folder on this window</source>
        <translation>o soltar la carpeta en esta ventana</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Abrir…</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Recientes</translation>
    </message>
    <message>
        <source>Recent workspaces</source>
        <translation>Espacios de trabajo recientes</translation>
    </message>
    <message>
        <source>That did not work.</source>
        <translation>Eso no funcionó.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::StatusLine</name>
    <message>
        <source>Findings</source>
        <translation>Hallazgos</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>Engine: %1</source>
        <translation>Motor: %1</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Cola</translation>
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
        <translation>Cómo una tarea se convierte en el texto que lee el modelo. Sin archivo se usa la plantilla integrada, la del proyecto de Python.</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Plantilla</translation>
    </message>
    <message>
        <source>built in</source>
        <translation>integrada</translation>
    </message>
    <message>
        <source>A prompt looks like this:</source>
        <translation>Un prompt tiene este aspecto:</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::TensorsDialog</name>
    <message>
        <source>Tensors of %1</source>
        <translation>Tensores de %1</translation>
    </message>
    <message>
        <source>Search names, types, shapes, files</source>
        <translation>Buscar nombres, tipos, formas, archivos</translation>
    </message>
    <message>
        <source>Search tensors</source>
        <translation>Buscar tensores</translation>
    </message>
    <message>
        <source>Tensors</source>
        <translation>Tensores</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n tensor(s)</source>
        <translation>
            <numerusform>%1 de %n tensor</numerusform>
            <numerusform>%1 de %n tensores</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
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
        <translation>Tipo</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Forma</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ThresholdSlider</name>
    <message>
        <source>What-if threshold in points</source>
        <translation>Umbral hipotético, en puntos</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::TokenView</name>
    <message>
        <source>The row as the model sees it</source>
        <translation>La fila como la ve el modelo</translation>
    </message>
    <message numerus="yes">
        <source>
… %n more token(s)</source>
        <translation>
            <numerusform>
… %n token más</numerusform>
            <numerusform>
… %n tokens más</numerusform>
        </translation>
    </message>
    <message>
        <source>

Reference answer, which the model does not see:
</source>
        <translation>

Respuesta de referencia, que el modelo no ve:
</translation>
    </message>
    <message>
        <source>asked, token by token</source>
        <translation>lo que se pregunta, token a token</translation>
    </message>
    <message>
        <source>trained on, token by token</source>
        <translation>lo que se entrena, token a token</translation>
    </message>
    <message>
        <source>masked, no loss</source>
        <translation>enmascarado, sin pérdida</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n token</numerusform>
            <numerusform>%n tokens</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 + %2 tokens of %3</source>
        <translation>%1 + %2 tokens de %3</translation>
    </message>
    <message>
        <source>(cut)</source>
        <translation>(cortado)</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s) asked</source>
        <translation>
            <numerusform>%n token de pregunta</numerusform>
            <numerusform>%n tokens de pregunta</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 tokens trained, %2 masked</source>
        <translation>%1 tokens entrenados, %2 enmascarados</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::TopBar</name>
    <message>
        <source>Run</source>
        <translation>Ejecución</translation>
    </message>
    <message>
        <source>No workspace</source>
        <translation>Sin espacio de trabajo</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>Espacio de trabajo</translation>
    </message>
    <message>
        <source>Actions, items, runs, settings</source>
        <translation>Acciones, tareas, ejecuciones, ajustes</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::TrainingHead</name>
    <message>
        <source>Run</source>
        <translation>Ejecución</translation>
    </message>
    <message>
        <source>attached</source>
        <translation>conectada</translation>
    </message>
    <message>
        <source>Another process works on this run; it is watched and steered from here.</source>
        <translation>Otro proceso trabaja en esta ejecución; se observa y se controla desde aquí.</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::TrainingPanel</name>
    <message>
        <source>Training</source>
        <translation>Entrenamiento</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>Iniciar entrenamiento</translation>
    </message>
    <message>
        <source>What is shown beside the charts</source>
        <translation>Qué se muestra junto a los gráficos</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Muestras</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Not now: %1 is at work</source>
        <translation>Ahora no: %1 está en curso</translation>
    </message>
    <message>
        <source>Train from config.yaml and data/train.jsonl</source>
        <translation>Entrenar con config.yaml y data/train.jsonl</translation>
    </message>
    <message>
        <source>Nothing has been trained yet</source>
        <translation>Aún no se ha entrenado nada</translation>
    </message>
    <message>
        <source>Training writes a run folder. Its curves, samples and log stand here while it works, whoever started it, and stay.</source>
        <translation>El entrenamiento escribe una carpeta de ejecución. Sus curvas, muestras y registro aparecen aquí mientras trabaja, lo inicie quien lo inicie, y se conservan.</translation>
    </message>
    <message>
        <source>config.yaml with the settings</source>
        <translation>config.yaml con los ajustes</translation>
    </message>
    <message>
        <source>data/train.jsonl with the training items</source>
        <translation>data/train.jsonl con las tareas de entrenamiento</translation>
    </message>
    <message>
        <source>There is no other training run</source>
        <translation>No hay otra ejecución de entrenamiento</translation>
    </message>
    <message>
        <source>The run&apos;s log cannot be read.</source>
        <translation>No se puede leer el registro de la ejecución.</translation>
    </message>
    <message>
        <source>Open config</source>
        <translation>Abrir configuración</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reanudar</translation>
    </message>
    <message>
        <source>the run does not say what it computes on</source>
        <translation>la ejecución no dice con qué calcula</translation>
    </message>
    <message>
        <source>this run computes on the processor</source>
        <translation>esta ejecución calcula en el procesador</translation>
    </message>
    <message>
        <source>the run wrote no readings and has ended</source>
        <translation>la ejecución no escribió lecturas y ha terminado</translation>
    </message>
    <message>
        <source>written to %1</source>
        <translation>escrito en %1</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::ValidationPage</name>
    <message>
        <source>step %1: validation loss %2</source>
        <translation>paso %1: pérdida de validación %2</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Paso</translation>
    </message>
    <message>
        <source>Validation loss</source>
        <translation>Pérdida de validación</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Pérdida</translation>
    </message>
    <message>
        <source>training</source>
        <translation>entrenamiento</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>validación</translation>
    </message>
    <message>
        <source>By checkpoint</source>
        <translation>Por checkpoint</translation>
    </message>
    <message>
        <source>Validation loss by checkpoint</source>
        <translation>Pérdida de validación por checkpoint</translation>
    </message>
    <message>
        <source>No validation loss</source>
        <translation>Sin pérdida de validación</translation>
    </message>
    <message>
        <source>Nothing has been trained yet. Given validation rows, training says the loss on them at each checkpoint.</source>
        <translation>Aún no se ha entrenado nada. Con filas de validación, el entrenamiento da su pérdida en cada checkpoint.</translation>
    </message>
    <message>
        <source>The last training was started without validation rows. Given some, it says the loss on them at each checkpoint, and this page shows where training begins to learn its own rows by heart. Started from the settings, it takes those of data/validation.jsonl.</source>
        <translation>El último entrenamiento se inició sin filas de validación. Con ellas da su pérdida en cada checkpoint, y esta página muestra dónde el entrenamiento empieza a aprenderse sus propias filas de memoria. Iniciado desde los ajustes, toma las de data/validation.jsonl.</translation>
    </message>
    <message>
        <source>Open the settings</source>
        <translation>Abrir los ajustes</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::VerdictBanner</name>
    <message>
        <source>Export report…</source>
        <translation>Exportar el informe…</translation>
    </message>
    <message>
        <source>Export numbers…</source>
        <translation>Exportar los números…</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::VerdictList</name>
    <message>
        <source>not judged</source>
        <translation>sin juzgar</translation>
    </message>
    <message>
        <source>Verdicts by level</source>
        <translation>Veredictos por nivel</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>línea %1</translation>
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
        <translation>ahora</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>hace %1 min</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>hace %1 h</translation>
    </message>
    <message>
        <source>%1 percent</source>
        <translation>%1 por ciento</translation>
    </message>
    <message>
        <source>%1 percent, 95 percent interval %2 to %3</source>
        <translation>%1 por ciento, intervalo del 95 por ciento de %2 a %3</translation>
    </message>
</context>
<context>
    <name>mesewright::ui::WorkspaceWizard</name>
    <message>
        <source>New workspace</source>
        <translation>Nuevo espacio de trabajo</translation>
    </message>
</context>
</TS>
