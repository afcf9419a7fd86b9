package io.github.camelinvokeai.embedded.drawing;

/** Things that can be in a drawing. */
enum Motif {
    SEA,
    LIGHTHOUSE,
    BOAT,
    MOUNTAINS,
    FOREST,
    CITY,
    DESERT,
    HOUSE,
    FLOWERS,
    BIRDS,
    STARS,
    MOON,
    SNOW,
    RAIN,
    FOG
}
