package io.github.camelinvokeai.embedded.drawing;

/** The light of a drawing: the time of the day, the year or the weather. */
enum Hour {
    DAWN,
    DAY,
    DUSK,
    NIGHT,
    STORM,
    WINTER,
    AUTUMN
}
